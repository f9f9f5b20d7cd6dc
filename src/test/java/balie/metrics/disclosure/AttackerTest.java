package balie.metrics.disclosure;

import balie.model.Count;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What the attacker works out, against every solution there is. */
class AttackerTest {

    private static final int MINIMUM = 5;
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-09");

    private static BitSet hidden(Random random, Truth truth, double share) {
        BitSet hidden = new BitSet();
        for (int cell = 0; cell < truth.size(); cell++) {
            hidden.set(cell, random.nextDouble() < share);
        }
        return hidden;
    }

    @Test
    void in_tables_of_two_dimensions_it_finds_what_every_solution_tells_and_nothing_else() {
        Random random = new Random(7);
        int found = 0;
        int free = 0;
        for (int i = 0; i < 120; i++) {
            int rows = 2 + random.nextInt(3);
            int columns = 2 + random.nextInt(3);
            Truth truth = new Truth()
                    .table(
                            "t",
                            Truth.sizes("r", rows, "s", columns),
                            Truth.inner(random, rows * columns, random.nextDouble(), 12));
            BitSet hidden = hidden(random, truth, 0.2 + 0.5 * random.nextDouble());

            BitSet said = truth.workedOut(hidden, MINIMUM);

            assertThat(said)
                    .as("table %s, hidden %s", truth.counts(), hidden)
                    .isEqualTo(truth.pinned(hidden, MINIMUM, 1));
            found += said.cardinality();
            BitSet secrets = truth.small(MINIMUM);
            secrets.and(hidden);
            free += secrets.cardinality() - said.cardinality();
        }
        assertThat(found).isGreaterThan(100);
        assertThat(free).isGreaterThan(100);
    }

    /**
     * In tables of more dimensions whole numbers can tell more than halves and thirds, at which the attacker looks too. What it calls
     * worked out is so in any case; what it calls free and is not, is free in halves, thirds, quarters or sixths.
     */
    @Test
    void in_tables_of_three_dimensions_and_linked_ones_it_says_nothing_that_is_not_so() {
        Random random = new Random(11);
        int found = 0;
        int free = 0;
        int onlyWhole = 0;
        for (int i = 0; i < 60; i++) {
            Truth truth = i % 2 == 0 ? Truth.threeWay(random, 9) : Truth.linked(random, 9);
            BitSet hidden = hidden(random, truth, 0.4 + 0.4 * random.nextDouble());

            BitSet said = truth.workedOut(hidden, MINIMUM);
            BitSet pinned = truth.pinned(hidden, MINIMUM, 1);

            BitSet wrong = (BitSet) said.clone();
            wrong.andNot(pinned);
            assertThat(wrong.stream())
                    .as("table %s, hidden %s", truth.counts(), hidden)
                    .isEmpty();
            BitSet missed = (BitSet) pinned.clone();
            missed.andNot(said);
            onlyWhole += missed.cardinality();
            for (int cell = missed.nextSetBit(0); cell >= 0; cell = missed.nextSetBit(cell + 1)) {
                int one = cell;
                assertThat(IntStream.of(2, 3, 4, 6).anyMatch(steps -> truth.reaches(one, hidden, MINIMUM, steps)))
                        .as("cell %s of table %s, hidden %s", cell, truth.counts(), hidden)
                        .isTrue();
            }
            BitSet secrets = truth.small(MINIMUM);
            secrets.and(hidden);
            found += said.cardinality();
            free += secrets.cardinality() - pinned.cardinality();
        }
        assertThat(found).isGreaterThan(100);
        assertThat(free).isGreaterThan(100);
        assertThat(onlyWhole).isLessThanOrEqualTo((found + onlyWhole) / 50);
    }

    /** Of many tables, some of which differ by one count alone, and all once more by one who was told what was made of them. */
    @Test
    void what_was_made_of_pieces_before_is_what_is_made_of_them_again() {
        Random random = new Random(5);
        List<Truth> truths = new ArrayList<>();
        List<BitSet> hiddens = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Truth truth = i % 2 == 0 ? Truth.threeWay(random, 9) : Truth.linked(random, 9);
            BitSet hidden = hidden(random, truth, 0.5);
            BitSet other = (BitSet) hidden.clone();
            other.flip(random.nextInt(truth.size()));
            truths.addAll(List.of(truth, truth));
            hiddens.addAll(List.of(hidden, other));
        }
        SolvedPieces solved = new SolvedPieces();
        int found = 0;
        for (int i = 0; i < truths.size(); i++) {
            BitSet alone = truths.get(i).workedOut(hiddens.get(i), MINIMUM);
            assertThat(truths.get(i).workedOut(hiddens.get(i), MINIMUM, solved)).isEqualTo(alone);
            found += alone.cardinality();
        }
        assertThat(found).isGreaterThan(100);
        assertThat(solved.added()).hasSizeGreaterThan(15).containsValue("");

