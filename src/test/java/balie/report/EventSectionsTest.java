package balie.report;

import balie.report.model.Chart;
import balie.report.model.Section;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static balie.report.SampleTables.row;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.tables;
import static balie.report.SampleTables.with;
import static org.assertj.core.api.Assertions.assertThat;

/** What is told of offers, briefings, trainings, and of who handled contacts. */
class EventSectionsTest {

    private static final Map<String, Object> OFFER = row(
            "entry_kind", "offer",
            "entry", "Winterplan",
            "product", "Winterplan",
            "entry_day", LocalDate.of(2026, 9, 21),
            "mark", "");

    static final Map<String, Object> LATE = with(
            OFFER,
            "measure",
            "contacts_before_briefing",
            "group",
            "about",
            "briefed_on",
            LocalDate.of(2026, 9, 28),
            "first_asked",
            LocalDate.of(2026, 9, 22),
            "days_to_briefing",
            6L,
            "told",
            "late",
            "n",
            24L,
            "of",
            90L,
            "percent",
            26.67,
            "low",
            18.0,
            "high",
            37.0);

    static final Map<String, Object> ABOUT = with(
            OFFER,
            "measure",
            "fcr_recorded",
            "group",
            "about",
            "n",
            150L,
            "of",
            200L,
            "percent",
            75.0,
            "low",
            68.6,
            "high",
            80.5,
            "n_compared",
            100L,
            "of_compared",
            200L,
            "change",
            25.0,
            "change_low",
            15.0,
            "change_high",
            34.0,
            "difference_in_differences",
            15.0,
            "difference_in_differences_low",
            5.0,
            "difference_in_differences_high",
            25.0,
            "p_value",
            0.004,
            "p_adjusted",
            0.01,
            "flagged",
            true);

    static final Map<String, Object> ELSEWHERE = with(
            OFFER,
            "measure",
            "fcr_recorded",
            "group",
            "elsewhere",
            "n",
            600L,
            "of",
            1000L,
            "percent",
            60.0,
            "low",
            57.0,
            "high",
            63.0,
            "n_compared",
            500L,
            "of_compared",
            1000L,
            "change",
            10.0,
            "change_low",
            6.0,
            "change_high",
            14.0);

    private static Briefings briefings(List<Map<String, Object>> rows) {
        return new Briefings(tables(table("briefings", rows)));
    }

    /** All that is said in words. */
    private static String words(Section section) {
        List<String> words = new ArrayList<>(List.of(section.heading(), section.subtitle()));
        words.addAll(section.statements());
        section.table().rows().forEach(words::addAll);
        return String.join("\n", words);
    }

    @Test
    void the_heading_tells_who_asked_before_the_desk_was_told() {
        Section section = briefings(List.of(LATE, ABOUT, ELSEWHERE)).section().orElseThrow();

        assertThat(section.heading())
                .isEqualTo(
                        "Offer “Winterplan” of 21 September 2026: customers asked from 22 September 2026 on, 6 days before the desk was"
                                + " told; 24 of 90 contacts about it in its first eight weeks (27\u00a0%, 18–37\u00a0%) came before that.");
    }

    @Test
    void what_came_after_stands_beside_elsewhere_and_is_never_said_to_be_caused() {
        Section section = briefings(List.of(LATE, ABOUT, ELSEWHERE)).section().orElseThrow();

        assertThat(section.statements())
                .containsExactly(
                        "After the briefing on the offer “Winterplan” of 21 September 2026, resolved at the first contact, as the desk flags"
                                + " it: 75\u00a0% (150 of 200), before it 50\u00a0% (100 of 200), +25 points (+15 to +34) (elsewhere +10 (+6 to +14));"
                                + " beyond elsewhere +15 points (+5 to +25), more than chance.");
        assertThat(words(section)).doesNotContainIgnoringCase("caus").doesNotContain("because of", "thanks to");
        assertThat(briefings(List.of(LATE, ABOUT, ELSEWHERE)).point())
                .isEqualTo(section.statements().stream().findFirst());
    }

    @Test
    void a_training_of_the_whole_desk_has_nothing_to_compare_with() {
        Map<String, Object> desk = with(
                ABOUT,
                "entry_kind",
                "training",
                "entry",
                "Talking",
                "group",
                "desk",
                "difference_in_differences",
                null,
                "p_value",
                null,
                "p_adjusted",
                null,
                "flagged",
                null);

        Section section = briefings(List.of(desk)).section().orElseThrow();

        assertThat(section.statements()).hasSize(1).allMatch(s -> s.contains("nothing to compare with"));
        assertThat(briefings(List.of(desk)).point()).isEmpty();
    }

    @Test
    void hidden_counts_make_no_sentence_with_holes() {
        Map<String, Object> hidden = row();
        hidden.putAll(OFFER);
        hidden.putAll(Map.of("measure", "contacts_before_briefing", "group", "about", "told", "late", "mark", "[c]"));

        Section section = briefings(List.of(hidden)).section().orElseThrow();

        assertThat(words(section)).doesNotContain("null").contains("few contacts came before that");
        assertThat(section.chart()).isEmpty();
    }

