package balie.ingest.read;

import balie.config.MappingReader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A file as it is read when nothing of it is laid down: the values of its records by place, and what was not read.
 *
 * @param footer what was found to be none of the table
 * @param refused why none of it was read; empty: some was
 */
record Reading(
        List<String> columns, List<List<String>> rows, List<SourceRecord> bad, List<String> footer, String refused) {

    static Reading of(Path file) throws IOException {
        return of(file, Pins.NONE, Limits.DEFAULT);
    }

    static Reading of(Path file, Pins pins, Limits limits) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<SourceRecord> bad = new ArrayList<>();
        try {
            TableFormat table =
                    Detector.detect(file, FileBytes.of(file), pins, limits).get(0);
            try (RecordReader records = RecordReader.open(file, table, limits, null)) {
                List<String> columns = records.columns();
                records.forEachRemaining(record -> {
                    if (record.fields() == null) {
                        bad.add(record);
                    } else {
                        rows.add(values(columns, record.fields()));
                    }
                });
                return new Reading(columns, rows, bad, table.footer(), "");
            }
        } catch (UnusableFileException e) {
            return new Reading(List.of(), rows, bad, List.of(), e.found());
        }
    }

    /** Each column by its name, the nth of a name by its number. */
    private static List<String> values(List<String> columns, Fields fields) {
        TreeMap<String, Integer> seen = new TreeMap<>();
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            String folded = MappingReader.fold(column);
            int nth = seen.merge(folded, 1, Integer::sum);
            boolean repeated = columns.stream()
                            .filter(c -> MappingReader.fold(c).equals(folded))
                            .count()
                    > 1;
            String value = fields.get(List.of(repeated ? column.strip() + "#" + nth : column));
            values.add(value == null ? "" : value);
        }
        return values;
    }
}
