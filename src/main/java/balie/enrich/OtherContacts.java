package balie.enrich;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.model.Frequency;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

/**
 * What the other contacts of a customer tell of one. When the same customer next got in touch on the same matter, and when last before: on the same question,
 * or where that is not known or waits for more like it, in the same category. And how often the customer had come in the year before. Only
 * contacts that figures count are contacts here.
 */
final class OtherContacts {

    /** 52 weeks, so that each year has the same days of the week. */
    private static final String YEAR = "INTERVAL '364' DAY";

    private static final String HASH = "hash_of_customer";
    private static final String ALONE = "alone";
    private static final String MATTER = "matter";

    private OtherContacts() {}

    /**
     * Adds {@link EnrichedInteractions#REPEAT_TESTABLE}, {@link EnrichedInteractions#NEXT_CONTACT_AT},
     * {@link EnrichedInteractions#PREVIOUS_CONTACT_AT} and
     * {@link EnrichedInteractions#SEGMENT}. All contacts of a customer lie together from then on.
     */
    static Dataset<Row> add(Dataset<Row> rows) {
        Column question = EnrichedInteractions.QUESTION_ID.col();
        // As a number, which is carried and compared for each contact: it tells the matters of one customer apart.
        Column known = when(question.notEqual(EnrichedInteractions.PENDING), question);
        Column category = Interactions.CATEGORY.col();
        Column matter = when(known.isNotNull(), xxhash64(lit("q"), known))
                .when(category.isNotNull(), xxhash64(lit("c"), category));
        Column customer = EnrichedInteractions.CUSTOMER_KEY.col();
        Column opened = Interactions.OPENED_AT.col();
        Column placed = customer.isNotNull().and(opened.isNotNull()).and(Interactions.counted());
        Column testable = EnrichedInteractions.REPEAT_TESTABLE.col();
        Column own = concat(lit("\n"), Interactions.SOURCE.col(), lit("\n"), Interactions.INTERACTION_ID.col());
        // What can not be compared is compared with nothing, but lies with the customer's other contacts, for those who
        // look at all of a customer; without a customer by itself, or all of it would be sorted by one task.
        Column[] inTime = {opened, Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col()};
        // By hash first: Spark sorts by the first eight bytes while they tell, and customers of a source begin alike.
        WindowSpec ofCustomer =
                Window.partitionBy(col(HASH), customer, col(ALONE)).orderBy(inTime);
        WindowSpec onMatter =
                Window.partitionBy(col(HASH), customer, col(ALONE), col(MATTER)).orderBy(inTime);
        return rows.select(
                        col("*"),
                        placed.and(matter.isNotNull()).as(EnrichedInteractions.REPEAT_TESTABLE.name()),
                        xxhash64(coalesce(customer, own)).as(HASH),
                        when(placed.unary_$bang(), own).as(ALONE),
                        matter.as(MATTER))
                .repartition(col(HASH))
                .select(col("*"), when(placed, segment(ofCustomer)).as(EnrichedInteractions.SEGMENT.name()))
                .select(
                        col("*"),
                        when(testable, lead(opened, 1).over(onMatter)).as(EnrichedInteractions.NEXT_CONTACT_AT.name()),
                        when(testable, lag(opened, 1).over(onMatter))
                                .as(EnrichedInteractions.PREVIOUS_CONTACT_AT.name()))
                .select(EnrichedInteractions.TABLE.columns());
    }

    /**
     * A customer came at least n times in the year up to a contact if the one n - 1 places before it lies in that year. To look that up
     * takes the same time for each contact; to count takes longer the more contacts the customer has.
     */
    private static Column segment(WindowSpec ofCustomer) {
        Column opened = Interactions.OPENED_AT.col();
        Column frequency = lit(Frequency.ONCE.label());
        for (Frequency each : Frequency.values()) {
            if (each != Frequency.ONCE) {
                Column earlier = lag(opened, each.least() - 1).over(ofCustomer);
                frequency =
                        when(earlier.gt(opened.minus(expr(YEAR))), each.label()).otherwise(frequency);
            }
        }
        return concat(coalesce(Interactions.CUSTOMER_TYPE.col(), lit(ResultColumns.UNKNOWN)), lit(" "), frequency);
    }
}
