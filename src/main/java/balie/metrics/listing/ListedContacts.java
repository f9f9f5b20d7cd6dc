package balie.metrics.listing;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.ClusterSums;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.Rates;
import balie.metrics.question.QuestionFrequency;
import balie.metrics.resolution.ResolutionRates;
import balie.model.Audience;
import balie.model.Period;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

/**
 * Which contacts are listed, and by what they can be told apart: those opened in the period, and those of the newest period whose cases
 * were all observed for as long as the desk promises, each once.
 */
final class ListedContacts {

    static final Field OUTCOME = Field.required(
            "outcome",
            FieldType.TEXT,
            "Whether the case was resolved within the days that the rate of resolution looks at: resolved, not_resolved; '(too young)': its days"
                    + " are not over; '(unknown)': its state is not known, or its times contradict each other. 'all' in groups: both; null in"
                    + " the list: not told.");

    /** Stands in outcome where the days in which a case may be resolved are not over. */
    static final String TOO_YOUNG = "(too young)";

    static final String RESOLVED = "resolved";
    static final String NOT_RESOLVED = "not_resolved";

    /**
     * How contacts are told apart, coarsest first: a row is told by as many of them as its group may be told by.
     */
    static final List<Field> DIMENSIONS = List.of(EnrichedInteractions.QUESTION_ID, OUTCOME, Interactions.CHANNEL);

    /** Whether the wording of a contact may be shown: so many customers asked the question in the period. */
    static final String ASKED_BY_ENOUGH = "asked_by_enough";

    static final Definition DEFINITION = Definition.rate(
                    "contact_groups",
                    "Contacts behind the figures",
                    "Contacts of this question, outcome and channel",
                    "all contacts of the same days")
            .needs(EnrichedInteractions.QUESTION_ID)
            .answers("Which contacts stand behind a figure?")
            .audience(Audience.TRAINING)
            .source("docs/decisions/0045");

    private static final Column ID = EnrichedInteractions.QUESTION_ID.col();
    private static final Column FROM = ResultColumns.PERIOD_FROM.col();
    private static final String SINCE = "since";
    private static final String CALLED = "called";
    private static final String CONTACTS = "contacts_of_question";
    private static final String CUSTOMERS = "customers_of_question";

    private ListedContacts() {}

    /**
     * The contacts with {@link #DIMENSIONS}, no value of which is null, {@link #ASKED_BY_ENOUGH}, and the days of their period.
     * Questions of fewer contacts than the privacy minimum stand together.
     */
    static Dataset<Row> of(Dataset<Row> interactions, MetricContext context) {
        Measure resolved = ResolutionRates.atFixedAge(context);
        List<Period> periods = new ArrayList<>(List.of(context.period()));
        if (!resolved.period().equals(context.period())) {
            periods.add(resolved.period());
        }
        Dataset<Row> contacts = periods.stream()
                .map(period -> contacts(interactions, context, period, resolved))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        return folded(contacts, context.privacyMinimum());
    }

    private static Dataset<Row> contacts(
            Dataset<Row> interactions, MetricContext context, Period period, Measure resolved) {
        Column outcome = period.equals(resolved.period())
                ? when(
                                coalesce(resolved.population(), lit(false)),
                                when(coalesce(resolved.hit(), lit(false)), RESOLVED)
                                        .otherwise(NOT_RESOLVED))
                        .when(
                                Interactions.OPENED_AT
                                        .col()
                                        .gt(lit(context.asOf().minus(Duration.ofDays(context.resolvedWithinDays())))),
                                TOO_YOUNG)
                        .otherwise(ResultColumns.UNKNOWN)
                : lit(TOO_YOUNG);
        Dataset<Row> contacts = interactions
                .filter(Population.counted()
                        .and(Population.availableFor(DEFINITION.needs(), context.availability()))
                        .and(Population.openedIn(period, context.availability())))
                .withColumn(OUTCOME.name(), outcome)
                .withColumn(EnrichedInteractions.QUESTION_ID.name(), coalesce(ID, lit(QuestionFrequency.NONE)))
                .withColumn(Interactions.CHANNEL.name(), Rates.named(Interactions.CHANNEL));
        return Rates.dated(contacts, period);
    }

    private static Dataset<Row> folded(Dataset<Row> contacts, int minimum) {
        // Everything has no days, and null is equal to no null.
        Dataset<Row> questions = contacts.groupBy(
                        coalesce(FROM.cast("string"), lit("")).as(SINCE), ID)
                .agg(
                        count(lit(1)).as(CONTACTS),
                        countDistinct(ClusterSums.CUSTOMER).as(CUSTOMERS),
                        max(EnrichedInteractions.QUESTION.col()).as(CALLED));
        Column named = ID.notEqual(EnrichedInteractions.PENDING).and(ID.notEqual(QuestionFrequency.NONE));
        Column rare = named.and(col(CONTACTS).lt(minimum));
        return contacts.withColumn(SINCE, coalesce(FROM.cast("string"), lit("")))
                .join(broadcast(questions), new String[] {SINCE, EnrichedInteractions.QUESTION_ID.name()}, "inner")
                .withColumn(ASKED_BY_ENOUGH, named.and(col(CUSTOMERS).geq(minimum)))
                .withColumn(EnrichedInteractions.QUESTION.name(), when(named.and(rare.unary_$bang()), col(CALLED)))
                .withColumn(
                        EnrichedInteractions.QUESTION_ID.name(),
                        when(rare, QuestionFrequency.RARE).otherwise(ID))
                .drop(SINCE, CONTACTS, CUSTOMERS, CALLED);
    }
}
