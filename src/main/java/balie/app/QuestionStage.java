package balie.app;

import balie.contract.Wordings;
import balie.encode.LinearEncoder;
import balie.encode.Pair;
import balie.encode.Pairs;
import balie.encode.Understanding;
import balie.encode.UnderstandingSpec;
import balie.encode.Vectors;
import balie.issue.CallException;
import balie.model.ByteVector;
import balie.model.Correction;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.model.UnderstoodBy;
import balie.question.KeyTerms;
import balie.question.NewText;
import balie.question.QuestionBook;
import balie.store.InteractionStore;
import balie.store.QuestionStore;
import balie.text.Wording;
import balie.text.language.Languages;
import balie.text.message.Message;
import balie.text.redact.Redaction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

/** Carries the catalogue of questions on with the wordings that came in since: each is made a vector once, and given its question. */
final class QuestionStage {

    private static final StructType PREPARED = new StructType()
            .add("wording_key", DataTypes.StringType)
            .add("question", DataTypes.StringType)
            .add("language", DataTypes.StringType)
            .add("first_opened_at", DataTypes.TimestampType);
    private static final StructType TO_ENCODE = new StructType()
            .add("question_key", DataTypes.StringType)
            .add("question", DataTypes.StringType)
            .add("language", DataTypes.StringType);
    private static final StructType ENCODED = new StructType()
            .add("question_key", DataTypes.StringType)
            .add("understood_by", DataTypes.StringType)
            .add("encoder", DataTypes.StringType)
            .add("space", DataTypes.StringType)
            .add("vector", DataTypes.BinaryType);

    private static final int TAUGHT = 10_000;
    private static final int TEXTS_A_TASK = 400;

    /** What else is told apart, so that a text in one of these is not taken for Dutch or English. */
    private static final List<String> OTHERS = List.of("de", "fr", "es", "it", "pt", "pl", "tr");

    private final SparkSession spark;
    private final QuestionStore store;
    private final Meaning meaning;
    private final ZoneId zone;
    private final List<Correction> corrections;
    private final int studentFrom;
    private List<String> unknown = List.of();

