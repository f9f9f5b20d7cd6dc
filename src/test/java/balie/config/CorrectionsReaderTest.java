package balie.config;

import balie.issue.Problem;
import balie.issue.Problems;
import balie.model.Correction;
import balie.model.QuestionId;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class CorrectionsReaderTest {

    private final Problems problems = new Problems();

    private List<Correction> read(String yaml) {
        return CorrectionsReader.read("questions.yaml", yaml, problems);
    }

    private List<Problem> problems(String yaml) {
        read(yaml);
        return problems.list();
    }

    private static Problem problem(int line, String found, String remedy) {
        return new Problem("questions.yaml", line, found, remedy);
    }

    @Test
    void reads_what_was_said() {
        List<Correction> read = read("""
                Q12:
                  name: Where is my parcel?
                  merged: [Q40, Q7]
                Q13: {examples: the parcel is wet}
                Q90:
                  split-from: Q12
                  examples:
                    - It was left at the neighbours
                    - "yes: at the wrong door"
                """);
        assertThat(problems.list()).isEmpty();
        assertThat(read)
                .containsExactly(
                        new Correction("Q12", "Where is my parcel?", List.of("Q40", "Q7"), List.of(), null, 2),
                        new Correction("Q13", null, List.of(), List.of("the parcel is wet"), null, 4),
                        new Correction(
                                "Q90",
                                null,
                                List.of(),
                                List.of("It was left at the neighbours", "yes: at the wrong door"),
                                "Q12",
                                6));
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThat(problems("""
                q12: {name: x}
                Q0: {name: x}
                Q1: {nam: x}
                Q2: {merged: [Q3, 4]}
                Q5: {split-from: Q2}
                Q6: just text
                Q7: {merged: [Q3]}
                """))
                .extracting(Problem::line, Problem::found)
                .containsExactlyInAnyOrder(
                        tuple(1, "'q12' is no id of a question"),
                        tuple(2, "'Q0' is no id of a question"),
                        tuple(3, "unknown key 'nam'"),
                        tuple(4, "'4' is no id of a question"),
                        tuple(5, "Q5 is split from Q2 without examples"),
                        tuple(6, "what is said of a question is the text 'just text'"),
                        tuple(7, "Q3 is merged into Q2 and into Q7"));
        assertThat(problems.list()).allMatch(p -> !p.remedy().isEmpty());
    }

    @Test
    void circles_are_told_however_long() {
        assertThat(problems("Q1: {merged: [Q1]}"))
                .containsExactly(problem(1, "Q1 is merged into itself, by way of others", "Break the circle."));
        assertThat(problems("""
                Q1: {merged: [Q2, Q9]}
                Q2: {merged: [Q3]}
                Q3: {merged: [Q1]}
                """)).filteredOn(p -> p.found().contains("itself")).hasSize(1 + 3);
    }

    @Test
    void a_chain_is_no_circle() {
        assertThat(problems("Q1: {merged: [Q2]}\nQ2: {merged: [Q3]}\nQ3: {merged: [Q4, Q5]}\n"))
                .isEmpty();
    }

    @Test
    void an_example_stands_at_one_question_only_however_it_is_written() {
        assertThat(problems("Q1: {examples: [Where is it?]}\nQ2: {examples: [where is it]}\n"))
                .containsExactly(
                        problem(2, "'where is it' is an example of Q1 and of Q2", "Take it away from one of the two."));
    }

    @Test
    void an_example_without_a_word_and_a_name_without_a_letter_are_told() {
        assertThat(problems("Q1: {examples: ['?!']}\nQ2: {name: ' '}\n"))
                .extracting(Problem::line, Problem::found)
                .containsExactly(tuple(1, "the example '?!' has no word in it"), tuple(2, "the name of Q2 is empty"));
    }

    @Test
    void a_question_is_not_split_from_itself() {
        assertThat(problems("Q1: {split-from: Q1, examples: [a wet parcel]}\n"))
                .extracting(Problem::found)
                .containsExactly("Q1 is split from itself");
    }

    @Test
    void a_question_stands_there_once() {
        assertThat(problems("Q1: {name: a}\nQ1: {name: b}\n"))
                .extracting(Problem::line, Problem::found)
                .containsExactly(tuple(2, "the key 'Q1' stands here twice"));
    }

    @Test
    void files_that_are_no_corrections_are_told() {
        assertThat(problems("")).hasSize(1);
        assertThat(problems("- Q1\n")).hasSize(2);
        assertThat(problems("Q1: {name: [a\n")).hasSize(3);
        assertThat(problems("Q1:\n")).hasSize(4);
    }

    @Test
    void ids_have_up_to_nine_digits_and_no_zero_before() {
        assertThat(QuestionId.isOne("Q999999999")).isTrue();
        for (String wrong : List.of("Q1000000000", "Q01", "Q", "12", "q1", "Q1 ", "Q\u0661")) {
            assertThat(QuestionId.isOne(wrong)).as(wrong).isFalse();
        }
    }
}
