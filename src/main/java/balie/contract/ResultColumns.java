package balie.contract;

import balie.model.IntervalKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static balie.contract.FieldType.COUNT;
import static balie.contract.FieldType.DATE;
import static balie.contract.FieldType.INSTANT;
import static balie.contract.FieldType.NUMBER;
import static balie.contract.FieldType.TEXT;

/** The columns that result tables share. A rate is always told with all of them. */
public final class ResultColumns {

    /** Stands in a dimension column where a row is about all its values together. */
    public static final String ALL = "all";

    /** Stands in a dimension column where the interaction has no value there. */
    public static final String UNKNOWN = "(unknown)";

    /**
     * Stands in a dimension column for each value that no vocabulary has and that contacts of fewer customers than the privacy
     * minimum carry in all the data: a rare spelling may name a person.
     */
    public static final String RARE = "(rare)";

    public static final Field MEASURE = Field.required("measure", TEXT, "Which figure the row is about.");
    public static final Field N =
            Field.optional("n", COUNT, "How many have the property; null: hidden or not available.");
    public static final Field OF =
            Field.optional("of", COUNT, "Among how many it was looked for; null: hidden or not available.");
    public static final Field PERCENT =
            Field.optional("percent", NUMBER, "100 x n / of; null where n or of is, or of is 0.");
    public static final Field LOW = Field.optional(
            "low",
            NUMBER,
            "Lower end of the 95 % interval, in percent: Wilson's, unless the column interval says otherwise.");
    public static final Field HIGH = Field.optional(
            "high",
            NUMBER,
            "Upper end of the 95 % interval, in percent: Wilson's, unless the column interval says otherwise.");
    public static final Field INTERVAL =
            Field.term("interval", IntervalKind.values(), "How low and high were found. null: there is no interval.");
    public static final Field PER_1000 = Field.optional("per_1000", NUMBER, "1000 x n / of; null where percent is.");
    public static final Field N_PREVIOUS = Field.optional(
            "n_previous",
            COUNT,
            "n of the period before, of the same length; null: fewer than the privacy minimum, or no period to compare with.");
    public static final Field OF_PREVIOUS = Field.optional(
            "of_previous",
            COUNT,
            "of of the period before; null: fewer than the privacy minimum, or no period to compare with.");
    public static final Field CHANGE = Field.optional(
            "change",
            NUMBER,
            "Percent less that of what it is compared with, in percentage points; null where one of the two is.");
    public static final Field CHANGE_LOW = Field.optional(
            "change_low",
            NUMBER,
            "Lower end of the change's 95 % interval (Newcombe's hybrid score of the two intervals), in points.");
    public static final Field CHANGE_HIGH = Field.optional(
            "change_high",
            NUMBER,
            "Upper end of the change's 95 % interval (Newcombe's hybrid score of the two intervals), in points.");
    public static final Field N_COMPARED = Field.optional(
            "n_compared",
            COUNT,
            "n of what the row is compared with; null: hidden, or there is nothing to compare with.");
    public static final Field OF_COMPARED = Field.optional(
            "of_compared",
            COUNT,
            "of of what the row is compared with; null: hidden, or there is nothing to compare with.");
    public static final Field P_VALUE = Field.optional(
            "p_value",
            NUMBER,
            "How often chance alone makes a difference as large or larger, 0-1, two-sided. null: not tested, for too few cases or"
                    + " customers or a period that is not over.");
    public static final Field P_ADJUSTED = Field.optional(
            "p_adjusted",
            NUMBER,
            "The lowest false discovery rate at which it is flagged among all that the tables of its metric test (Benjamini and Hochberg), 0-1.");
    public static final Field FLAGGED = Field.optional(
            "flagged",
            FieldType.FLAG,
            "Whether it is more than chance: of all that the tables of its metric flag, 5 % are expected to be false. null: not tested, or hidden.");
    public static final Field COMPARED_FROM =
            Field.optional("compared_from", DATE, "First day of what the row is compared with.");
    public static final Field COMPARED_TO =
            Field.optional("compared_to", DATE, "Last day of what the row is compared with.");
    public static final Field MARK = Field.optional(
            "mark",
            TEXT,
            "[c] hidden, [u] too few, [p] provisional, [r] revised, [b] break, [x] not available; empty: none.");
    public static final Field DEFINITION =
            Field.required("definition", TEXT, "What n and of count: denominator, exclusions, unit, clock.");
    public static final Field SOURCE = Field.optional(
            "source",
            TEXT,
            "'all': every source that records what the figure needs; else the one source that does not, in a row marked [x].");
    public static final Field PERIOD_FROM = Field.optional("period_from", DATE, "First day the row is about.");
    public static final Field PERIOD_TO = Field.optional("period_to", DATE, "Last day the row is about.");
    public static final Field AS_OF =
            Field.required("as_of", INSTANT, "The instant the figures are true for; nothing later was used.");

    /** A share with its interval. */
    public static final List<Field> SHARE = List.of(N, OF, PERCENT, LOW, HIGH);