    QuestionStage(
            SparkSession spark,
            InteractionStore store,
            Meaning meaning,
            ZoneId zone,
            List<Correction> corrections,
            int studentFrom) {
        this.spark = spark;
        this.store = QuestionStore.of(store);
        this.meaning = meaning;
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
     */
    record Outcome(long wordings, long questions, long born, long pending) {}

    /** Takes up what is new among the interactions; writes nothing where nothing is. */
    Outcome update(Dataset<Row> interactions) throws CallException, IOException {
        List<StoredQuestion> catalogue = store.catalogue();
        List<Row> fresh = store.unencoded(interactions).collectAsList();
        boolean corrected = !corrections.isEmpty() || catalogue.stream().anyMatch(QuestionStage::wasCorrected);
        List<StoredWording> pending = store.pending();
        if (fresh.isEmpty() && !corrected) {
            return outcome(0, catalogue, 0, pending.size());
        }
        UnderstandingSpec spec = meaning.spec();
        Understanding understanding = spec.get();
        Map<String, StoredWording> examples = store.wordings(
                catalogue.stream().flatMap(q -> q.examples().stream()).toList());
        boolean stale =
                Stream.concat(examples.values().stream(), pending.stream()).anyMatch(w -> isStale(w, understanding));
        Map<String, StoredWording> remade = new TreeMap<>();
        Map<String, float[]> means = store.means();
        if (stale) {
            remade.putAll(remade(interactions, spec));
            means = Map.of();
        }
        examples.replaceAll((key, wording) -> remade.getOrDefault(key, wording));
        List<NewText> texts = texts(fresh, spec);
        List<String> background = new ArrayList<>();
        for (Pair pair : Pairs.dutch()) {
            background.add(pair.text());
            background.add(pair.english());
        }
        QuestionBook book = new QuestionBook(zone, new KeyTerms(background), catalogue, means, corrections);
        if (stale) {
            book.learnMeans(remade.values());
        }
        book.restoreExamples(examples);
        book.restorePending(
                pending.stream().map(w -> remade.getOrDefault(w.key(), w)).toList(), asked(interactions, pending));
        correct(book, spec);
        book.add(texts);
        List<StoredQuestion> after = book.catalogue();
        if (stale) {
            book.changed().forEach(w -> remade.put(w.key(), w));
            store.replace(remade.values().iterator(), after, book.means());
        } else {
            store.write(book.changed(), after, book.means());
        }
        unknown = book.unknown();
        return outcome(fresh.size(), after, after.size() - catalogue.size(), book.pending());
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

    /** Ids that corrections name and that are no question: they had no effect. */
    List<String> unknown() {
        return unknown;
    }

    private static Outcome outcome(long wordings, List<StoredQuestion> catalogue, long born, long pending) {
        long whole = catalogue.stream().filter(q -> q.mergedInto() == null).count();
        return new Outcome(wordings, whole, born, pending);
    }

    private static boolean wasCorrected(StoredQuestion question) {
        return question.name() != null || question.mergedInto() != null;
    }

    /** A vector of another encoder or bridge says nothing beside those of this one. */
    private static boolean isStale(StoredWording wording, Understanding understanding) {
        return wording.vector() != null
                && wording.understoodBy() != UnderstoodBy.STUDENT
                && !understanding
                        .encoderOf(Objects.requireNonNullElse(wording.language(), Languages.UNDETERMINED))
                        .equals(wording.encoder());
    }

    /** All stored wordings with vectors made anew; what they were given to stays. */
    private Map<String, StoredWording> remade(Dataset<Row> interactions, UnderstandingSpec spec) throws IOException {
        Map<String, StoredWording> stored = store.all();
        List<Row> known = store.worded(interactions).collectAsList().stream()
                .filter(row -> stored.containsKey(row.getString(0)))
                .toList();
        Map<String, StoredWording> remade = new TreeMap<>(stored);
        for (NewText text : texts(known, spec)) {
            StoredWording old = Objects.requireNonNull(stored.get(text.wordingKey()));
            remade.put(
                    text.wordingKey(),
                    new StoredWording(
                            old.key(),
                            text.questionKey(),
                            text.language(),
                            text.by(),
                            text.encoder(),
                            text.vector(),
                            old.firstOpenedAt(),
                            old.questionId(),
                            old.decidedBy(),
                            old.similarity(),
                            old.knownFrom()));
        }
        return remade;
    }

    private void correct(QuestionBook book, UnderstandingSpec spec) throws IOException {
        Map<String, NewText> examples = new TreeMap<>();
        Understanding understanding = spec.get();
        Languages languages = languages(understanding);
        for (Correction correction : corrections) {
            for (String example : correction.examples()) {
                example(example, understanding, languages).ifPresent(text -> examples.put(example, text));
            }
        }
        Map<String, List<StoredWording>> same = store.asking(examples.values().stream()
                .map(NewText::questionKey)
                .filter(Objects::nonNull)
                .toList());
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
            book.split(split.getValue(), split.getKey(), store.of(split.getValue()));
        }
    }

    private static Optional<NewText> example(String text, Understanding understanding, Languages languages) {
        String key = Wording.key(Redaction.redact(text));
        Optional<String> question = Message.of(text).map(Message::question);
        if (key == null || question.isEmpty()) {
            return Optional.empty();
        }
        String language = languages.of(question.get(), null);
        Understanding.Understood understood = understanding.understand(question.get(), language);
        return Optional.of(new NewText(
                key,
                Wording.key(question.get()),
                question.get(),
                language,
                understood.by(),
                understood.space(),
                understood.encoder(),
                new ByteVector(Vectors.pack(understood.vector())),
                null));
    }

    private static Languages languages(Understanding understanding) {
        TreeSet<String> known = new TreeSet<>(understanding.languages());
        known.addAll(OTHERS);
        return new Languages(List.copyOf(known));
    }

    /** New wordings made ready: what they ask, in which language, and its vector; what asks the same is encoded once. */
    private List<NewText> texts(List<Row> fresh, UnderstandingSpec spec) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<Row> prepared = parted(fresh, Wordings.NEW.structType())
                .mapPartitions(preparing(spec), Encoders.row(PREPARED))
                .collectAsList();
        TreeMap<String, Row> asked = new TreeMap<>();
        for (Row row : prepared.stream()
                .sorted((a, b) -> a.getString(0).compareTo(b.getString(0)))
                .toList()) {
            if (!row.isNullAt(1)) {
                String key = Objects.requireNonNull(Wording.key(row.getString(1)));
                asked.putIfAbsent(key, RowFactory.create(key, row.getString(1), row.getString(2)));
            }
        }
        Map<String, Row> encoded = new HashMap<>();
        if (!asked.isEmpty()) {
            UnderstandingSpec taught = taught(spec, asked.values());
            parted(List.copyOf(asked.values()), TO_ENCODE)
                    .mapPartitions(encoding(taught), Encoders.row(ENCODED))
                    .collectAsList()
                    .forEach(row -> encoded.put(row.getString(0), row));
        }
        return prepared.stream().map(row -> text(row, encoded, asked)).toList();
    }

