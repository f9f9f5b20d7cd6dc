package balie.app;

import balie.contract.Customers;
import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.enrich.Enrichment;
import balie.metrics.MetricContext;
import balie.metrics.Metrics;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Rows;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** However rows are held, the figures are those of rows that are not. */
class MetricRowsTest {

    private static final String PARTITIONS = "spark.sql.shuffle.partitions";
    /** Code made for each query takes longer than it saves here. */
    private static final String CODE = "spark.sql.codegen.factoryMode";

    private static final String COALESCE = "spark.sql.adaptive.coalescePartitions.enabled";
    private static final long FEW = 100;
    private static final long MANY = 2_000_000;
    private static final int CONTACTS = 400;
    private static final int CUSTOMERS = 60;

    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void severalParts() {
        for (String name : List.of(PARTITIONS, COALESCE, CODE)) {
            before.put(name, SharedSpark.session().conf().get(name));
        }
        SharedSpark.session().conf().set(PARTITIONS, "3");
        SharedSpark.session().conf().set(COALESCE, "false");
        SharedSpark.session().conf().set(CODE, "NO_CODEGEN");
    }

    @AfterEach
    void asBefore() {
        before.forEach((name, value) -> SharedSpark.session().conf().set(name, value));
    }

    private static Dataset<Row> enriched() {
        Random random = new Random(7);
        Rows rows = new Rows();
        for (int i = 0; i < CONTACTS; i++) {
            Map<Field, Object> row = new HashMap<>();
            row.put(Interactions.OPENED_AT, Rows.day(-200 + random.nextInt(220) + random.nextDouble()));
            row.put(Interactions.CUSTOMER_ID, random.nextInt(6) == 0 ? null : "k" + random.nextInt(CUSTOMERS));
            row.put(Interactions.CUSTOMER_TYPE, random.nextBoolean() ? "consumer" : "retailer");
            row.put(Interactions.CHANNEL, random.nextBoolean() ? "phone" : "chat");
            row.put(Interactions.KIND, random.nextInt(4) == 0 ? "complaint" : "question");
            row.put(Interactions.PRODUCT, "p" + random.nextInt(4));
            row.put(Interactions.CATEGORY, "c" + random.nextInt(3));
            row.put(Interactions.TEXT_, "Where is order " + random.nextInt(5) + "?");
            row.put(Interactions.DIRECTION, "inbound");
            row.put(Interactions.STATUS, random.nextInt(5) == 0 ? "open" : "resolved");
            row.put(Interactions.EXCLUDED_REASON, random.nextInt(8) == 0 ? "spam" : null);
            row.put(Interactions.SATISFACTION, random.nextInt(3) == 0 ? "good" : null);
            row.put(Interactions.AGENT, "a" + random.nextInt(3));
            rows.row(row.entrySet().stream()
                    .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                    .toArray());
        }
        Dataset<Row> customers = Rows.dataset(
                Customers.TABLE,
                List.of(Map.of(
                        Customers.CUSTOMER_ID, "k1",
                        Customers.REGION, "north")));
        return new Enrichment(customers, null).enrich(rows.interactions(), Contexts.AS_OF, List.of());
    }

    /** All metrics find what they read; those that look at the contacts of a customer, and some others, are computed both ways. */
    @Test
    void tables_are_those_of_rows_that_are_not_held() {
        MetricRun all = new MetricRun(MetricRunTest.job(String.join(", ", Metrics.names())));
        MetricContext context = Contexts.week();
        Dataset<Row> enriched = enriched();
        Map<String, ResultTable> held = new HashMap<>();
        try (MetricRows rows = new MetricRows(enriched, MANY)) {
            all.tables(rows.hold(columns -> all.addColumns(columns, context)), context)
                    .results()
                    .forEach(table -> held.put(table.name(), table));
        }
        MetricRun some = new MetricRun(
                MetricRunTest.job("volume, customer_profiles, segments, resolution_rates, changes, times"));
        List<ResultTable> plain = some.tables(enriched.repartition(2), context).results();
        assertThat(plain).hasSizeGreaterThan(10);
        plain.forEach(
                table -> assertThat(held.get(table.name())).as(table.name()).isEqualTo(table));
    }

    @Test
    void contacts_of_a_customer_lie_together_also_those_that_count_nowhere() {
        for (long number : List.of(FEW, MANY)) {
            try (MetricRows rows = new MetricRows(enriched(), number)) {
                List<Row> held = rows.hold(columns -> columns.add(columns.rows().drop(Interactions.TEXT_.name())))
                        .select(functions.spark_partition_id(), EnrichedInteractions.CUSTOMER_KEY.col())
                        .collectAsList();
                assertThat(held).hasSize(CONTACTS);
                Set<String> ended = new HashSet<>();
                String last = null;
                for (Row row : held) {
                    String here = row.isNullAt(1) ? null : row.getInt(0) + " " + row.getString(1);
                    if (last != null && !last.equals(here)) {
                        assertThat(ended.add(last.substring(last.indexOf(' '))))
                                .as(last + " came before")
                                .isTrue();
                    }
                    last = here;
                }
                assertThat(ended).hasSizeGreaterThan(CUSTOMERS / 2);
                Set<Integer> parts = new HashSet<>();
                held.forEach(row -> parts.add(row.getInt(0)));
                assertThat(parts).hasSize(number == FEW ? 1 : 3);
            }
        }
    }

    @Test
    void what_was_not_held_is_not_taken_for_empty() {
        try (MetricRows rows = new MetricRows(enriched(), MANY)) {
            Dataset<Row> held = rows.hold(
                    columns -> columns.add(columns.rows().select(Interactions.KIND.col(), Interactions.PRODUCT.col())));
            assertThat(ColumnsRead.checked(held.groupBy(Interactions.KIND.col()).count())
                            .collectAsList())
                    .hasSize(2);
            // Named, but nothing comes of it.
            assertThat(ColumnsRead.checked(held.withColumn("no", Interactions.CHANNEL.col())
                                    .select(Interactions.PRODUCT.col()))
                            .count())
                    .isEqualTo(CONTACTS);
            assertThatThrownBy(() -> ColumnsRead.checked(
                            held.filter(Interactions.CHANNEL.col().equalTo("phone"))
                                    .select(Interactions.PRODUCT.col())))
                    .hasMessageContaining("channel was not held");
            assertThatThrownBy(() -> ColumnsRead.checked(
                            held.groupBy(Interactions.CHANNEL.col()).count()))
                    .hasMessageContaining("channel was not held");
        }
    }
}
