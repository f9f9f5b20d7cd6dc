package balie.report;

import balie.model.ResultTable;
import balie.testkit.Contexts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.MONDAY;
import static balie.report.SampleTables.row;
import static balie.report.SampleTables.share;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.with;

/** Tables made by hand of what waits, how much there was, and how the rows add up. */
public final class SampleStock {

    private SampleStock() {}

    public static ResultTable backlog() {
        List<Map<String, Object>> rows = new ArrayList<>();
        long[] ns = {60, 48, 41, 30, 22, 17, 6};
        List<String> bands = List.of(
                "under 1 day", "1-3 days", "3-7 days", "7-14 days", "14-30 days", "30-90 days", "90 days and more");
        rows.add(backlogRow(MONDAY.plusDays(6), "all", with(row("n", 224L, "of", 224L), "oldest_days", 131.4)));
        for (int i = 0; i < ns.length; i++) {
            rows.add(backlogRow(MONDAY.plusDays(6), bands.get(i), with(share(ns[i], 224), "oldest_days", 1.5 * i)));
        }
        for (int week = 1; week <= 12; week++) {
            long n = 190L + week * 13L % 31;
            rows.add(backlogRow(MONDAY.plusDays(6).minusWeeks(week), "all", row("n", n, "of", n)));
        }
        rows.add(with(backlogRow(MONDAY.plusDays(6), "all", share(14, 5000)), "measure", "backlog_undatable"));
        rows.add(with(backlogRow(MONDAY.plusDays(6), "all", share(80, 80)), "dimension", "team", "value", "Chat"));
        return table("backlog", rows);
    }

    public static Map<String, Object> backlogRow(LocalDate day, String band, Map<String, Object> figures) {
        return with(figures, "measure", "backlog", "day", day, "dimension", "all", "value", "all", "age_band", band);
    }

    public static ResultTable volume() {
        return table(
                "volume",
                List.of(
                        volume("contacts", 808L, 640L, 701L),
                        volume("contacts_without_customer", 31L, 28L, null),
                        volume("cases", 760L, 611L, 690L),
                        volume("questions", 204L, 187L, null),
                        volume("customers", 655L, 540L, 602L),
                        with(volume("contacts", 90L, 88L, null), "dimension", "channel", "value", "chat")));
    }

    private static Map<String, Object> volume(String measure, Long n, Long before, Long lastYear) {
        return row(
                "measure",
                measure,
                "dimension",
                "all",
                "value",
                "all",
                "n",
                n,
                "of",
                n,
                "n_previous",
                before,
                "n_last_year",
                lastYear,
                "change_percent",
                100.0 * n / before - 100);
    }

    public static Map<String, Object> step(String source, long place, String step, String kind, long rows) {
        return row("source", source, "place", place, "step", step, "kind", kind, "rows", rows);
    }

    public static List<Map<String, Object>> walk(String source, long counted, long difference) {
        return List.of(
                step(source, 1, "records_read", "start", counted + 32),
                step(source, 2, "quarantined", "less", -4),
                step(source, 3, "duplicates", "less", -16),
                step(source, 4, "outside_period", "less", 0),
                step(source, 5, "own_total", "total", counted + 12),
                step(source, 6, "spam", "less", -12),
                step(source, 7, "counted", "total", counted),
                step(source, 8, "difference", "difference", difference),
                step(source, 9, "still_open", "memo", 90));
    }

    public static ResultTable reconciliation() {
        return table("reconciliation", walk("desk", 808, 0));
    }

    public static ResultTable breaks() {
        return table(
                "breaks",
                List.of(
                        row(
                                "source",
                                "desk",
                                "monday",
                                MONDAY.minusWeeks(5),
                                "check",
                                "missing_week",
                                "finding",
                                "no contact in the whole week",
                                "n",
                                0L,
                                "expected",
                                640.0,
                                "low",
                                530.0,
                                "high",
                                750.0,
                                "mark",
                                "[b]"),
                        row(
                                "source",
                                "desk",
                                "monday",
                                MONDAY,
                                "check",
                                "category_mix",
                                "finding",
                                "as before",
                                "distance",
                                0.04)));
    }

    public static ResultTable revisions() {
        return table(
                "revisions",
                List.of(row(
                        "table",
                        "resolution_rates",
                        "figure",
                        "resolved_so_far",
                        "period_from",
                        MONDAY.minusWeeks(1),
                        "period_to",
                        MONDAY.minusDays(1),
                        "column",
                        "percent",
                        "former",
                        61.25,
                        "revised",
                        66.0,
                        "former_as_of",
                        Contexts.AS_OF.minusSeconds(7 * 86_400))));
    }
}
