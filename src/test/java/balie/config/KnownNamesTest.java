package balie.config;

import balie.issue.Problem;
import balie.issue.Problems;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class KnownNamesTest {

    private final Problems problems = new Problems();

    private Map<String, String> languages(String reports) {
        return YamlNode.parse("jobs/weekly.yaml", "zone: UTC\nreports: " + reports + "\n", problems)
                .orElseThrow()
                .get("reports")
                .map(n -> new KnownNames("reports", List.of("training", "marketing")).languages(n, List.of("en", "nl")))
                .orElseThrow();
    }

    @Test
    void names_of_a_list_are_in_the_first_language_and_others_in_theirs() {
        assertThat(languages("[marketing, training, marketing]"))
                .containsExactly(Map.entry("marketing", "en"), Map.entry("training", "en"));
        assertThat(languages("{training: nl, marketing: en}"))
                .containsExactly(Map.entry("training", "nl"), Map.entry("marketing", "en"));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void what_is_not_known_is_told_with_what_is() {
        assertThat(languages("{trainin: nl, marketing: dutch}")).isEmpty();

        assertThat(problems.list())
                .containsExactlyInAnyOrder(
                        new Problem(
                                "jobs/weekly.yaml", 2, "unknown name 'trainin' in reports", "Did you mean 'training'?"),
                        new Problem(
                                "jobs/weekly.yaml", 2, "no language 'dutch' to write a report in", "Known: en, nl."));
    }
}
