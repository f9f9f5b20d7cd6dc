package balie.metrics;

import balie.contract.TableContract;

import java.util.List;

/** A result table that is published, with what its figures say. */
public interface Published {

    /** The result: name of the table, grain, columns. */
    TableContract output();

    /** What its figures say: one for each measure, or one for the table. */
    List<Definition> definitions(MetricContext context);

    /**
     * Every text that can stand in the column definition of its figures. Rows about the figures of another table, or about fewer cases,
     * have others than {@link #definitions} tells. That a source can not be part of a figure is not among them: it names the source.
     */
    default List<String> sentences(MetricContext context) {
        return definitions(context).stream().map(Definition::sentence).toList();
    }
}
