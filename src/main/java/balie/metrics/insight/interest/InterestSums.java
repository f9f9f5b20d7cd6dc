package balie.metrics.insight.interest;

import balie.contract.Interactions;
import balie.model.Kind;
import org.apache.spark.sql.Column;

import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

/** The sums that tables of interest, drivers of complaints and channels are made of. */
final class InterestSums {

    private static final Column IS_COMPLAINT =
            coalesce(Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()), lit(false));
    private static final List<CrossField> GROUPS = List.of(
            CrossField.EVERYBODY, CrossField.CUSTOMER_TYPE, CrossField.SEGMENT, CrossField.REGION, CrossField.CHANNEL);
    private static final List<CrossField> TYPES = List.of(CrossField.EVERYBODY, CrossField.ANY_TYPE);

    /** What is no complaint, by product and question. */
    static final CrossSums QUESTIONS = new CrossSums(
            "question_cross_sums",
            IS_COMPLAINT.unary_$bang(),
            context -> CrossField.withQuestions(context, CrossField.PRODUCT),
            GROUPS,
            Spans.INSIGHT);

    /** Complaints, by product, category and question. */
    static final CrossSums COMPLAINTS = new CrossSums(
            "complaint_cross_sums",
            IS_COMPLAINT,
            context -> CrossField.withQuestions(context, CrossField.PRODUCT, CrossField.CATEGORY),
            GROUPS,
            Spans.INSIGHT);

    /** What is no complaint by product, beside the time before. */
    static final CrossSums RISING = new CrossSums(
            "rising_cross_sums",
            IS_COMPLAINT.unary_$bang(),
            context -> List.of(CrossField.PRODUCT),
            TYPES,
            Spans.NEWEST);

    /** All contacts by channel, beside the time before. */
    static final CrossSums CHANNELS =
            new CrossSums("channel_cross_sums", lit(true), context -> List.of(CrossField.CHANNEL), TYPES, Spans.HALVES);

    /** All contacts by channel in blocks of four weeks. */
    static final CrossSums BLOCKS = new CrossSums(
            "channel_block_sums", lit(true), context -> List.of(CrossField.CHANNEL), TYPES, Spans.FOUR_WEEKS);

    /** What a definition says of all of them. */
    static final String WORDS =
            "inbound contacts, without merged, spam, deleted and test ones; without customers who object"
                    + " to marketing; of contacts of which both are known";

    private InterestSums() {}
}
