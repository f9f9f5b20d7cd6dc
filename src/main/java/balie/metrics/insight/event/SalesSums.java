package balie.metrics.insight.event;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.insight.OverWeeks;
import balie.metrics.service.ServiceRates;
import org.apache.spark.sql.Column;

import java.util.List;
import java.util.Set;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

/** The sums that the table about sales is made of. */
final class SalesSums {

    static final List<Field> DIMENSIONS = List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.SEGMENT);
    static final Metric SUMS =
            OverWeeks.insight(new PeriodSums("sales_sums", SalesSums::measures, DIMENSIONS, context -> List.of(0)));

    private static final Set<String> RATES = Set.of("sale_offered", "sale_accepted");

    private SalesSums() {}

    /** Offers for sale, and what became of them, of customers who do not object to marketing. */
    static List<Measure> measures(MetricContext context) {
        Column objects = coalesce(EnrichedInteractions.OBJECTS_TO_MARKETING.col(), lit(false));
        return ServiceRates.family().measures(context).stream()
                .filter(m -> RATES.contains(m.id()))
                .map(m -> new Measure(
                        m.definition().narrowed("without those of customers who object to marketing"),
                        m.period(),
                        m.population().and(objects.unary_$bang()),
                        m.hit()))
                .toList();
    }
}
