package balie.app;

import balie.issue.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "archive",
        description =
                "Makes the pages over all published runs of each job anew, one for each audience; each run does so by itself.",
        mixinStandardHelpOptions = true)
final class ArchiveCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            defaultValue = RunPlan.DEFAULT_OUT,
            description = "The folder of runs. Default: " + RunPlan.DEFAULT_OUT + ".")
    private Path folder = Path.of(RunPlan.DEFAULT_OUT);

    private final Surroundings surroundings;

    ArchiveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Console console = surroundings.console();
        Path place = surroundings.base().resolve(folder);
        if (!Files.isDirectory(place)) {
            return wrong(console, "there is no folder " + surroundings.shown(place));
        }
        Archiving archiving = new Archiving(place, surroundings::shown);
        List<Archiving.Made> made = archiving.all();
        if (!archiving.problems().isEmpty()) {
            console.problems("Left out:", archiving.problems());
        }
        if (made.isEmpty()) {
            return wrong(console, "the folder " + surroundings.shown(place) + " holds no run that can be shown");
        }
        console.say("Done. Open");
        made.forEach(each -> console.say("  " + surroundings.shown(each.page()) + "   " + told(each)));
        return ExitCode.DONE;
    }

    /** {@code 3 runs of job weekly} */
    static String told(Archiving.Made made) {
        return made.runs() + (made.runs() == 1 ? " run" : " runs") + " of job " + made.job();
    }

    private static int wrong(Console console, String what) {
        console.problems(
                "No archive was made:",
                List.of(new Problem(null, 0, what, "Give the folder in which the folders of runs are.")));
        return ExitCode.WRONG_CALL;
    }
}
