package balie.store;

import balie.store.Victim.Last;
import balie.testkit.SharedSpark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Large inputs are taken in, and after each, as it is asked for, a customer of it is erased, the store is compacted, or neither.
 */
final class KilledUpkeep implements KilledWork {

    private final Random random;
    private final List<String> kinds;
    private Path folder;
    private InteractionStore store;
    private String kind;
    private int first;
    private int done;
    private final Set<String> erased = new TreeSet<>();

    /** @param kinds of work, in turns */
    KilledUpkeep(Random random, String... kinds) {
        this.random = random;
        this.kinds = List.of(kinds);
    }

    @Override
    public void begin(Path place) throws Exception {
        folder = place;
        store = SharedSpark.store(place);
        erased.clear();
        StagedRound.takeIn(store, Rounds.staged(0));
        done = 0;
    }

    @Override
    public String[] next(int kill) {
        kind = kinds.get(kill % kinds.size());
        first = done + 1;
        return new String[] {kind, Integer.toString(first)};
    }

    @Override
    public Last kill(Victim victim, int kill) throws InterruptedException, IOException {
        int moment = kill / kinds.size();
        if (kind.equals(KilledProgram.STAGES)) {
            return switch (moment % 4) {
                case 0 -> victim.killAfter(KilledProgram.STAGE, random.nextInt(1_500));
                case 1 -> victim.killAfter(KilledProgram.COMMIT, random.nextInt(100));
                default -> victim.killAfterFiles(KilledProgram.COMMIT, 1 + random.nextInt(20), random.nextInt(4));
            };
        }
        String rows = kind.equals(KilledProgram.ERASES) ? KilledProgram.ERASE : KilledProgram.REWRITE;
        return switch (moment % 4) {
            case 0 -> victim.killAfterFiles(rows, 1 + random.nextInt(24), random.nextInt(8));
            case 1 -> victim.killAfter(KilledProgram.HISTORY, random.nextInt(400));
            case 2 -> victim.killAfter(rows, random.nextInt(2_000));
            default -> victim.killAfterFiles(KilledProgram.LEFTOVERS, 1 + random.nextInt(4), random.nextInt(20));
        };
    }

    /** What must be stored when inputs up to one are. */
    private Rounds.Contents state(int number) {
        Rounds.Contents all = Rounds.afterStaged(number);
        return new Rounds.Contents(
                all.rows().stream()
                        .filter(row -> erased.stream().noneMatch(c -> row.contains("," + c + ",")))
                        .toList(),
                all.columns());
    }

    @Override
    public boolean check(Last last, String what) throws Exception {
        int number = last.number() < 0 ? first : last.number();
        boolean erases = kind.equals(KilledProgram.ERASES);
        if (erases) {
            for (int each = first; each < number; each++) {
                erased.add(KilledProgram.customerOf(each));
            }
        }
        Rounds.Contents before = state(number - 1);
        Rounds.Contents stored = state(number);
        if (erases) {
            erased.add(KilledProgram.customerOf(number));
        }
        Rounds.Contents after = state(number);
        Rounds.Contents found = Rounds.stored(store);
        switch (last.phase()) {
            case KilledProgram.READY, KilledProgram.STAGE ->
                assertThat(found).as(what).isEqualTo(before);
            case KilledProgram.COMMIT -> assertThat(found).as(what).isIn(before, stored);
            case KilledProgram.ERASE -> assertThat(found).as(what).isIn(stored, after);
            default -> assertThat(found).as(what).isEqualTo(after);
        }
        again(number, found.equals(before), what);
        assertThat(Rounds.stored(store)).as("again after " + what).isEqualTo(after);
        done = number;
        return found.equals(after);
    }

    private void again(int number, boolean old, String what) throws Exception {
        switch (kind) {
            case KilledProgram.ERASES -> {
                if (old) {
                    StagedRound.takeIn(store, Rounds.staged(number));
                }
                Erasure erasure = new Erasure(store, List.of(KilledProgram.customerOf(number)), null);
                assertThat(erasure.rows(KilledProgram.KEY).unknown()).as(what).isEmpty();
                erasure.history();
                erasure.leftovers(KilledProgram.ALWAYS);
                Erasure.Proof proof = new Erasure(store, List.copyOf(erased), null).prove();
                assertThat(proof.remains()).as("proof after " + what).isEmpty();
                assertThat(proof.mentions()).as("proof after " + what).isEmpty();
                assertOnlyNamedFiles(what);
            }
            case KilledProgram.COMPACTS -> {
                assertThat(StagedRound.takeIn(store, Rounds.staged(number)).inserted())
                        .as(what)
                        .isEqualTo(old ? Rounds.staged(number).rows().size() : 0);
                Compaction compaction = new Compaction(store);
                compaction.rewrite();
                compaction.history();
                compaction.leftovers(KilledProgram.ALWAYS);
                assertOnlyNamedFiles(what);
            }
            default ->
                assertThat(StagedRound.takeIn(store, Rounds.staged(number)).inserted())
                        .as(what)
                        .isEqualTo(old ? Rounds.staged(number).rows().size() : 0);
        }
    }

    private void assertOnlyNamedFiles(String what) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("desk/interactions/data"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".parquet")))
                    .as("files after " + what)
                    .hasSize((int) new Compaction(store).size().dataFiles());
        }
    }
}
