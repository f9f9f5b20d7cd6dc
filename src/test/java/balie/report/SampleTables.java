package balie.report;

import balie.contract.TableContract;
import balie.metrics.Metrics;
import balie.metrics.Published;
import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable;
import balie.report.words.Words;
import balie.testkit.Contexts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Result tables made by hand, as the metrics would give them, for a week in which something of everything happened. */
public final class SampleTables {

    public static final IsoWeek WEEK = new IsoWeek(2026, 46);
    public static final LocalDate MONDAY = WEEK.monday();

    private static final Map<String, List<String>> COLUMNS = columns();

    private SampleTables() {}

    /** The columns of each table as it is published: a report that reads another one is found here. */
    private static Map<String, List<String>> columns() {
        List<Published> published = new ArrayList<>(Metrics.everyRun());
        Metrics.names().forEach(name -> published.addAll(Metrics.published(name)));
        return published.stream()
                .map(Published::output)
                .collect(Collectors.toMap(TableContract::name, TableContract::names));
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

    public static ResultTable table(String name, List<Map<String, Object>> rows) {
        List<String> columns = Objects.requireNonNull(COLUMNS.get(name), name);
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
        return new Tables(List.of(tables), Words.english());
    }

    static Tables tables(Words words, ResultTable... tables) {
        return new Tables(List.of(tables), words);
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
        return table("weekly_rates", rows);
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

    /** Every table. */
    public static List<ResultTable> all() {
        return List.of(
                changes(),
                weeklyRates(),
                funnels(),
                questionChanges(),
                SampleGaps.knowledgeGaps(),
                SampleGaps.knowledgeGain(),
                SampleGaps.failureDemand(),
                SampleStock.backlog(),
                SampleStock.volume(),
                SampleStock.reconciliation(),
                SampleStock.breaks(),
                SampleStock.revisions(),
                SampleRates.times(),
                SampleRates.resolutionRates(),
                SampleRates.complaintShare(),
                SampleInterest.interest(),
                SampleInterest.rising(),
                SampleInterest.drivers(),
                SampleInterest.channels(),
                SampleInterest.channelWeeks());
    }
}
