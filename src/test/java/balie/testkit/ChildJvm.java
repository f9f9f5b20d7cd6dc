package balie.testkit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts Java programs of the tests in processes of their own, soon: with an archive of the classes that a first one, which ran to
 * its end, had loaded.
 */
public final class ChildJvm {

    private static final String READY_MADE = "classes.jsa";
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final List<String> command;
    private final Path folder;

    private ChildJvm(List<String> command, Path folder) {
        this.command = command;
        this.folder = folder;
    }

    /** A process and what it says. */
    public record Started(Process process, Lines lines) {

        /** Kills it with SIGKILL. By its handle: {@link Process#destroyForcibly()} throws away what it said and nobody read yet. */
        public void kill() throws InterruptedException {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    /** Without an archive: for a program of few classes. */
    public static ChildJvm plain(Path folder) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true"));
        for (String open : List.of("java.nio", "java.lang", "java.lang.invoke", "java.util", "sun.nio.ch")) {
            command.add("--add-opens=java.base/" + open + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath(folder)));
        return new ChildJvm(command, folder);
    }

    /** The same with more options. */
    public ChildJvm with(String... options) {
        List<String> more = new ArrayList<>(command);
        more.addAll(1, List.of(options));
        return new ChildJvm(more, folder);
    }

    /** Runs a program once to its end, to know its classes. */
    public static ChildJvm trained(Path folder, Class<?> program, String... args) throws Exception {
        ChildJvm plain = plain(folder);
        List<String> training = new ArrayList<>(plain.command);
        training.add(1, "-XX:ArchiveClassesAtExit=" + folder.resolve(READY_MADE));
        int exit = new ChildJvm(training, folder).start(program, args).process().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    "the first process failed: " + Files.readString(folder.resolve("stderr.txt")));
        }
        if (Files.exists(folder.resolve(READY_MADE))) {
            plain.command.add(1, "-XX:SharedArchiveFile=" + folder.resolve(READY_MADE));
        }
        return plain;
    }

    /** The class path of the tests with a jar in place of each folder: an archive can not be made of folders. */
    private static String classPath(Path folder) throws IOException {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> entries = new ArrayList<>();
        for (String entry : tests.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve("classes" + entries.size() + ".jar");
                pack(path, jar);
                path = jar;
            }
            entries.add(path.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Makes a jar of a folder of classes. */
    public static void pack(Path folder, Path jar) throws IOException {
        try (Stream<Path> tree = Files.walk(folder);
                OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out)) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                packed.putNextEntry(
                        new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
    }

    /** Starts a program in the folder of this one. */
    public Started start(Class<?> program, String... args) throws IOException {
        return startIn(Path.of("").toAbsolutePath(), program, args);
    }

    /** Starts a program in some folder. */
    public Started startIn(Path base, Class<?> program, String... args) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.add(program.getName());
        all.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(base.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("stderr.txt").toFile()));
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        return new Started(process, new Lines(process));
    }

    /** What a process says, a line at a time. */
    public static final class Lines {

        private final Process process;
        private final List<String> said = new ArrayList<>();
        private final Thread reader;

        Lines(Process process) {
            this.process = process;
            this.reader = new Thread(this::read, "lines of a process");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    synchronized (said) {
                        said.add(line);
                        said.notifyAll();
                    }
                }
            } catch (IOException e) {
                // The process is gone; what it said before is what there is.
                return;
            }
        }

        /** Waits until something was said. */
        public void await(String beginning) throws InterruptedException {
            long until = System.nanoTime() + LONGEST_SILENCE.toNanos();
            synchronized (said) {
                while (said.stream().noneMatch(l -> l.startsWith(beginning))) {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the process ended by itself after " + said);
                    }
                    if (System.nanoTime() > until) {
                        throw new IllegalStateException("the process did not say " + beginning + " but " + said);
                    }
                    said.wait(500);
                }
            }
        }

        /** What a process that has ended said last. */
        public String last() throws InterruptedException {
            reader.join();
            synchronized (said) {
                return said.get(said.size() - 1);
            }
        }
    }
}
