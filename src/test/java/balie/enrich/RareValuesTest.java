package balie.enrich;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.model.Kind;
import balie.model.Taxonomy;
import balie.testkit.Rows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class RareValuesTest {

    private static final int MINIMUM = 3;

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(new Taxonomy.Category(
            "late",
            Map.of("en", "Too late"),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of("te laat"))));

    private static List<Row> enriched(Rows rows, int minimum) {
        Dataset<Row> enriched = new Enrichment(
                        null, null, null, null, TAXONOMY, OpenTimes.ALWAYS, ZoneOffset.UTC, minimum)
                .enrich(rows.interactions(), Rows.day(30), List.of());
        return enriched.collectAsList();
    }

    private static List<String> values(List<Row> rows, String column) {
        return rows.stream()
                .map(r -> String.valueOf(r.<Object>getAs(column)))
                .sorted()
                .toList();
    }

    @Test
    void a_value_of_too_few_customers_is_told_as_rare_however_often_they_came() {
        Rows rows = new Rows();
        for (int i = 0; i < MINIMUM; i++) {
            rows.row(
                    Interactions.CUSTOMER_ID, "K" + i, Interactions.CATEGORY, "levering", Interactions.PRODUCT, "Lumo");
        }
        for (int i = 0; i < 7; i++) {
            rows.row(Interactions.CUSTOMER_ID, "K" + i % 2, Interactions.CATEGORY, "Klacht Jansen");
        }

        List<Row> told = enriched(rows, MINIMUM);

        assertThat(values(told, "category"))
                .containsOnly("levering", ResultColumns.RARE)
                .filteredOn(ResultColumns.RARE::equals)
                .hasSize(7);
        assertThat(values(told, "product")).containsOnly("Lumo", "null");
    }

    @Test
    void contacts_of_nobody_known_count_as_one_customer_each() {
        Rows rows = new Rows();
        for (int i = 0; i < MINIMUM; i++) {
            rows.row(Interactions.TEAM, "front", Interactions.REGION, i == 0 ? "Drenthe" : "Zeeland");
        }

        List<Row> told = enriched(rows, MINIMUM);

        assertThat(values(told, "team")).containsOnly("front");
        assertThat(values(told, "region")).containsOnly(ResultColumns.RARE);
    }

    @Test
    void vocabularies_and_what_the_taxonomy_names_are_never_rare() {
        Rows rows = new Rows()
                .row(Interactions.KIND, Kind.COMPLAINT.code(), Interactions.CATEGORY, "te laat")
                .row(Interactions.KIND, Kind.COMPLAINT.code(), Interactions.CATEGORY, "over Jansen");

        List<Row> told = enriched(rows, MINIMUM);

        assertThat(values(told, "category")).containsOnly(ResultColumns.RARE);
        assertThat(values(told, "complaint_category")).containsExactly(ResultColumns.RARE, "late");
        assertThat(values(told, "complaint_category_name")).containsExactly("Too late", "null");
        assertThat(values(told, "kind")).containsOnly("complaint");
    }

    @Test
    void no_minimum_hides_no_value_and_no_row_is_lost_or_changed_else() {
        Rows rows = new Rows();
        for (int i = 0; i < 9; i++) {
            rows.row(Interactions.CUSTOMER_ID, "K" + i / 2, Interactions.CATEGORY, "c" + i % 4);
        }

        List<Row> all = enriched(rows, 0);
        List<Row> told = enriched(rows, MINIMUM);

        assertThat(values(all, "category")).containsOnly("c0", "c1", "c2", "c3");
        assertThat(told).hasSameSizeAs(all);
        // Whether a customer came again on a matter is known by what was recorded.
        for (String column : List.of("repeat_testable", "next_contact_at", "customer_key", "segment")) {
            assertThat(values(told, column)).isEqualTo(values(all, column));
        }
        assertThat(told.get(0).schema().fieldNames())
                .containsExactly(EnrichedInteractions.TABLE.names().toArray(String[]::new));
    }
}
