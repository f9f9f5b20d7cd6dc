package balie.store;

import balie.testkit.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@SuppressWarnings("try") // locks are held, not used
class StoreLockTest {

    private static final StoreLock.Holder RUN =
            new StoreLock.Holder("run weekly", 17, "desk3", Instant.parse("2026-11-16T06:00:00Z"));

    /** Takes a lock in a process of its own, says so, and keeps it until it is killed. */
    static final class Keeper {
        private Keeper() {}

        public static void main(String[] args) throws Exception {
            try (StoreLock lock = StoreLock.take(Path.of(args[0]), RUN, Duration.ZERO, waiting -> {})) {
                System.out.println("held");
                Thread.sleep(Duration.ofMinutes(1).toMillis());
            }
        }
    }

    @TempDir
    private Path folder;

    private StoreLock take(Duration patience, List<String> told) throws Exception {
        return StoreLock.take(folder.resolve("store"), RUN, patience, told::add);
    }

    @Test
    void a_second_one_in_the_same_process_is_refused_and_the_first_keeps_its_lock() throws Exception {
        try (StoreLock first = take(Duration.ZERO, new ArrayList<>())) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> take(Duration.ZERO, new ArrayList<>()))
                        .isInstanceOf(StoreBusyException.class)
                        .hasMessage("the store is in use by this process");
            }
        }
        take(Duration.ZERO, new ArrayList<>()).close();
    }

    @Test
    void one_that_waits_is_told_once_of_whom_and_gets_its_turn() throws Exception {
        StoreLock first = take(Duration.ZERO, new ArrayList<>());
        List<String> told = new ArrayList<>();
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            try (StoreLock lock = take(Duration.ofMinutes(1), told)) {
                told.add("got it");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(700);
        assertThat(second).isNotDone();
        first.close();
        second.join();

        assertThat(told).containsExactly("this process", "got it");
    }

    @Test
    void the_lock_of_another_process_holds_until_that_is_dead_and_not_longer() throws Exception {
        Path store = folder.resolve("store");
        ChildJvm.Started keeper = ChildJvm.plain(folder).start(Keeper.class, store.toString());
        keeper.lines().await("held");

        assertThatThrownBy(() -> take(Duration.ZERO, new ArrayList<>()))
                .isInstanceOf(StoreBusyException.class)
                .hasMessage(
                        "the store is in use by 'balie run weekly', process 17 on desk3, since 2026-11-16T06:00:00Z");
        keeper.kill();
        take(Duration.ZERO, new ArrayList<>()).close();
        assertThat(Files.readString(store.resolve(StoreLock.FILE))).contains("process 17");
    }
}