        SolvedPieces later = new SolvedPieces(solved.added());
        for (int i = 0; i < truths.size(); i++) {
            assertThat(truths.get(i).workedOut(hiddens.get(i), MINIMUM, later))
                    .isEqualTo(truths.get(i).workedOut(hiddens.get(i), MINIMUM));
        }
        assertThat(later.added()).isEmpty();
    }

    /** Pieces are told apart by the minimum too: of another one they are solved anew. */
    @Test
    void what_was_made_of_a_piece_says_nothing_of_another_minimum() {
        Random random = new Random(3);
        SolvedPieces solved = new SolvedPieces();
        for (int i = 0; i < 40; i++) {
            Truth truth = Truth.threeWay(random, 9);
            BitSet hidden = hidden(random, truth, 0.6);
            for (int minimum = 3; minimum <= 6; minimum++) {
                assertThat(truth.workedOut(hidden, minimum, solved)).isEqualTo(truth.workedOut(hidden, minimum));
            }
        }
    }

    /**
     * Row and column have one group with somebody in it, the same. Of the column it is known that nobody else is there, so nobody is
     * elsewhere in the row.
     */
    @Test
    void a_row_and_a_column_with_one_group_in_common_are_two_sums() {
        List<Count> counts = List.of(
                count(Map.of("r", "0"), 7),
                count(Map.of("s", "0"), 7),
                count(Map.of("r", "0", "s", "0"), 7),
                count(Map.of("r", "0", "s", "1"), 0),
                count(Map.of("r", "0", "s", "2"), 0),
                count(Map.of("r", "1", "s", "0"), 0));
        CountNetwork network = new CountNetwork(List.of(counts));
        int[] numbers = network.numbers(0);
        BitSet hidden = new BitSet();
        for (int i : new int[] {2, 3, 4}) {
            hidden.set(numbers[i]);
        }

        BitSet found = new Attacker(network, MINIMUM).workedOut(hidden);

        assertThat(found.stream()).containsExactlyInAnyOrder(numbers[3], numbers[4]);
    }

    /**
     * A table of many groups, all but one of which are told by others: the first by one table more, the second by two that hang
     * together, and so on. So what is handed on to it comes bit by bit.
     */
    @Test
    void what_comes_to_a_sum_bit_by_bit_is_all_taken() {
        int groups = 60;
        List<Count> counts = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            counts.add(count("hub", Map.of("a", g + "-0"), 3));
        }
        Count secret = count("hub", Map.of("a", "secret"), 3);
        counts.add(secret);
        counts.add(count("hub", Map.of(), 3L * (groups + 1)));
        for (int g = 0; g < groups; g++) {
            for (int step = 0; step <= g; step++) {
                String table = "link-" + g + "-" + step;
                long next = step == g ? 6 : 3;
                counts.add(count(table, Map.of("a", g + "-" + step), 3));
                counts.add(count(table, Map.of("a", g + "-" + (step + 1)), next));
                counts.add(count(table, Map.of(), 3 + next));
            }
        }
        CountNetwork network = new CountNetwork(List.of(counts));
        int[] numbers = network.numbers(0);
        BitSet hidden = new BitSet();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i).value() == 3) {
                hidden.set(numbers[i]);
            }
        }

        BitSet found = new Attacker(network, MINIMUM).workedOut(hidden);

        assertThat(found).isEqualTo(hidden);
        assertThat(found.get(numbers[counts.indexOf(secret)])).isTrue();
    }

    /** A solver may say of so large a table that it has no solution, or call one what is none; what was counted is one. */
    @Test
    void in_a_large_table_of_three_dimensions_what_single_sums_leave_free_is_free() {
        int size = 9;
        Truth truth = new Truth()
                .table(
                        "t",
                        Truth.sizes("r", size, "s", size, "u", size),
                        Truth.inner(new Random(7), size * size * size, 0, 7));
        BitSet small = truth.small(MINIMUM);

        BitSet found = truth.workedOut(small, MINIMUM);

        BitSet told = new BitSet();
        small.stream()
                .filter(cell -> truth.hiddenBeside(cell, small).anyMatch(most -> most < MINIMUM))
                .forEach(told::set);
        assertThat(small.cardinality()).isGreaterThan(500);
        assertThat(told.stream()).isNotEmpty();
        assertThat(found).isEqualTo(told);
    }

    /**
     * In the row and in the column of the centre all but one group are told. A ring through rows and columns of told groups closes only
     * if these are looked at, too.
     */
    @Test
    void a_corner_of_a_table_reaches_beyond_groups_that_are_told() {
        Truth truth = new Truth().table("t", Truth.sizes("r", 3, "s", 3), 2, 3, 21, 4, 22, 1, 23, 2, 3);
        CountNetwork network = new CountNetwork(List.of(truth.counts()));
        int[] numbers = truth.numbers(network);
        BitSet open = new BitSet();
        truth.small(MINIMUM).stream().forEach(cell -> open.set(numbers[cell]));
        int centre = numbers[truth.cell(new TreeMap<>(Map.of("r", "r0", "s", "s0")))];
        int beyond = numbers[truth.cell(new TreeMap<>(Map.of("r", "r2", "s", "s2")))];

        Neighbourhood near = new Neighbourhood(
                network, Unknowns.sumsOf(network), centre, 4, 100, open::get, Comparator.naturalOrder());

        assertThat(near.numbers()).contains(beyond);
    }

    private static Count count(Map<String, String> about, long value) {
        return count("t", about, value);
    }

    private static Count count(String table, Map<String, String> about, long value) {
        return new Count(table, "n", new TreeMap<>(about), MONDAY, MONDAY.plusDays(6), "all", value, true);
    }
}
