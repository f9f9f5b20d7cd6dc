package balie.report;

import balie.model.ResultTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.MONDAY;
import static balie.report.SampleTables.change;
import static balie.report.SampleTables.row;
import static balie.report.SampleTables.share;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.with;

/** Lifts and shifts made by hand. */
public final class SampleInterest {

    private SampleInterest() {}

    /** A share beside that of all others; {@code group} as {@code region=Drenthe}. */
    static Map<String, Object> lift(String group, long n, long of, long others, long ofOthers, boolean flagged) {
        String[] parts = group.split("=", 2);
        double lift = 1.0 * n * ofOthers / of / others;
        return with(
                share(n, of),
                "dimension",
                parts[0],
                "value",
                parts[1],
                "interval",
                "by_customer",
                "n_compared",
                others,
                "of_compared",
                ofOthers,
                "expected_as_rest",
                1.0 * of * others / ofOthers,
                "lift",
                lift,
                "lift_low",
                lift / 1.4,
                "lift_high",
                lift * 1.4,
                "p_value",
                flagged ? 0.0002 : 0.3,
                "p_adjusted",
                flagged ? 0.004 : 0.7,
                "flagged",
                flagged);
    }

    public static ResultTable interest() {
        return table(
                "interest",
                List.of(
                        with(lift("region=Drenthe", 30, 120, 90, 480, false), "product", "Lumo"),
                        with(lift("customer_type=retailer", 60, 150, 60, 450, true), "product", "Lumo"),
                        with(lift("customer_type=retailer", 9, 150, 100, 450, true), "product", "Nodo"),
                        row("product", "Nodo", "dimension", "region", "value", "Zeeland", "of", 60L, "mark", "[c]")));
    }

    public static ResultTable drivers() {
        return table(
                "complaint_drivers",
                List.of(
                        with(
                                share(60, 240),
                                "subject",
                                "product",
                                "subject_value",
                                "Lumo",
                                "subject_name",
                                "Lumo",
                                "dimension",
                                "all",
                                "value",
                                "all"),
                        with(
                                lift("customer_type=retailer", 40, 80, 20, 160, true),
                                "subject",
                                "product",
                                "subject_value",
                                "Lumo",
                                "subject_name",
                                "Lumo",
                                "contacts_about",
                                100L,
                                "complaint_percent",
                                40.0,
                                "complaint_low",
                                30.94,
                                "complaint_high",
                                49.8,
                                "customer_base",
                                400L,
                                "per_1000_customers",
                                100.0,
                                "per_1000_customers_low",
                                71.4,
                                "per_1000_customers_high",
                                136.2,
                                "rate_ratio",
                                20.0,
                                "rate_ratio_low",
                                11.8,
                                "rate_ratio_high",
                                34.6),
                        with(
                                lift("channel=phone", 30, 120, 20, 120, false),
                                "subject",
                                "complaint_category",
                                "subject_value",
                                "delivery",
                                "subject_name",
                                "Late delivery")));
    }

    private static Map<String, Object> shift(
            String type, long n, long of, long before, long ofBefore, boolean flagged) {
        Map<String, Object> row = change("", "all", "previous", n, of, before, ofBefore, flagged);
        List.of("measure", "dimension", "value", "comparison").forEach(row::remove);
        return with(row, "customer_type", type);
    }

    public static ResultTable rising() {
        return table(
                "rising_interest",
                List.of(
                        with(shift("all", 80, 400, 50, 420, true), "product", "Lumo"),
                        with(shift("consumer", 40, 210, 38, 220, false), "product", "Lumo")));
    }

    public static ResultTable channels() {
        return table(
                "channel_shift",
                List.of(
                        with(shift("all", 200, 400, 210, 420, false), "channel", "phone"),
                        with(shift("retailer", 90, 150, 50, 160, true), "channel", "web")));
    }

    public static ResultTable channelWeeks() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int block = 0; block < 6; block++) {
            for (String type : List.of("all", "retailer")) {
                rows.add(with(
                        share(20 + 3L * block, 80),
                        "channel",
                        "web",
                        "customer_type",
                        type,
                        "period_from",
                        MONDAY.minusWeeks(23 - 4L * block),
                        "period_to",
                        MONDAY.minusWeeks(19 - 4L * block).minusDays(1)));
            }
        }
        return table("channel_weeks", rows);
    }
}
