package balie.app;

import balie.issue.CallException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

@Command(
        name = "keys",
        description = "Shows and replaces the keys that pseudonyms, and the names of erased people, are made with.",
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    KeysCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return list(new KeysOptions());
    }

    @Command(
            name = "list",
            description =
                    "Lists the keys by their fingerprints, with since when they are in use and who may read them.",
            mixinStandardHelpOptions = true)
    int list(@Mixin KeysOptions options) {
        return doing(console -> KeyListing.of(options.place(surroundings)).forEach(console::say));
    }

    @Command(
            name = "rotate",
            description = "Replaces a key by a new one; the former is kept beside it.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Parameters(paramLabel = "KEY", description = "training, marketing or erased.") String name,
            @Mixin KeysOptions options) {
        return doing(console ->
                new KeyRotation(options.place(surroundings)).rotate(name).forEach(console::say));
    }

    private interface Task {
        void on(Console console) throws CallException, IOException;
    }

    private int doing(Task task) {
        Console console = surroundings.console();
        try {
            task.on(console);
            return ExitCode.DONE;
        } catch (CallException e) {
            console.problems("Nothing was changed. Please correct:", e.problems());
            return ExitCode.WRONG_CALL;
        } catch (IOException e) {
            console.failure(e, false);
            return ExitCode.FAILED;
        }
    }
}
