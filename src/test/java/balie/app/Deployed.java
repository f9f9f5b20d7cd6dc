package balie.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples for schedulers, and what their tests ask of them. */
final class Deployed {

    static final Path FOLDER = Path.of("jobs/deploy");
    static final List<String> WEEKLY = List.of("run weekly", "deliver --to jobs/delivery.yaml");

    /** A call as it is written for a shell: up to where that ends a command. */
    private static final Pattern CALL = Pattern.compile("(?:\\./|/opt/balie/)balie ([^\"'`|;&>#\\n]+)");

    private Deployed() {}

    /** What a program did: its exit code, what it printed, what it called Balie with. */
    record Said(int exit, String out, List<String> calls) {}

    static List<String> calls(String text) {
        return CALL.matcher(text).results().map(m -> m.group(1).strip()).toList();
    }

    static String file(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    /** The names of the commands, as Balie's own command line takes a call apart. */
    static void parse(String call) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Main.line(new Main(), new Surroundings(Path.of(""), List.of(Path.of("")), nowhere, nowhere))
                .parseArgs(call.split(" +"));
    }

    /** Exit code -1 where there is no such program. */
    static Said said(Path folder, String... command) throws InterruptedException, IOException {
        Path out = folder.resolve("said-" + command[0]);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Said(process.exitValue(), Files.readString(out), List.of());
        } catch (IOException e) {
            return new Said(-1, "", List.of());
        }
    }
}
