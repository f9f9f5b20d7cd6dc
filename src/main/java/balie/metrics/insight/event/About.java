package balie.metrics.insight.event;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.util.Collection;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trim;

/**
 * Which contacts are about a product: those whose product it is, and of those without a recorded one those with a question of whose
 * contacts that have a product, five at least, half or more are about it. A product that is recorded stands: one stray contact could
 * otherwise make others about what was not there yet.
 */
final class About {

    /** In words, for definitions. */
    static final String WORDS =
            "a contact is about a product if that is recorded; where none is, if half or more of the contacts with its question that have"
                    + " one, five at least, are about it";

    private static final int LEAST_TOLD = 5;

    private static final String OWN = "product_key";
    private static final String OF_QUESTION = "products_of_question";
    private static final String ASKED = "asked_id";
    private static final String TIMES = "times_with_product";
    private static final String ALL_TIMES = "times_with_any_product";

    private About() {}

    /** Adds what {@link #product(Column)} reads. */
    static Dataset<Row> add(Dataset<Row> contacts, Collection<String> products) {
        Dataset<Row> keyed = contacts.withColumn(OWN, lower(trim(Interactions.PRODUCT.col())));
        Column id = EnrichedInteractions.QUESTION_ID.col();
        Dataset<Row> questions = keyed.filter(
                        col(OWN).isNotNull().and(id.isNotNull()).and(id.notEqual(EnrichedInteractions.PENDING)))
                .groupBy(id.as(ASKED), col(OWN))
                .agg(count(lit(1)).as(TIMES))
                .withColumn(ALL_TIMES, sum(col(TIMES)).over(Window.partitionBy(col(ASKED))))
                .filter(col(TIMES)
                        .multiply(2)
                        .geq(col(ALL_TIMES))
                        .and(col(ALL_TIMES).geq(LEAST_TOLD))
                        .and(col(OWN).isin(products.toArray())))
                .groupBy(col(ASKED))
                .agg(collect_set(col(OWN)).as(OF_QUESTION));
        return keyed.join(broadcast(questions), id.equalTo(col(ASKED)), "left");
    }

    /** Whether a contact is about a product. */
    static Column product(Column product) {
        return coalesce(col(OWN).equalTo(product), lit(false))
                .or(col(OWN).isNull().and(coalesce(array_contains(col(OF_QUESTION), product), lit(false))));
    }

    /** Whether it is known what a contact is about. */
    static Column isKnown() {
        return col(OWN).isNotNull().or(EnrichedInteractions.QUESTION_ID.col().isNotNull());
    }
}
