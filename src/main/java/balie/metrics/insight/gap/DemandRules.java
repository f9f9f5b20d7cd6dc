package balie.metrics.insight.gap;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.model.FailureDemand;
import balie.model.FailureDemand.Cause;
import balie.model.FailureDemand.Rule;
import org.apache.spark.sql.Column;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.when;

/** The rules of failure demand as columns. */
final class DemandRules {

    /** Stands for the cause of what the desk is there for. */
    static final String VALUE = "(value)";

    /** Stands for the cause of contacts of which nothing is known that the rules look at. */
    static final String UNKNOWN = "(unknown)";

    private final FailureDemand demand;
    private final int days;

    DemandRules(MetricContext context) {
        this.demand = context.desk().failureDemand();
        this.days = context.repeatWithinDays();
    }

    /** The id of the first cause that fits, {@link #VALUE} or {@link #UNKNOWN}. */
    Column cause() {
        // The first that fits is the outermost of the choices.
        Column cause = when(known(), VALUE).otherwise(UNKNOWN);
        List<Cause> causes = demand.causes();
        for (int i = causes.size() - 1; i >= 0; i--) {
            cause = when(fits(causes.get(i)), causes.get(i).id()).otherwise(cause);
        }
        return cause;
    }

    private Column fits(Cause cause) {
        return cause.rules().stream().map(this::meets).reduce(Column::or).orElse(lit(false));
    }

    private Column meets(Rule rule) {
        Column meets = isOneOf(Interactions.KIND, rule.kinds())
                .and(isOneOf(Interactions.CATEGORY, rule.categories()))
                .and(isOneOf(EnrichedInteractions.COMPLAINT_CATEGORY, rule.complaintCategories()))
                .and(isOneOf(Interactions.PRODUCT, rule.products()))
                .and(isOneOf(EnrichedInteractions.QUESTION_ID, rule.questions()));
        if (rule.repeat()) {
            meets = meets.and(follows());
        }
        return coalesce(
                rule.reopened() ? meets.and(Interactions.REOPEN_COUNT.col().gt(0)) : meets, lit(false));
    }

    private static Column isOneOf(Field field, Collection<String> words) {
        return words.isEmpty()
                ? lit(true)
                : lower(field.col())
                        .isin(words.stream()
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .toArray());
    }

    /** Whether it follows another contact of the customer on the same matter within the days of a repeat. */
    private Column follows() {
        Column limit = EnrichedInteractions.PREVIOUS_CONTACT_AT.col().plus(expr("INTERVAL '" + days + "' DAY"));
        return limit.geq(Interactions.OPENED_AT.col());
    }

    /** Whether anything is known that a rule looks at. */
    private Column known() {
        return demand.causes().stream()
                .flatMap(cause -> cause.rules().stream())
                .map(DemandRules::knownTo)
                .reduce(Column::or)
                .orElse(lit(false));
    }

    private static Column knownTo(Rule rule) {
        Column known = lit(false);
        if (!rule.kinds().isEmpty()) {
            known = known.or(Interactions.KIND.col().isNotNull());
        }
        if (!rule.categories().isEmpty()) {
            known = known.or(Interactions.CATEGORY.col().isNotNull());
        }
        if (!rule.complaintCategories().isEmpty()) {
            // What is no complaint has no such category, and that is known.
            known = known.or(EnrichedInteractions.COMPLAINT_CATEGORY.col().isNotNull())
                    .or(Interactions.KIND.col().isNotNull());
        }
        if (!rule.products().isEmpty()) {
            known = known.or(Interactions.PRODUCT.col().isNotNull());
        }
        if (!rule.questions().isEmpty()) {
            known = known.or(coalesce(
                    EnrichedInteractions.QUESTION_ID.col().notEqual(EnrichedInteractions.PENDING), lit(false)));
        }
        if (rule.repeat()) {
            known = known.or(coalesce(EnrichedInteractions.REPEAT_TESTABLE.col(), lit(false)));
        }
        return rule.reopened() ? known.or(Interactions.REOPEN_COUNT.col().isNotNull()) : known;
    }
}
