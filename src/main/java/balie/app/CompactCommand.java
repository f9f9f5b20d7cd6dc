package balie.app;

import balie.store.Cleaning;
import balie.store.Compaction;
import balie.store.Compaction.Size;
import balie.store.InteractionStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

@Command(
        name = "compact",
        description = "Makes a store smaller: fewer files, no history, nothing that a killed run left. No row changes.",
        mixinStandardHelpOptions = true)
final class CompactCommand implements Callable<Integer> {

    /** Longer than any run takes: in a catalog there is no lock that would show one at work. */
    private static final Duration LONGEST_RUN = Duration.ofDays(3);

    private static final double KILO = 1024.0;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private WaitOption wait = new WaitOption();

    private final Surroundings surroundings;

    CompactCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Console console = surroundings.console();
        Instant begun = surroundings.now();
        return new StoreWork(surroundings, console)
                .run(
                        "compact",
                        options,
                        wait,
                        (store, place) -> compact(
                                store, console, place.store().catalog().isEmpty() ? begun : begun.minus(LONGEST_RUN)));
    }

    private static int compact(InteractionStore store, Console console, Instant olderThan) throws IOException {
        Compaction compaction = new Compaction(store);
        Size before = compaction.size();
        console.begin("rewrite");
        console.end(Console.grouped(compaction.rewrite()) + " small files written anew as larger ones");
        console.begin("history");
        Cleaning.Cleaned past = compaction.history();
        console.end(EraseCommand.past(past));
        console.begin("left over");
        console.end(
                Console.grouped(compaction.leftovers(olderThan)) + " files that no version of the store names removed");
        Size after = compaction.size();
        console.say("Before: " + words(before));
        console.say("After:  " + words(after));
        return ExitCode.DONE;
    }

    private static String words(Size size) {
        return Console.grouped(size.files()) + " files, " + kilobytes(size.bytes()) + "; of them with rows "
                + Console.grouped(size.dataFiles()) + ", " + kilobytes(size.dataBytes());
    }

    private static String kilobytes(long bytes) {
        return Console.grouped(Math.round(bytes / KILO)) + " kB";
    }
}
