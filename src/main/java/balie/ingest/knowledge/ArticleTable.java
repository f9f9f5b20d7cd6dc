package balie.ingest.knowledge;

import balie.config.MappingReader;
import balie.ingest.read.Detector;
import balie.ingest.read.Fields;
import balie.ingest.read.FileBytes;
import balie.ingest.read.Limits;
import balie.ingest.read.Pins;
import balie.ingest.read.RecordReader;
import balie.ingest.read.SourceRecord;
import balie.ingest.read.UnusableFileException;
import balie.issue.Problems;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Articles in a table: a row each, in any form that exports are read in. */
final class ArticleTable {

    private static final String ID = "id";
    private static final String TITLE = "title";
    private static final String TEXT = "text";
    private static final String UPDATED = "updated";
    private static final String PRODUCT = "product";
    private static final String LANGUAGE = "language";
    private static final List<String> COLUMNS = List.of(ID, TITLE, TEXT, UPDATED, PRODUCT, LANGUAGE);

    private ArticleTable() {}

    static void read(Path file, String shown, Articles articles, Problems problems) {
        try (RecordReader reader = RecordReader.open(
                file,
                Detector.detect(file, FileBytes.of(file), Pins.NONE.expecting(COLUMNS), Limits.DEFAULT)
                        .get(0),
                Limits.DEFAULT,
                null)) {
            Set<String> columns =
                    reader.columns().stream().map(MappingReader::fold).collect(Collectors.toSet());
            for (String needed : List.of(TITLE, TEXT)) {
                if (!columns.contains(needed)) {
                    problems.add(
                            shown,
                            1,
                            "the header has no column " + needed,
                            "Columns of a knowledge base: " + String.join(", ", COLUMNS) + "; " + TITLE + " and " + TEXT
                                    + " are needed.");
                    return;
                }
            }
            while (reader.hasNext()) {
                row(reader.next(), shown, articles, problems);
            }
        } catch (UnusableFileException e) {
            problems.add(shown, e.line(), e.found(), e.remedy());
        } catch (IOException e) {
            problems.add(shown, 0, "the file can not be read: " + e.getMessage(), "Check its permissions.");
        }
    }

    private static void row(SourceRecord record, String shown, Articles articles, Problems problems) {
        int line = Math.toIntExact(record.line());
        Fields fields = record.fields();
        if (fields == null) {
            problems.add(
                    shown, line, record.issue() == null ? "" : record.issue().reason(), "Correct the line.");
            return;
        }
        String title = get(fields, TITLE);
        String text = get(fields, TEXT);
        String updated = get(fields, UPDATED);
        articles.add(new Draft(
                shown,
                line,
                get(fields, ID),
                title == null ? "" : title,
                title,
                updated == null ? null : new Draft.Noted(updated, line),
                get(fields, PRODUCT),
                get(fields, LANGUAGE),
                text == null ? List.of() : text.lines().toList()));
    }

    private static @Nullable String get(Fields fields, String column) {
        return Draft.orNull(fields.get(List.of(column)));
    }
}
