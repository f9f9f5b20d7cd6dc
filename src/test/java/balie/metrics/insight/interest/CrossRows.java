package balie.metrics.insight.interest;

import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sums over customers as a query gives them, reckoned in plain Java from contacts. */
final class CrossRows {

    /** @param values by name of the column; what is not known is not there */
    record Contact(String customer, LocalDate day, Map<String, String> values) {

        static Contact of(String customer, LocalDate day, String... pairs) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                if (pairs[i + 1] != null) {
                    values.put(pairs[i], pairs[i + 1]);
                }
            }
            return new Contact(customer, day, values);
        }

        @Nullable
        String get(String column) {
            return column.equals("all") ? "all" : values.get(column);
        }
    }

    /** @param from null: everything */
    record Days(
            String span, @Nullable LocalDate from, @Nullable LocalDate to) {

        boolean has(Contact contact) {
            return from == null
                    || (!contact.day().isBefore(from) && !contact.day().isAfter(to));
        }
    }

    private CrossRows() {}

    static ResultTable table(
            CrossSums sums, List<Contact> contacts, List<Days> spans, List<String> subjects, List<String> groups) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Days span : spans) {
            for (String subject : subjects) {
                for (String group : groups) {
                    List<Contact> known = contacts.stream()
                            .filter(c -> span.has(c) && c.get(subject) != null && c.get(group) != null)
                            .toList();
                    Set<String> values = new TreeSet<>(Set.of(CrossSums.ALL));
                    known.forEach(c -> values.add(c.get(group)));
                    for (String value : values) {
                        rows.addAll(of(span, subject, group, value, known));
                    }
                }
            }
        }
        return new ResultTable(sums.output().name(), sums.output().names(), rows);
    }

    private static List<List<@Nullable Object>> of(
            Days span, String subject, String group, String value, List<Contact> known) {
        Map<String, Map<String, Long>> byCustomer = new TreeMap<>();
        for (Contact contact : known) {
            if (value.equals(CrossSums.ALL) || value.equals(contact.get(group))) {
                byCustomer
                        .computeIfAbsent(contact.customer(), c -> new TreeMap<>())
                        .merge(contact.get(subject), 1L, Long::sum);
            }
        }
        Map<String, long[]> cells = new TreeMap<>();
        byCustomer.values().forEach(about -> {
            long n = about.values().stream().mapToLong(Long::longValue).sum();
            about.forEach((id, x) -> add(cells.computeIfAbsent(id, i -> new long[6]), x, x, n));
            add(cells.computeIfAbsent(CrossSums.ALL, i -> new long[6]), n, n, n);
        });
        List<List<@Nullable Object>> rows = new ArrayList<>();
        cells.forEach((id, c) -> rows.add(Arrays.asList(
                span.span(),
                span.from(),
                span.to(),
                subject,
                id,
                id,
                group,
                value,
                c[0],
                c[1],
                c[2],
                c[3],
                c[4],
                c[5])));
        return rows;
    }

    private static void add(long[] cell, long of, long x, long n) {
        long[] more = {1, of, x, of * of, n * x, x * x};
        for (int i = 0; i < more.length; i++) {
            cell[i] += more[i];
        }
    }
}
