package balie.report;

import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView.Heading;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static balie.report.SampleTables.tables;
import static org.assertj.core.api.Assertions.assertThat;

/** What to teach, what customers ask and what texts tell, in Dutch. */
class DutchTeachingTest {

    /** Words that Dutch has as English has them. */
    private static final Set<String> ALIKE = Set.of("product", "score");

    private static List<Section> sections(Words words) {
        return Reports.build("training", SampleTables.facts(), List.of(SampleTeaching.all()), words)
                .sections();
    }

    private static Section dutch(String id) {
        return sections(Words.in("nl")).stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_to_teach_is_told_in_dutch_with_dutch_figures() {
        assertThat(dutch("what-to-teach").heading())
                .isEqualTo(
                        "Train op deze 2 vragen: per week ongeveer 120 doorverwijzingen minder (95\u00a0%: 70–160; 2.100 van 5.200 in de"
                                + " bekeken weken).");
        assertThat(dutch("what-to-teach").statements().get(1))
                .startsWith(
                        "Train op deze ene vraag: per week ongeveer 8,4 heropende zaken minder (95\u00a0%: 2,0–15;");
        assertThat(dutch("what-to-teach").table().rows().get(0))
                .contains("21 (12 tot 30), aangemerkt", "Doorverwezen 34\u00a0% (verwacht 12\u00a0%)");
        assertThat(dutch("training-cohorts").heading())
                .isEqualTo(
                        "Getraind vóór het eerste contact, opgelost bij het eerste contact, zoals de balie het aanvinkt: 70\u00a0% (700 van"
                                + " 1.000), tegen 50\u00a0% (250 van 500) van de andere, gelijk met gelijk +12 procentpunt (+4 tot +20), meer dan"
                                + " toeval.");
        assertThat(dutch("failure-demand").heading())
                .startsWith(
                        "25,0\u00a0% van de contacten was te vermijden (2.000 van 8.000, 24,1–25,9\u00a0%), het meest: ");
    }

    @Test
    void offers_and_briefings_are_told_in_dutch() {
        Section section = dutch("briefings");

        assertThat(section.heading())
                .isEqualTo(
                        "Aanbieding “Winterplan” van 21 september 2026: klanten vroegen ernaar vanaf 22 september 2026, 6 dagen voordat de"
                                + " balie het hoorde; 24 van 90 contacten erover in de eerste acht weken (27\u00a0%, 18–37\u00a0%) kwamen vóór die"
                                + " tijd; 12 contacten gingen over het product in de 28 dagen ervoor.");
        assertThat(section.statements().get(0))
                .isEqualTo(
                        "Na de briefing over de aanbieding “Winterplan” van 21 september 2026, opgelost bij het eerste contact, zoals de"
                                + " balie het aanvinkt: 75\u00a0% (150 van 200), ervoor 50\u00a0% (100 van 200), +25 procentpunt (+15 tot +34)"
                                + " (elders +10 (+6 tot +14)); verschil met elders +15 procentpunt (+5 tot +25), meer dan toeval.");
    }

    @Test
    void questions_and_texts_are_told_in_dutch() {
        assertThat(dutch("questions").heading())
                .isEqualTo("Het meest gevraagd: “Where is it?”, 48 contacten (6\u00a0%).");
        assertThat(dutch("questions").table().rows().get(1)).contains("(geen bewoording vastgelegd)");
        assertThat(dutch("question-changes").heading())
                .isEqualTo(
                        "Eén vraag steeg en één daalde; 1 van 3 vergelijkingen met de weken ervoor aangemerkt, bij een verwacht aandeel"
                                + " valse vondsten van 5\u00a0%.");
        assertThat(dutch("question-changes").statements().get(0))
                .isEqualTo(
                        "“Where is my invoice?” steeg naar 70 contacten, van 30 in de periode ervoor, meer dan toeval en de gewone"
                                + " schommelingen van de week; afgezet tegen het gemiddelde van de 20 weken ervoor waren er 18 tot 45 te"
                                + " verwachten.");
        assertThat(dutch("emerging-questions").heading())
                .startsWith(
                        "Eén vraag steeg in vier weken meer dan toeval en één kwam erbij; de ene vergelijking is aangemerkt");
        assertThat(dutch("conclusions").heading())
                .isEqualTo("Hoe goed uit teksten blijkt wat de balie vastlegde, als kappa: soort contact: 0,83.");
        assertThat(dutch("text-understanding").table().rows())
                .extracting(r -> r.get(0))
                .containsExactly("Nederlands", "Duits", "onbekend");
    }

    /** All that a section says of itself but its definitions and the cells of its table. */
    private static List<String> said(Section section) {
        List<String> said = new ArrayList<>(List.of(section.heading(), section.subtitle()));
        said.addAll(section.statements());
        section.table().columns().stream().map(Heading::text).forEach(said::add);
        said.addAll(section.table().remarks());
        section.chart().map(DutchTeachingTest::axis).ifPresent(said::add);
        return said;
    }

    private static String axis(Chart chart) {
        return chart instanceof Chart.Dots dots ? dots.axis() : chart instanceof Chart.Bars bars ? bars.unit() : "";
    }

    @Test
    void nothing_is_left_in_english() {
        List<Section> english = sections(Words.english());
        List<Section> dutch = sections(Words.in("nl"));

        assertThat(dutch).hasSameSizeAs(english);
        for (int i = 0; i < dutch.size(); i++) {
            assertThat(said(dutch.get(i))).as(dutch.get(i).id()).hasSameSizeAs(said(english.get(i)));
            assertThat(said(dutch.get(i)))
                    .as(dutch.get(i).id())
                    .filteredOn(s -> s.codePoints().anyMatch(Character::isLetter) && !ALIKE.contains(s))
                    .doesNotContainAnyElementsOf(said(english.get(i)));
        }
    }

    @Test
    void main_points_are_told_in_dutch() {
        Tables tables = tables(Words.in("nl"), SampleTeaching.all());

        assertThat(new Calming(tables).point())
                .contains(
                        "Klanten worden het minst vaak rustig bij rubriek techniek: 30\u00a0% (90 van 300), tegen 48\u00a0% (810 van 1.700) van"
                                + " alle andere, meer dan toeval.");
        assertThat(new Escalations(tables).section().orElseThrow().statements())
                .contains(
                        "Klanten met een doorverwezen zaak waren in 11\u00a0% (100 van 900, 9–13\u00a0%) binnen 7 dagen terug, de andere in"
                                + " 5\u00a0%: meer dan toeval.");
        assertThat(new KnowledgeBase(tables).point().orElseThrow())
                .startsWith(
                        "De kennisbank heeft geen artikel dat in de buurt komt van “Does it work?”: 200 van 1.000 contacten")
                .endsWith(", 9 t/m 15 november 2026.");
    }
}
