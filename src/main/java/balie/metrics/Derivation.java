package balie.metrics;

import balie.model.ResultTable;

import java.util.List;
import java.util.Map;

/**
 * Computes a result table from sums that were computed before it: a pure function of plain values, for what looks at all groups or all
 * weeks together.
 */
public interface Derivation extends Published {

    /**
     * What it is made of. They are computed once for all derivations that name them, and are not published: small cells are not hidden
     * in them.
     */
    List<Metric> inputs();

    /**
     * What is derived before it and not published, in the order in which it is needed: each once, for all derivations that name it. A step
     * that has inputs or steps of its own is named with them.
     */
    default List<Derivation> steps() {
        return List.of();
    }

    /**
     * @param computed the inputs and steps, by the names of their tables
     * @return {@link #output()}, in a fixed order of rows
     */
    ResultTable derive(Map<String, ResultTable> computed, MetricContext context);
}
