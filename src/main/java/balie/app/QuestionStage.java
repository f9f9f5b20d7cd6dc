package balie.app;

import balie.contract.Wordings;
import balie.encode.Pairs;
import balie.encode.Understanding;
import balie.encode.UnderstandingSpec;
import balie.issue.CallException;
import balie.model.Correction;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.question.KeyTerms;
import balie.question.NewText;
import balie.question.QuestionBook;
import balie.store.InteractionStore;
import balie.store.QuestionStore;
import balie.text.Wording;
import balie.text.language.Languages;
import balie.text.message.Message;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.broadcast;

/** Carries the catalogue of questions on with the wordings that came in since: each is made a vector once, and given its question. */
final class QuestionStage {

    private final SparkSession spark;
    private final QuestionStore store;
    private final Meaning meaning;
    private final Classifiers classifiers;
    private final ZoneId zone;
    private final List<Correction> corrections;
    private final int studentFrom;

    QuestionStage(
            SparkSession spark,
            InteractionStore store,
            Meaning meaning,
            Classifiers classifiers,
            ZoneId zone,
            List<Correction> corrections,
            int studentFrom) {
        this.spark = spark;
        this.store = QuestionStore.of(store);
        this.meaning = meaning;
        this.classifiers = classifiers;
        this.zone = zone;
        this.corrections = List.copyOf(corrections);
        this.studentFrom = studentFrom;
    }

    /**
     * What became of the catalogue.
     *
     * @param wordings that were new
     * @param questions that there are now, without merged ones
     * @param born how many of them are new
     * @param pending wordings that wait
     * @param unknown ids that corrections name and that are no question: they had no effect
     */
    record Outcome(long wordings, long questions, long born, long pending, List<String> unknown) {}

    /** Words of desks at large, counted once a process. */
    private static final class Background {

        static final KeyTerms TERMS = new KeyTerms(Pairs.dutch().stream()
                .flatMap(pair -> Stream.of(pair.text(), pair.english()))
                .toList());
    }

    /** Takes up what is new among the interactions; writes nothing where nothing is. */
    Outcome update(Dataset<Row> interactions) throws CallException, IOException {
        List<StoredQuestion> catalogue = store.catalogue();
        List<Row> fresh = store.unencoded(interactions).collectAsList();
        boolean corrected = !corrections.isEmpty() || catalogue.stream().anyMatch(QuestionStage::wasCorrected);
        List<StoredWording> pending = store.pending();
        String before = store.basisOfConclusions().orElse("");
        boolean asBefore = classifiers.holds(before);
        if (fresh.isEmpty() && !corrected && (asBefore || !store.exists())) {
            return outcome(0, catalogue, 0, pending.size(), List.of());
        }
        UnderstandingSpec spec = meaning.spec();
        Understanding understanding = spec.get();
        WordingReader reader = new WordingReader(spark, spec, classifiers.learned(spec), studentFrom);
        Map<String, StoredWording> examples = store.wordings(
                catalogue.stream().flatMap(q -> q.examples().stream()).toList());
        boolean stale =
                Stream.concat(examples.values().stream(), pending.stream()).anyMatch(w -> isStale(w, understanding));
        Map<String, StoredWording> remade = new TreeMap<>();
        Map<String, float[]> means = store.means();
        if (stale) {
            remade.putAll(remade(interactions, reader));
            means = Map.of();
        } else if (!asBefore && store.exists()) {
            remade.putAll(concludedAnew(interactions, reader));
        }
        examples.replaceAll((key, wording) -> remade.getOrDefault(key, wording));
        List<NewText> texts = reader.read(fresh, asks -> stale ? asking(remade.values(), asks) : store.asking(asks));
        QuestionBook book = new QuestionBook(zone, Background.TERMS, catalogue, means, corrections);
        if (stale) {
            book.learnMeans(remade.values());
        }
        book.restoreExamples(examples);
        book.restorePending(
                pending.stream().map(w -> remade.getOrDefault(w.key(), w)).toList(), asked(interactions, pending));
        correct(book, reader, remade);
        book.add(texts);
        List<StoredQuestion> after = book.catalogue();
        if (remade.isEmpty()) {
            store.write(book.changed(), after, book.means());
        } else {
            book.changed().forEach(w -> remade.put(w.key(), w));
            store.replace(remade.values().iterator(), after, book.means());
        }
        if (!asBefore || !fresh.isEmpty()) {
            // After the wordings: who is killed between the two has them concluded from once more.
            store.setBasisOfConclusions(classifiers.basis());
        }
        Set<String> former = catalogue.stream().map(StoredQuestion::id).collect(Collectors.toSet());
        long born = after.stream()
                .filter(q -> q.mergedInto() == null && !former.contains(q.id()))
                .count();
        return outcome(fresh.size(), after, born, book.pending(), book.unknown());
    }

