package balie.app;

import balie.metrics.CustomersTogether;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The columns that queries read of the rows of all metrics. They are found in the plans, optimized, of queries over no rows; none is run. What
 * no query reads need not be held. A query may still name such a column where nothing comes of it, so it is offered, and told by a
 * mark from those that are there.
 */
final class ColumnsRead {

    private static final String ABSENT = "balie.absent";

    private final Dataset<Row> rows;
    private final Set<String> names = new HashSet<>();

    /** @param rows as {@link CustomersTogether} marks them, of a plan without anything below */
    ColumnsRead(Dataset<Row> rows) {
        this.rows = rows;
    }

    /** What queries are made of. */
    Dataset<Row> rows() {
        return rows;
    }

    /** Adds what one reads. */
    void add(Dataset<Row> query) {
        read(query, attribute -> names.add(attribute.name()));
    }

    /** Their names. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** A schema in which all columns but those are marked as not there. */
    static StructType offered(StructType schema, Set<String> there) {
        return new StructType(Arrays.stream(schema.fields())
                .map(field -> there.contains(field.name()) ? field : absent(field))
                .toArray(StructField[]::new));
    }

    private static StructField absent(StructField field) {
        return new StructField(
                field.name(),
                field.dataType(),
                true,
                new MetadataBuilder()
                        .withMetadata(field.metadata())
                        .putBoolean(ABSENT, true)
                        .build());
    }

    /**
     * The query itself.
     *
     * @throws IllegalStateException if it reads a column that is not there: it would be empty
     */
    static Dataset<Row> checked(Dataset<Row> query) {
        read(query, attribute -> {
            if (attribute.metadata().contains(ABSENT)) {
                throw new IllegalStateException(attribute.name() + " was not held, and is read");
            }
        });
        return query;
    }

    private static void read(Dataset<Row> query, Consumer<Attribute> reader) {
        LogicalPlan plan = ((org.apache.spark.sql.classic.Dataset<Row>) query)
                .queryExecution()
                .optimizedPlan();
        Map<Object, Attribute> offered = new HashMap<>();
        for (LogicalPlan leaf : CollectionConverters.asJava(plan.collectLeaves())) {
            if (CustomersTogether.isMarked(leaf)) {
                CollectionConverters.asJava(leaf.output()).forEach(a -> offered.put(a.exprId(), a));
            }
        }
        Set<Object> needed = new HashSet<>();
        CollectionConverters.asJava(plan.output()).forEach(a -> needed.add(a.exprId()));
        // Columns are pruned: what a step refers to is needed there or further up.
        plan.foreach(step -> {
            if (step.children().nonEmpty()) {
                CollectionConverters.asJava(step.references().toSeq()).forEach(a -> needed.add(a.exprId()));
            }
            return null;
        });
        needed.stream().filter(offered::containsKey).map(offered::get).forEach(reader);
    }
}
