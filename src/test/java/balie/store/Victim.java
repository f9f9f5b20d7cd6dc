package balie.store;

import balie.testkit.ChildJvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A process at work on a store, seen from outside, which is killed with SIGKILL.
 *
 * @param folder of the store
 */
record Victim(ChildJvm.Started started, Path folder) {

    private static final Duration LONGEST_PHASE = Duration.ofSeconds(5);

    /**
     * What it said last.
     *
     * @param number of the turn; -1: it was not at work yet
     */
    record Last(String phase, int number) {
        static Last of(String line) {
            int blank = line.indexOf(' ');
            return new Last(line.substring(0, blank), Integer.parseInt(line.substring(blank + 1)));
        }
    }

    /** Kills it some time after it said something. */
    Last killAfter(String phase, int millis) throws InterruptedException {
        started.lines().await(phase);
        Thread.sleep(millis);
        started.kill();
        return Last.of(started.lines().last());
    }

    /** Kills it some time after it began with something and the store changed by so many files, more or less of them. */
    Last killAfterFiles(String phase, int files, int millis) throws InterruptedException, IOException {
        started.lines().await(phase);
        long before = count();
        long until = System.nanoTime() + LONGEST_PHASE.toNanos();
        while (Math.abs(count() - before) < files && System.nanoTime() < until) {
            Thread.sleep(1);
        }
        return killAfter(phase, millis);
    }

    private long count() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.count();
        } catch (UncheckedIOException e) {
            // A file went while it was looked at.
            return 0;
        }
    }
}
