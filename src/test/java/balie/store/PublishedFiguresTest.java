package balie.store;

import balie.model.FigureId;
import balie.model.PublishedFigure;
import balie.model.Vintage;
import balie.privacy.Pseudonyms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublishedFiguresTest {

    private static final Instant AS_OF = Instant.parse("2026-11-16T04:40:46.123456Z");
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

    private static PublishedFigure figure(String key, LocalDate monday, long n) {
        return new PublishedFigure(new FigureId("rates", key, monday, monday.plusDays(6), "all"), n, 2 * n, 100.0 / 3);
    }

    private static PublishedFigure bare(String key, long n) {
        return new PublishedFigure(new FigureId("rates", key, null, null, null), n, null, null);
    }

    private static Vintage vintage(String id, PublishedFigure... figures) {
        return new Vintage(id, MONDAY, MONDAY.plusDays(6), AS_OF, List.of(figures));
    }

    private List<Vintage> add(String job, Vintage vintage) throws IOException {
        PublishedFigures figures = PublishedFigures.of(store);
        List<Vintage> before = figures.vintages(job, vintage);
        figures.add(job, vintage);
        return before;
    }

    private List<Vintage> stored(String job, Vintage like) throws IOException {
        List<Vintage> sorted = new ArrayList<>();
        for (Vintage v : PublishedFigures.of(store).vintages(job, like)) {
            List<PublishedFigure> figures = new ArrayList<>(v.figures());
            figures.sort(Comparator.comparing(f -> f.id().key()));
            sorted.add(new Vintage(v.id(), v.from(), v.to(), v.asOf(), figures));
        }
        return sorted;
    }

    @Test
    void what_was_published_is_given_back_whole_in_the_order_of_publishing() throws IOException {
        Vintage first = vintage("b", bare("", 9), figure("channel=chat;a\\;b", MONDAY, 7));
        Vintage second = new Vintage("a", null, null, AS_OF.minusSeconds(9), first.figures());

        assertThat(add("weekly", first)).isEmpty();
        assertThat(add("weekly", second)).hasSize(1);

        assertThat(stored("weekly", first)).containsExactly(first, second);
        assertThat(stored("other", first)).isEmpty();
    }

    @Test
    void what_was_published_before_is_not_written_again_and_nothing_makes_no_table() throws IOException {
        add("weekly", vintage("none"));
        assertThat(folder.resolve("desk/published_figures")).doesNotExist();
        Vintage first = vintage("a", bare("", 9));
        add("weekly", first);
        Set<Path> files = files();

        add("weekly", first);
        assertThat(files()).isEqualTo(files);
        add("monthly", first);

        assertThat(stored("weekly", first)).containsExactly(first);
        assertThat(stored("monthly", first)).containsExactly(first);
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return new HashSet<>(tree.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void only_the_figures_that_are_asked_for_are_given_whatever_else_their_files_hold() throws IOException {
        PublishedFigure week = figure("channel=chat", MONDAY, 7);
        PublishedFigure before = figure("channel=chat", MONDAY.minusWeeks(1), 6);
        PublishedFigure after = figure("channel=chat", MONDAY.plusWeeks(1), 8);
        add("weekly", vintage("a", before, bare("", 1)));
        add("weekly", vintage("b", before, week));
        add("weekly", vintage("c", after));

        assertThat(stored("weekly", vintage("d", figure("channel=chat", MONDAY, 70))))
                .containsExactly(vintage("b", week));
        assertThat(stored("weekly", vintage("d", bare("", 10)))).containsExactly(vintage("a", bare("", 1)));
        assertThat(stored("weekly", vintage("d", before, after)))
                .containsExactly(vintage("a", before), vintage("b", before), vintage("c", after));
    }

    @Test
    void of_two_that_publish_at_once_the_second_fails_and_leaves_no_file() throws IOException {
        add("weekly", vintage("a", bare("", 9)));
        Vintage mine = vintage("b", bare("", 10));
        PublishedFigures figures = PublishedFigures.of(store);
        figures.vintages("weekly", mine);
        Vintage theirs = vintage("c", bare("", 11));
        add("weekly", theirs);
        Set<Path> files = files();

        assertThatThrownBy(() -> figures.add("weekly", mine)).isInstanceOf(StoreConflictException.class);

        assertThat(files()).isEqualTo(files);
        assertThat(stored("weekly", mine)).extracting(Vintage::id).containsExactly("a", "c");
    }

    @Test
    void compacting_makes_one_file_a_job_and_changes_no_figure() throws IOException {
        List<Vintage> published = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Vintage vintage = vintage("v" + i, bare("", i), figure("channel=chat", MONDAY, 10 + i));
            add("weekly", vintage);
            add("it's; a=job/é", vintage);
            published.add(vintage);
        }
        Compaction compaction = new Compaction(store);

        assertThat(compaction.rewrite()).isGreaterThanOrEqualTo(8);
        compaction.history();
        assertThat(compaction.leftovers(ALWAYS)).isZero();

        assertThat(dataFiles()).hasSize(2);
        assertThat(stored("weekly", published.get(0))).isEqualTo(published);
        assertThat(stored("it's; a=job/é", published.get(0))).isEqualTo(published);
        Vintage next = vintage("v4", bare("", 4));
        add("weekly", next);
        assertThat(stored("weekly", next)).extracting(Vintage::id).containsExactly("v0", "v1", "v2", "v3", "v4");
    }

    private List<Path> dataFiles() throws IOException {
        return files().stream()
                .filter(f -> f.startsWith(folder.resolve("desk/published_figures/data")))
                .filter(f -> f.toString().endsWith(".parquet"))
                .toList();
    }

    /** The question is called as the customer is. */
    @Test
    void erasing_keeps_figures_and_is_proved_all_the_same() throws IOException {
        Vintage vintage = vintage("a", figure("question_id=Q12", MONDAY, 7), figure("question_id=Q123", MONDAY, 8));
        add("Q12", vintage);
        Erasure erasure = new Erasure(store, List.of("Q12"), null);

        erasure.rows(Pseudonyms.ephemeral());
        erasure.history();
        erasure.leftovers(ALWAYS);
        Erasure.Proof proof = erasure.prove();

        assertThat(proof.remains()).isEmpty();
        assertThat(proof.mentions()).anyMatch(m -> m.contains("figure of rates"));
        assertThat(stored("Q12", vintage)).containsExactly(vintage);
    }
}
