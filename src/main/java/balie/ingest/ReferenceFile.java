package balie.ingest;

import balie.config.MappingReader;
import balie.contract.Customers;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.ingest.profile.Masking;
import balie.ingest.read.Detector;
import balie.ingest.read.Fields;
import balie.ingest.read.FileBytes;
import balie.ingest.read.Limits;
import balie.ingest.read.Pins;
import balie.ingest.read.RecordReader;
import balie.ingest.read.SourceRecord;
import balie.ingest.read.UnusableFileException;
import balie.issue.Problems;
import balie.text.redact.Redaction;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table of what the organisation knows besides the interactions: a file in any form that exports are read in, whose header
 * has the names of the contract. It is taken whole or not at all: a customer lost here could be an objection lost.
 */
public final class ReferenceFile {

    private static final int MOST_PROBLEMS = 10;
    /** Optional in a row, where empty means no, but not in the table. */
    private static final Field OBJECTIONS = Customers.OBJECTS_TO_MARKETING;

    private static final Set<String> YES = Set.of("yes", "true", "1", "ja");
    private static final Set<String> NO = Set.of("no", "false", "0", "nee");

    private static final Pattern WHOLE = Pattern.compile("\\d{1,12}");

    private final TableContract contract;
    private final @Nullable Field key;
    private final List<String> notRead = new ArrayList<>();

    /** @param key of the contract, which may occur once only; null: none */
    public ReferenceFile(TableContract contract, @Nullable Field key) {
        this.contract = contract;
        this.key = key;
    }

    /**
     * The rows of the file, in the order of the contract's columns. What is wrong is noted: in {@code callProblems} that there
     * is no such file, in {@code fileProblems} what is wrong inside it.
     */
    public List<Row> read(Path file, String shown, Problems callProblems, Problems fileProblems) {
        List<Row> rows = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            callProblems.add(shown, 0, "there is no such file of " + contract.name(), "Correct reference: in the job.");
            return rows;
        }
        Problems own = new Problems();
        try (RecordReader reader = open(file)) {
            Set<String> columns =
                    reader.columns().stream().map(MappingReader::fold).collect(Collectors.toSet());
            notRead.clear();
            reader.columns().stream()
                    .filter(c -> !contract.names().contains(MappingReader.fold(c)))
                    .forEach(notRead::add);
            for (Field field : contract.fields()) {
                if (!columns.contains(field.name()) && (field.required() || field.equals(OBJECTIONS))) {
                    own.add(shown, 1, "the header has no column " + field.name(), remedy(field, columns));
                }
            }
            Set<String> keys = new HashSet<>();
            while (own.list().size() < MOST_PROBLEMS && reader.hasNext()) {
                row(reader.next(), shown, keys, own, rows);
            }
        } catch (UnusableFileException e) {
            own.add(shown, e.line(), e.found(), e.remedy());
        } catch (IOException e) {
            own.add(shown, 0, "the file can not be read: " + e.getMessage(), "Check its permissions.");
        }
        fileProblems.addAll(own.list());
        return rows;
    }

    /** The columns of the file that was read last of which the contract has none, as they stand in its header. */
    public List<String> notRead() {
        return List.copyOf(notRead);
    }

    private String remedy(Field missing, Set<String> columns) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String near = columns.stream()
                .filter(c -> distance.apply(c, missing.name()) <= missing.name().length() / 3)
                .min(Comparator.comparing(c -> distance.apply(c, missing.name())))
                .map(c -> "Is it '" + c + "'? ")
                .orElse("");
        return near + "Its columns: " + String.join(", ", contract.names())
                + (missing.equals(OBJECTIONS)
                        ? ". Without it all who object to marketing would be profiled; write no in every row if nobody does."
                        : ".");
    }

    private RecordReader open(Path file) throws IOException, UnusableFileException {
        Pins pins = Pins.NONE.expecting(contract.names());
        return RecordReader.open(
                file,
                Detector.detect(file, FileBytes.of(file), pins, Limits.DEFAULT).get(0),
                Limits.DEFAULT,
                null);
    }

    private void row(SourceRecord record, String shown, Set<String> keys, Problems problems, List<Row> rows) {
        int line = Math.toIntExact(record.line());
        Fields fields = record.fields();
        if (fields == null) {
            String reason = record.issue() == null ? "" : record.issue().reason();
            problems.add(shown, line, reason, "Correct the line.");
            return;
        }
        @Nullable Object[] values = new Object[contract.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = contract.fields().get(i);
            String text = fields.get(List.of(field.name()));
            if (text == null && field.required()) {
                problems.add(shown, line, "the row has no " + field.name(), "Fill it in.");
            } else if (text != null) {
                Object value = value(field, text, shown, line, problems);
                values[i] = value instanceof String free && isFree(field) ? redacted(field, free) : value;
            }
        }
        Object id = key == null ? null : values[contract.indexOf(key)];
        if (key != null && id != null && !keys.add(id.toString())) {
            problems.add(
                    shown,
                    line,
                    key.name() + " '" + Masking.mask(id.toString()) + "' stands in the file twice",
                    "Keep one of the two.");
        }
        rows.add(RowFactory.create(values));
    }

    /** Whether people write what they like there, and it may be shown; an id has to stay what it is. */
    private boolean isFree(Field field) {
        return field.vocabulary().isEmpty() && !field.equals(key);
    }

    private static String redacted(Field field, String text) {
        return field.name().equals(Interactions.PRODUCT.name())
                ? Redaction.redactProduct(text)
                : Redaction.redact(text);
    }

    private static @Nullable Object value(Field field, String text, String shown, int line, Problems problems) {
        String folded = text.toLowerCase(Locale.ROOT);
        if (field.type() == FieldType.FLAG) {
            if (YES.contains(folded) || NO.contains(folded)) {
                return YES.contains(folded);
            }
            problems.add(shown, line, field.name() + " is '" + Masking.mask(text) + "'", "Write yes or no.");
            return null;
        }
        if (field.type() == FieldType.COUNT) {
            if (WHOLE.matcher(text).matches()) {
                return Long.parseLong(text);
            }
            problems.add(
                    shown,
                    line,
                    field.name() + " is '" + Masking.mask(text) + "'",
                    "Write a whole number, without separators.");
            return null;
        }
        if (field.type() == FieldType.DATE) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                problems.add(
                        shown, line, field.name() + " is '" + Masking.mask(text) + "'", "Write a date as 2026-11-23.");
                return null;
            }
        }
        if (field.vocabulary().isEmpty()) {
            return text;
        }
        if (!field.vocabulary().contains(folded)) {
            problems.add(
                    shown,
                    line,
                    field.name() + " is '" + Masking.mask(text) + "'",
                    "Write one of " + String.join(", ", field.vocabulary()) + ".");
        }
        return folded;
    }
}
