package balie.metrics.insight.event;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.insight.InsightPeriod;
import balie.metrics.service.ServiceRates;
import balie.model.ResultTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

/** The sums that the table about sales is made of. */
final class SalesSums {

    private static final Set<String> RATES = Set.of("sale_offered", "sale_accepted");
    private static final PeriodSums OF_QUARTER = new PeriodSums(
            "sales_sums",
            SalesSums::measures,
            List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.SEGMENT),
            context -> List.of(0));

    static final Metric SUMS = new OverQuarter();
    static final Metric QUESTIONS = new Questions();

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

    /** Questions only where they are told apart by meaning. */
    static List<Field> dimensions(MetricContext context) {
        return Breakdown.byMeaning(context.availability())
                ? List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.SEGMENT)
                : List.of(EnrichedInteractions.SEGMENT);
    }

    /** What questions are called, by their ids. */
    static Map<String, String> questions(@Nullable ResultTable table) {
        Map<String, String> questions = new HashMap<>();
        for (ResultTable.Line line : Objects.requireNonNull(table).lines()) {
            questions.put(
                    line.text(EnrichedInteractions.QUESTION_ID.name()),
                    line.text(EnrichedInteractions.QUESTION.name()));
        }
        return questions;
    }

    /** {@link PeriodSums} over the weeks that insight looks at. */
    private static final class OverQuarter implements Metric {

        @Override
        public TableContract output() {
            return OF_QUARTER.output();
        }

        @Override
        public List<Definition> definitions(MetricContext context) {
            return OF_QUARTER.definitions(context);
        }

        @Override
        public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
            return OF_QUARTER.compute(interactions, context.over(InsightPeriod.of(context)));
        }
    }

    /** What each question is called. */
    private static final class Questions implements Metric {

        private static final TableContract OUTPUT = new TableContract(
                "sales_questions",
                "one row per question",
                List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.QUESTION));

        @Override
        public TableContract output() {
            return OUTPUT;
        }

        @Override
        public List<Definition> definitions(MetricContext context) {
            return OF_QUARTER.definitions(context);
        }

        @Override
        public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
            Column id = EnrichedInteractions.QUESTION_ID.col();
            if (!Breakdown.byMeaning(context.availability())) {
                return interactions.sparkSession().createDataFrame(List.of(), OUTPUT.structType());
            }
            return interactions
                    .filter(id.isNotNull()
                            .and(EnrichedInteractions.QUESTION.col().isNotNull()))
                    .groupBy(id)
                    .agg(max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()))
                    .select(OUTPUT.columns())
                    .orderBy(id);
        }
    }
}
