package balie.stats;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PartitionsTest {

    private static List<String> labels(String of) {
        return List.of(of.split(" "));
    }

    // The last but one is the example of Yeung and Ruzzo (Details of the adjusted Rand index, 2001); the others stand
    // in the
    // documentation of scikit-learn.
    @ParameterizedTest
    @CsvSource({
        "0 0 1 1,0 0 1 1,1",
        "0 0 1 1,1 1 0 0,1",
        "0 0 1 2,0 0 1 1,.5714",
        "0 0 1 1,0 0 1 2,.5714",
        "0 0 0 0,0 1 2 3,0",
        "0 0 1 1,0 1 0 1,-.5",
        "0 0 0 1 1 1,0 0 1 1 2 2,.2424",
        "a a b b b b c c c c,x y x y y z z z z z,.3126",
        "0 0 0,1 1 1,1"
    })
    void adjusted_rand_is_as_published(String a, String b, double published) {
        assertThat(Partitions.adjustedRand(labels(a), labels(b))).isCloseTo(published, within(.0001));
        assertThat(Partitions.adjustedRand(labels(b), labels(a))).isCloseTo(published, within(.0001));
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 1 1,0 0 1 1,1",
        "0 0 1 1,1 1 0 0,1",
        "0 0 0 0,0 1 2 3,0",
        "0 0 1 1,0 1 0 1,0",
        // Of two bits and one there is one in common: 2 * 1 / (2 + 1).
        "0 0 1 1,0 1 2 3,.6667",
        "0 0 0,1 1 1,1"
    })
    void normalised_information_is_as_published(String a, String b, double published) {
        assertThat(Partitions.normalisedInformation(labels(a), labels(b))).isCloseTo(published, within(.0001));
        assertThat(Partitions.normalisedInformation(labels(b), labels(a))).isCloseTo(published, within(.0001));
    }

    @RepeatedTest(20)
    void stay_within_their_bounds_and_do_not_mind_names_or_order(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = 2 + random.nextInt(60);
        List<Integer> a = random.ints(n, 0, 1 + random.nextInt(8)).boxed().toList();
        List<Integer> b = random.ints(n, 0, 1 + random.nextInt(8)).boxed().toList();
        double rand = Partitions.adjustedRand(a, b);
        double information = Partitions.normalisedInformation(a, b);
        assertThat(rand).isBetween(-1.0, 1.0);
        assertThat(information).isBetween(0.0, 1.0);
        assertThat(Partitions.adjustedRand(a, a)).isEqualTo(1);
        assertThat(Partitions.normalisedInformation(a, a)).isCloseTo(1, within(1e-9));
        List<String> renamed = a.stream().map(l -> "x" + (9 - l)).toList();
        List<String> reversed = new ArrayList<>(renamed);
        Collections.reverse(reversed);
        List<Integer> other = new ArrayList<>(b);
        Collections.reverse(other);
        assertThat(Partitions.adjustedRand(reversed, other)).isCloseTo(rand, within(1e-9));
        assertThat(Partitions.normalisedInformation(reversed, other)).isCloseTo(information, within(1e-9));
    }

    @Test
    void chance_agrees_on_nothing() {
        Random random = new Random(1);
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            sum += Partitions.adjustedRand(
                            random.ints(100, 0, 5).boxed().toList(),
                            random.ints(100, 0, 5).boxed().toList())
                    / 200;
        }
        assertThat(sum).isCloseTo(0, within(.01));
    }

    @Test
    void one_thing_or_none_can_be_parted_in_one_way_only() {
        assertThat(Partitions.adjustedRand(List.of(), List.of())).isEqualTo(1);
        assertThat(Partitions.adjustedRand(List.of(1), List.of(2))).isEqualTo(1);
        assertThat(Partitions.normalisedInformation(List.of(), List.of())).isEqualTo(1);
        assertThatThrownBy(() -> Partitions.adjustedRand(List.of(1), List.of())).hasMessage("1 labels and 0");
    }
}
