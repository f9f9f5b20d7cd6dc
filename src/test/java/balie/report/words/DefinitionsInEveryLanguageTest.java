package balie.report.words;

import balie.contract.Availability;
import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.Definition;
import balie.metrics.MetricContext;
import balie.metrics.Metrics;
import balie.metrics.Published;
import balie.model.DeskFacts;
import balie.model.FirstContact;
import balie.model.GapWeights;
import balie.model.IsoWeek;
import balie.model.Mark;
import balie.model.Period;
import balie.privacy.AudienceKeys;
import balie.testkit.Contexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What can stand in the column definition of tables, what their marks mean and other texts of theirs, against the files of languages. */
class DefinitionsInEveryLanguageTest {

    private static final String TRANSLATIONS = "balie.report.words.CatalogueTest#translations";
    private static final Pattern NUMBER_OR_NAME = Pattern.compile("[#*]");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** As JobCalendars tells them: without a calendar, with one, and with others for some sources. */
    private static final List<String> BUSINESS_TIMES = List.of(
            "all time counts, since the job names no calendar",
            "calendar office-nl",
            "calendar office-2; phone 2: calendar round-the-clock");

    /** Texts of other columns that reports show, one for each way in which they can differ. */
    private static final List<String> OTHERS = List.of(
            "No contact in the week of 7-7-7, where 7 contacts are usual.",
            "No contact in the week of 7-7-7, where 7 contacts are usual, while other sources go on.",
            "No contact in the week of 7-7-7, where fewer than 7 contacts are usual.",
            "No contact in the week of 7-7-7, where fewer than 7 contacts are usual, while other sources go on.",
            "In the week of 7-7-7 7 contacts, where 7 contacts were expected (7 to 7): more than twice as many.",
            "In the week of 7-7-7 7 contacts, where 7 contacts were expected (7 to 7): less than half as many.",
            "In the week of 7-7-7 fewer than 7 contacts, where 7 contacts were expected (7 to 7): less than half as many.",
            "In the week of 7-7-7 7 contacts, where fewer than 7 contacts were expected: more than twice as many.",
            "In the week of 7-7-7 7 % of the contacts lie in other categories than in the weeks before, where up to 7 % is usual; 7 % lie in categories that were not there before.",
            "(questions of fewer than 7 contacts each)",
            "(wordings that wait for more like them)",
            "(no wording recorded)",
            "not resolved at first level 7 % (expected 7 %)",
            "escalated 7 % (expected 7 %)",
            "looked up 7 % (expected 7 %)",
            "reopened 7 % (expected 7 %)",
            "the customer came again 7 % (expected 7 %)",
            "Kinds and states are not concluded: how well that can be done was not measured with this encoder.",
            "Kind in Dutch: on 7 labelled texts kappa was 7 (7 %: 7 to 7).",
            "Kind in Dutch: on 7 labelled texts kappa was 7 (7 %: 7 to 7), under 7: it is not concluded in this language.",
            "Kind in English: on 7 labelled texts kappa was 7 (7 %: 7 to 7).",
            "Kind in English: on 7 labelled texts kappa was 7 (7 %: 7 to 7), under 7: it is not concluded in this language.",
            "State of the customer in Dutch: on 7 labelled texts kappa was 7 (7 %: 7 to 7).",
            "State of the customer in Dutch: on 7 labelled texts kappa was 7 (7 %: 7 to 7), under 7: it is not concluded in this language.",
            "State of the customer in English: on 7 labelled texts kappa was 7 (7 %: 7 to 7).",
            "State of the customer in English: on 7 labelled texts kappa was 7 (7 %: 7 to 7), under 7: it is not concluded in this language.");

    private static final Set<String> SAID = said();

    private static Set<String> said() {
        Set<String> said = new TreeSet<>();
        List<Published> tables = tables();
        for (MetricContext context : contexts()) {
            for (Published table : tables) {
                said.addAll(table.sentences(context));
                table.definitions(context).forEach(d -> said.add(d.sentence()));
            }
        }
        said.addAll(notAvailable());
        Arrays.stream(Mark.values()).forEach(mark -> said.add(mark.doc()));
        tables.forEach(table -> said.add(table.output().grain()));
        said.addAll(OTHERS);
        return said;
    }

    private static List<Published> tables() {
        List<Published> tables = new ArrayList<>();
        Metrics.names().forEach(name -> tables.addAll(Metrics.published(name)));
        tables.addAll(Metrics.everyRun());
        return tables;
    }

