package balie.enrich;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/**
 * When the same customer next got in touch on the same matter: on the same question, or where that is not known or waits for more like
 * it, in the same category. Only contacts that figures count are contacts here.
 */
final class NextContact {

    private static final String LINE = "line_of_contacts";

    private NextContact() {}

    /** Adds {@link EnrichedInteractions#REPEAT_TESTABLE} and {@link EnrichedInteractions#NEXT_CONTACT_AT}. */
    static Dataset<Row> add(Dataset<Row> rows) {
        Column question = EnrichedInteractions.QUESTION_ID.col();
        Column matter = coalesce(
                concat(lit("q\n"), when(question.notEqual(EnrichedInteractions.PENDING), question)),
                concat(lit("c\n"), Interactions.CATEGORY.col()));
        Column customer = EnrichedInteractions.CUSTOMER_KEY.col();
        Column opened = Interactions.OPENED_AT.col();
        Column testable = customer.isNotNull()
                .and(matter.isNotNull())
                .and(opened.isNotNull())
                .and(Interactions.counted());
        // What can not be compared stands in a line of its own, or all of it would be sorted by one task.
        Column line = when(testable, concat(customer, lit("\n"), matter))
                .otherwise(concat(lit("\n"), Interactions.SOURCE.col(), lit("\n"), Interactions.INTERACTION_ID.col()));
        WindowSpec inOrder = Window.partitionBy(col(LINE))
                .orderBy(opened, Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col());
        return rows.select(col("*"), testable.as(EnrichedInteractions.REPEAT_TESTABLE.name()), line.as(LINE))
                .select(col("*"), lead(opened, 1).over(inOrder).as(EnrichedInteractions.NEXT_CONTACT_AT.name()))
                .select(EnrichedInteractions.TABLE.columns());
    }
}
