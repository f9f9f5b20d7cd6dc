package balie.metrics.insight;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.Population;
import balie.metrics.question.QuestionFrequency;
import balie.model.ResultTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/** What the questions asked in a period are called, how often each was asked, and the product that it was asked about most. */
public final class QuestionNames implements Metric {

    public static final Field MAIN_PRODUCT = Field.optional(
            "main_product",
            FieldType.TEXT,
            "The product it was asked about most, if by at least as many contacts as the privacy minimum. null: there is none.");

    /** Over the weeks that insight looks at. */
    public static final Metric OVER_INSIGHT = OverWeeks.insight(new QuestionNames());

    private static final Column ID = EnrichedInteractions.QUESTION_ID.col();
    private static final TableContract OUTPUT = new TableContract(
            "question_names",
            "one row per question",
            List.of(EnrichedInteractions.QUESTION_ID, EnrichedInteractions.QUESTION, MAIN_PRODUCT, ResultColumns.N));

    /** The names by the ids of the questions. */
    public static final class Index {

        private final Map<String, ResultTable.Line> lines = new HashMap<>();

        private Index(ResultTable table) {
            table.lines().forEach(line -> lines.put(line.text(EnrichedInteractions.QUESTION_ID.name()), line));
        }

        /** What a question is called; null: it has no name. */
        public @Nullable String name(String id) {
            return text(id, EnrichedInteractions.QUESTION);
        }

        /** The product that a question is about most; null: it is about none. */
        public @Nullable String mainProduct(String id) {
            return text(id, MAIN_PRODUCT);
        }

        /** Contacts that ask it. */
        public long contacts(String id) {
            ResultTable.Line line = lines.get(id);
            Long n = line == null ? null : line.count(ResultColumns.N.name());
            return n == null ? 0 : n;
        }

        private @Nullable String text(String id, Field field) {
            ResultTable.Line line = lines.get(id);
            String text = line == null ? "" : line.text(field.name());
            return text.isEmpty() ? null : text;
        }
    }

    /** The names among the inputs of a derivation, which name {@link #OVER_INSIGHT}. */
    public static Index index(Map<String, ResultTable> computed) {
        return new Index(Objects.requireNonNull(computed.get(OUTPUT.name())));
    }

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return new QuestionFrequency().definitions(context);
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        Column n = ResultColumns.N.col();
        Column product = Interactions.PRODUCT.col();
        return interactions
                .filter(Population.of(context).and(ID.isNotNull()).and(ID.notEqual(EnrichedInteractions.PENDING)))
                .groupBy(ID, product)
                .agg(
                        count(lit(1)).as(ResultColumns.N.name()),
                        max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()))
                .groupBy(ID)
                .agg(
                        max(EnrichedInteractions.QUESTION.col()).as(EnrichedInteractions.QUESTION.name()),
                        max_by(product, when(product.isNotNull(), struct(n, product)))
                                .as(MAIN_PRODUCT.name()),
                        sum(n).as(ResultColumns.N.name()))
                .select(OUTPUT.columns())
                .orderBy(ID);
    }
}
