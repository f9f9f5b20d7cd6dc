package balie.app;

import balie.classify.TextClassifier;
import balie.contract.Wordings;
import balie.encode.LinearEncoder;
import balie.encode.Understanding;
import balie.encode.UnderstandingSpec;
import balie.encode.Vectors;
import balie.model.ByteVector;
import balie.model.Conclusion;
import balie.model.StoredWording;
import balie.model.UnderstoodBy;
import balie.question.NewText;
import balie.question.QuestionBook;
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
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import static org.apache.spark.sql.functions.col;

/** Makes wordings ready for grouping: what they ask, in which language, and the vector of that. What asks the same is encoded once. */
final class WordingReader {

    private static final StructType PREPARED = new StructType()
            .add("wording_key", DataTypes.StringType)
            .add("question", DataTypes.StringType)
            .add("language", DataTypes.StringType)
            .add("first_opened_at", DataTypes.TimestampType)
            .add("body", DataTypes.StringType);
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

    /** What is not dated comes before all weeks. */
    private static final Comparator<Row> EARLIEST_FIRST = Comparator.comparing(
                    (Row row) -> row.isNullAt(3) ? Instant.MIN : instant(row.get(3)))
            .thenComparing(row -> row.getString(0));

    private static final int TAUGHT = 10_000;
    private static final int TEXTS_A_TASK = 400;
    private static final int MOST_TASKS = 64;
    private static final int ID_DIGITS = 12;

    /** So many wordings show which language a desk is asked in most. */
    private static final int LOOKED_AT = 500;

    private final SparkSession spark;
    private final UnderstandingSpec spec;
    private final Optional<TextClassifier> classifier;
    private final int studentFrom;

    /**
     * @param classifier concludes from the texts what is not recorded; empty: nothing does
     * @param studentFrom texts for the encoder from which a student takes its place
     */
    WordingReader(SparkSession spark, UnderstandingSpec spec, Optional<TextClassifier> classifier, int studentFrom) {
        this.classifier = classifier;
        this.spark = spark;
        this.spec = spec;
        this.studentFrom = studentFrom;
    }

    /** Where vectors are found that were made before. */
    interface Known {

        /** Stored wordings that ask one of these, by key of what they ask. */
        Map<String, List<StoredWording>> asking(Collection<String> questionKeys) throws IOException;
    }

    /**
     * What asks the same as a known wording gets the vector of that one: two texts that differ in case or in their punctuation have
     * two vectors, and what is asked may not change its own from week to week.
     *
     * @param wordings {@link Wordings#NEW}
     */
    List<NewText> read(List<Row> wordings, Known known) throws IOException {
        if (wordings.isEmpty()) {
            return List.of();
        }
        List<Row> prepared = prepared(wordings);
        TreeMap<String, Row> asked = new TreeMap<>();
        prepared.stream()
                .filter(row -> !row.isNullAt(1))
                .sorted(EARLIEST_FIRST)
                .forEach(row ->
                        asked.putIfAbsent(key(row), RowFactory.create(key(row), row.getString(1), row.getString(2))));
        Map<String, Row> encoded = new HashMap<>();
        known.asking(asked.keySet())
                .forEach((asks, same) -> same.stream()
                        .filter(w -> w.vector() != null)
                        .min(Comparator.comparing(StoredWording::key))
                        .ifPresent(w -> {
                            String question =
                                    Objects.requireNonNull(asked.get(asks)).getString(1);
                            asked.put(asks, RowFactory.create(asks, question, w.language()));
                            encoded.put(asks, encoded(asks, w));
                        }));
        List<Row> others = asked.values().stream()
                .filter(row -> !encoded.containsKey(row.getString(0)))
                .toList();
        if (!others.isEmpty()) {
            parted(others, TO_ENCODE)
                    .mapPartitions(encoding(taught(others)), Encoders.row(ENCODED))
                    .collectAsList()
                    .forEach(row -> encoded.put(row.getString(0), row));
        }
        return prepared.parallelStream().map(row -> text(row, asked, encoded)).toList();
    }

    private List<Row> prepared(List<Row> wordings) {
        return parted(wordings, Wordings.NEW.structType())
                .mapPartitions(preparing(expected(wordings, understood())), Encoders.row(PREPARED))
                .collectAsList();
    }

    /**
     * Stored wordings with what their texts tell now.
     *
     * @param stored by key, with their vectors
     * @param wordings {@link Wordings#NEW}, of those
     */
    List<StoredWording> concluded(Map<String, StoredWording> stored, List<Row> wordings) {
        if (wordings.isEmpty()) {
            return List.of();
        }
        return prepared(wordings).parallelStream()
                .map(row -> {
                    StoredWording wording = Objects.requireNonNull(stored.get(row.getString(0)));
                    ByteVector vector = wording.vector();
                    boolean meant = vector != null && wording.understoodBy() != UnderstoodBy.CHARACTERS;
                    return wording.concluding(
                            meant && !row.isNullAt(1)
                                    ? conclusion(
                                            row.getString(4),
                                            Objects.requireNonNull(vector),
                                            Objects.requireNonNullElse(wording.language(), Languages.UNDETERMINED))
                                    : Conclusion.NONE);
                })
                .toList();
    }

    private Conclusion conclusion(String body, ByteVector vector, String language) {
        return classifier
                .map(c -> c.of(body, Vectors.unpack(vector.values()), language))
                .orElse(Conclusion.NONE);
    }

