package balie.metrics.insight.segment;

import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.model.KeptSegment;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the segments in the tables of a run, and puts lasting ids in place of the run's own. */
public final class NamedSegments {

    private static final double PERCENT = 100;

    private NamedSegments() {}

    /** The found segments, the largest first. Empty: there are none, or the job does not ask. */
    public static List<KeptSegment> in(List<ResultTable> tables) {
        Map<String, KeptSegment> segments = new LinkedHashMap<>();
        for (ResultTable table : tables) {
            if (!table.name().equals(SegmentTraits.NAME)) {
                continue;
            }
            Map<String, Map<String, Double>> shares = new HashMap<>();
            for (Line line : table.lines(NamedSegments::isTraitOfFound)) {
                String id = line.text(SegmentRows.SEGMENT.name());
                Map<String, Double> its = shares.computeIfAbsent(id, s -> new HashMap<>());
                Double percent = line.number(ResultColumns.PERCENT.name());
                if (percent != null) {
                    its.put(
                            line.text(Breakdown.DIMENSION.name()) + "=" + line.text(Breakdown.VALUE.name()),
                            percent / PERCENT);
                }
                segments.put(id, new KeptSegment(id, day(line, true), day(line, false), its));
            }
        }
        return List.copyOf(segments.values());
    }

    private static LocalDate day(Line line, boolean first) {
        Object day = line.get((first ? ResultColumns.PERIOD_FROM : ResultColumns.PERIOD_TO).name());
        // Everything has no days; one run of it is as early as another.
        return day == null ? LocalDate.EPOCH : (LocalDate) day;
    }

    private static boolean isTraitOfFound(Line line) {
        return line.is(SegmentRows.SEGMENTATION.name(), Segmentation.FOUND)
                && Features.USED.stream().anyMatch(f -> line.is(Breakdown.DIMENSION.name(), f.name()));
    }

    /**
     * The table with other ids.
     *
     * @param ids by the run's own; empty: there are none, and customers have none
     */
    public static ResultTable renamed(ResultTable table, Map<String, String> ids) {
        String column = table.has(SegmentMembers.IN_PROFILES) ? SegmentMembers.IN_PROFILES : SegmentRows.SEGMENT.name();
        boolean isProfile = table.has(SegmentMembers.IN_PROFILES);
        if (!isProfile && !table.has(SegmentRows.SEGMENTATION.name())) {
            return table;
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            Object id = row.get(table.index(column));
            boolean isFound =
                    isProfile || Segmentation.FOUND.equals(row.get(table.index(SegmentRows.SEGMENTATION.name())));
            if (id == null || !isFound || !Segmentation.isSegment(id.toString())) {
                rows.add(row);
            } else {
                List<@Nullable Object> renamed = new ArrayList<>(row);
                renamed.set(table.index(column), ids.get(id.toString()));
                rows.add(renamed);
            }
        }
        return table.withRows(rows);
    }
}
