package balie.app;

import balie.contract.TableContract;
import balie.metrics.Catalogue;
import balie.metrics.Definition;
import balie.metrics.Metrics;
import balie.metrics.Published;
import balie.model.Audience;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AudienceTablesTest {

    private final AudienceTables cut = new AudienceTables(Contexts.week());

    private static TableContract contract(String table) {
        return Stream.concat(
                        Metrics.names().stream().flatMap(name -> Metrics.published(name).stream()),
                        Metrics.everyRun().stream())
                .map(Published::output)
                .filter(output -> output.name().equals(table))
                .findFirst()
                .orElseThrow();
    }

    /** @param rows what is not null in them */
    @SafeVarargs
    private static ComputedTable table(String name, Map<String, Object>... rows) {
        TableContract contract = contract(name);
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            assertThat(contract.names()).containsAll(row.keySet());
            List<@Nullable Object> each = new ArrayList<>();
            contract.names().forEach(column -> each.add(row.get(column)));
            values.add(each);
        }
        return new ComputedTable(contract, new ResultTable(name, contract.names(), values));
    }

    private static Map<String, Object> of(String measure) {
        return Map.of("measure", measure, "definition", "what it says", "mark", "");
    }

    private List<String> shown(Audience audience, String column, ComputedTable... tables) {
        return cut.of(audience, List.of(tables)).stream()
                .flatMap(t -> t.result().lines().stream())
                .map(line -> line.text(column))
                .toList();
    }

    private static Definition definition(String id) {
        return Catalogue.of(Contexts.week()).stream()
                .map(Catalogue.Entry::definition)
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_table_is_cut_by_whom_each_measure_is_for() {
        ComputedTable volume = table("volume", of("contacts"), of("cases"), of("customers"), of("questions"));

        assertThat(shown(Audience.TRAINING, "measure", volume))
                .containsExactly("contacts", "cases", "customers", "questions");
        assertThat(shown(Audience.MARKETING, "measure", volume)).containsExactly("contacts", "customers");
    }

    @Test
    void without_a_measure_the_sentence_of_the_definition_says_whom_a_row_is_for() {
        ComputedTable exclusions = table(
                "exclusions",
                Map.of("reason", "spam", "definition", definition("excluded").sentence()),
                Map.of(
                        "reason",
                        "objects_to_marketing",
                        "definition",
                        definition("objecting").sentence()));

        assertThat(shown(Audience.TRAINING, "reason", exclusions)).containsExactly("spam");
        assertThat(shown(Audience.MARKETING, "reason", exclusions)).containsExactly("spam", "objects_to_marketing");
    }

    @Test
    void a_comparison_is_for_those_whom_its_rate_is_for() {
        ComputedTable changes = table("changes", of("complained"), of("reopened"), of("resolved_within_7_days"));
        ComputedTable weeks = table("weekly_rates", of("contacts"), of("complained"), of("reopened"));

        assertThat(shown(Audience.MARKETING, "measure", changes)).containsExactly("complained");
        assertThat(shown(Audience.TRAINING, "measure", changes)).hasSize(3);
        assertThat(shown(Audience.MARKETING, "measure", weeks)).containsExactly("contacts");
        assertThat(shown(Audience.TRAINING, "measure", weeks)).hasSize(3);
    }

    @Test
    void a_table_for_one_audience_is_not_in_the_folder_of_the_other() {
        ComputedTable profiles =
                table("customer_profiles", Map.of("customer", "0123456789abcdef", "definition", "d", "mark", ""));
        ComputedTable backlog = table("backlog", of("backlog"));

        assertThat(cut.of(Audience.TRAINING, List.of(profiles, backlog)))
                .extracting(t -> t.contract().name())
                .containsExactly("backlog");
        assertThat(cut.of(Audience.MARKETING, List.of(profiles, backlog)))
                .extracting(t -> t.contract().name())
                .containsExactly("customer_profiles");
    }

    @Test
    void the_reconciliation_is_for_those_who_run_the_job() {
        ComputedTable reconciliation = table("reconciliation", Map.of("step", "spam", "definition", "d"));
        ComputedTable volume = table("volume", of("contacts"));
        List<ComputedTable> tables = List.of(reconciliation, volume);

        assertThat(cut.ofThoseWhoRunTheJob(tables)).containsExactly(reconciliation);
        for (Audience audience : Audience.values()) {
            assertThat(cut.of(audience, tables)).containsExactly(volume);
        }
        assertThat(definition("spam").readers()).isEqualTo("those who run the job alone");
    }

    @Test
    void a_revision_is_for_those_who_have_the_figure_that_was_revised() {
        Map<String, Object> contacts = Map.of(
                "measure",
                "contacts",
                "dimension",
                "all",
                "value",
                "all",
                "n",
                9L,
                "mark",
                "[r]",
                "definition",
                "d",
                "source",
                "all");
        Map<String, Object> cases = Map.of(
                "measure",
                "cases",
                "dimension",
                "all",
                "value",
                "all",
                "n",
                8L,
                "mark",
                "[r]",
                "definition",
                "d",
                "source",
                "all");
        ComputedTable volume = table("volume", contacts, cases);
        ComputedTable revisions = table(
                "revisions",
                Map.of("table", "volume", "figure", "contacts", "source", "all", "column", "n", "definition", "d"),
                Map.of("table", "volume", "figure", "cases", "source", "all", "column", "n", "definition", "d"),
                Map.of("table", "backlog", "figure", "backlog", "source", "all", "column", "n", "definition", "d"));

        assertThat(shown(Audience.TRAINING, "definition", volume, revisions)).hasSize(4);
        assertThat(cut.of(Audience.TRAINING, List.of(volume, revisions))
                        .get(1)
                        .result()
                        .lines())
                .extracting(l -> l.text("figure"))
                .containsExactly("contacts", "cases");
        assertThat(cut.of(Audience.MARKETING, List.of(volume, revisions))
                        .get(1)
                        .result()
                        .lines())
                .extracting(l -> l.text("figure"))
                .containsExactly("contacts");
    }

    @Test
    void a_figure_of_which_nothing_says_whom_it_is_for_is_not_published() {
        ComputedTable offers = table("sales_response", of("made_up"));

        assertThatThrownBy(() -> cut.of(Audience.MARKETING, List.of(offers)))
                .hasMessageContaining("a row of the table sales_response is about 'made_up'");
        assertThatThrownBy(() -> Definition.amount("x", "x", "x").answers("?").source("s"))
                .hasMessageContaining("must be for an audience, or for those who run the job");
    }

    @Test
    void every_table_has_a_definition_that_says_whom_it_is_for() {
        for (Catalogue.Entry entry : Catalogue.usual()) {
            assertThat(cut.of(Audience.TRAINING, List.of(table(entry.table())))).hasSizeLessThan(2);
        }
        assertThat(Catalogue.usual())
                .filteredOn(e -> e.definition().audience().isEmpty())
                .extracting(Catalogue.Entry::table)
                .containsOnly("reconciliation");
    }
}
