package balie.config;

import balie.issue.Problem;
import balie.issue.Problems;
import balie.model.FailureDemand;
import balie.model.FailureDemand.Cause;
import balie.model.FailureDemand.Rule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class FailureDemandReaderTest {

    private final Problems problems = new Problems();

    private Optional<FailureDemand> read(String yaml) {
        return FailureDemandReader.read("failure-causes.yaml", yaml, problems);
    }

    @Test
    void reads_all_that_a_cause_can_say() {
        FailureDemand demand = read("""
                causes:
                  - id: delivery
                    name: {nl: Levering ging mis, en: Delivery went wrong}
                    when:
                      - {kinds: [complaint, incident], categories: delivery, products: [Lumo]}
                      - {questions: [Q12], complaint-categories: [delivery]}
                  - id: not_solved
                    name: {nl: Niet opgelost}
                    when: {repeat: true, reopened: true}
                minutes: {phone: 6, email: 9.5}
                """).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(demand.minutes()).isEqualTo(Map.of("phone", 6.0, "email", 9.5));
        assertThat(demand.causes()).extracting(Cause::name).containsExactly("Delivery went wrong", "Niet opgelost");
        assertThat(demand.causes().get(0).rules())
                .containsExactly(
                        new Rule(
                                Set.of("complaint", "incident"),
                                Set.of("delivery"),
                                Set.of(),
                                Set.of("Lumo"),
                                Set.of(),
                                false,
                                false),
                        new Rule(Set.of(), Set.of(), Set.of("delivery"), Set.of(), Set.of("Q12"), false, false));
        assertThat(demand.causes().get(1).rules())
                .containsExactly(new Rule(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true, true));
    }

    @Test
    void tells_all_that_is_wrong_with_its_line() {
        read("""
                causes:
                  - id: Delivery
                    name: {fr: Livraison}
                    when: {kinds: [complaints]}
                  - id: billing
                    nam: {en: Billing}
                    when: {repeat: yes}
                  - id: billing
                    name: {en: Twice}
                    when: []
                  - id: nothing
                    name: {en: Nothing}
                    when: {repeat: false}
                minutes: {telephone: 6, email: -1}
                """);

        assertThat(problems.list())
                .extracting(Problem::line)
                .containsExactlyInAnyOrder(2, 3, 3, 4, 5, 6, 7, 7, 8, 8, 13, 14, 14);
        assertThat(problems.list().toString())
                .contains("can not have the id 'Delivery'")
                .contains("unknown key 'fr'")
                .contains("'name' has no text")
                .contains("Did you mean 'complaint'?")
                .contains("the key 'name' is missing")
                .contains("unknown key 'nam'")
                .contains("'repeat' is 'yes'")
                .contains("stands on line 5 already")
                .contains("'when' is an empty list")
                .contains("asks nothing fits every contact")
                .contains("unknown key 'telephone'")
                .contains("Write a number from 0 to 1440.");
    }

    @Test
    void no_cause_is_told() {
        read("causes: []\n");
        read("minutes: {phone: 6}\n");

        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly("'causes' is an empty list", "the key 'causes' is missing");
    }

    @Test
    void the_file_that_comes_with_balie_is_right() throws IOException {
        FailureDemand demand =
                read(Files.readString(Path.of("jobs/failure-causes.yaml"))).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(demand.causes())
                .hasSizeGreaterThan(4)
                .allSatisfy(c -> assertThat(c.names().keySet()).isEqualTo(Set.of("nl", "en")));
        assertThat(demand.causes()).extracting(Cause::id).last().isEqualTo("not_solved");
        assertThat(List.copyOf(demand.minutes().keySet())).contains("phone", "email");
    }
}
