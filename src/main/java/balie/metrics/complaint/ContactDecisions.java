package balie.metrics.complaint;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.RateTable;
import balie.model.Audience;
import balie.model.ClassifiedBy;
import balie.model.Kind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static org.apache.spark.sql.functions.lit;

/**
 * Contacts of which something was concluded from the text, or could not be / all contacts, of categories: / all complaints;
 * inbound contacts opened in the period, without merged, spam, deleted and test ones; unit: contacts; clock: the opening instant.
 */
public final class ContactDecisions implements Metric {

    private static final RateTable TABLE = new RateTable("contact_decisions", List.of(List.of(Interactions.CHANNEL)));

    @Override
    public TableContract output() {
        return TABLE.output();
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return measures(context).stream().map(Measure::definition).toList();
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        return TABLE.compute(interactions, measures(context), context);
    }

    private static List<Measure> measures(MetricContext context) {
        List<Measure> measures = new ArrayList<>();
        Column isComplaint = Interactions.KIND.col().equalTo(Kind.COMPLAINT.code());
        add(measures, "kind", Interactions.KIND, EnrichedInteractions.KIND_DECIDED_BY, lit(true), context);
        add(
                measures,
                "category",
                EnrichedInteractions.COMPLAINT_CATEGORY,
                EnrichedInteractions.CATEGORY_DECIDED_BY,
                isComplaint,
                context);
        add(
                measures,
                "emotion_start",
                Interactions.EMOTION_START,
                EnrichedInteractions.EMOTION_DECIDED_BY,
                lit(true),
                context);
        return measures;
    }

    private static void add(
            List<Measure> measures, String what, Field needs, Field decidedBy, Column among, MetricContext context) {
        for (ClassifiedBy by : ClassifiedBy.values()) {
            String population = what.equals("category") ? "Complaints" : "Contacts";
            String hit = switch (by) {
                case RECORDED -> "is recorded";
                case CLASSIFIED -> "is not recorded and was told by the text";
                case UNCLASSIFIED -> "is not recorded, and the text leaves it in doubt";
            };
            Definition definition = Definition.rate(
                            what + "_" + by.code(),
                            "How " + what.replace('_', ' ') + " was decided: " + by.code(),
                            population + " whose " + what.replace('_', ' ') + " " + hit,
                            "all " + population.toLowerCase(Locale.ROOT))
                    .needs(needs)
                    .answers("How far do figures by " + what.replace('_', ' ')
                            + " rest on records, and how far on texts?")
                    .audience(Audience.TRAINING, Audience.MARKETING)
                    .source("how a value was decided is told beside every figure that uses it");
            measures.add(new Measure(
                    definition,
                    context.period(),
                    Population.counted().and(among),
                    decidedBy.col().equalTo(by.code())));
        }
    }
}
