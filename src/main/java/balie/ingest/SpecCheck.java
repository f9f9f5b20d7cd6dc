package balie.ingest;

import balie.config.MappingSpec;
import balie.config.SourceMapping;
import balie.contract.Interactions;
import balie.issue.RowIssue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the examples of a mapping. */
public final class SpecCheck {

    private SpecCheck() {}

    /** What an example gives that it should not; empty if it holds. */
    public static List<String> failures(SourceMapping mapping, MappingSpec spec, MappingSpec.Example example) {
        RowMapper mapper = new RowMapper(mapping.readingDates(spec.dates()), "spec", spec.zone());
        Map<String, String> folded = example.fields().entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().toLowerCase(Locale.ROOT),
                        e -> e.getValue().strip()));
        MappedRow row = mapper.map(names -> names.stream()
                .map(n -> folded.get(n.toLowerCase(Locale.ROOT)))
                .filter(v -> v != null && !v.isEmpty())
                .findFirst()
                .orElse(null));
        List<String> failures = new ArrayList<>();
        RowIssue issue = row.issue();
        if (example.quarantined().isPresent()) {
            refused(example, issue, failures);
        } else if (issue != null) {
            failures.add("quarantined, column " + issue.column() + ", value " + issue.value() + ": " + issue.reason());
        } else {
            example.expected().forEach((column, expected) -> {
                Object value = Interactions.TABLE.field(column).map(row::value).orElse(null);
                String found = value == null ? "" : value.toString();
                if (!found.equals(expected)) {
                    failures.add(column + " is '" + found + "', expected '" + expected + "'");
                }
            });
        }
        return failures;
    }

    private static void refused(
            MappingSpec.Example example, @org.jspecify.annotations.Nullable RowIssue issue, List<String> failures) {
        String reason = example.quarantined().orElse("");
        if (issue == null) {
            failures.add("taken in, expected to be quarantined");
        } else {
            if (!issue.reason().contains(reason)) {
                failures.add("quarantined because '" + issue.reason() + "', expected '" + reason + "'");
            }
            example.column()
                    .filter(c -> !c.equals(issue.column()))
                    .ifPresent(
                            c -> failures.add("quarantined for column '" + issue.column() + "', expected '" + c + "'"));
        }
    }
}
