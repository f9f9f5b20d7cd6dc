package balie.store;

import balie.testkit.ChildJvm;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that write to a store are killed with SIGKILL, most of them while they write. Each time the store must hold exactly
 * what it held before or what the round makes of it, the lock must be free, and the same round again must give exactly what it
 * makes of it. {@code -Dbalie.kills=500} kills more.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("balie.kills", 52);
    private static final int LANES = 2;
    private static final int ROUNDS_IN_TRAINING = 4;
    private static final int KILLS_OF_A_STORE = 5;
    private static final int FILES_OF_A_WRITE = 28;
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(5);
    private static final int ENDLESS = 100_000;

    @TempDir
    private Path folder;

    /** How a kill went. */
    private record Kill(String during, boolean isNew) {}

    @Test
    void a_killed_run_leaves_the_old_or_the_new_state_and_the_next_one_repairs() throws Exception {
        SharedSpark.session();
        ChildJvm jvm = ChildJvm.trained(
                folder, KilledWriter.class, folder.resolve("training").toString(), "0", "" + ROUNDS_IN_TRAINING);
        List<Callable<List<Kill>>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            Lane each = new Lane(jvm, folder.resolve("lane" + lane), new Random(20_261_124L + lane));
            lanes.add(() -> each.kill(KILLS / LANES));
        }
        List<Kill> kills = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(LANES);
        try {
            for (Future<List<Kill>> lane : pool.invokeAll(lanes)) {
                kills.addAll(lane.get());
            }
        } finally {
            pool.shutdownNow();
        }

        long writing = kills.stream()
                .filter(k -> k.during().equals(KilledWriter.WRITE))
                .count();
        long late = kills.stream()
                .filter(k -> k.during().equals(KilledWriter.WRITE) && k.isNew())
                .count();
        System.out.println(kills.size() + " kills, " + writing + " of them while the store was written to, " + late
                + " of those after the new state came into force. 0 rows lost, 0 doubled.");
        assertThat(kills).hasSize(KILLS / LANES * LANES);
        assertThat(writing).as("kills while the store was written to").isGreaterThan(kills.size() / 2);
    }

    /** One store after another that process after process is killed on. */
    private static final class Lane {

        private final ChildJvm jvm;
        private final Path place;
        private final Random random;
        private final SparkSession spark = SharedSpark.session();

        Lane(ChildJvm jvm, Path place, Random random) {
            this.jvm = jvm;
            this.place = place;
            this.random = random;
        }

        List<Kill> kill(int times) throws Exception {
            List<Kill> kills = new ArrayList<>();
            int done = -1;
            Path folder = place;
            for (int i = 0; i < times; i++) {
                if (i % KILLS_OF_A_STORE == 0) {
                    folder = place.resolve("store" + i);
                    done = -1;
                }
                Writer writer = new Writer(jvm.start(
                        KilledWriter.class, folder.toString(), Integer.toString(done + 1), Integer.toString(ENDLESS)));
                String last = switch (i % 4) {
                    case 0 -> writer.killAfter(KilledWriter.READY, random.nextInt(2_000));
                    case 1 -> writer.killAfter(KilledWriter.WRITE, random.nextInt(1_000));
                    // By what it has written so far, for the steps of a commit take a moment each.
                    default -> writer.killAfterFiles(folder, 1 + random.nextInt(FILES_OF_A_WRITE), random.nextInt(8));
                };
                String during = last.substring(0, last.indexOf(' '));
                int round = during.equals(KilledWriter.READY)
                        ? done + 1
                        : Integer.parseInt(last.substring(last.indexOf(' ') + 1));
                boolean isNew = check(folder, during, round, i);
                kills.add(new Kill(during, isNew));
                done = round;
            }
            return kills;
        }

        /** Whether the round that was at work is in force; then it is done again, and looked at again. */
        @SuppressWarnings("try") // the lock is held, not used
        private boolean check(Path folder, String during, int round, int i) throws Exception {
            String what = "kill " + i + " in " + folder.getFileName() + " during " + during + " of round " + round;
            StoreLock.Holder holder = new StoreLock.Holder("check", 0, "here", Instant.EPOCH);
            try (StoreLock lock = StoreLock.take(folder, holder, Duration.ZERO, waiting -> {})) {
                InteractionStore store = SharedSpark.store(folder);
                Rounds.Contents found = Rounds.stored(store);
                Rounds.Contents before = Rounds.after(round - 1);
                Rounds.Contents after = Rounds.after(round);
                switch (during) {
                    case KilledWriter.WRITE -> assertThat(found).as(what).isIn(before, after);
                    case KilledWriter.DONE -> assertThat(found).as(what).isEqualTo(after);
                    default -> assertThat(found).as(what).isEqualTo(before);
                }
                Rounds.input(round).compare(store, spark).apply();
                assertThat(Rounds.stored(store)).as("again after " + what).isEqualTo(after);
                return found.equals(after);
            }
        }
    }

    /** A process at work, seen from outside. */
    private static final class Writer {

        private final Process process;
        private final ChildJvm.Lines lines;

        Writer(ChildJvm.Started started) throws IOException {
            this.process = started.process();
            this.lines = started.lines();
        }

        /** Kills the process some time after it has said something; what it said last. */
        String killAfter(String marker, int millis) throws InterruptedException {
            lines.await(marker);
            Thread.sleep(millis);
            process.destroyForcibly().waitFor();
            return lines.last();
        }

        /** Kills the process some time after it began to write and has made so many files. */
        String killAfterFiles(Path folder, int files, int millis) throws InterruptedException, IOException {
            lines.await(KilledWriter.COMPARE);
            long before = count(folder);
            lines.await(KilledWriter.WRITE);
            long until = System.nanoTime() + LONGEST_WRITE.toNanos();
            while (count(folder) < before + files && System.nanoTime() < until) {
                Thread.sleep(1);
            }
            return killAfter(KilledWriter.WRITE, millis);
        }

        private static long count(Path folder) throws IOException {
            try (Stream<Path> tree = Files.walk(folder)) {
                return tree.count();
            } catch (UncheckedIOException e) {
                // A file went while it was looked at.
                return 0;
            }
        }
    }
}
