package balie.metrics;

import balie.contract.EnrichedInteractions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.Cross$;
import org.apache.spark.sql.catalyst.plans.Inner$;
import org.apache.spark.sql.catalyst.plans.JoinType;
import org.apache.spark.sql.catalyst.plans.LeftAnti$;
import org.apache.spark.sql.catalyst.plans.LeftOuter$;
import org.apache.spark.sql.catalyst.plans.LeftSemi$;
import org.apache.spark.sql.catalyst.plans.logical.BROADCAST$;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.ResolvedHint;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

import java.util.Arrays;
import java.util.Set;

/**
 * Rows in which all contacts of a customer lie together: in one partition, one after the other. Whoever made them so marks them, and what
 * reads them need not bring them together again.
 *
 * <p>The mark stands at a column, and columns keep it through operators that part what lay together. So what is asked is the plan: only operators
 * that leave each row where it is may stand between the mark and the reader.
 */
public final class CustomersTogether {

    private static final String MARK = "balie.customers_together";
    private static final Metadata METADATA =
            new MetadataBuilder().putBoolean(MARK, true).build();
    private static final String KEY = EnrichedInteractions.CUSTOMER_KEY.name();

    /** Of these a row of the left side stays where it is if the right side is sent to all. */
    private static final Set<JoinType> IN_PLACE =
            Set.of(Cross$.MODULE$, Inner$.MODULE$, LeftOuter$.MODULE$, LeftSemi$.MODULE$, LeftAnti$.MODULE$);

    private CustomersTogether() {}

    /** {@link EnrichedInteractions#TABLE} in which they lie together, marked as such. */
    public static Dataset<Row> marked(Dataset<Row> rows) {
        return rows.withMetadata(KEY, METADATA);
    }

    /** The same as a schema to read by. */
    public static StructType marked(StructType schema) {
        return new StructType(Arrays.stream(schema.fields())
                .map(f -> f.name().equals(KEY) ? new StructField(f.name(), f.dataType(), f.nullable(), METADATA) : f)
                .toArray(StructField[]::new));
    }

    /** Whether they still lie together in what was made of marked rows. */
    static boolean in(Dataset<Row> rows) {
        LogicalPlan plan = ((org.apache.spark.sql.classic.Dataset<Row>) rows)
                .queryExecution()
                .analyzed();
        while (plan != null) {
            if (isMarked(plan)
                    && CollectionConverters.asJava(plan.children()).stream().noneMatch(CustomersTogether::isMarked)) {
                return true;
            }
            plan = below(plan);
        }
        return false;
    }

    /** Whether the rows of a plan bear the mark. */
    public static boolean isMarked(LogicalPlan plan) {
        return CollectionConverters.asJava(plan.output()).stream()
                .anyMatch(attribute -> attribute.metadata().contains(MARK));
    }

    /** What an operator takes its rows from, one by one and in their order; null if that is not so. */
    private static @Nullable LogicalPlan below(LogicalPlan plan) {
        if (plan instanceof Join join) {
            return IN_PLACE.contains(join.joinType()) && isSentToAll(join.right()) ? join.left() : null;
        }
        boolean stays = plan instanceof Project || plan instanceof Filter || plan instanceof SubqueryAlias;
        return stays ? plan.children().head() : null;
    }

    private static boolean isSentToAll(LogicalPlan plan) {
        return plan instanceof ResolvedHint hint && hint.hints().strategy().contains(BROADCAST$.MODULE$);
    }
}