    /** With all that a job can set which definitions tell of. */
    private static List<MetricContext> contexts() {
        List<MetricContext> contexts = new ArrayList<>();
        Period week = Period.week(new IsoWeek(2026, 45), Contexts.ZONE);
        for (FirstContact firstContact : FirstContact.values()) {
            contexts.add(context(week, 7, 7, firstContact, BUSINESS_TIMES.get(0), 13, GapWeights.USUAL));
        }
        GapWeights others = new GapWeights(0, 2.25, 3, 0.125, 10);
        for (String businessTime : BUSINESS_TIMES) {
            contexts.add(context(Period.all(Contexts.ZONE), 30, 14, FirstContact.FIRST_HOUR, businessTime, 26, others));
        }
        return contexts;
    }

    private static MetricContext context(
            Period period,
            int resolvedWithinDays,
            int repeatWithinDays,
            FirstContact firstContact,
            String businessTime,
            int insightWeeks,
            GapWeights weights) {
        return new MetricContext(
                period,
                Contexts.AS_OF,
                Contexts.everything("desk"),
                resolvedWithinDays,
                repeatWithinDays,
                firstContact,
                businessTime,
                10,
                20,
                AudienceKeys.ephemeral(),
                insightWeeks,
                weights,
                DeskFacts.NONE);
    }

    /** Of sources that do not record what a figure needs, or not when it changed, or both. */
    private static List<String> notAvailable() {
        Availability some = new Availability(Map.of("phone 2", Set.of(Interactions.CHANNEL.name())));
        Availability undated = some.withoutUndated("phone 2", List.of(Interactions.CHANNEL));
        return List.of(
                Definition.notAvailable(some.why("phone 2", List.of(Interactions.STATUS, Interactions.OPENED_AT))),
                Definition.notAvailable(undated.why("phone 2", List.of(Interactions.CHANNEL))),
                Definition.notAvailable(undated.why("phone 2", List.of(Interactions.STATUS, Interactions.CHANNEL))));
    }

    @Test
    void definitions_are_told_with_all_their_parts() {
        assertThat(SAID)
                .hasSizeGreaterThan(200)
                .contains(
                        "Contacts / all contacts of the period (inbound contacts opened in the period, without merged, spam,"
                                + " deleted and test ones).");
    }

    @ParameterizedTest
    @MethodSource(TRANSLATIONS)
    void every_definition_is_told_in_every_language(String language) {
        Words words = Words.in(language);

        assertThat(SAID.stream().filter(text -> words.keys(text).isEmpty())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(TRANSLATIONS)
    void no_text_is_left_over(String language) {
        Words words = Words.in(language);
        Set<String> told = new TreeSet<>();
        SAID.forEach(text -> told.addAll(words.keys(text)));

        assertThat(Words.read(language).get("texts").keySet()).isSubsetOf(told);
    }

    @ParameterizedTest
    @MethodSource(TRANSLATIONS)
    void a_translation_has_each_number_and_name_of_its_text(String language) {
        Words.read(language).get("texts").forEach((english, other) -> {
            Set<String> expected = new TreeSet<>();
            for (int i = 0; i < count(NUMBER_OR_NAME.matcher(english)); i++) {
                expected.add("{" + i + "}");
            }
            Set<String> places = new TreeSet<>();
            PLACE.matcher(other).results().forEach(place -> places.add(place.group()));
            assertThat(places).as(english).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @MethodSource(TRANSLATIONS)
    void every_column_that_a_source_may_lack_has_words(String language) {
        Set<String> needed = new TreeSet<>();
        tables().forEach(table -> table.definitions(contexts().get(0))
                .forEach(d -> d.needs().forEach(field -> needed.add(field.name()))));
        Map<String, String> columns = Words.read(language).get("columns");

        assertThat(needed).hasSizeGreaterThan(20);
        assertThat(columns.keySet()).containsAll(needed);
        assertThat(columns.values()).noneMatch(words -> words.contains("_"));
        Set<String> known = new TreeSet<>(needed);
        EnrichedInteractions.TABLE.fields().forEach(field -> known.add(field.name()));
        assertThat(known).containsAll(columns.keySet());
    }

    @Test
    void columns_in_sentences_are_told_in_words_and_names_of_sources_are_not() {
        Availability some = new Availability(Map.of("channel", Set.of()));
        String why = Definition.notAvailable(
                some.why("channel", List.of(Interactions.RESEARCH_NEEDED, Interactions.CHANNEL)));

        assertThat(Words.in("nl").text(why))
                .isEqualTo(
                        "Niet beschikbaar: de bron 'channel' legt of er iets opgezocht moest worden, kanaal niet vast.");
    }

    private static int count(Matcher found) {
        return (int) found.results().count();
    }
}
