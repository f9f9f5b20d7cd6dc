package balie.metrics;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.testkit.Rows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

/** The mark counts as long as rows stay where they are, and no longer. */
class CustomersTogetherTest {

    private static Dataset<Row> rows() {
        return new Rows()
                .row(Interactions.CUSTOMER_ID, "k1", Interactions.CHANNEL, "phone")
                .row(Interactions.CUSTOMER_ID, "k1", Interactions.CHANNEL, "chat")
                .row(Interactions.CUSTOMER_ID, "k2", Interactions.CHANNEL, "chat")
                .enriched();
    }

    private static Dataset<Row> channels(Dataset<Row> rows) {
        return rows.select(Interactions.CHANNEL.col().as("other")).distinct();
    }

    @Test
    void rows_that_nobody_marked_are_not_said_to_lie_together() {
        assertThat(CustomersTogether.in(rows())).isFalse();
    }

    @Test
    void rows_stay_where_they_are_in_projections_filters_and_joins_with_what_is_sent_to_all() {
        Dataset<Row> marked = CustomersTogether.marked(rows());
        assertThat(CustomersTogether.in(marked)).isTrue();
        Dataset<Row> fewer = marked.filter(Interactions.CHANNEL.col().equalTo("chat"))
                .withColumn("more", lit(1))
                .select("more", EnrichedInteractions.CUSTOMER_KEY.name(), Interactions.CHANNEL.name());
        assertThat(CustomersTogether.in(fewer)).isTrue();
        for (String kind : new String[] {"left", "inner", "left_semi", "left_anti"}) {
            assertThat(CustomersTogether.in(fewer.join(
                            broadcast(channels(marked)),
                            Interactions.CHANNEL.col().equalTo(col("other")),
                            kind)))
                    .as(kind)
                    .isTrue();
        }
        assertThat(CustomersTogether.in(fewer.crossJoin(broadcast(marked.agg(count(lit(1)))))))
                .isTrue();
        assertThat(CustomersTogether.in(marked.select(Interactions.CHANNEL.col())))
                .as("without the column of customers")
                .isTrue();
    }

    @Test
    void what_sends_rows_elsewhere_ends_it() {
        Dataset<Row> marked = CustomersTogether.marked(rows());
        assertThat(CustomersTogether.in(marked.repartition(3))).isFalse();
        assertThat(CustomersTogether.in(marked.orderBy(Interactions.OPENED_AT.col())))
                .isFalse();
        assertThat(CustomersTogether.in(marked.unionByName(marked))).isFalse();
        assertThat(CustomersTogether.in(
                        marked.groupBy(EnrichedInteractions.CUSTOMER_KEY.col()).count()))
                .isFalse();
        Dataset<Row> joined =
                marked.join(channels(marked), Interactions.CHANNEL.col().equalTo(col("other")), "left");
        assertThat(CustomersTogether.in(joined))
                .as("a join that may be by shuffle")
                .isFalse();
        assertThat(CustomersTogether.in(joined.select(EnrichedInteractions.CUSTOMER_KEY.col())))
                .isFalse();
        assertThat(CustomersTogether.in(marked.sample(0.5)))
                .as("not known to stay")
                .isFalse();
    }
}
