package balie.metrics.complaint;

import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.RateTable;
import balie.model.Audience;
import balie.model.Kind;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;

/**
 * Complaints / contacts; inbound contacts opened in the period whose kind is recorded or told by the text, without merged, spam, deleted and
 * test ones; unit: contacts; clock: the opening instant. A complaint is an expression of dissatisfaction (ISO 10002).
 */
public final class ComplaintShare implements Metric {

    private static final Definition DEFINITION = Definition.rate(
                    "complaint_share",
                    "Complaints by channel and customer type",
                    "Complaints",
                    "contacts whose kind is recorded, or told by the text where it is not")
            .needs(Interactions.KIND)
            .answers("Where and from whom do complaints come?")
            .audience(Audience.TRAINING, Audience.MARKETING)
            .source("ISO 10002, an expression of dissatisfaction");
    private static final RateTable TABLE = new RateTable(
            "complaint_share",
            List.of(
                    List.of(Interactions.CHANNEL),
                    List.of(Interactions.CUSTOMER_TYPE),
                    List.of(Interactions.PRODUCT),
                    List.of(Interactions.CHANNEL, Interactions.CUSTOMER_TYPE)));

    @Override
    public TableContract output() {
        return TABLE.output();
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return List.of(DEFINITION);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Measure measure = new Measure(
                DEFINITION,
                context.period(),
                Population.counted().and(Interactions.KIND.col().isNotNull()),
                Interactions.KIND.col().equalTo(Kind.COMPLAINT.code()));
        return TABLE.compute(interactions, List.of(measure), context);
    }
}
