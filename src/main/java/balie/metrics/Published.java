package balie.metrics;

import balie.contract.TableContract;

import java.util.List;

/** A result table that is published, with what its figures say. */
public interface Published {

    /** The result: name of the table, grain, columns. */
    TableContract output();

    /** What its figures say: one for each measure, or one for the table. */
    List<Definition> definitions(MetricContext context);
}
