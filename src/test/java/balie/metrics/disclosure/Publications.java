package balie.metrics.disclosure;

import balie.model.Count;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Made-up result tables with the columns of real ones, and what a job published of them. */
final class Publications implements EarlierCounts {

    static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    static final String ALL = "all";

    private static final Instant AS_OF = Instant.parse("2026-11-30T00:00:00Z");
    private static final List<String> CLOSING = List.of(
            "n", "of", "percent", "low", "high", "mark", "definition", "source", "period_from", "period_to", "as_of");

    private final Map<String, List<Count>> published = new TreeMap<>();
    private final List<String> ids = new ArrayList<>();

    /** A table that is being made: its name, what it is broken down by, and its rows. */
    static final class Maker {

        private final String name;
        private final List<String> columns;
        private final List<List<@Nullable Object>> rows = new ArrayList<>();

        Maker(String name, String... dimensions) {
            this.name = name;
            List<String> all = new ArrayList<>(List.of("measure"));
            all.addAll(List.of(dimensions));
            all.addAll(CLOSING);
            this.columns = all;
        }

        /**
         * Adds a row.
         *
         * @param of null: it is among none
         * @param key measure and dimensions
         */
        Maker row(int week, long n, @Nullable Long of, Object... key) {
            List<@Nullable Object> row = new ArrayList<>(Arrays.asList(key));
            row.add(n);
            row.add(of);
            boolean rate = of != null && of > 0;
            row.add(rate ? 100.0 * n / of : null);
            row.add(rate ? 90.0 * n / of : null);
            row.add(rate ? 110.0 * n / of : null);
            row.add("");
            row.add("what is counted");
            row.add("all");
            row.add(MONDAY.plusWeeks(week));
            row.add(MONDAY.plusWeeks(week).plusDays(6));
            row.add(AS_OF);
            rows.add(row);
            return this;
        }

        ResultTable table() {
            return new ResultTable(name, columns, rows);
        }
    }

    /** Protects a publication and keeps what it tells and hides. */
    Disclosure.Outcome publish(Disclosure disclosure, List<ResultTable> tables) {
        Disclosure.Outcome outcome = disclosure.protect(tables, this);
        if (published.putIfAbsent(outcome.id(), outcome.published()) == null) {
            ids.add(outcome.id());
        }
        return outcome;
    }

    @Override
    public List<List<Count>> before(String publication, Set<String> days) {
        List<List<Count>> before = new ArrayList<>();
        for (String id : ids) {
            if (id.equals(publication)) {
                break;
            }
            List<Count> some = published.get(id).stream()
                    .filter(c -> days.contains(c.days())
                            || c.about().isEmpty()
                            || c.about().keySet().equals(Set.of("measure")))
                    .toList();
            if (!some.isEmpty()) {
                before.add(some);
            }
        }
        return before;
    }

    /** Of few channels, the smallest being small. */
    static ResultTable channels(int week, long mail, long chat, long phone) {
        return new Maker("channel_mix", "channel")
                .row(week, mail + chat + phone, null, "contacts", ALL)
                .row(week, mail, null, "contacts", "mail")
                .row(week, chat, null, "contacts", "chat")
                .row(week, phone, null, "contacts", "phone")
                .table();
    }

    /** n of each row by the value of a column; hidden ones are null. */
    static Map<String, @Nullable Object> told(ResultTable table, String column) {
        Map<String, @Nullable Object> told = new TreeMap<>();
        table.lines().forEach(line -> told.put(line.text(column), line.get("n")));
        return told;
    }
}
