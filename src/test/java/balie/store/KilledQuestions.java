package balie.store;

import balie.store.Victim.Last;
import balie.testkit.SharedSpark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Wordings and questions are written, most kills while they are. */
final class KilledQuestions implements KilledWork {

    /** Of both tables: rows, lists of them, and their checksums. */
    private static final int FILES_OF_A_WRITE = 36;

    private final Random random;
    private InteractionStore store;
    private int done;

    KilledQuestions(Random random) {
        this.random = random;
    }

    @Override
    public void begin(Path folder) throws IOException {
        store = SharedSpark.store(folder);
        store.questionTables().make();
        // Any of the four kinds of rounds is the first of a process that way: what came before is written here, soon.
        done = random.nextInt(4) - 1;
        for (int round = 0; round <= done; round++) {
            QuestionRounds.write(store, round);
        }
    }

    @Override
    public String[] next(int kill) {
        return new String[] {KilledProgram.QUESTIONS, Integer.toString(done + 1)};
    }

    @Override
    public Last kill(Victim victim, int kill) throws InterruptedException, IOException {
        return kill % 6 == 0
                ? victim.killAfter(KilledProgram.WRITE, random.nextInt(500))
                // By what it has written so far, for the steps of a commit take a moment each.
                : victim.killAfterFiles(KilledProgram.WRITE, 1 + random.nextInt(FILES_OF_A_WRITE), random.nextInt(4));
    }

    @Override
    public boolean check(Last last, String what) throws IOException {
        int round = last.number() < 0 ? done + 1 : last.number();
        QuestionRounds.Contents found = QuestionRounds.stored(store);
        QuestionRounds.Contents before = QuestionRounds.after(round - 1);
        QuestionRounds.Contents after = QuestionRounds.after(round);
        switch (last.phase()) {
            case KilledProgram.WRITE -> assertThat(found).as(what).isIn(before, after);
            case KilledProgram.DONE -> assertThat(found).as(what).isEqualTo(after);
            default -> assertThat(found).as(what).isEqualTo(before);
        }
        QuestionRounds.write(store, round);
        assertThat(QuestionRounds.stored(store)).as("again after " + what).isEqualTo(after);
        done = round;
        return found.equals(after);
    }
}
