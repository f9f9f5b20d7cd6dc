package balie.app;

import balie.issue.Problem;
import balie.publish.Places;
import balie.sample.SampleData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "sample-data",
        description = "Makes the sample exports anew, from a seed.",
        mixinStandardHelpOptions = true)
final class SampleDataCommand implements Callable<Integer> {

    @Option(names = "--to", paramLabel = "FOLDER", description = "Where to write them. Default: ${DEFAULT-VALUE}.")
    private Path to = Path.of("sample-data");

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Default: ${DEFAULT-VALUE}, the committed sample.")
    private long seed = SampleData.SEED;

    private final Surroundings surroundings;

    SampleDataCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = surroundings.base().resolve(to);
        Console console = surroundings.console();
        try {
            Places.probe(folder);
        } catch (IOException e) {
            console.problems(
                    "Nothing was written. Please correct:",
                    List.of(new Problem(
                            null,
                            0,
                            "can not write to the folder " + to + ": " + e,
                            "Give a folder that you may write to with --to.")));
            return ExitCode.WRONG_CALL;
        }
        SampleData.write(folder, seed);
        console.say("The sample was written to " + to);
        return ExitCode.DONE;
    }
}
