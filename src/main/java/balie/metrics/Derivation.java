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
     * @param computed the inputs, by the names of their tables
     * @return {@link #output()}, in a fixed order of rows
     */
    ResultTable derive(Map<String, ResultTable> computed, MetricContext context);
}
