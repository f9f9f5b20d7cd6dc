package balie.config;

import balie.issue.Problem;
import balie.issue.Problems;
import balie.model.Severity;
import balie.model.Taxonomy;
import balie.model.Taxonomy.Category;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class TaxonomyReaderTest {

    private final Problems problems = new Problems();

    @Test
    void reads_all_that_a_category_can_say() {
        Taxonomy taxonomy = read("""
                categories:
                  - id: delivery
                    name: {nl: Levering, en: Delivery}
                    definition: {en: Late or lost}
                    severity: 3
                    cause: logistics
                    recorded: [delivery, Levering]
                    examples:
                      nl: [Mijn pakket is zoek., Te laat!]
                      en: My parcel is lost.
                  - id: billing
                    name: {nl: Factuur}
                """).orElseThrow();

        assertThat(problems.list()).isEmpty();
        Category delivery = taxonomy.category("delivery").orElseThrow();
        assertThat(delivery.names()).containsExactlyInAnyOrderEntriesOf(Map.of("nl", "Levering", "en", "Delivery"));
        assertThat(delivery.severity()).contains(Severity.HIGH);
        assertThat(delivery.cause()).contains("logistics");
        assertThat(delivery.recorded()).containsExactly("delivery", "Levering");
        assertThat(delivery.examples().get("nl")).containsExactly("Mijn pakket is zoek.", "Te laat!");
        assertThat(delivery.examples().get("en")).containsExactly("My parcel is lost.");
        assertThat(taxonomy.category("billing").orElseThrow().severity()).isEmpty();
    }

    @Test
    void tells_all_that_is_wrong_with_its_line() {
        read("""
                categories:
                  - id: Delivery
                    name: {nl: Levering, fr: Livraison}
                    severity: grave
                  - id: billing
                    recorded: [geld]
                    exemples: {nl: [a]}
                  - id: billing
                    name: {}
                    recorded: [Geld!]
                  - id: unclassified
                    name: {nl: Rest}
                    examples: {en: ["..."]}
                categorys: []
                """);

        assertThat(problems.list().stream().map(p -> p.line() + " " + p.found()))
                .containsExactlyInAnyOrder(
                        "2 a category can not have the id 'Delivery'",
                        "3 unknown key 'fr'",
                        "4 'severity' is 'grave'",
                        "5 the key 'name' is missing",
                        "7 unknown key 'exemples'",
                        "8 the id 'billing' stands on line 5 already",
                        "9 'name' has no text",
                        "10 the recorded value 'Geld!' means 'billing' already",
                        "11 a category can not have the id 'unclassified'",
                        "13 an example has no words",
                        "14 unknown key 'categorys'");
        assertThat(problems.list()).allSatisfy(p -> assertThat(p.remedy()).isNotBlank());
    }

    @Test
    void wants_at_least_two_categories() {
        read("categories: [{id: delivery, name: {nl: Levering}}]");
        read("zone: Europe/Amsterdam");

        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactlyInAnyOrder(
                        "fewer than two categories", "the key 'categories' is missing", "unknown key 'zone'");
    }

    @Test
    void what_comes_with_balie_is_whole() throws Exception {
        for (String file : List.of("jobs/complaints.yaml", "docs/complaints-general.yaml")) {
            Taxonomy taxonomy = TaxonomyReader.read(file, Files.readString(Path.of(file)), problems)
                    .orElseThrow();

            assertThat(problems.list()).isEmpty();
            assertThat(taxonomy.categories()).allSatisfy(c -> {
                assertThat(c.names().keySet()).containsExactly("en", "nl");
                assertThat(c.examples().keySet()).containsExactly("en", "nl");
            });
        }
    }

    private Optional<Taxonomy> read(String yaml) {
        return TaxonomyReader.read("complaints.yaml", yaml, problems);
    }
}
