package balie.report;

import balie.model.ResultTable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.share;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.with;

/** Tables made by hand of rates and of times. */
public final class SampleRates {

    private SampleRates() {}

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
        return table("times", rows);
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
                rows.stream()
                        .map(r -> all(
                                with(r, "measure", "complaint_share", "interval", "wilson"),
                                Shared.COMPLAINT_DIMENSIONS))
                        .toList());
    }
}
