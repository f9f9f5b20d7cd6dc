package balie.app;

import balie.config.JobFiles;
import balie.config.SourceMapping;
import balie.ingest.Recognition;
import balie.ingest.profile.TableProfile;
import balie.ingest.profile.TableProfiler;
import balie.ingest.read.Detector;
import balie.ingest.read.FileBytes;
import balie.ingest.read.Limits;
import balie.ingest.read.Pins;
import balie.ingest.read.TableFormat;
import balie.ingest.read.UnusableFileException;
import balie.issue.Problem;
import balie.issue.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "inspect",
        description =
                "Says what is in a file: how it is written, its columns, which product it is of, what is suspicious.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "A file, a folder, or a pattern such as exports/*.csv.")
    private List<String> named = new ArrayList<>();

    @Option(
            names = "--show-values",
            description = "Show values as they are. They are personal data: mind who sees the screen.")
    private boolean showValues;

    private final Surroundings surroundings;

    InspectCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Console console = surroundings.console();
        Problems call = new Problems();
        List<Path> files = InputFiles.of(surroundings.base(), named, call);
        JobFiles jobFiles = new JobFiles(surroundings.homes());
        List<SourceMapping> mappings = jobFiles.mappings(call);
        List<Problem> unusable = new ArrayList<>();
        for (Path file : files) {
            inspect(file, surroundings.shown(file), mappings, console, unusable);
        }
        if (!unusable.isEmpty()) {
            console.problems("Files that can not be used:", unusable);
        }
        if (!call.isEmpty()) {
            console.problems("Please correct:", call.list());
            return ExitCode.WRONG_CALL;
        }
        return unusable.isEmpty() ? ExitCode.DONE : ExitCode.DATA_REFUSED;
    }

    private void inspect(
            Path file, String shown, List<SourceMapping> mappings, Console console, List<Problem> unusable) {
        try {
            for (TableFormat format : Detector.detect(file, FileBytes.of(file), Pins.NONE, Limits.DEFAULT)) {
                TableProfile table = TableProfiler.profile(file, format, Limits.DEFAULT);
                List<Recognition.Fit> fits =
                        Recognition.of(Recognition.columns(file, format, Limits.DEFAULT), mappings);
                console.say(shown);
                TableListing.of(table, fits, showValues).forEach(console::say);
                console.say("");
            }
        } catch (UnusableFileException e) {
            unusable.add(new Problem(shown, e.line(), e.found(), e.remedy()));
        } catch (IOException e) {
            unusable.add(
                    new Problem(shown, 0, "the file can not be read: " + e.getMessage(), "Check its permissions."));
        }
    }
}
