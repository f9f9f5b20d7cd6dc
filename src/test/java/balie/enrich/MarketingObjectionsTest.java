package balie.enrich;

import balie.contract.Customers;
import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.Objections;
import balie.model.Taxonomy;
import balie.testkit.Rows;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** The list and the column of the table of customers are one set, whatever way the ids are written. */
class MarketingObjectionsTest {

    private static Dataset<Row> list(Row... rows) {
        return SharedSpark.session().createDataFrame(List.of(rows), Objections.TABLE.structType());
    }

    private static Dataset<Row> customers(Row... rows) {
        return SharedSpark.session().createDataFrame(List.of(rows), Customers.TABLE.structType());
    }

    private static Row customer(String id, Boolean objects) {
        return RowFactory.create(id, "consumer", null, null, objects);
    }

    /** Contacts of customers, some of the shop. */
    private static Rows contacts() {
        Rows rows = new Rows();
        for (String id : List.of("K1", "K2", "k3", "K10")) {
            rows.row(Interactions.CUSTOMER_ID, id);
        }
        rows.row(Interactions.CUSTOMER_ID, "K1", Interactions.SOURCE, "shop");
        return rows.row(Interactions.SUBJECT, "of nobody");
    }

    private static Set<String> objecting(Dataset<Row> customers, Dataset<Row> list) {
        Dataset<Row> enriched = new Enrichment(
                        customers, null, list, null, Taxonomy.NONE, OpenTimes.ALWAYS, ZoneOffset.UTC, 0)
                .enrich(contacts().interactions(), Rows.day(30), List.of());
        assertThat(enriched.count()).as("training numbers keep them").isEqualTo(6);
        Set<String> objecting = new TreeSet<>();
        enriched.filter(EnrichedInteractions.OBJECTS_TO_MARKETING.col())
                .select(Interactions.SOURCE.col(), Interactions.CUSTOMER_ID.col())
                .collectAsList()
                .forEach(row -> objecting.add(row.getString(0) + " " + row.getString(1)));
        return objecting;
    }

    @Test
    void a_list_alone_a_table_alone_and_both_together_are_one_set() {
        Dataset<Row> list = list(RowFactory.create("K1", null));
        Dataset<Row> customers = customers(customer("K1", false), customer("K2", true));
        String source = contacts().interactions().head().getString(0);

        assertThat(objecting(null, list)).containsExactlyInAnyOrder("shop K1", source + " K1");
        assertThat(objecting(customers, null)).containsExactly(source + " K2");
        assertThat(objecting(customers, list)).containsExactlyInAnyOrder("shop K1", source + " K1", source + " K2");
        assertThat(objecting(null, null)).isEmpty();
    }

    @Test
    void case_and_blanks_around_an_id_do_not_count_and_no_other_id_is_meant() {
        String source = contacts().interactions().head().getString(0);

        assertThat(objecting(null, list(RowFactory.create("\u00a0k1 ", null), RowFactory.create("K3", null))))
                .containsExactlyInAnyOrder("shop K1", source + " K1", source + " k3");
        assertThat(objecting(customers(customer("K3", true)), null)).containsExactly(source + " k3");
        assertThat(MarketingObjections.folded(" \tK1\u00a0")).isEqualTo("k1");
    }

    @Test
    void an_id_of_one_source_is_another_person_in_another_unless_the_table_of_customers_knows_it() {
        Dataset<Row> list = list(RowFactory.create("K1", "shop"));

        assertThat(objecting(null, list)).containsExactly("shop K1");
        assertThat(objecting(customers(customer("K1", null)), list)).hasSize(2);
        assertThat(objecting(null, list(RowFactory.create("K1", "shop"), RowFactory.create("K1", null))))
                .hasSize(2);
    }
}