    private static Row encoded(String asks, StoredWording wording) {
        return RowFactory.create(
                asks,
                wording.understoodBy().name(),
                wording.encoder(),
                QuestionBook.spaceOf(wording),
                Objects.requireNonNull(wording.vector()).values());
    }

    /** A wording that a person gives; empty if it asks nothing. */
    Optional<NewText> read(String text) {
        String wordingKey = Wording.key(Redaction.redact(text));
        String question = Message.of(text).map(Message::question).orElse(null);
        String asks = Wording.key(question);
        if (wordingKey == null || question == null || asks == null) {
            return Optional.empty();
        }
        Understanding understanding = spec.get();
        String language = new Languages(understood()).of(question, null);
        Understanding.Understood understood = understanding.understand(question, language);
        return Optional.of(new NewText(
                wordingKey,
                asks,
                question,
                language,
                understood.by(),
                understood.space(),
                understood.encoder(),
                new ByteVector(Vectors.pack(understood.vector())),
                Conclusion.NONE,
                null));
    }

    private Dataset<Row> parted(List<Row> rows, StructType type) {
        int parts = Math.min(rows.size() / TEXTS_A_TASK + 1, MOST_TASKS);
        return spark.createDataFrame(rows, type).repartition(parts, col(type.fieldNames()[0]));
    }

    private static String key(Row prepared) {
        return Objects.requireNonNull(Wording.key(prepared.getString(1)));
    }

    private NewText text(Row row, Map<String, Row> asked, Map<String, Row> encoded) {
        Instant first = row.isNullAt(3) ? null : instant(row.get(3));
        if (row.isNullAt(1)) {
            String language = row.isNullAt(2) ? Languages.UNDETERMINED : row.getString(2);
            return new NewText(
                    row.getString(0),
                    null,
                    null,
                    language,
                    UnderstoodBy.NOTHING,
                    Understanding.MEANING,
                    null,
                    null,
                    Conclusion.NONE,
                    first);
        }
        String asks = key(row);
        Row vector = Objects.requireNonNull(encoded.get(asks));
        // That of the vector: one that asks the same may have been taken for another language.
        String language = Objects.requireNonNull(asked.get(asks)).getString(2);
        String space = vector.getString(3);
        ByteVector meaning = new ByteVector((byte[]) vector.get(4));
        return new NewText(
                row.getString(0),
                asks,
                row.getString(1),
                language,
                UnderstoodBy.valueOf(vector.getString(1)),
                space,
                vector.getString(2),
                meaning,
                space.equals(Understanding.MEANING) ? conclusion(row.getString(4), meaning, language) : Conclusion.NONE,
                first);
    }

    /** Which of the two a row holds is a setting of Spark's. */
    private static Instant instant(Object value) {
        return value instanceof Instant at ? at : ((Timestamp) value).toInstant();
    }

    /** From many texts on a student is taught by the encoder on the first of them, by key, and takes its place. */
    private UnderstandingSpec taught(Collection<Row> asked) {
        Understanding understanding = spec.get();
        List<Row> lesson = asked.stream()
                .filter(row -> understanding.encodes(row.getString(2)))
                .toList();
        if (lesson.size() < studentFrom) {
            return spec;
        }
        List<Row> first = lesson.subList(0, Math.min(TAUGHT, lesson.size()));
        List<String> texts = first.stream().map(row -> row.getString(1)).toList();
        float[][] targets = first.parallelStream()
                .map(row -> understanding
                        .understand(row.getString(1), row.getString(2))
                        .vector())
                .toArray(float[][]::new);
        String id =
                understanding.studentId(Wording.sha256(String.join("\n", texts)).substring(0, ID_DIGITS));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            LinearEncoder.fit(id, texts, targets, LinearEncoder.Fit.USUAL).write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return spec.with(bytes.toByteArray(), id);
    }

    private List<String> understood() {
        return spec.get().languages().stream().filter(Languages::canTell).toList();
    }

    /** The languages that are understood, the one most wordings are in first: a text too short to tell is taken to be in that. */
    static List<String> expected(List<Row> wordings, List<String> understood) {
        Languages languages = new Languages(understood);
        Map<String, Integer> counts = new HashMap<>();
        wordings.stream()
                .sorted(Comparator.comparing(row -> row.getString(0)))
                .limit(LOOKED_AT)
                .map(row -> languages.of(row.getString(1), row.isNullAt(2) ? null : row.getString(2)))
                .forEach(language -> counts.merge(language, 1, Integer::sum));
        return understood.stream()
                .sorted(Comparator.<String>comparingInt(l -> -counts.getOrDefault(l, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static MapPartitionsFunction<Row, Row> preparing(List<String> expected) {
        return rows -> {
            Languages languages = new Languages(expected);
            return mapped(rows, row -> {
                @Nullable Message message = Message.of(row.getString(1)).orElse(null);
                @Nullable String question = message == null ? null : message.question();
                @Nullable String recorded = row.isNullAt(2) ? null : row.getString(2);
                boolean asks = Wording.key(question) != null;
                return RowFactory.create(
                        row.getString(0),
                        asks ? question : null,
                        asks ? languages.of(Objects.requireNonNull(question), recorded) : recorded,
                        row.get(3),
                        message == null ? null : message.body());
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

    private static Iterator<Row> mapped(Iterator<Row> rows, UnaryOperator<Row> each) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                return each.apply(rows.next());
            }
        };
    }
}
