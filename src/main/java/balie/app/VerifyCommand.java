package balie.app;

import balie.config.JobFiles;
import balie.config.MappingReader;
import balie.config.MappingSpec;
import balie.config.SourceMapping;
import balie.ingest.SpecCheck;
import balie.issue.CallException;
import balie.issue.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

@Command(
        name = "verify",
        description = "Runs the examples beside the mappings (*.spec.yaml) and says which hold.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final String SPEC = ".spec.yaml";

    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "Where to look. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("jobs");

    private final Surroundings surroundings;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Console console = surroundings.console();
        try {
            return verify(console);
        } catch (CallException e) {
            console.problems("The examples could not all be run:", e.problems());
            return ExitCode.WRONG_CALL;
        }
    }

    private int verify(Console console) throws CallException, IOException {
        JobFiles files = new JobFiles(surroundings.homes());
        Problems problems = new Problems();
        int passed = 0;
        int failed = 0;
        for (Path spec : specs(problems)) {
            Path source = spec.resolveSibling(spec.getFileName().toString().replace(SPEC, ".source.yaml"));
            Optional<SourceMapping> mapping = files.read(source, problems)
                    .flatMap(yaml -> MappingReader.read("verified", files.shown(source), yaml, problems));
            Optional<MappingSpec> examples =
                    files.read(spec, problems).flatMap(yaml -> MappingSpec.read(files.shown(spec), yaml, problems));
            if (mapping.isEmpty() || examples.isEmpty()) {
                continue;
            }
            for (MappingSpec.Example example : examples.get().examples()) {
                List<String> failures = SpecCheck.failures(mapping.get(), examples.get(), example);
                passed += failures.isEmpty() ? 1 : 0;
                failed += failures.isEmpty() ? 0 : 1;
                console.say((failures.isEmpty() ? "PASS " : "FAIL ")
                        + examples.get().file() + ":" + example.line() + " " + example.name());
                failures.forEach(f -> console.say("     " + f));
            }
        }
        console.say(passed + " passed, " + failed + " failed");
        problems.throwIfAny();
        return failed == 0 ? ExitCode.DONE : ExitCode.WRONG_CALL;
    }

    private List<Path> specs(Problems problems) throws IOException {
        Path place = surroundings.base().resolve(folder);
        if (!Files.isDirectory(place)) {
            problems.add(null, 0, "there is no folder " + folder, "Give the folder that holds the *.spec.yaml files.");
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(place)) {
            return tree.filter(f -> f.toString().endsWith(SPEC)).sorted().toList();
        }
    }
}
