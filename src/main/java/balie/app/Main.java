package balie.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
        name = "balie",
        description = "What do customers ask, where do we fail, what must we teach: reports from help-desk exports.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {RunCommand.class, SampleDataCommand.class})
public final class Main {

    /** {@code balie --version}. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return Versions.all().entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .toArray(String[]::new);
        }
    }

    Main() {}

    /** Runs a command and gives its exit code; does not end the JVM. */
    public static int execute(String... args) {
        // Charts are drawn without a screen.
        System.setProperty("java.awt.headless", "true");
        return new CommandLine(new Main()).execute(args);
    }

    public static void main(String[] args) {
        System.exit(execute(args));
    }
}
