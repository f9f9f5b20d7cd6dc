package balie.metrics.insight.interest;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.metrics.MetricContext;
import balie.model.Channel;
import org.apache.spark.sql.Column;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/**
 * What contacts are told apart by, as a subject or as a group of customers.
 *
 * @param name of the canonical column; 'all': of none
 * @param known its value; null: not known, and the contact takes no part
 * @param called what the value is called
 */
record CrossField(String name, Column known, Column called) {

    static final CrossField PRODUCT = of(Interactions.PRODUCT);
    static final CrossField CUSTOMER_TYPE = of(Interactions.CUSTOMER_TYPE);
    static final CrossField SEGMENT = of(EnrichedInteractions.SEGMENT);
    static final CrossField REGION = of(EnrichedInteractions.REGION);
    static final CrossField CHANNEL = with(
            Interactions.CHANNEL,
            when(Interactions.CHANNEL.col().notEqual(Channel.UNKNOWN.code()), Interactions.CHANNEL.col()));
    static final CrossField CATEGORY = new CrossField(
            EnrichedInteractions.COMPLAINT_CATEGORY.name(),
            EnrichedInteractions.COMPLAINT_CATEGORY.col(),
            coalesce(
                    EnrichedInteractions.COMPLAINT_CATEGORY_NAME.col(), EnrichedInteractions.COMPLAINT_CATEGORY.col()));

    /** Not of wordings that wait for more like them. */
    static final CrossField QUESTION = new CrossField(
            EnrichedInteractions.QUESTION_ID.name(),
            when(
                    EnrichedInteractions.QUESTION_ID.col().notEqual(EnrichedInteractions.PENDING),
                    EnrichedInteractions.QUESTION_ID.col()),
            coalesce(EnrichedInteractions.QUESTION.col(), EnrichedInteractions.QUESTION_ID.col()));

    /** Customers of a type, those of an unknown one together. */
    static final CrossField ANY_TYPE =
            with(Interactions.CUSTOMER_TYPE, coalesce(Interactions.CUSTOMER_TYPE.col(), lit(ResultColumns.UNKNOWN)));

    /** All customers as one group. */
    static final CrossField EVERYBODY =
            new CrossField(ResultColumns.ALL, lit(ResultColumns.ALL), lit(ResultColumns.ALL));

    private static CrossField of(Field field) {
        return with(field, field.col());
    }

    private static CrossField with(Field field, Column known) {
        return new CrossField(field.name(), known, known);
    }

    /** The subjects, with questions where they are told apart by meaning, or each wording would be one. */
    static List<CrossField> withQuestions(MetricContext context, CrossField... others) {
        List<CrossField> subjects = new ArrayList<>(List.of(others));
        if (Breakdown.byMeaning(context.availability())) {
            subjects.add(QUESTION);
        }
        return subjects;
    }

    /** Name of the column that has the value. */
    String id() {
        return "of_" + name;
    }

    /** Name of the column that says what it is called. */
    String label() {
        return "called_" + name;
    }

    List<Column> columns() {
        return List.of(known.as(id()), called.as(label()));
    }
}
