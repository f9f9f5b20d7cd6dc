package balie.metrics.insight.event;

import balie.metrics.MetricContext;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static balie.testkit.Contexts.ZONE;

/** Sums around entries made up for a test, as the query would give them. */
final class EventRows {

    private final List<List<Object>> rows = new ArrayList<>();

    /** There are contacts since a day. */
    EventRows since(String day) {
        return add(-1, Window.DATA, "all", EventSums.ASKED, at(day), Sums.of(1, 0));
    }

    static Instant at(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
    }

    /** Of customers with one contact each. */
    static Sums alone(long n, long of) {
        return new Sums(of, of, n, of, n, n);
    }

    EventRows add(int entry, Window window, String group, String measure, Sums sums) {
        return add(entry, window, group, measure, at("2026-09-22"), sums);
    }

    EventRows add(int entry, Window window, String group, String measure, Instant first, Sums sums) {
        rows.add(List.of(
                (long) entry,
                window.code(),
                group,
                measure,
                first,
                sums.customers(),
                sums.n(),
                sums.x(),
                sums.nn(),
                sums.nx(),
                sums.xx()));
        return this;
    }

    Map<String, ResultTable> inputs() {
        return Map.of(
                EventSums.OUTPUT.name(), new ResultTable(EventSums.OUTPUT.name(), EventSums.OUTPUT.names(), rows));
    }

    ResultTable briefings(MetricContext context) {
        return new Briefings().derive(inputs(), context);
    }

    ResultTable response(MetricContext context) {
        return new OfferResponse().derive(inputs(), context);
    }
}
