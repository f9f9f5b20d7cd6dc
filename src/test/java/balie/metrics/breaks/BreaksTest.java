package balie.metrics.breaks;

import balie.contract.Interactions;
import balie.model.BreakCheck;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.testkit.Contexts;
import balie.testkit.Results;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static balie.metrics.breaks.WeekSums.monday;
import static balie.metrics.breaks.WeekSums.steady;
import static balie.metrics.breaks.WeekSums.with;
import static org.assertj.core.api.Assertions.assertThat;

class BreaksTest {

    private static List<String> found(ResultTable breaks, BreakCheck check) {
        return BrokenWeek.in(breaks).stream()
                .filter(b -> b.check() == check)
                .map(b -> b.source() + " " + b.monday())
                .toList();
    }

    private static Line summary(ResultTable breaks, String source, BreakCheck check) {
        return Results.line(breaks, "source", source, "check", check.code(), "monday", "");
    }

    @Test
    void what_was_looked_at_and_is_fine_has_rows_too() {
        ResultTable breaks = new WeekSums()
                .source("desk", steady(100))
                .source("shop", steady(30))
                .breaks("desk", "shop");

        assertThat(breaks.lines())
                .extracting(l -> l.text("source") + " " + l.text("check") + " " + l.text("finding"))
                .containsExactly(
                        "desk missing_week Looked at 26 weeks, none of them a break.",
                        "desk volume Looked at 20 weeks, none of them a break.",
                        "desk category_mix Looked at 20 weeks, none of them a break.",
                        "shop missing_week Looked at 26 weeks, none of them a break.",
                        "shop volume Looked at 20 weeks, none of them a break.",
                        "shop category_mix Not looked at: it has too few contacts in too few whole weeks to compare their"
                                + " categories.");
        assertThat(breaks.lines()).allSatisfy(l -> assertThat(l.text("mark")).isEmpty());
        assertThat(summary(breaks, "desk", BreakCheck.VOLUME).get("period_from"))
                .isEqualTo(monday(6));
        assertThat(summary(breaks, "desk", BreakCheck.VOLUME).get("period_to")).isEqualTo(WeekSums.LAST.plusDays(6));
    }

    @Test
    void a_week_without_a_contact_between_others_is_missing() {
        ResultTable breaks =
                new WeekSums().source("desk", with(steady(40), 12, 0)).breaks("desk");

        assertThat(found(breaks, BreakCheck.MISSING_WEEK)).containsExactly("desk " + monday(12));
        assertThat(found(breaks, BreakCheck.VOLUME))
                .as("it is told once, and the weeks after are compared without it")
                .isEmpty();
        Line line = Results.line(breaks, "monday", monday(12).toString());
        assertThat(line.count("n")).isZero();
        assertThat(line.number("expected")).isEqualTo(40);
        assertThat(line.text("mark")).isEqualTo("[b]");
        assertThat(line.text("finding"))
                .isEqualTo("No contact in the week of 2026-08-10, where 40 contacts are usual.");
        assertThat(line.get("period_to")).isEqualTo(monday(12).plusDays(6));
    }

    @Test
    void weeks_at_the_end_are_missing_only_where_other_sources_go_on() {
        long[] ends = with(with(steady(40), 24, 0), 25, 0);

        assertThat(found(
                        new WeekSums()
                                .source("desk", ends)
                                .source("shop", steady(9))
                                .breaks("desk", "shop"),
                        BreakCheck.MISSING_WEEK))
                .containsExactly("desk " + monday(24), "desk " + monday(25));
        ResultTable alone = new WeekSums().source("desk", ends).breaks("desk");
        assertThat(found(alone, BreakCheck.MISSING_WEEK)).isEmpty();
        assertThat(summary(alone, "desk", BreakCheck.MISSING_WEEK).count("weeks"))
                .isEqualTo(24);
    }

    @Test
    void of_a_small_source_a_week_without_a_contact_is_ordinary() {
        ResultTable breaks =
                new WeekSums().source("fax", with(steady(4), 12, 0)).breaks("fax");

        assertThat(found(breaks, BreakCheck.MISSING_WEEK)).isEmpty();
        assertThat(summary(breaks, "fax", BreakCheck.MISSING_WEEK).text("finding"))
                .startsWith("Not looked at: fewer than 5 contacts a week");
        assertThat(summary(breaks, "fax", BreakCheck.MISSING_WEEK).count("weeks"))
                .isZero();
    }

    @Test
    void a_break_of_volume_is_both_unusual_and_far_away() {
        for (long count : List.of(45L, 210L)) {
            ResultTable breaks =
                    new WeekSums().source("desk", with(steady(100), 25, count)).breaks("desk");
            assertThat(found(breaks, BreakCheck.VOLUME)).as("" + count).containsExactly("desk " + monday(25));
        }
        for (long count : List.of(55L, 190L)) {
            ResultTable breaks =
                    new WeekSums().source("desk", with(steady(100), 25, count)).breaks("desk");
            assertThat(found(breaks, BreakCheck.VOLUME))
                    .as("busy or quiet, no break: " + count)
                    .isEmpty();
        }
        ResultTable small = new WeekSums().source("fax", with(steady(3), 25, 7)).breaks("fax");
        assertThat(found(small, BreakCheck.VOLUME))
                .as("more than twice, by chance")
                .isEmpty();
    }

    @Test
    void a_break_of_volume_says_what_was_expected() {
        ResultTable breaks =
                new WeekSums().source("desk", with(steady(100), 25, 20)).breaks("desk");

        Line line = Results.line(breaks, "monday", monday(25).toString(), "check", "volume");
        assertThat(line.number("expected")).isBetween(95.0, 105.0);
        assertThat(line.number("low")).isLessThan(line.number("expected")).isGreaterThan(20);
        assertThat(line.number("high")).isGreaterThan(line.number("expected"));
        assertThat(line.text("finding"))
                .contains("20 contacts, where 100 contacts were expected", ": less than half as many.");
    }

