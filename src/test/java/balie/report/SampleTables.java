package balie.report;

import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Result tables made by hand, as the metrics would give them, for a week in which something of everything happened. */
public final class SampleTables {

    public static final IsoWeek WEEK = new IsoWeek(2026, 46);
    public static final LocalDate MONDAY = WEEK.monday();

    private static final List<String> RATE = List.of("n", "of", "percent", "low", "high");
    private static final List<String> END =
            List.of("mark", "definition", "source", "period_from", "period_to", "as_of");
    private static final List<String> COMPARED = List.of(
            "n_compared",
            "of_compared",
            "change",
            "change_low",
            "change_high",
            "interval",
            "p_value",
            "p_adjusted",
            "flagged");

    public static final List<String> CHANGES = join(List.of(
            List.of("measure", "dimension", "value", "comparison"),
            RATE,
            COMPARED,
            END,
            List.of("compared_from", "compared_to")));
    public static final List<String> WEEKLY_RATES = join(List.of(
            List.of("measure", "monday"),
            RATE,
            List.of("chart", "centre", "limit_low", "limit_high", "limits", "signals", "alarm"),
            END));
    public static final List<String> FUNNELS = join(List.of(
            List.of("measure", "team", "n", "of", "percent", "low", "high", "target"),
            List.of("limit95_low", "limit95_high", "limit998_low", "limit998_high", "funnel_place", "over_dispersed"),
            END));
    public static final List<String> QUESTION_CHANGES = join(List.of(
            List.of("question_id", "question", "n", "of", "percent", "low", "high", "expected", "expected_low"),
            List.of("expected_high", "rule", "weeks", "verdict"),
            COMPARED,
            END));
    public static final List<String> BACKLOG = join(
            List.of(List.of("measure", "day", "dimension", "value", "age_band"), RATE, List.of("oldest_days"), END));
    public static final List<String> VOLUME = join(List.of(
            List.of("measure", "dimension", "value"),
            RATE,
            List.of("n_previous", "n_last_year", "change_percent"),
            END));
    public static final List<String> RECONCILIATION =
            List.of("source", "place", "step", "rows", "kind", "definition", "as_of");
    public static final List<String> BREAKS = List.of(
            "source",
            "monday",
            "check",
            "finding",
            "n",
            "expected",
            "low",
            "high",
            "distance",
            "mark",
            "definition",
            "period_from",
            "period_to");
    public static final List<String> REVISIONS = List.of(
            "table", "figure", "period_from", "period_to", "column", "former", "revised", "former_as_of", "as_of");
    public static final List<String> TIMES = join(List.of(
            List.of("measure", "within_hours", "channel", "category", "product", "customer_type", "team", "n", "of"),
            List.of("within_percent", "within_low", "within_high", "at_risk"),
            List.of("median_hours", "median_low", "median_high"),
            END));
    public static final List<String> RESOLUTION =
            join(List.of(List.of("measure"), TrainingReport.DIMENSIONS, RATE, END, List.of("interval")));
    public static final List<String> COMPLAINT_SHARE =
            join(List.of(List.of("measure"), Shared.COMPLAINT_DIMENSIONS, RATE, END, List.of("interval")));

    private SampleTables() {}