    /** What a rate is told with that takes contacts of one customer for alike. */
    public static final List<Field> CLUSTERED = List.of(INTERVAL);

    private static final List<Field> RATE =
            List.of(N, OF, PERCENT, LOW, HIGH, MARK, DEFINITION, SOURCE, PERIOD_FROM, PERIOD_TO, AS_OF);

    /** What a rate is told with besides where it is compared with the period before. */
    public static final List<Field> COMPARED = List.of(N_PREVIOUS, OF_PREVIOUS, CHANGE, CHANGE_LOW, CHANGE_HIGH);

    /** What a comparison that was tested is told with. */
    public static final List<Field> TESTED =
            List.of(N_COMPARED, OF_COMPARED, CHANGE, CHANGE_LOW, CHANGE_HIGH, INTERVAL, P_VALUE, P_ADJUSTED, FLAGGED);

    /** How a row ends, whatever figure it tells. */
    public static final List<Field> CLOSING = List.of(MARK, DEFINITION, SOURCE, PERIOD_FROM, PERIOD_TO, AS_OF);

    /**
     * Names of the columns that do not say which figure a row is: its values, how things are called, and what every figure is told
     * with. All others do, together with table, source and period.
     */
    private static final Set<String> TOLD = Set.of(
            "n",
            "of",
            "percent",
            "low",
            "high",
            "interval",
            "per_1000",
            "n_previous",
            "of_previous",
            "change",
            "change_low",
            "change_high",
            "mark",
            "definition",
            "source",
            "period_from",
            "period_to",
            "as_of",
            // Of questions.
            "rank",
            "question",
            "wordings",
            "products",
            "first_seen",
            "nearest_question_id",
            "nearest_question",
            "nearest_similarity",
            // Of categories of complaints.
            "category_name",
            "decided",
            "severity",
            "cause",
            // Of times.
            "within_percent",
            "within_low",
            "within_high",
            "at_risk",
            "median_hours",
            "median_low",
            "median_high",
            // Of comparisons, charts and teams.
            "n_compared",
            "of_compared",
            "p_value",
            "p_adjusted",
            "flagged",
            "compared_from",
            "compared_to",
            "chart",
            "centre",
            "limit_low",
            "limit_high",
            "limits",
            "signals",
            "alarm",
            "target",
            "limit95_low",
            "limit95_high",
            "limit998_low",
            "limit998_high",
            "funnel_place",
            "over_dispersed",
            "expected",
            "expected_low",
            "expected_high",
            "rule",
            "weeks",
            "verdict",
            // Of knowledge gaps and failure demand.
            "contacts_per_week",
            "main_product",
            "score",
            "score_low",
            "score_high",
            "why",
            "expected_percent",
            "excess_per_week",
            "excess_low",
            "excess_high",
            "gain_per_week",
            "gain_low",
            "gain_high",
            "taught",
            "questions",
            "questions_answered",
            "demand_cause_name",
            "minutes",
            "minutes_each",
            "minutes_known_percent",
            "minutes_from",
            // Of lifts.
            "subject_name",
            "expected_as_rest",
            "lift",
            "lift_low",
            "lift_high",
            "contacts_about",
            "complaint_percent",
            "complaint_low",
            "complaint_high",
            "customer_base",
            "per_1000_customers",
            "per_1000_customers_low",
            "per_1000_customers_high",
            "rate_ratio",
            "rate_ratio_low",
            "rate_ratio_high",
            // Of what happened on a day.
            "briefed_on",
            "first_asked",
            "days_to_briefing",
            "asked_before",
            "told",
            "per_week",
            "per_week_compared",
            "difference_in_differences",
            "difference_in_differences_low",
            "difference_in_differences_high",
            "like_for_like",
            "like_for_like_low",
            "like_for_like_high",
            "specialists",
            // Of stocks and counts.
            "oldest_days",
            "n_last_year",
            "change_percent",
            // Of breaks.
            "distance",
            "finding",
            // Of insight.
            "is_new",
            "sample_wordings",
            "training",
            // Of a knowledge base.
            "nearest_article",
            "article_title",
            "article_similarity",
            "article_state",
            "article_product",
            "updated",
            "product_changed_on",
            // Of segments.
            "name",
            "customers",
            // Of agreement.
            "kappa",
            "kappa_low",
            "kappa_high");

    private ResultColumns() {}

    /**
     * Whether a column of a table with n says which figure a row is, as a dimension does. A column that is new does until it is named
     * here.
     */
    public static boolean identifies(String column) {
        return !TOLD.contains(column);
    }

    /** A dimension as a result has it: 'all' and '(unknown)' join the vocabulary, and null does not occur. */
    public static Field dimension(Field dimension) {
        return Field.required(dimension.name(), dimension.type(), dimension.doc() + " 'all': every value.");
    }

    /** A table of rates: its dimensions first, then what every rate is told with. */
    public static TableContract rates(String name, String grain, List<Field> dimensions) {
        List<Field> fields = new ArrayList<>(dimensions);
        fields.addAll(RATE);
        return new TableContract(name, grain, fields);
    }
}
