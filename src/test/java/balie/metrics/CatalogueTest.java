package balie.metrics;

import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.metrics.Catalogue.Entry;
import balie.testkit.Contexts;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What {@link Definition} does not refuse by itself. */
class CatalogueTest {

    private static List<Published> metrics() {
        List<Published> metrics = new ArrayList<>();
        Metrics.names().forEach(name -> metrics.addAll(Metrics.published(name)));
        metrics.addAll(Metrics.everyRun());
        return metrics;
    }

    @Test
    void every_table_has_a_definition_and_no_figure_of_a_table_is_defined_twice() {
        Set<String> seen = new HashSet<>();
        for (Published metric : metrics()) {
            assertThat(metric.definitions(Contexts.week()))
                    .as(metric.output().name())
                    .isNotEmpty();
        }
        for (Entry entry : Catalogue.usual()) {
            assertThat(seen.add(entry.table() + " " + entry.definition().id()))
                    .as(entry.table() + " " + entry.definition().id())
                    .isTrue();
        }
    }

    @Test
    void rates_that_are_computed_in_one_scan_have_ids_of_their_own() {
        Set<String> seen = new HashSet<>();
        for (Published metric : metrics()) {
            if (metric instanceof RateFamily family) {
                family.definitions(Contexts.week())
                        .forEach(d -> assertThat(seen.add(d.id())).as(d.id()).isTrue());
            }
        }
        assertThat(seen).hasSizeGreaterThan(20);
    }

    @Test
    void a_column_of_one_name_means_the_same_in_every_table() {
        Map<String, Field> vocabulary = new HashMap<>();
        for (Published metric : metrics()) {
            for (Field field : metric.output().fields()) {
                Field before = vocabulary.putIfAbsent(field.name(), field);
                if (before != null) {
                    assertThat(field.type())
                            .as(metric.output().name() + " " + field.name())
                            .isEqualTo(before.type());
                }
                assertThat(field.doc())
                        .as(metric.output().name() + " " + field.name())
                        .isNotBlank();
            }
            assertThat(metric.output().fields())
                    .as(metric.output().name())
                    .contains(ResultColumns.DEFINITION, ResultColumns.AS_OF);
        }
    }

    @Test
    void a_percent_is_never_told_without_its_interval() {
        for (Published metric : metrics()) {
            if (metric.output().fields().contains(ResultColumns.PERCENT)) {
                assertThat(metric.output().fields())
                        .as(metric.output().name())
                        .contains(ResultColumns.LOW, ResultColumns.HIGH);
            }
        }
    }

    @Test
    void a_definition_without_a_part_is_refused() {
        Definition.Writer writer = Definition.rate("share", "Share", "Those", "all");

        assertThatThrownBy(() -> writer.source("somewhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("metric share does not say its answers");
        assertThatThrownBy(
                        () -> Definition.rate("Share", "Share", "Those", "all").source("x"))
                .hasMessageContaining("no id of a metric");
    }
}
