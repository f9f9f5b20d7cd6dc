package balie.metrics.change;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.resolution.ResolutionRates;
import balie.metrics.service.ServiceRates;
import balie.model.Audience;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.lit;

/** Which rates are followed over time. */
final class ComparedMeasures {

    private static final String ESCALATED = "escalated";
    private static final String SO_FAR = "_so_far";

    /** How busy it is. */
    static final Definition CONTACTS = Definition.amount("contacts", "Contacts by week", "Contacts opened in the week")
            .needs(Interactions.OPENED_AT)
            .answers("Is this week busier or quieter than the usual ups and downs?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("XmR: Wheeler 1993");

    private ComparedMeasures() {}

    /** Every rate, and the contacts as a share of themselves. */
    static List<Measure> withContacts(MetricContext context) {
        List<Measure> measures = new ArrayList<>(all(context));
        measures.add(new Measure(CONTACTS, context.period(), Population.counted(), lit(true)));
        return measures;
    }

    /**
     * Every rate that is a share of the contacts of a period, over a period in which it is settled. A rate of what is so far resolved or
     * closed never is: it is told in weeks of one age as the one at a fixed age.
     */
    static List<Measure> all(MetricContext context) {
        return Stream.of(ResolutionRates.family(), ServiceRates.family())
                .flatMap(family -> family.measures(context).stream())
                .filter(m ->
                        !m.isRatio() && m.period().kind() == context.period().kind())
                .filter(m -> !m.id().endsWith(SO_FAR))
                .map(m -> m.settled(context.asOf()))
                .toList();
    }

    /** What the rates say, as rows about them are defined. */
    static List<String> sentences(MetricContext context) {
        return all(context).stream().map(m -> m.definition().sentence()).toList();
    }

    /**
     * The rates that are compared by group too: few, because of many comparisons some differ by chance, and each more costs the others
     * power.
     */
    static List<Measure> leading(MetricContext context) {
        List<String> ids = List.of(
                "resolved_within_" + context.resolvedWithinDays() + "_days",
                ESCALATED,
                "complained",
                "repeated_within_" + context.repeatWithinDays() + "_days");
        return all(context).stream().filter(m -> ids.contains(m.id())).toList();
    }

    /** The leading rates that can differ by a dimension: the team is the one that handled a contact last, so an escalation is its cause. */
    static List<Measure> by(Field dimension, MetricContext context) {
        return leading(context).stream()
                .filter(m -> !(dimension.equals(Interactions.TEAM) && m.id().equals(ESCALATED)))
                .toList();
    }
}
