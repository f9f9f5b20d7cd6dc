package balie.store;

import balie.store.Victim.Last;
import balie.testkit.SharedSpark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Small inputs are written, most kills while they are. */
final class KilledWrites implements KilledWork {

    private static final int FILES_OF_A_WRITE = 28;

    private final Random random;
    private InteractionStore store;
    private int done;

    KilledWrites(Random random) {
        this.random = random;
    }

    @Override
    public void begin(Path folder) {
        store = SharedSpark.store(folder);
        // Any of the four kinds of rounds is the first of a process that way: what came before is written here, soon.
        done = random.nextInt(4) - 1;
        for (int round = 0; round <= done; round++) {
            apply(round);
        }
    }

    private void apply(int round) {
        Rounds.input(round).compare(store, store.spark()).apply();
    }

    @Override
    public String[] next(int kill) {
        return new String[] {KilledProgram.WRITES, Integer.toString(done + 1)};
    }

    @Override
    public Last kill(Victim victim, int kill) throws InterruptedException, IOException {
        return switch (kill % 5) {
            case 0 -> victim.killAfter(KilledProgram.COMPARE, random.nextInt(2_000));
            case 1 -> victim.killAfter(KilledProgram.WRITE, random.nextInt(1_000));
            // By what it has written so far, for the steps of a commit take a moment each.
            default ->
                victim.killAfterFiles(KilledProgram.WRITE, 1 + random.nextInt(FILES_OF_A_WRITE), random.nextInt(8));
        };
    }

    @Override
    public boolean check(Last last, String what) {
        int round = last.number() < 0 ? done + 1 : last.number();
        Rounds.Contents found = Rounds.stored(store);
        Rounds.Contents before = Rounds.after(round - 1);
        Rounds.Contents after = Rounds.after(round);
        switch (last.phase()) {
            case KilledProgram.WRITE -> assertThat(found).as(what).isIn(before, after);
            case KilledProgram.DONE -> assertThat(found).as(what).isEqualTo(after);
            default -> assertThat(found).as(what).isEqualTo(before);
        }
        apply(round);
        assertThat(Rounds.stored(store)).as("again after " + what).isEqualTo(after);
        done = round;
        return found.equals(after);
    }
}
