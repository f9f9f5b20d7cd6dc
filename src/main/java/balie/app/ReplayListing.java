package balie.app;

import balie.app.Replay.Fate;
import balie.app.Replay.Outcome;
import balie.ingest.QuarantinedRow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of quarantined rows, by the reason they were put aside for. */
final class ReplayListing {

    private static final int MOST_REASONS = 15;
    private static final int LONGEST_REASON = 110;

    private final Replay.Result result;
    private final List<QuarantinedRow> left;

    /** @param left rows that could not be tried */
    ReplayListing(Replay.Result result, List<QuarantinedRow> left) {
        this.result = result;
        this.left = left;
    }

    List<String> lines() {
        Map<String, List<Outcome>> byReason = new LinkedHashMap<>();
        result.outcomes()
                .forEach(o -> byReason.computeIfAbsent(reason(o.before()), r -> new ArrayList<>())
                        .add(o));
        List<String> lines = new ArrayList<>();
        byReason.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Outcome>> e) ->
                                -e.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_REASONS)
                .forEach(e -> reason(e.getKey(), e.getValue(), lines));
        if (byReason.size() > MOST_REASONS) {
            lines.add("and " + (byReason.size() - MOST_REASONS) + " more reasons");
        }
        long accepted = result.count(Fate.ACCEPTED);
        long duplicates = result.count(Fate.DUPLICATE);
        long still = result.count(Fate.QUARANTINED) + left.size();
        lines.add(ReplayCommand.rows(accepted + duplicates + still) + " = " + Console.grouped(accepted)
                + " accepted + " + Console.grouped(still) + " still quarantined + " + Console.grouped(duplicates)
                + " duplicates");
        return lines;
    }

    private static void reason(String reason, List<Outcome> outcomes, List<String> lines) {
        lines.add(ReplayCommand.rows(outcomes.size()) + ", put aside for " + reason);
        long accepted = count(outcomes, Fate.ACCEPTED);
        long duplicates = count(outcomes, Fate.DUPLICATE);
        if (accepted > 0) {
            lines.add("    " + Console.grouped(accepted) + " accepted now");
        }
        if (duplicates > 0) {
            lines.add("    " + Console.grouped(duplicates) + " repeat a row that is newer or the same");
        }
        Map<String, Integer> still = new LinkedHashMap<>();
        outcomes.stream()
                .filter(o -> o.fate() == Fate.QUARANTINED)
                .forEach(o -> still.merge(reason(o.now()), 1, Integer::sum));
        still.forEach((now, count) -> lines.add("    " + Console.grouped(count) + " still quarantined"
                + (now.equals(reason) ? "" : ", now for " + now)));
    }

    private static long count(List<Outcome> outcomes, Fate fate) {
        return outcomes.stream().filter(o -> o.fate() == fate).count();
    }

    /** The reason without what is of one row only. */
    private static String reason(QuarantinedRow row) {
        String reason = String.valueOf(row.reason()).replaceAll("\\d+", "n");
        String shown = row.column() == null ? reason : row.column() + ": " + reason;
        return shown.length() <= LONGEST_REASON ? shown : shown.substring(0, LONGEST_REASON - 1) + "…";
    }
}