    private Dataset<Row> parted(List<Row> rows, StructType type) {
        int parts = Math.max(1, Math.min(rows.size() / TEXTS_A_TASK + 1, 64));
        return spark.createDataFrame(rows, type).repartition(parts, col(type.fieldNames()[0]));
    }

    private static NewText text(Row row, Map<String, Row> encoded, Map<String, Row> asked) {
        String wordingKey = row.getString(0);
        Instant first = row.isNullAt(3) ? null : instant(row.get(3));
        String language = row.isNullAt(2) ? Languages.UNDETERMINED : row.getString(2);
        if (row.isNullAt(1)) {
            return new NewText(
                    wordingKey, null, null, language, UnderstoodBy.NOTHING, Understanding.MEANING, null, null, first);
        }
        String key = Objects.requireNonNull(Wording.key(row.getString(1)));
        Row vector = Objects.requireNonNull(encoded.get(key));
        return new NewText(
                wordingKey,
                key,
                row.getString(1),
                // That of the vector: one that asks the same may have been taken for another language.
                Objects.requireNonNull(asked.get(key)).getString(2),
                UnderstoodBy.valueOf(vector.getString(1)),
                vector.getString(3),
                vector.getString(2),
                new ByteVector((byte[]) vector.get(4)),
                first);
    }

    private static Instant instant(Object value) {
        return value instanceof Instant at ? at : ((java.sql.Timestamp) value).toInstant();
    }

    /** From many texts on a student is taught by the encoder on the first of them, by key, and takes its place. */
    private UnderstandingSpec taught(UnderstandingSpec spec, Collection<Row> asked) {
        Understanding understanding = spec.get();
        List<String> texts = asked.stream()
                .filter(row -> understanding.encodes(row.getString(2)))
                .map(row -> row.getString(1))
                .toList();
        if (texts.size() < studentFrom) {
            return spec;
        }
        List<String> lesson = texts.subList(0, Math.min(TAUGHT, texts.size()));
        float[][] targets = lesson.parallelStream()
                .map(text -> understanding.understand(text, "en").vector())
                .toArray(float[][]::new);
        String id = "student-" + Wording.sha256(String.join("\n", lesson)).substring(0, 12);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            LinearEncoder.fit(id, lesson, targets, LinearEncoder.Fit.USUAL).write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written to", e);
        }
        return spec.with(bytes.toByteArray(), id);
    }

    private static MapPartitionsFunction<Row, Row> preparing(UnderstandingSpec spec) {
        return rows -> {
            Languages languages = languages(spec.get());
            return mapped(rows, row -> {
                @Nullable
                String question =
                        Message.of(row.getString(1)).map(Message::question).orElse(null);
                @Nullable String recorded = row.isNullAt(2) ? null : row.getString(2);
                String language = question == null ? recorded : languages.of(question, recorded);
                return RowFactory.create(
                        row.getString(0),
                        question == null || Wording.key(question) == null ? null : question,
                        language,
                        row.get(3));
            });
        };
    }

    private static MapPartitionsFunction<Row, Row> encoding(UnderstandingSpec spec) {
        return rows -> {
            Understanding understanding = spec.get();
            return mapped(rows, row -> {
                Understanding.Understood understood = understanding.understand(row.getString(1), row.getString(2));
                return RowFactory.create(
                        row.getString(0),
                        understood.by().name(),
                        understood.encoder(),
                        understood.space(),
                        Vectors.pack(understood.vector()));
            });
        };
    }

    private interface Each {
        Row of(Row row);
    }

    private static Iterator<Row> mapped(Iterator<Row> rows, Each each) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                return each.of(rows.next());
            }
        };
    }
}
