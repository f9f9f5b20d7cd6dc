package balie.ingest.draft;

import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.ingest.MappedRow;
import balie.ingest.RowMapper;
import balie.ingest.profile.ColumnProfile;
import balie.ingest.profile.TableProfile;
import balie.issue.RowIssue;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Examples for a drafted mapping: records of the file, with stand-ins for what may be about a person. */
final class SpecDraft {

    private static final int MOST = 4;
    private static final Set<Field> DERIVED =
            Set.of(Interactions.SOURCE, Interactions.TEXT_KEY, Interactions.SUBJECT_KEY);

    private SpecDraft() {}

    /** @param mapping as it was drafted; empty: it can not be used yet, so the examples say what is given and expect nothing */
    static String write(
            String file, TableProfile table, List<Guess> guesses, Optional<SourceMapping> mapping, ZoneId zone) {
        StringBuilder text = new StringBuilder();
        text.append("# Examples from ")
                .append(Yaml.comment(file))
                .append("; names, numbers and texts of persons are made up.\n");
        text.append(
                "# What is expected is what the draft makes of them: is it right? Correct the mapping where it is not.\n");
        text.append("zone: ").append(Yaml.text(zone.getId())).append("   # of the job the examples stand for\n");
        text.append("examples:\n");
        List<Map<String, String>> records = made(table, guesses);
        if (mapping.isEmpty()) {
            records.stream().limit(2).forEach(r -> example(text, "a row of the file", r, Map.of(), Optional.empty()));
            return text.toString();
        }
        RowMapper mapper = new RowMapper(mapping.get(), "spec", zone);
        Set<String> shown = new HashSet<>();
        for (Map<String, String> record : records) {
            MappedRow row = mapper.map(fields(record));
            RowIssue issue = row.issue();
            String kind = issue != null ? "put aside" : String.valueOf(row.value(Interactions.STATUS));
            if (shown.size() < MOST && shown.add(kind)) {
                String name = issue != null
                        ? "a row that is put aside"
                        : row.value(Interactions.STATUS) == null ? "a row" : "a row with status " + kind;
                example(text, name, record, expected(row), Optional.ofNullable(issue));
            }
        }
        if (records.isEmpty()) {
            text.append("  []\n");
        }
        return text.toString();
    }

    /** The kept records, each cut down to the columns that the mapping uses; the fullest first. */
    private static List<Map<String, String>> made(TableProfile table, List<Guess> guesses) {
        StandIns standIns = new StandIns();
        List<Map<String, String>> made = new ArrayList<>();
        for (Map<String, String> record : table.records()) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (Guess guess : guesses) {
                for (ColumnProfile column : guess.columns()) {
                    String value = record.get(column.name());
                    if (value != null) {
                        fields.put(column.name(), standIns.of(guess, column, value));
                    }
                }
            }
            made.add(fields);
        }
        made.sort((a, b) -> Integer.compare(b.size(), a.size()));
        return made;
    }

    private static balie.ingest.read.Fields fields(Map<String, String> record) {
        Map<String, String> folded = record.entrySet().stream()
                .collect(Collectors.toMap(e -> MappingReader.fold(e.getKey()), Map.Entry::getValue, (a, b) -> a));
        return names -> names.stream()
                .map(n -> folded.get(MappingReader.fold(n)))
                .filter(v -> v != null && !v.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> expected(MappedRow row) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (Field field : Interactions.TABLE.fields()) {
            Object value = DERIVED.contains(field) ? null : row.value(field);
            if (value != null) {
                expected.put(field.name(), value.toString());
            }
        }
        return expected;
    }

    private static void example(
            StringBuilder text,
            String name,
            Map<String, String> given,
            Map<String, String> expected,
            Optional<RowIssue> issue) {
        text.append("  - name: ").append(Yaml.text(name)).append('\n');
        text.append("    given: ").append(Yaml.flow(given, 6)).append('\n');
        issue.ifPresentOrElse(
                i -> text.append("    quarantined: ")
                        .append(Yaml.flow(refusal(i), 6))
                        .append('\n'),
                () -> text.append("    expect: ").append(Yaml.flow(expected, 6)).append('\n'));
    }

    private static Map<String, String> refusal(RowIssue issue) {
        Map<String, String> refusal = new LinkedHashMap<>();
        if (issue.column() != null) {
            refusal.put("column", issue.column());
        }
        refusal.put("reason", issue.reason().split("[;:]")[0]);
        return refusal;
    }
}