    private static List<String> join(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).distinct().toList();
    }

    public static RunFacts facts() {
        return new RunFacts(
                "weekly",
                Period.week(WEEK, Contexts.ZONE),
                Contexts.AS_OF,
                List.of("desk"),
                840,
                820,
                4,
                16,
                0,
                5,
                20,
                7,
                "fcr_recorded",
                Map.of(),
                List.of(),
                List.of());
    }

    /** A row of named values in pairs; what is not named is null, but for the definition and the days. */
    public static Map<String, Object> row(Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], pairs[i + 1]);
        }
        return row;
    }

    /** A row and more values. */
    public static Map<String, Object> with(Map<String, Object> row, Object... pairs) {
        Map<String, Object> more = new LinkedHashMap<>(row);
        more.putAll(row(pairs));
        return more;
    }

    public static ResultTable table(String name, List<String> columns, List<Map<String, Object>> rows) {
        List<List<Object>> cells = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> all = row(
                    "definition",
                    "What " + name + " counts.",
                    "source",
                    "all",
                    "period_from",
                    MONDAY,
                    "period_to",
                    MONDAY.plusDays(6),
                    "as_of",
                    Contexts.AS_OF);
            all.putAll(row);
            row.keySet().stream().filter(c -> !columns.contains(c)).findFirst().ifPresent(c -> {
                throw new IllegalArgumentException(name + " has no column " + c);
            });
            cells.add(new ArrayList<>(columns.stream().map(all::get).toList()));
        }
        return new ResultTable(name, columns, new ArrayList<>(cells));
    }

    static Tables tables(ResultTable... tables) {
        return new Tables(List.of(tables));
    }

    /** A share with an interval about as wide as Wilson's. */
    public static Map<String, Object> share(long n, long of) {
        double p = (double) n / of;
        double half = 196 * Math.sqrt(p * (1 - p) / of + 1.0 / of / of);
        return row(
                "n",
                n,
                "of",
                of,
                "percent",
                100 * p,
                "low",
                Math.max(0, 100 * p - half),
                "high",
                Math.min(100, 100 * p + half));
    }

    /** A comparison of two shares, flagged or not. */
    public static Map<String, Object> change(
            String measure,
            String group,
            String comparison,
            long n,
            long of,
            long before,
            long ofBefore,
            boolean flag) {
        String[] parts = group.split("=", 2);
        double change = 100.0 * n / of - 100.0 * before / ofBefore;
        int back = comparison.equals("last_year") ? 364 : comparison.equals("previous") ? 7 : 0;
        return with(
                share(n, of),
                "measure",
                measure,
                "dimension",
                parts[0],
                "value",
                parts.length > 1 ? parts[1] : "all",
                "comparison",
                comparison,
                "n_compared",
                before,
                "of_compared",
                ofBefore,
                "change",
                change,
                "change_low",
                change - 4,
                "change_high",
                change + 4,
                "interval",
                "by_customer",
                "p_value",
                flag ? 0.0001 : 0.4,
                "p_adjusted",
                flag ? 0.002 : 0.8,
                "flagged",
                flag,
                "compared_from",
                MONDAY.minusDays(back),
                "compared_to",
                MONDAY.minusDays(back - 6));
    }

    public static ResultTable changes() {
        return table(
                "changes",
                CHANGES,
                List.of(
                        change("resolved_within_7_days", "all", "previous", 540, 808, 520, 790, false),
                        change("resolved_within_7_days", "all", "last_year", 540, 808, 400, 700, true),
                        change("complained", "all", "previous", 95, 808, 55, 790, true),
                        change("complained", "all", "last_year", 95, 808, 70, 700, false),
                        with(change("escalated", "all", "previous", 44, 808, 41, 790, false), "mark", "[b]"),
                        change("resolved_within_7_days", "category=Billing", "rest", 60, 140, 480, 668, true),
                        change("resolved_within_7_days", "category=Delivery", "rest", 150, 220, 390, 588, false),
                        change("resolved_within_7_days", "channel=chat", "rest", 60, 90, 480, 718, false),
                        change("complained", "product=Lumo", "rest", 40, 160, 55, 648, true),
                        change("complained", "product=Nodo", "rest", 20, 200, 75, 608, false),
                        row(
                                "measure",
                                "satisfied",
                                "dimension",
                                "all",
                                "value",
                                "all",
                                "comparison",
                                "previous",
                                "mark",
                                "[c]",
                                "flagged",
                                false)));
    }

    /** Weeks up to the one of the report, of which the last is an alarm or not. */
    public static List<Map<String, Object>> weeks(
            String measure, int count, long of, double usual, double reach, String limits, boolean alarm) {
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean contacts = measure.equals("contacts");
        boolean none = limits.equals("none");
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            double value = last && alarm ? usual + 1.4 * reach : usual + reach * ((i * 7 % 11) - 5) / 8;
            Map<String, Object> row = new LinkedHashMap<>();
            if (contacts) {
                row.put("n", Math.round(value));
            } else {
                row.putAll(share(Math.round(value * of / 100), of));
            }
            rows.add(with(
                    row,
                    "measure",
                    measure,
                    "monday",
                    MONDAY.minusWeeks(count - 1L - i),
                    "chart",
                    contacts ? "xmr" : "p_prime",
                    "centre",
                    none ? null : (Object) usual,
                    "limit_low",
                    none ? null : (Object) (usual - reach),
                    "limit_high",
                    none ? null : (Object) (usual + reach),
                    "limits",
                    limits,
                    "signals",
                    last && alarm ? "above_limits" : i < 8 && count > 20 && contacts ? "run_below" : "",
                    "alarm",
                    last && alarm));
        }
        return rows;
    }

    public static ResultTable weeklyRates() {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.addAll(weeks("contacts", 26, 0, 640, 110, "full", true));
        rows.addAll(weeks("resolved_within_7_days", 26, 640, 66, 7, "full", false));
        rows.addAll(weeks("complained", 26, 640, 7, 3, "full", true));
        rows.addAll(weeks("escalated", 9, 640, 5, 2.5, "trial", false));
        rows.addAll(weeks("satisfied", 3, 90, 80, 6, "none", false));
        return table("weekly_rates", WEEKLY_RATES, rows);
    }

    public static Map<String, Object> team(String team, long n, long of, double target, String place) {
        double error = 100 * Math.sqrt(target / 100 * (1 - target / 100) / of);
        return with(
                share(n, of),
                "measure",
                "resolved_within_7_days",
                "team",
                team,
                "target",
                target,
                "limit95_low",
                Math.max(0, target - 1.96 * error),
                "limit95_high",
                Math.min(100, target + 1.96 * error),
                "limit998_low",
                Math.max(0, target - 3.09 * error),
                "limit998_high",
                Math.min(100, target + 3.09 * error),
                "funnel_place",
                place,
                "over_dispersed",
                false);
    }

    public static ResultTable funnels() {
        return table(
                "funnels",
                FUNNELS,
                List.of(
                        team("Telephone", 245, 340, 67, "inside"),
                        team("Chat", 38, 90, 67, "below_998"),
                        team("Second line", 25, 40, 67, "inside"),
                        with(team("Returns", 7, 12, 67, "too_few"), "mark", "[u]"),
                        row("measure", "resolved_within_7_days", "team", "Night", "mark", "[c]")));
    }

    public static Map<String, Object> question(
            String name, long n, long before, String verdict, String rule, boolean flagged) {
        Map<String, Object> change = change("", "all", "previous", n, 808, before, 790, flagged);
        List.of("measure", "dimension", "value", "comparison", "compared_from", "compared_to")
                .forEach(change::remove);
        return with(
                change,
                "question_id",
                "Q" + name.length(),
                "question",
                name,
                "expected",
                (double) before,
                "expected_low",
                Math.floor(before * 0.6),
                "expected_high",
                Math.ceil(before * 1.5),
                "rule",
                rule,
                "weeks",
                20L,
                "verdict",
                verdict);
    }

    public static ResultTable questionChanges() {
        return table(
                "question_changes",
                QUESTION_CHANGES,
                List.of(
                        question("Where is my invoice?", 70, 30, "higher", "conditional binomial", true),
                        question("How do I change my password?", 40, 38, "as_expected", "noufaily", false),
                        question("When does the shop open?", 12, 36, "lower", "farrington without season", false),
                        row(
                                "question_id",
                                "Q9",
                                "question",
                                "Can I pay in cash?",
                                "mark",
                                "[c]",
                                "rule",
                                "none: too few",
                                "verdict",
                                "too_few",
                                "flagged",
                                false)));
    }

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
        return table("backlog", BACKLOG, rows);
    }

    public static Map<String, Object> backlogRow(LocalDate day, String band, Map<String, Object> figures) {
        return with(figures, "measure", "backlog", "day", day, "dimension", "all", "value", "all", "age_band", band);
    }

    public static ResultTable volume() {
        return table(
                "volume",
                VOLUME,
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
        return table("reconciliation", RECONCILIATION, walk("desk", 808, 0));
    }

    public static ResultTable breaks() {
        return table(
                "breaks",
                BREAKS,
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
                REVISIONS,
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

    public static ResultTable times() {
        List<Map<String, Object>> rows = new ArrayList<>();
        long[] hours = {24, 72, 168, 720};
        double[] percents = {41, 58, 70, 78};
        for (int i = 0; i < hours.length; i++) {
            Map<String, Object> row = row(
                    "measure",
                    "full_resolution_calendar_hours",
                    "within_hours",
                    hours[i],
                    "n",
                    500L,
                    "of",
                    760L,
                    "within_percent",
                    percents[i],
                    "within_low",
                    percents[i] - 4,
                    "within_high",
                    percents[i] + 4,
                    "at_risk",
                    300L - 70L * i,
                    "median_hours",
                    44.5,
                    "median_low",
                    38.0,
                    "median_high",
                    51.0);
            rows.add(all(row, List.of("channel", "category", "product", "customer_type", "team")));
        }
        rows.add(with(
                rows.get(0),
                "measure",
                "first_reply_calendar_hours",
                "within_percent",
                88.0,
                "within_low",
                85.0,
                "within_high",
                91.0));
        return table("times", TIMES, rows);
    }

    /** A row in which some dimensions are 'all'. */
    public static Map<String, Object> all(Map<String, Object> row, List<String> dimensions) {
        Map<String, Object> more = new LinkedHashMap<>(row);
        dimensions.forEach(d -> more.putIfAbsent(d, "all"));
        return more;
    }

    public static ResultTable resolutionRates() {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(share(540, 808));
        rows.add(with(share(60, 140), "category", "Billing"));
        rows.add(with(share(150, 220), "category", "Delivery"));
        rows.add(with(share(330, 448), "category", "Repair"));
        rows.add(with(share(60, 90), "channel", "chat"));
        rows.add(with(share(480, 718), "channel", "phone"));
        rows.add(with(share(38, 90), "team", "Chat"));
        rows.add(with(share(245, 340), "team", "Telephone"));
        return table(
                "resolution_rates",
                RESOLUTION,
                rows.stream()
                        .map(r -> all(
                                with(r, "measure", "resolved_within_7_days", "interval", "by_customer"),
                                TrainingReport.DIMENSIONS))
                        .toList());
    }

    public static ResultTable complaintShare() {
        List<Map<String, Object>> rows = List.of(
                share(95, 808),
                with(share(40, 160), "product", "Lumo"),
                with(share(20, 200), "product", "Nodo"),
                with(share(35, 448), "product", "Vela"));
        return table(
                "complaint_share",
                COMPLAINT_SHARE,
                rows.stream()
                        .map(r -> all(
                                with(r, "measure", "complaint_share", "interval", "wilson"),
                                Shared.COMPLAINT_DIMENSIONS))
                        .toList());
    }

    /** Every table of this class. */
    public static List<ResultTable> all() {
        return List.of(
                changes(),
                weeklyRates(),
                funnels(),
                questionChanges(),
                backlog(),
                volume(),
                reconciliation(),
                breaks(),
                revisions(),
                times(),
                resolutionRates(),
                complaintShare());
    }
}
