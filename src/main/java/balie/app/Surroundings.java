package balie.app;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command finds around it.
 *
 * @param base the folder it runs in; paths count from it
 * @param homes folders that hold jobs/, first match wins
 * @param out where progress goes
 * @param err where problems go
 * @param environment values of variables by their names, null where there is none; asked one by one, so that no text of this holds
 *     a key
 */
record Surroundings(
        Path base, List<Path> homes, PrintStream out, PrintStream err, Function<String, @Nullable String> environment) {

    /** Without variables. */
    Surroundings(Path base, List<Path> homes, PrintStream out, PrintStream err) {
        this(base, homes, out, err, name -> null);
    }

    static Surroundings ofProcess() {
        Path base = Path.of("").toAbsolutePath();
        List<Path> homes = new ArrayList<>(List.of(base));
        Optional.ofNullable(System.getProperty("balie.home"))
                .map(Path::of)
                .or(() -> ownPlace().flatMap(Surroundings::homeOf))
                .filter(home -> !home.equals(base))
                .ifPresent(homes::add);
        return new Surroundings(base, homes, System.out, System.err, System::getenv);
    }

    /** Where Balie is installed, for whoever starts it otherwise than by its launcher: the jar is in target/ beside jobs/. */
    static Optional<Path> homeOf(Path jar) {
        return Optional.ofNullable(jar.toAbsolutePath().normalize().getParent())
                .map(Path::getParent)
                .filter(home -> Files.isDirectory(home.resolve("jobs")));
    }

    private static Optional<Path> ownPlace() {
        try {
            return Optional.ofNullable(Surroundings.class.getProtectionDomain().getCodeSource())
                    .map(CodeSource::getLocation)
                    .filter(place -> place.getProtocol().equals("file"))
                    .map(place -> Path.of(URI.create(place.toString())));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            // Only where to look besides: without it, jobs are found where the command runs.
            return Optional.empty();
        }
    }

    /** A path as the user knows it: from the folder the command runs in. */
    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path from = base.toAbsolutePath().normalize();
        return (absolute.startsWith(from) ? from.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }

    /** What the clock of the machine says; nothing that is published may depend on it. */
    Instant now() {
        return Instant.now();
    }

    /** What this machine calls itself. */
    static String host() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .or(Surroundings::hostOfSystem)
                .orElse("this machine");
    }

    /** From a file, for to ask the network can take seconds. */
    private static Optional<String> hostOfSystem() {
        try {
            return Optional.of(Files.readString(Path.of("/etc/hostname")).strip())
                    .filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Console console() {
        return new Console(out, err, System::currentTimeMillis);
    }
}
