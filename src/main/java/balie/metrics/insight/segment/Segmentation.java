package balie.metrics.insight.segment;

import balie.contract.ResultColumns;
import balie.metrics.insight.segment.SegmentSums.Trait;
import balie.model.ResultTable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way to part customers into segments.
 *
 * @param by what stands in the column segmentation
 * @param sums over the customers who are in a segment
 */
record Segmentation(String by, SegmentSums sums) {

    /** By type and frequency. */
    static final String RULE = "rule";

    /** Found in what customers do. */
    static final String FOUND = "found";

    /** The segments by rule, then the found ones. */
    static List<Segmentation> of(Map<String, ResultTable> computed, List<String> outcomes) {
        Clientele clientele =
                Clientele.of(computed.get(SegmentMembers.INPUT.output().name()));
        List<@Nullable String> rules = new ArrayList<>();
        clientele.customers().forEach(c -> rules.add(c.ruleSegment(ResultColumns.UNKNOWN)));
        List<@Nullable String> found = new ArrayList<>();
        for (String segment : SegmentMembers.of(computed)) {
            found.add(isSegment(segment) ? segment : null);
        }
        return List.of(
                new Segmentation(RULE, new SegmentSums(clientele, rules, outcomes)),
                new Segmentation(FOUND, new SegmentSums(clientele, found, outcomes)));
    }

    /** Whether it is one, rather than a word on why there is none. */
    static boolean isSegment(String segment) {
        return !Set.of(SegmentMembers.NONE, SegmentMembers.TOO_FEW).contains(segment);
    }

    /**
     * Whether segments can be tested in a trait. Found ones were made to differ in what they were found by, so a test there would flag
     * what it made itself; those by rule likewise in type.
     */
    boolean isTested(Trait trait) {
        return by.equals(RULE)
                ? !trait.dimension()
                        .equals(CustomerContacts.CUSTOMER_TRAITS.get(0).name())
                : Features.USED.stream().noneMatch(f -> f.name().equals(trait.dimension()));
    }

    /** What a segment is called: by its rule, or by what sets it apart. */
    String name(String segment) {
        if (by.equals(FOUND)) {
            return SegmentNames.of(sums, segment);
        }
        int space = segment.lastIndexOf(' ');
        String times = segment.substring(space + 1);
        return segment.substring(0, space) + ", " + times
                + (times.equals("1") ? " contact a year" : " contacts a year");
    }
}
