package balie.metrics;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.model.Period;
import org.apache.spark.sql.Column;

import java.time.Duration;
import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

/**
 * Whether a customer came again on the same matter within N days: on the same question, or where that is not known, in the same
 * category. A contact is tested if customer and matter are known and N days have gone by since; N days are N times 24 hours for all.
 */
public final class Repeats {

    /** What a source has to record. The matter can come from a text or a category, so neither alone is needed. */
    public static final List<Field> NEEDS = List.of(Interactions.OPENED_AT, Interactions.CUSTOMER_ID);

    private final MetricContext context;
    private final Duration age;

    public Repeats(MetricContext context) {
        this.context = context;
        this.age = Duration.ofDays(context.repeatWithinDays());
    }

    public int days() {
        return context.repeatWithinDays();
    }

    /** The period, moved back until its contacts are old enough. */
    public Period period() {
        return context.period().observable(age, context.asOf());
    }

    public Column tested() {
        return Population.counted()
                .and(EnrichedInteractions.REPEAT_TESTABLE.col())
                .and(Interactions.OPENED_AT.col().leq(lit(context.asOf().minus(age))));
    }

    public Column cameAgain() {
        Column limit = Interactions.OPENED_AT.col().plus(expr("INTERVAL '" + days() + "' DAY"));
        return coalesce(EnrichedInteractions.NEXT_CONTACT_AT.col().leq(limit), lit(false));
    }

    /** The exclusions in words. */
    public static String words() {
        return Population.WORDS + ", and without those whose customer or matter is not known or that are too young";
    }
}
