package balie.metrics.complaint;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.RateTable;
import balie.model.ClassifiedBy;
import balie.model.Kind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;

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
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
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
        return TABLE.compute(interactions, measures, context);
    }

    private static void add(
            List<Measure> measures, String what, Field needs, Field decidedBy, Column among, MetricContext context) {
        for (ClassifiedBy by : ClassifiedBy.values()) {
            String population = what.equals("category") ? "complaints" : "contacts";
            String hit = switch (by) {
                case RECORDED -> "is recorded";
                case CLASSIFIED -> "is not recorded and was told by the text";
                case UNCLASSIFIED -> "is not recorded, and the text leaves it in doubt";
            };
            measures.add(new Measure(
                    what + "_" + by.code(),
                    "Share of " + population + " whose " + what.replace('_', ' ') + " " + hit + " (" + Population.WORDS
                            + ").",
                    List.of(needs),
                    context.period(),
                    Population.counted().and(among),
                    decidedBy.col().equalTo(by.code())));
        }
    }
}