    @Test
    void no_calendar_no_section() {
        assertThat(briefings(List.of()).section()).isEmpty();
        assertThat(new OfferResponse(tables()).section()).isEmpty();
        assertThat(new Sales(tables()).section()).isEmpty();
        assertThat(new TrainingCohorts(SampleTables.facts(), tables()).section())
                .isEmpty();
    }

    @Test
    void a_response_that_is_more_than_chance_is_a_main_point() {
        Map<String, Object> response = with(
                ABOUT,
                "measure",
                "contacts",
                "dimension",
                "all",
                "value",
                "all",
                "per_week",
                37.5,
                "per_week_compared",
                12.5);
        response.keySet().removeIf(c -> c.startsWith("difference") || c.equals("group"));
        OfferResponse section = new OfferResponse(tables(table("offer_response", List.of(response))));

        assertThat(section.point().orElseThrow())
                .isEqualTo(
                        "After the offer “Winterplan” of 21 September 2026 contacts about Winterplan were 75\u00a0% (150 of 200) of all, before"
                                + " it 50\u00a0% (100 of 200): +25 points (+15 to +34), more than chance.");
        assertThat(section.section().orElseThrow().statements().get(0)).contains("object to marketing are left out");
        Chart.Pairs pairs =
                (Chart.Pairs) section.section().orElseThrow().chart().orElseThrow();
        assertThat(pairs.pairs())
                .containsExactly(new Chart.Pair(
                        "Offer “Winterplan” of 21 September 2026: contacts",
                        Optional.of(new Chart.End(50, "50\u00a0%")),
                        Optional.of(new Chart.End(75, "75\u00a0%")),
                        "+25 (+15 to +34)",
                        true));
    }

    @Test
    void a_share_before_an_offer_that_is_hidden_is_not_drawn_and_told_to_be_few() {
        Map<String, Object> response = with(ABOUT, "measure", "contacts", "dimension", "all", "value", "all");
        response.keySet().removeIf(c -> c.startsWith("difference") || c.startsWith("change") || c.equals("group"));
        response.put("n_compared", null);
        OfferResponse section = new OfferResponse(tables(table("offer_response", List.of(response))));

        Chart.Pairs pairs =
                (Chart.Pairs) section.section().orElseThrow().chart().orElseThrow();
        assertThat(pairs.pairs().get(0).before()).isEmpty();
        assertThat(pairs.pairs().get(0).after()).isPresent();
        assertThat(pairs.pairs().get(0).text()).isEqualTo("few before");
    }

    @Test
    void sales_are_told_by_question_beside_all_others() {
        Map<String, Object> sale = row(
                "measure",
                "sale_accepted",
                "dimension",
                "question_id",
                "value",
                "Q7",
                "question",
                "Is there a cheaper plan?",
                "n",
                30L,
                "of",
                60L,
                "percent",
                50.0,
                "low",
                38.0,
                "high",
                62.0,
                "n_compared",
                100L,
                "of_compared",
                500L,
                "change",
                30.0,
                "change_low",
                17.0,
                "change_high",
                43.0,
                "p_value",
                0.0001,
                "p_adjusted",
                0.001,
                "flagged",
                true,
                "mark",
                "");

        assertThat(new Sales(tables(table("sales_response", List.of(sale))))
                        .point()
                        .orElseThrow())
                .isEqualTo(
                        "Offers taken, “Is there a cheaper plan?”: 50\u00a0% (30 of 60), against 20\u00a0% (100 of 500) of all others: +30"
                                + " points (+17 to +43), more than chance.");
    }

    @Test
    void trained_specialists_are_told_like_for_like_and_a_hidden_cohort_by_its_mark_alone() {
        Map<String, Object> trained = row(
                "measure", "fcr_recorded",
                "dimension", "agent_trained",
                "value", "yes",
                "specialists", 20L,
                "n", 700L,
                "of", 1000L,
                "percent", 70.0,
                "low", 65.0,
                "high", 75.0,
                "n_compared", 250L,
                "of_compared", 500L,
                "change", 20.0,
                "change_low", 10.0,
                "change_high", 30.0,
                "like_for_like", 12.0,
                "like_for_like_low", 4.0,
                "like_for_like_high", 20.0,
                "p_value", 0.001,
                "p_adjusted", 0.01,
                "flagged", true,
                "mark", "");
        Map<String, Object> hidden =
                row("measure", "fcr_recorded", "dimension", "agent_trained", "value", "no", "mark", "[c]");

        Section section = new TrainingCohorts(
                        SampleTables.facts(), tables(table("training_cohorts", List.of(trained, hidden))))
                .section()
                .orElseThrow();

        assertThat(section.heading())
                .isEqualTo(
                        "Trained before their first contact, resolved at the first contact, as the desk flags it: 70\u00a0% (700 of 1,000)"
                                + " against 50\u00a0% (250 of 500) of the others, like for like +12 points (+4 to +20), more than chance.");
        assertThat(section.table().rows().get(1).get(1)).isEqualTo("[c]");
        assertThat(words(section)).doesNotContain("null");
    }
}
