package balie.store;

import balie.model.ByteVector;
import balie.model.Conclusion;
import balie.model.DecidedBy;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.model.UnderstoodBy;
import balie.store.QuestionTables.Loaded;
import balie.text.Wording;
import org.apache.iceberg.expressions.Expressions;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The life of the tables of wordings and questions, round by round: what each run writes, and what must be stored after it by a
 * model in plain Java. Rounds take turns: new wordings, of which some wait; those get a question, which is new; only the catalogue
 * changes; all wordings anew, as after a change of the encoder. Every question tells how many wordings it has, so that one table's
 * state does not pass for another's.
 */
final class QuestionRounds {

    private static final int KINDS = 4;
    private static final int NEW = 12;
    private static final int MEAN = 384;
    private static final Instant WEEK = Instant.parse("2026-11-09T00:00:00Z");

    private QuestionRounds() {}

    /** What is stored in the two tables. */
    record Contents(List<StoredWording> wordings, List<StoredQuestion> catalogue, Map<String, List<Float>> means) {}

    /** What a run writes. */
    private record Input(
            boolean whole, List<StoredWording> wordings, List<StoredQuestion> catalogue, Map<String, float[]> means) {}

    private static boolean isWhole(int round) {
        return round % KINDS == 3;
    }

    /** The wordings that a round has a word on. */
    private static List<StoredWording> wordings(int round) {
        int cycle = round / KINDS;
        List<StoredWording> wordings = new ArrayList<>();
        switch (round % KINDS) {
            case 0 -> {
                for (int i = 0; i < NEW; i++) {
                    wordings.add(wording(cycle, i, i % 2 == 0 ? known(cycle) : null, encoder(cycle)));
                }
            }
            case 1 -> {
                for (int i = 1; i < NEW; i += 2) {
                    wordings.add(wording(cycle, i, later(cycle), encoder(cycle)));
                }
            }
            case 3 -> {
                for (int each = 0; each <= cycle; each++) {
                    for (int i = 0; i < NEW; i++) {
                        wordings.add(wording(each, i, i % 2 == 0 ? known(each) : later(each), encoder(cycle + 1)));
                    }
                }
            }
            default -> {
                return List.of();
            }
        }
        return wordings;
    }

    private static long known(int cycle) {
        return 2L * cycle + 1;
    }

    private static long later(int cycle) {
        return 2L * cycle + 2;
    }

    private static String encoder(int cycle) {
        return "encoder-" + cycle;
    }

    private static StoredWording wording(int cycle, int number, Long question, String encoder) {
        String text = "wording " + number + " of cycle " + cycle;
        byte[] vector = new byte[MEAN];
        new Random((encoder + text).hashCode()).nextBytes(vector);
        return new StoredWording(
                String.valueOf(Wording.key(text)),
                Wording.key(text + " asks"),
                number % 3 == 0 ? "en" : "nl",
                UnderstoodBy.ENCODER,
                encoder,
                new ByteVector(vector),
                WEEK.minusSeconds(number),
                question == null ? null : "Q" + question,
                question == null ? DecidedBy.PENDING : DecidedBy.GROUP,
                question == null ? null : 0.5,
                question == null ? null : WEEK,
                Conclusion.NONE);
    }

    /** The catalogue after a round. */
    private static List<StoredQuestion> catalogue(int round, Map<String, StoredWording> stored) {
        Map<String, Long> counts = stored.values().stream()
                .filter(w -> w.questionId() != null)
                .collect(Collectors.groupingBy(StoredWording::questionId, Collectors.counting()));
        List<StoredQuestion> catalogue = new ArrayList<>();
        for (long number = 1; counts.containsKey("Q" + number); number++) {
            String id = "Q" + number;
            // A person merges the second question of each cycle with the first, in the third round of it.
            boolean merged = number % 2 == 0 && (number - 2) / 2 * KINDS + 2 <= round;
            catalogue.add(new StoredQuestion(
                    id,
                    number,
                    "label of " + id,
                    merged ? "name of " + id : null,
                    "some, terms",
                    null,
                    merged ? "Q" + (number - 1) : null,
                    "meaning",
                    LocalDate.of(2026, 11, 2),
                    WEEK,
                    "en, nl",
                    counts.get(id),
                    stored.values().stream()
                            .filter(w -> id.equals(w.questionId()))
                            .map(StoredWording::key)
                            .sorted()
                            .toList(),
                    null,
                    null,
                    null));
        }
        return catalogue;
    }

    /** Learned with the first wordings, and with each new encoder. */
    private static Map<String, float[]> means(int round) {
        float[] mean = new float[MEAN];
        Random random = new Random((round + 1) / KINDS);
        for (int i = 0; i < MEAN; i++) {
            mean[i] = random.nextFloat();
        }
        return Map.of("meaning/nl", mean);
    }

    /** By key, the wordings that must be stored when all rounds up to one are done. */
    private static Map<String, StoredWording> stored(int round) {
        Map<String, StoredWording> stored = new TreeMap<>();
        for (int each = 0; each <= round; each++) {
            wordings(each).forEach(w -> stored.put(w.key(), w));
        }
        return stored;
    }

    private static Input input(int round) {
        return new Input(isWhole(round), wordings(round), catalogue(round, stored(round)), means(round));
    }

    /** What must be stored when all rounds up to one are done; -1: none is. */
    static Contents after(int round) {
        Map<String, StoredWording> stored = stored(round);
        return new Contents(
                List.copyOf(stored.values()), catalogue(round, stored), round < 0 ? Map.of() : listed(means(round)));
    }

    private static Map<String, List<Float>> listed(Map<String, float[]> means) {
        Map<String, List<Float>> listed = new TreeMap<>();
        means.forEach((name, mean) -> {
            List<Float> components = new ArrayList<>();
            for (float component : mean) {
                components.add(component);
            }
            listed.put(name, components);
        });
        return listed;
    }

    /** Writes what a run does, as one that has just read what is stored. */
    static void write(InteractionStore interactions, int round) throws IOException {
        QuestionStore store = QuestionStore.of(interactions);
        store.catalogue();
        Input input = input(round);
        if (input.whole()) {
            store.replace(input.wordings().iterator(), input.catalogue(), input.means());
        } else {
            store.write(input.wordings(), input.catalogue(), input.means());
        }
    }

    /** The same where there is no Spark to find the tables by. */
    static void write(Loaded loaded, int round) throws IOException {
        Input input = input(round);
        QuestionStore.write(
                loaded,
                loaded.state(),
                input.catalogue(),
                Means.properties(input.means()),
                input.whole()
                        ? rows -> rows.replace(input.wordings().iterator())
                        : rows -> rows.change(
                                input.wordings().stream()
                                        .collect(Collectors.toMap(StoredWording::key, Function.identity())),
                                Set.of()));
    }

    /** What is stored, each row for itself: a key that is there twice is seen. */
    static Contents stored(InteractionStore interactions) throws IOException {
        Loaded loaded = interactions.questionTables().load().orElseThrow();
        return new Contents(
                new WordingRows(loaded)
                        .among(Expressions.alwaysTrue()).stream()
                                .sorted(Comparator.comparing(StoredWording::key))
                                .toList(),
                QuestionStore.catalogue(loaded),
                listed(Means.of(loaded.questions().properties())));
    }
}
