package balie.store;

import balie.store.Victim.Last;
import balie.testkit.ChildJvm;
import balie.testkit.SharedSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that work on a store are killed with SIGKILL. Each time the store must hold exactly what it held before or what their
 * work makes of it, the lock must be free, and the same work again must give exactly what it makes of it. {@code -Dbalie.kills=500}
 * kills more.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillTest {

    private static final int KILLS = Integer.getInteger("balie.kills", 54);

    /** Kills of processes with Spark, of each kind; one of them costs several times what one without does. */
    private static final int WITH_SPARK = KILLS / 6;

    private static final int WITHOUT_SPARK = KILLS - 2 * WITH_SPARK;

    /** Kills of processes that write wordings and questions, besides: those are without Spark too. */
    private static final int OF_QUESTIONS = KILLS / 3;

    /** More than there are cores on a small machine: processes wait for their moment. */
    private static final int LANES = 3;

    private static final int KILLS_OF_A_STORE = 5;

    private static final int MOST_ROUNDS = 4;

    @TempDir
    private Path folder;

    /** How a kill went. */
    private record Kill(String during, boolean isNew) {}

    @BeforeAll
    static void train() {
        TrainedJvms.begin();
        SharedSpark.session();
    }

    @Test
    @Order(1)
    void a_killed_large_input_leaves_the_old_or_the_new_state_and_the_next_one_repairs() throws Exception {
        killUntilMostHit(
                KilledProgram.COMMIT,
                WITHOUT_SPARK,
                TrainedJvms.withoutSpark(),
                random -> new KilledUpkeep(random, KilledProgram.STAGES));
    }

    @Test
    @Order(2)
    void killed_wordings_and_questions_are_both_the_old_or_both_the_new_and_the_next_change_goes_on() throws Exception {
        killUntilMostHit(KilledProgram.WRITE, OF_QUESTIONS, TrainedJvms.withoutSpark(), KilledQuestions::new);
    }

    @Test
    @Order(3)
    void a_killed_run_leaves_the_old_or_the_new_state_and_the_next_one_repairs() throws Exception {
        killUntilMostHit(KilledProgram.WRITE, WITH_SPARK, TrainedJvms.withSpark(), KilledWrites::new);
    }

    @Test
    @Order(4)
    void erasing_and_compacting_can_be_killed_at_any_moment_and_done_again() throws Exception {
        Map<String, List<Kill>> kills = kill(
                0,
                WITH_SPARK,
                TrainedJvms.withSpark(),
                random -> new KilledUpkeep(random, KilledProgram.ERASES, KilledProgram.COMPACTS));

        assertThat(kills.keySet()).as("what was killed").hasSizeGreaterThanOrEqualTo(Math.min(3, WITH_SPARK));
    }

    /**
     * Kills so many processes, of which most must hit what matters, and as many again where they did not: on a busy machine the kill
     * itself comes late. What each leaves is checked in every round.
     */
    private void killUntilMostHit(String during, int times, ChildJvm jvm, Function<Random, KilledWork> works)
            throws Exception {
        List<Integer> hits = new ArrayList<>();
        while (hits.stream().noneMatch(hit -> hit > times / 2) && hits.size() < MOST_ROUNDS) {
            hits.add(kill(hits.size(), times, jvm, works)
                    .getOrDefault(during, List.of())
                    .size());
        }
        assertThat(hits).as("kills during " + during + ", of " + times).anyMatch(hit -> hit > times / 2);
    }

    /** Kills so many processes, some side by side; what they were at, and how it went. */
    private Map<String, List<Kill>> kill(int round, int times, ChildJvm jvm, Function<Random, KilledWork> works)
            throws Exception {
        List<Callable<List<Kill>>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            KilledWork work = works.apply(new Random(20_261_124L + (long) round * LANES + lane));
            Path place = folder.resolve("round" + round + "-lane" + lane);
            int first = times * lane / LANES;
            int end = times * (lane + 1) / LANES;
            lanes.add(() -> kill(first, end, jvm, work, place));
        }
        Map<String, List<Kill>> kills = new TreeMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(LANES);
        try {
            for (Future<List<Kill>> lane : pool.invokeAll(lanes)) {
                lane.get()
                        .forEach(k -> kills.computeIfAbsent(k.during(), d -> new ArrayList<>())
                                .add(k));
            }
        } finally {
            pool.shutdownNow();
        }
        List<String> told = new ArrayList<>();
        kills.forEach((during, some) -> told.add(some.size() + " during " + during + " ("
                + some.stream().filter(Kill::isNew).count() + " found the new state)"));
        System.out.println(times + " kills: " + String.join(", ", told) + ". 0 rows lost, 0 doubled.");
        return kills;
    }

    private static List<Kill> kill(int first, int end, ChildJvm jvm, KilledWork work, Path place) throws Exception {
        List<Kill> kills = new ArrayList<>();
        Path folder = place;
        for (int i = first; i < end; i++) {
            if ((i - first) % KILLS_OF_A_STORE == 0) {
                folder = place.resolve("store" + i);
                work.begin(folder);
            }
            String[] next = work.next(i);
            Last last = work.kill(
                    new Victim(jvm.start(KilledProgram.class, folder.toString(), next[0], next[1]), folder), i);
            String what = "kill " + i + " in " + folder + " during " + last;
            StoreLock.Holder holder = new StoreLock.Holder("check", 0, "here", Instant.EPOCH);
            StoreLock lock = StoreLock.take(folder, holder, Duration.ZERO, waiting -> {});
            try {
                kills.add(new Kill(last.phase(), work.check(last, what)));
            } finally {
                lock.close();
            }
        }
        return kills;
    }
}
