package balie.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The command line. */
@Command(
        name = "balie",
        description = "What do customers ask, where do we fail, what must we teach: reports from help-desk exports.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {"", "The launcher also knows: balie bench [NAME], which measures; see docs/benchmarks.md."})
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

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the details of a failure.")
    private boolean verbose;

    Main() {}

    /** Runs a command and gives its exit code; does not end the JVM. */
    static int execute(Surroundings surroundings, String... args) {
        // Charts are drawn without a screen.
        System.setProperty("java.awt.headless", "true");
        Main main = new Main();
        CommandLine line = line(main, surroundings);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            surroundings.console().failure(failure, main.verbose);
            return ExitCode.FAILED;
        });
        return line.execute(args);
    }

    /** All commands with their options, to be run or only to be parsed. */
    static CommandLine line(Main main, Surroundings surroundings) {
        return new CommandLine(main)
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new InspectCommand(surroundings))
                .addSubcommand(new MapCommand(surroundings))
                .addSubcommand(new ReplayCommand(surroundings))
                .addSubcommand(new ArchiveCommand(surroundings))
                .addSubcommand(new DeliverCommand(surroundings))
                .addSubcommand(new EraseCommand(surroundings))
                .addSubcommand(new CompactCommand(surroundings))
                .addSubcommand(new KeysCommand(surroundings))
                .addSubcommand(new MetricsCommand(surroundings))
                .addSubcommand(new QuestionsCommand(surroundings))
                .addSubcommand(new LanguageCommand(surroundings))
                .addSubcommand(new SampleDataCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(new PrepareCommand(surroundings))
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
    }

    public static void main(String[] args) {
        LargeInput.endWithParent();
        System.exit(execute(Surroundings.ofProcess(), args));
    }
}
