package balie.report;

import balie.report.model.Chart;
import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.tables;
import static org.assertj.core.api.Assertions.assertThat;

/** Product by group of customers. */
class InterestMapTest {

    private static Map<String, Object> about(String product, Map<String, Object> row) {
        return SampleTables.with(row, "product", product);
    }

    private static Section section() {
        return new InterestMap(tables(SampleTables.table(
                        "interest",
                        List.of(
                                about("Lumo", SampleInterest.lift("customer_type=consumer", 60, 150, 60, 450, true)),
                                about("Lumo", SampleInterest.lift("customer_type=retailer", 30, 200, 90, 480, false)),
                                about("Nodo", SampleInterest.lift("customer_type=consumer", 15, 150, 90, 480, false)),
                                row(
                                        "product",
                                        "Nodo",
                                        "dimension",
                                        "customer_type",
                                        "value",
                                        "retailer",
                                        "of",
                                        60L,
                                        "mark",
                                        "[c]"),
                                about("Solis", SampleInterest.lift("customer_type=retailer", 9, 200, 90, 480, false)),
                                about("Lumo", SampleInterest.lift("region=Drenthe", 9, 120, 90, 480, false))))))
                .section()
                .orElseThrow();
    }

    @Test
    void the_share_of_each_product_in_each_group_stands_in_its_cell() {
        Chart.Heat heat = (Chart.Heat) section().chart().orElseThrow();

        assertThat(heat.columns()).containsExactly("Lumo", "Nodo", "Solis");
        assertThat(heat.rows()).extracting(Chart.HeatRow::label).containsExactly("consumer", "retailer");
        assertThat(heat.rows().get(0).cells()).extracting(Chart.Cell::text).containsExactly("40", "10", "");
        assertThat(heat.rows().get(1).cells()).extracting(Chart.Cell::text).containsExactly("15", "[c]", "5");
        assertThat(heat.rows().get(1).cells().get(1).value()).isEmpty();
        assertThat(heat.rows().get(0).cells())
                .extracting(Chart.Cell::highlighted)
                .containsExactly(true, false, false);
    }

    @Test
    void the_finding_and_the_table_say_the_same() {
        Section section = section();

        assertThat(section.heading())
                .startsWith("Lumo is what 2 of 2 groups ask about most; the largest share is 40\u00a0% (")
                .endsWith("), about Lumo, of type of customer consumer.");
        assertThat(section.chart().orElseThrow().alternative()).isEqualTo(section.heading());
        assertThat(section.table().rows().get(1).get(2)).isEqualTo("[c]");
        assertThat(section.table().remarks()).isNotEmpty();
    }

    @Test
    void no_product_is_named_that_few_groups_ask_about_most() {
        List<Map<String, Object>> rows = List.of(
                about("Lumo", SampleInterest.lift("region=Drenthe", 60, 150, 60, 450, false)),
                about("Nodo", SampleInterest.lift("region=Zeeland", 50, 150, 60, 450, false)),
                about("Solis", SampleInterest.lift("region=Utrecht", 45, 150, 60, 450, false)));

        Section section = new InterestMap(tables(SampleTables.table("interest", rows)))
                .section()
                .orElseThrow();

        assertThat(section.heading())
                .startsWith("Of 3 groups, no half asks about the same product most; the largest share is 40\u00a0% (")
                .endsWith("), about Lumo, of region Drenthe.");
    }

    @Test
    void groups_stand_by_type_and_then_by_how_often_they_come_and_those_told_nothing_of_are_left_out() {
        List<Map<String, Object>> rows = List.of(
                about("Lumo", SampleInterest.lift("segment=retailer 10+", 60, 150, 60, 450, false)),
                about("Nodo", SampleInterest.lift("segment=retailer 2-3", 50, 150, 60, 450, false)),
                about("Nodo", SampleInterest.lift("segment=consumer 4-9", 50, 150, 60, 450, false)),
                about("Nodo", row("dimension", "segment", "value", "wholesaler 1", "of", 60L, "mark", "[c]")));

        Chart.Heat heat = (Chart.Heat) new InterestMap(tables(SampleTables.table("interest", rows)))
                .section()
                .orElseThrow()
                .chart()
                .orElseThrow();

        assertThat(heat.rows())
                .extracting(Chart.HeatRow::label)
                .containsExactly("consumer 4-9", "retailer 2-3", "retailer 10+");
    }

    @Test
    void one_group_alone_makes_no_map() {
        assertThat(new InterestMap(tables(SampleTables.table(
                                "interest",
                                List.of(about(
                                        "Lumo",
                                        SampleInterest.lift("customer_type=consumer", 60, 150, 60, 450, true))))))
                        .section())
                .isEqualTo(Optional.empty());
    }
}
