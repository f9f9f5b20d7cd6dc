package balie.store;

import balie.model.Count;
import balie.privacy.Pseudonyms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class PublishedCountsTest {

    private static final Instant ALWAYS = Instant.parse("2999-01-01T00:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-09");

    @TempDir
    private Path above;

    private Path folder;
    private InteractionStore store;

    @BeforeEach
    void fill() throws IOException {
        folder = above.resolve("store");
        store = StoreOfTwo.in(folder);
    }

    private static Count count(Map<String, String> about, @Nullable LocalDate monday, long value, boolean shown) {
        return new Count(
                "rates",
                "n",
                new TreeMap<>(about),
                monday,
                monday == null ? null : monday.plusDays(6),
                monday == null ? null : "all",
                value,
                shown);
    }

    private static Count chat(LocalDate monday, long value) {
        return count(Map.of("channel", "chat", "measure", "resolved"), monday, value, value >= 5);
    }

    private static Count total(LocalDate monday, long value) {
        return count(Map.of("measure", "resolved"), monday, value, true);
    }

    private boolean add(String job, String publication, Count... counts) throws IOException {
        return PublishedCounts.of(store).add(job, publication, List.of(counts));
    }

    private List<List<Count>> before(String job, String publication, LocalDate... mondays) throws IOException {
        Set<String> days = new HashSet<>();
        for (LocalDate monday : mondays) {
            days.add(chat(monday, 0).days());
        }
        return PublishedCounts.of(store).before(job, publication, days);
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return new HashSet<>(tree.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void what_was_published_is_given_back_whole_in_the_order_of_publishing() throws IOException {
        Count awkward =
                count(Map.of("question", "a;b\\;c=d\\", "product", "", "tag", "\\", "say", "=;="), MONDAY, 3, false);
        Count none = count(Map.of("channel", "chat"), null, 8, true);
        Count unnamed = count(Map.of(), MONDAY, 70, true);

        assertThat(before("weekly", "b", MONDAY)).isEmpty();
        assertThat(add("weekly", "b", awkward, unnamed, chat(MONDAY, 7))).isTrue();
        assertThat(add("weekly", "a", none, chat(MONDAY, 8))).isTrue();

        Set<String> days = Set.of(none.days(), awkward.days());
        List<List<Count>> kept = PublishedCounts.of(store).before("weekly", "c", days);
        assertThat(kept).hasSize(2);
        assertThat(kept.get(0)).containsExactlyInAnyOrder(awkward, unnamed, chat(MONDAY, 7));
        assertThat(kept.get(1)).containsExactlyInAnyOrder(none, chat(MONDAY, 8));
    }

    @Test
    void of_a_publication_that_is_known_only_what_came_before_is_earlier() throws IOException {
        add("weekly", "a", chat(MONDAY, 7));
        add("weekly", "b", chat(MONDAY, 8));
        add("weekly", "c", chat(MONDAY, 9));

        assertThat(before("weekly", "a", MONDAY)).isEmpty();
        assertThat(before("weekly", "b", MONDAY)).containsExactly(List.of(chat(MONDAY, 7)));
        assertThat(before("weekly", "d", MONDAY)).hasSize(3);
    }

    @Test
    void counts_about_the_days_asked_for_are_given_and_totals_of_all_days() throws IOException {
        LocalDate next = MONDAY.plusWeeks(1);
        add("weekly", "a", chat(MONDAY, 7), total(MONDAY, 70));
        add("weekly", "b", chat(MONDAY, 8), chat(next, 4), total(next, 80));
        add("weekly", "c", chat(MONDAY, 9));

        assertThat(before("weekly", "d", next))
                .containsExactly(List.of(total(MONDAY, 70)), List.of(chat(next, 4), total(next, 80)));
        assertThat(before("weekly", "b", next)).containsExactly(List.of(total(MONDAY, 70)));
        assertThat(before("weekly", "d")).containsExactly(List.of(total(MONDAY, 70)), List.of(total(next, 80)));
        assertThat(before("weekly", "d", MONDAY, next)).hasSize(3);
    }

    @Test
    void what_another_job_published_is_not_earlier() throws IOException {
        add("it's; a=job/é", "a", chat(MONDAY, 7));
        add("weekly", "b", chat(MONDAY, 8));

        assertThat(before("it's; a=job/é", "c", MONDAY)).containsExactly(List.of(chat(MONDAY, 7)));
        assertThat(before("weekly", "a", MONDAY))
                .as("of another job with the same tables")
                .containsExactly(List.of(chat(MONDAY, 8)));
        assertThat(before("monthly", "c", MONDAY)).isEmpty();
    }

    @Test
    void a_publication_that_is_known_adds_nothing_and_nothing_makes_no_table() throws IOException {
        assertThat(PublishedCounts.of(store).add("weekly", "a", List.of())).isFalse();
        assertThat(folder.resolve("desk/published_counts")).doesNotExist();
        assertThat(add("weekly", "a", chat(MONDAY, 7))).isTrue();
        Set<Path> files = files();

        assertThat(add("weekly", "a", chat(MONDAY, 7), total(MONDAY, 70))).isFalse();

        assertThat(files()).isEqualTo(files);
        assertThat(add("monthly", "a", chat(MONDAY, 7))).isTrue();
        assertThat(before("weekly", "b", MONDAY)).containsExactly(List.of(chat(MONDAY, 7)));
    }

    @Test
    void compacting_changes_no_count_and_no_order() throws IOException {
        for (int i = 0; i < 4; i++) {
            add("weekly", "v" + i, chat(MONDAY, 10 + i));
            add("monthly", "v" + i, chat(MONDAY, 20 + i));
        }
        Compaction compaction = new Compaction(store);

        compaction.rewrite();
        compaction.history();
        compaction.leftovers(ALWAYS);

        assertThat(before("weekly", "v9", MONDAY))
                .containsExactly(
                        List.of(chat(MONDAY, 10)),
                        List.of(chat(MONDAY, 11)),
                        List.of(chat(MONDAY, 12)),
                        List.of(chat(MONDAY, 13)));
        assertThat(before("monthly", "v2", MONDAY)).hasSize(2);
        assertThat(add("weekly", "v4", chat(MONDAY, 14))).isTrue();
        assertThat(before("weekly", "v4", MONDAY)).hasSize(4);
    }

    /** The question is called as the customer is. */
    @Test
    void erasing_keeps_counts_and_is_proved_all_the_same() throws IOException {
        Count question = count(Map.of("question_id", "Q12"), MONDAY, 7, true);
        add("Q12", "a", question, count(Map.of("question_id", "Q123"), MONDAY, 8, true));
        Erasure erasure = new Erasure(store, List.of("Q12"), null);

        erasure.rows(Pseudonyms.ephemeral());
        erasure.history();
        erasure.leftovers(ALWAYS);
        Erasure.Proof proof = erasure.prove();

        assertThat(proof.remains()).isEmpty();
        assertThat(before("Q12", "b", MONDAY))
                .singleElement()
                .satisfies(counts -> assertThat(counts).hasSize(2).contains(question));
    }
}
