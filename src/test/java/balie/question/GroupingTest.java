package balie.question;

import balie.question.Grouping.Place;
import balie.question.Grouping.Way;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class GroupingTest {

    private final Planted planted = new Planted(5, 30);
    private int numbers;

    private Grouping grouping() {
        int[] next = {1};
        return new Grouping(Limits.MEANING, () -> next[0]++);
    }

    /** One whose numbers go on from those that were given. */
    private Grouping later() {
        return new Grouping(Limits.MEANING, () -> ++numbers);
    }

    @Test
    void planted_groups_get_a_number_each_and_later_texts_of_them_follow() {
        Grouping grouping = grouping();
        Map<String, Place> first = grouping.add(planted.items(0, 4));
        Map<Integer, Integer> numberOf = new HashMap<>();
        first.forEach((key, place) -> numberOf.put(Planted.topic(key), place.number()));
        assertThat(first).hasSizeGreaterThan(115);
        assertThat(first.values()).extracting(Place::way).containsOnly(Way.NEW);
        Map<String, Place> second = grouping.add(planted.items(4, 6));
        assertThat(second).hasSizeGreaterThan(55);
        second.forEach((key, place) -> assertThat(place.number()).isEqualTo(numberOf.get(Planted.topic(key))));
        assertThat(second.values())
                .extracting(Place::way)
                .contains(Way.EXAMPLES)
                .doesNotContain(Way.NEW);
    }

    @Test
    void neither_order_nor_threads_matter() throws Exception {
        List<Item> one = planted.items(0, 4);
        List<Item> two = planted.items(4, 7);
        Grouping expected = grouping();
        Map<String, Place> places = new HashMap<>(expected.add(one));
        places.putAll(expected.add(two));
        for (int threads : List.of(1, 4)) {
            List<Item> oneShuffled = new ArrayList<>(one);
            List<Item> twoShuffled = new ArrayList<>(two);
            Collections.shuffle(oneShuffled, new Random(threads));
            Collections.shuffle(twoShuffled, new Random(threads));
            Grouping grouping = grouping();
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                Map<String, Place> found = pool.submit(() -> {
                            Map<String, Place> all = new HashMap<>(grouping.add(oneShuffled));
                            all.putAll(grouping.add(twoShuffled));
                            return all;
                        })
                        .get();
                assertThat(found).isEqualTo(places);
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void one_that_was_stored_and_taken_up_goes_on_as_if_it_had_never_stopped() {
        List<List<Item>> batches = IntStream.range(0, 6)
                .mapToObj(b -> IntStream.range(0, 40)
                        .mapToObj(i -> planted.item((7 * b + i) % (5 + 5 * b), 100 * b + i))
                        .toList())
                .toList();
        Map<String, Item> items = new HashMap<>();
        batches.forEach(b -> b.forEach(i -> items.put(i.key(), i)));
        Grouping whole = grouping();
        Grouping resumed = later();
        for (List<Item> batch : batches) {
            Map<String, Place> expected = whole.add(batch);
            assertThat(resumed.add(batch)).isEqualTo(expected);
            assertThat(resumed.pending()).containsExactlyElementsOf(whole.pending());
            Grouping next = later();
            resumed.means().forEach(next::restoreMean);
            for (int number : resumed.numbers()) {
                next.restore(
                        number,
                        resumed.examples(number).stream().map(items::get).toList());
                assertThat(next.examples(number)).isEqualTo(whole.examples(number));
            }
            resumed.pending().forEach(key -> next.restorePending(items.get(key)));
            resumed = next;
        }
        assertThat(whole.numbers()).hasSizeGreaterThan(10);
    }

    @Test
    void fewer_than_three_wait_and_get_their_number_with_the_third() {
        Grouping grouping = grouping();
        assertThat(grouping.add(List.of(planted.item(0, 0)))).isEmpty();
        assertThat(grouping.add(List.of(planted.item(0, 1)))).isEmpty();
        assertThat(grouping.pending()).hasSize(2);
        Map<String, Place> places = grouping.add(List.of(planted.item(0, 2)));
        assertThat(places).hasSize(3);
        assertThat(places.values()).extracting(Place::number).containsOnly(1);
        assertThat(grouping.pending()).isEmpty();
    }

    @Test
    void far_texts_never_join() {
        Grouping grouping = grouping();
        for (int topic = 0; topic < planted.topics(); topic++) {
            assertThat(grouping.add(List.of(planted.item(topic, 0), planted.item(topic, 1))))
                    .isEmpty();
        }
        assertThat(grouping.numbers()).isEmpty();
        assertThat(grouping.pending()).hasSize(60);
    }

    @Test
    void numbers_are_never_used_again() {
        Grouping grouping = grouping();
        grouping.add(planted.items(0, 3));
        List<Integer> before = grouping.numbers();
        Map<String, Place> places = new HashMap<>();
        Planted others = new Planted(99, 10);
        for (int i = 0; i < 5; i++) {
            places.putAll(grouping.add(others.items(1_000 + 3 * i, 1_003 + 3 * i)));
        }
        assertThat(places.values().stream().filter(p -> p.way() == Way.NEW).map(Place::number))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(before);
        assertThat(grouping.numbers()).doesNotHaveDuplicates();
    }

    @Test
    void what_a_person_said_wins_and_stays() {
        Grouping grouping = grouping();
        Map<String, Place> first = grouping.add(planted.items(0, 6));
        Item moved = planted.item(0, 100);
        int own = first.entrySet().stream()
                .filter(e -> Planted.topic(e.getKey()) == 0)
                .findFirst()
                .orElseThrow()
                .getValue()
                .number();
        int said = own == 1 ? 2 : 1;
        grouping.pin(said, moved);
        // It comes again in another wording; all its neighbours are of the other group.
        assertThat(grouping.add(List.of(moved)).get(moved.key())).isEqualTo(new Place(said, 1, Way.PERSON, 0));
        for (int i = 0; i < 40; i++) {
            grouping.add(List.of(planted.item(said == 1 ? 1 : 2, 200 + i)));
        }
        assertThat(grouping.examples(said)).contains(moved.key());
        assertThat(grouping.examples(own)).doesNotContain(moved.key());
    }

    @Test
    void a_person_can_say_of_a_text_that_waits_or_is_an_example_elsewhere() {
        Grouping grouping = grouping();
        grouping.add(planted.items(0, 3));
        Item waits = new Planted(7, 1).item(0, 999);
        grouping.add(List.of(waits));
        assertThat(grouping.pending()).contains(waits.key());
        grouping.pin(50, waits);
        assertThat(grouping.pending()).doesNotContain(waits.key());
        grouping.pin(51, waits);
        assertThat(grouping.examples(50)).isEmpty();
        assertThat(grouping.examples(51)).containsExactly(waits.key());
    }

    @Test
    void groups_without_an_example_left_are_passed_over() {
        Grouping grouping = grouping();
        grouping.add(planted.items(0, 3));
        assertThat(grouping.numbers()).hasSizeGreaterThan(24);
        grouping.restore(500, List.of());
        grouping.pin(501, planted.item(0, 0));
        grouping.pin(502, planted.item(0, 0));
        Map<String, Place> places = grouping.add(planted.items(3, 4));
        assertThat(places.values()).extracting(Place::number).isNotEmpty().doesNotContain(500, 501);
        Grouping empty = grouping();
        empty.restore(1, List.of());
        assertThat(empty.add(planted.items(0, 1).subList(0, 1))).isEmpty();
    }

    /** Two groups of one question, which were found before enough of it was known, and one more text of it. */
    private List<Grouping.Joined> grown(Grouping grouping) {
        grouping.restoreMean("en", new float[Planted.DIMENSIONS]);
        grouping.restore(
                3, IntStream.range(0, 6).mapToObj(i -> planted.item(0, i)).toList());
        grouping.restore(
                7, IntStream.range(6, 12).mapToObj(i -> planted.item(0, i)).toList());
        grouping.restore(
                9, IntStream.range(0, 6).mapToObj(i -> planted.item(1, i)).toList());
        grouping.add(List.of(planted.item(0, 20)));
        return grouping.joined();
    }

    @Test
    void groups_that_show_to_be_one_become_one_under_the_smaller_number_for_good() {
        Grouping grouping = grouping();
        List<Grouping.Joined> joined = grown(grouping);
        assertThat(joined).extracting(Grouping.Joined::part).containsExactly(7);
        assertThat(joined).extracting(Grouping.Joined::into).containsExactly(3);
        assertThat(joined.get(0).examples())
                .contains(IntStream.range(6, 12)
                        .mapToObj(i -> planted.item(0, i).key())
                        .toArray(String[]::new));
        assertThat(grouping.numbers()).containsExactly(3, 9);
        assertThat(grouping.add(List.of(planted.item(0, 21))).values())
                .extracting(Place::number)
                .containsExactly(3);
        assertThat(grouping.joined()).isEmpty();
    }

    @Test
    void what_lasts_becomes_no_part_of_another() {
        assertThat(grown(new Grouping(Limits.MEANING, () -> 10, n -> n == 7)))
                .extracting(Grouping.Joined::part)
                .containsExactly(3);
        assertThat(grown(new Grouping(Limits.MEANING, () -> 10, n -> n == 7 || n == 3)))
                .isEmpty();
    }

    @Test
    void where_groups_become_one_numbers_have_no_gap_and_no_part_is_heard_of_again() {
        int merged = 0;
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            int[] next = {1};
            Grouping grouping = new Grouping(Limits.MEANING, () -> next[0]++);
            grouping.restoreMean("en", new float[Planted.DIMENSIONS]);
            for (; next[0] <= 12; next[0]++) {
                // Two of each of six questions.
                int number = next[0];
                grouping.restore(
                        number,
                        IntStream.range(0, 6)
                                .mapToObj(i -> planted.item(number % 6, 20_000 + 100 * number + i))
                                .toList());
            }
            Map<String, Place> all = new HashMap<>();
            TreeSet<Integer> parts = new TreeSet<>();
            for (int week = 0; week < 8; week++) {
                List<Item> batch = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    batch.add(planted.item(random.nextInt(6 + 3 * week), 1_000 * seed + 100 * week + i));
                }
                int before = next[0];
                Map<String, Place> places = grouping.add(batch);
                assertThat(places.keySet()).noneMatch(all::containsKey);
                all.putAll(places);
                assertThat(places.values().stream()
                                .filter(p -> p.way() == Way.NEW)
                                .map(Place::number)
                                .distinct()
                                .sorted())
                        .containsExactlyElementsOf(
                                IntStream.range(before, next[0]).boxed().toList());
                assertThat(places.values())
                        .extracting(Place::number)
                        .allMatch(n -> n > 0 && n < next[0])
                        .noneMatch(parts::contains);
                for (Grouping.Joined joined : grouping.joined()) {
                    assertThat(joined.into()).isLessThan(joined.part());
                    assertThat(parts.add(joined.part())).isTrue();
                    merged++;
                }
                assertThat(grouping.numbers()).noneMatch(parts::contains);
            }
            TreeSet<Integer> given = new TreeSet<>(grouping.numbers());
            given.addAll(parts);
            assertThat(given)
                    .containsExactlyElementsOf(
                            IntStream.range(1, next[0]).boxed().toList());
        }
        assertThat(merged).as("merges in all").isPositive();
    }
}