    /** What the wordings that wait ask, by its key: a question that comes of them is named after one. */
    private Map<String, String> asked(Dataset<Row> interactions, List<StoredWording> pending) {
        if (pending.isEmpty()) {
            return Map.of();
        }
        String key = Wordings.WORDING_KEY.name();
        List<Row> keys = pending.stream().map(w -> RowFactory.create(w.key())).toList();
        Dataset<Row> waiting = spark.createDataFrame(keys, new StructType().add(key, DataTypes.StringType));
        Map<String, String> asked = new TreeMap<>();
        for (Row row : store.worded(interactions)
                .join(broadcast(waiting), key)
                .select(Wordings.WORDED.col())
                .collectAsList()) {
            Message.of(row.getString(0)).map(Message::question).ifPresent(question -> {
                String asks = Wording.key(question);
                if (asks != null) {
                    // Of several texts that ask the same, the least.
                    asked.merge(asks, question, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            });
        }
        return asked;
    }

    private static Outcome outcome(
            long wordings, List<StoredQuestion> catalogue, long born, long pending, List<String> unknown) {
        long whole = catalogue.stream().filter(q -> q.mergedInto() == null).count();
        return new Outcome(wordings, whole, born, pending, unknown);
    }

    private static boolean wasCorrected(StoredQuestion question) {
        return question.name() != null || !Objects.equals(question.mergedInto(), question.sameAs());
    }

    /** A vector of another encoder or bridge says nothing beside those of this one. */
    private static boolean isStale(StoredWording wording, Understanding understanding) {
        String made = wording.encoder();
        String language = Objects.requireNonNullElse(wording.language(), Languages.UNDETERMINED);
        return wording.vector() != null && made != null && !understanding.made(made, language);
    }

    /** All stored wordings with what their texts tell by the classifiers as they are now. */
    private Map<String, StoredWording> concludedAnew(Dataset<Row> interactions, WordingReader reader)
            throws IOException {
        Map<String, StoredWording> concluded = new TreeMap<>(store.all());
        reader.concluded(concluded, known(interactions, concluded)).forEach(w -> concluded.put(w.key(), w));
        return concluded;
    }

    private List<Row> known(Dataset<Row> interactions, Map<String, StoredWording> stored) {
        return store.worded(interactions).collectAsList().stream()
                .filter(row -> stored.containsKey(row.getString(0)))
                .toList();
    }

    /** All stored wordings with vectors made anew; what they were given to stays. */
    private Map<String, StoredWording> remade(Dataset<Row> interactions, WordingReader reader) throws IOException {
        Map<String, StoredWording> stored = store.all();
        Map<String, StoredWording> remade = new TreeMap<>(stored);
        for (NewText text : reader.read(known(interactions, stored), asks -> Map.of())) {
            remade.computeIfPresent(text.wordingKey(), (key, old) -> text.inPlaceOf(old));
        }
        return remade;
    }

    private static Map<String, List<StoredWording>> asking(
            Collection<StoredWording> wordings, Collection<String> questionKeys) {
        return wordings.stream()
                .filter(w -> w.questionKey() != null && questionKeys.contains(w.questionKey()))
                .collect(Collectors.groupingBy(w -> Objects.requireNonNull(w.questionKey())));
    }

    /** @param remade wordings that are stored otherwise than they are now */
    private void correct(QuestionBook book, WordingReader reader, Map<String, StoredWording> remade)
            throws IOException {
        Map<String, NewText> examples = new TreeMap<>();
        for (Correction correction : corrections) {
            for (String example : correction.examples()) {
                reader.read(example).ifPresent(text -> examples.put(example, text));
            }
        }
        Map<String, List<StoredWording>> same = store.asking(examples.values().stream()
                .map(NewText::questionKey)
                .filter(Objects::nonNull)
                .toList());
        same.replaceAll((asks, wordings) -> asNow(wordings, remade));
        for (Correction correction : corrections) {
            for (String example : correction.examples()) {
                NewText text = examples.get(example);
                if (text != null) {
                    book.pin(
                            correction.id(),
                            text,
                            same.getOrDefault(Objects.requireNonNull(text.questionKey()), List.of()));
                }
            }
        }
        for (Map.Entry<String, String> split : book.splits().entrySet()) {
            book.split(split.getValue(), split.getKey(), asNow(store.of(split.getValue()), remade));
        }
    }

    private static List<StoredWording> asNow(List<StoredWording> stored, Map<String, StoredWording> remade) {
        return stored.stream().map(w -> remade.getOrDefault(w.key(), w)).toList();
    }
}