    @Test
    void the_first_week_of_a_source_may_have_begun_in_the_middle() {
        long[] counts = steady(60);
        java.util.Arrays.fill(counts, 0, 10, 0);
        counts[10] = 4;

        ResultTable breaks =
                new WeekSums().source("desk", counts).source("shop", steady(50)).breaks("desk", "shop");

        assertThat(BrokenWeek.in(breaks)).isEmpty();
        assertThat(summary(breaks, "desk", BreakCheck.VOLUME).get("period_from"))
                .as("six whole weeks after it")
                .isEqualTo(monday(17));
    }

    @Test
    void new_categories_are_a_break_of_the_week_in_which_they_begin() {
        WeekSums sums = new WeekSums();
        for (int i = 0; i < 26; i++) {
            sums.week("desk", i, i < 20 ? Map.of("delivery", 60L, "bill", 40L) : Map.of("parcel", 55L, "bill", 45L));
        }

        ResultTable breaks = sums.breaks("desk");

        assertThat(found(breaks, BreakCheck.CATEGORY_MIX)).containsExactly("desk " + monday(20));
        Line line = Results.line(breaks, "monday", monday(20).toString());
        assertThat(line.number("distance")).isEqualTo(0.6);
        assertThat(line.text("finding")).contains("60 % of the contacts", "55 % lie in categories that were not");
        assertThat(found(breaks, BreakCheck.VOLUME)).isEmpty();
    }

    @Test
    void one_odd_week_is_one_break_and_the_weeks_after_it_are_held_against_those_before() {
        WeekSums sums = new WeekSums();
        for (int i = 0; i < 26; i++) {
            sums.week("desk", i, i == 20 ? Map.of("(none)", 90L) : Map.of("delivery", 60L, "bill", 40L + i % 3));
        }

        assertThat(found(sums.breaks("desk"), BreakCheck.CATEGORY_MIX)).containsExactly("desk " + monday(20));
    }

    @Test
    void a_week_that_is_running_is_not_looked_at() {
        ResultTable breaks = new WeekSums()
                .source("desk", with(steady(100), 25, 3))
                .breaks(Contexts.everything("desk"), Instant.parse("2026-11-10T12:00:00Z"), 0);

        assertThat(BrokenWeek.in(breaks)).isEmpty();
        assertThat(summary(breaks, "desk", BreakCheck.VOLUME).count("weeks")).isEqualTo(19);
    }

    @Test
    void counts_under_the_privacy_minimum_stand_neither_in_a_column_nor_in_words() {
        ResultTable breaks = new WeekSums()
                .source("desk", with(steady(100), 25, 3))
                .source("fax", with(steady(3), 25, 60))
                .breaks(Contexts.everything("desk", "fax"), WeekSums.OVER, 5);

        Line few = Results.line(
                breaks,
                "source",
                "desk",
                "check",
                "volume",
                "monday",
                monday(25).toString());
        assertThat(few.count("n")).isNull();
        assertThat(few.text("finding"))
                .contains(" fewer than 5 contacts, where")
                .doesNotContain(" 3 ");
        Line many = Results.line(
                breaks, "source", "fax", "check", "volume", "monday", monday(25).toString());
        assertThat(many.count("n")).isEqualTo(60);
        assertThat(many.number("expected")).isNull();
        assertThat(many.number("high")).isNull();
        assertThat(many.text("finding")).contains("where fewer than 5 contacts were expected: more");
    }

    @Test
    void a_source_without_opening_times_is_not_looked_at_and_the_table_says_why() {
        ResultTable breaks = new WeekSums()
                .source("desk", steady(100))
                .breaks(
                        Contexts.without(Contexts.everything("desk"), "letters", Interactions.OPENED_AT),
                        WeekSums.OVER,
                        0);

        assertThat(summary(breaks, "letters", BreakCheck.VOLUME).text("finding"))
                .isEqualTo("Not looked at: 'letters' records no opened_at.");
    }

    @Test
    void the_order_of_the_sums_does_not_matter() {
        WeekSums sums =
                new WeekSums().source("shop", with(steady(30), 20, 0)).source("desk", with(steady(100), 22, 30));

        assertThat(sums.shuffled("desk", "shop")).isEqualTo(sums.breaks("desk", "shop"));
    }

    @Test
    void of_weeks_that_chance_alone_makes_hardly_any_is_a_break() {
        Random random = new Random(20261128);
        long looked = 0;
        long broken = 0;
        for (double mean : List.of(2.0, 8.0, 20.0, 60.0)) {
            WeekSums sums = new WeekSums();
            String[] sources = new String[100];
            for (int s = 0; s < sources.length; s++) {
                sources[s] = "s" + s;
                long[] counts = new long[26];
                for (int i = 0; i < counts.length; i++) {
                    counts[i] = poisson(random, mean);
                }
                sums.source(sources[s], counts);
            }
            ResultTable breaks = sums.breaks(sources);
            broken += found(breaks, BreakCheck.VOLUME).size();
            looked += breaks.lines(l -> l.is("check", "volume") && l.count("weeks") != null).stream()
                    .mapToLong(l -> l.count("weeks"))
                    .sum();
        }
        assertThat(looked).isGreaterThan(7000);
        // Twice the error at most, on both sides together.
        assertThat(broken).isLessThanOrEqualTo(Math.round(looked * 2 * VolumeBreaks.ERROR));
    }

    private static long poisson(Random random, double mean) {
        long events = -1;
        for (double time = 0; time < mean; time -= Math.log(1 - random.nextDouble())) {
            events++;
        }
        return events;
    }
}
