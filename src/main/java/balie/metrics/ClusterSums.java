package balie.metrics;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.stats.ClusteredShare.Sums;
import balie.stats.Wilson;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/** Sums over customers, and the interval of a share that they give: contacts of one customer are alike. */
public final class ClusterSums {

    /** Whose contacts are taken as alike: the customer's; a contact of nobody known stands alone. */
    public static final Column CUSTOMER = coalesce(
            EnrichedInteractions.CUSTOMER_KEY.col(),
            concat(Interactions.SOURCE.col(), lit("\n\n"), Interactions.INTERACTION_ID.col()));

    private static final List<String> NAMES = List.of("customers", "of", "n", "nn", "nx", "xx");

    private static final UserDefinedFunction INTERVAL = udf(
            (UDF6<Long, Long, Long, Long, Long, Long, @Nullable Row>) ClusterSums::interval,
            DataTypes.createStructType(new StructField[] {
                ResultColumns.LOW.structField(), ResultColumns.HIGH.structField(), ResultColumns.INTERVAL.structField()
            }));

    private ClusterSums() {}

    /**
     * The contacts of a customer that one measure is about, for an aggregate by customer.
     *
     * @param i of the measure: the contacts are in of{i}, those of them that count in n{i}
     * @param hit whether a contact counts; of what is no share it need not be one of {@code counted}
     */
    public static List<Column> ofCustomer(int i, Column counted, Column hit) {
        return List.of(
                sum(when(hit, 1L).otherwise(0L)).as("n" + i),
                sum(when(counted, 1L).otherwise(0L)).as("of" + i));
    }

    /**
     * The sums of one measure over customers, for an aggregate.
     *
     * @param i of the measure: the contacts of a customer are in of{i}, those of them that count in n{i}
     */
    public static List<Column> of(int i) {
        Column of = col("of" + i);
        Column n = col("n" + i);
        return List.of(
                sum(when(of.gt(0), 1L).otherwise(0L)).as("customers" + i),
                sum(of).as("of" + i),
                sum(n).as("n" + i),
                sum(of.multiply(of)).as("nn" + i),
                sum(of.multiply(n)).as("nx" + i),
                sum(n.multiply(n)).as("xx" + i));
    }

    /** The sums of a measure under the names that {@link #interval()} takes. */
    public static Column[] named(int i) {
        return NAMES.stream().map(name -> col(name + i).as(name)).toArray(Column[]::new);
    }

    /** A struct of low, high and how they were found; null where there is no contact. */
    static Column interval() {
        return INTERVAL.apply(
                NAMES.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new));
    }

    private static @Nullable Row interval(long customers, long of, long n, long nn, long nx, long xx) {
        if (of == 0) {
            return null;
        }
        ShareInterval interval = ShareInterval.of(new Sums(customers, of, n, nn, nx, xx));
        Wilson.Percents percents = interval.percents();
        return RowFactory.create(
                Rates.rounded(percents.low()),
                Rates.rounded(percents.high()),
                interval.kind().code());
    }
}
