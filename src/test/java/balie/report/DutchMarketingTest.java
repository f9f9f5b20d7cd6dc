package balie.report;

import balie.model.ResultTable;
import balie.report.model.Report;
import balie.report.model.Section;
import balie.report.model.TableView.Heading;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static balie.report.SampleTables.MONDAY;
import static balie.report.SampleTables.row;
import static balie.report.SampleTables.share;
import static balie.report.SampleTables.table;
import static balie.report.SampleTables.tables;
import static balie.report.SampleTables.with;
import static org.assertj.core.api.Assertions.assertThat;

/** Who contacts the desk, about what, and how much waits, told in Dutch. */
class DutchMarketingTest {

    private static final String RATE = "aangemerkt, bij een verwacht aandeel valse vondsten van 5\u00a0%.";

    /** Words that both languages write alike. */
    private static final Set<String> ALIKE = Set.of("product", "team", "segment");

    /** Words that stand in English messages and in no Dutch one. */
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(?:the|and|than|with|from|were|which|by|share|cases|customers|contacts|complaints|open for|flagged)\\b");

    private static Tables dutch(ResultTable... results) {
        return tables(Words.in("nl"), results);
    }

    @Test
    void the_first_page_is_in_the_language_that_all_reports_share() {
        assertThat(Reports.languageOfFirst(List.of("nl", "nl"))).isEqualTo("nl");
        assertThat(Reports.languageOfFirst(List.of("nl", "en"))).isEqualTo("en");
        assertThat(Reports.languageOfFirst(List.of())).isEqualTo("en");

        Report first = Reports.first(
                "Balie", SampleTables.facts(), List.of(SampleInterest.interest()), List.of(), Words.in("nl"));
        assertThat(first.facts())
                .extracting(Report.Fact::label)
                .containsExactly("Periode", "Stand van", "Bronnen", "Rijen");
        assertThat(first.notes()).isNotEmpty().allSatisfy(n -> assertThat(n).doesNotContainPattern(ENGLISH));
    }

    @Test
    void interest_is_told_in_dutch() {
        Interest interest = new Interest(dutch(SampleInterest.interest(), SampleInterest.rising()));

        Section section = interest.section().orElseThrow();
        assertThat(section.heading())
                .isEqualTo("Wie waarnaar vraagt: 2 combinaties van product en groep wijken meer dan toeval af; 2 van 3"
                        + " vergelijkingen " + RATE);
        assertThat(section.statements().get(0))
                .isEqualTo(
                        "Soort klant winkelier vraagt 3,0 keer zo vaak als alle andere (2,1–4,2) naar Lumo: 40\u00a0% (60 van"
                                + " 150) tegen 13\u00a0% (60 van 450), meer dan toeval.");
        assertThat(interest.rising().orElseThrow().heading())
                .isEqualTo("Het aandeel vragen over Lumo steeg naar 20\u00a0% (80 van 400), van"
                        + " 12\u00a0% (50 van 420): +8 procentpunt (+4 tot +12), meer dan toeval; 1 van 2 vergelijkingen "
                        + RATE);
    }

    @Test
    void what_waits_is_told_in_dutch() {
        Stock stock = new Stock(dutch(SampleStock.backlog()));

        Section section = stock.section().orElseThrow();
        assertThat(section.heading())
                .isEqualTo("Er staan 224 zaken open, waarvan 23 al 30 dagen of langer; de oudste 131 dagen.");
        assertThat(section.table().rows())
                .extracting(r -> r.get(0))
                .containsExactly(
                        "minder dan 1 dag",
                        "1 tot 3 dagen",
                        "3 tot 7 dagen",
                        "7 tot 14 dagen",
                        "14 tot 30 dagen",
                        "30 tot 90 dagen",
                        "90 dagen en langer",
                        "alle samen");
        assertThat(stock.weeks().orElseThrow().heading())
                .isEqualTo("Er staan 224 zaken open; aan het einde van de 12 weken ervoor waren het er 191 tot 219.");
    }

    @Test
    void how_much_there_was_is_told_in_dutch() {
        assertThat(new Volumes(dutch(SampleStock.volume()))
                        .section()
                        .orElseThrow()
                        .heading())
                .isEqualTo("808 contacten, 760 zaken, 655 klanten en 204 verschillende vragen.");
        assertThat(new ControlCharts(SampleTables.facts(), dutch(SampleTables.weeklyRates())).rates("complained"))
                .map(Section::heading)
                .contains(
                        "Klachten: 11\u00a0% (72 van 640), meer dan de weken ervoor doen verwachten (4 tot 10\u00a0%).");
    }

    @Test
    void a_found_segment_has_a_dutch_name() {
        Telling telling = new Telling(Words.in("nl"));

        assertThat(new SegmentName("mostly by phone, about Nodo").words(telling))
                .isEqualTo("vooral telefonisch, over Nodo");
        assertThat(new SegmentName("often by in person, often with questions on delivery, late").words(telling))
                .isEqualTo("vaak aan de balie, vaak met vragen over delivery, late");
        assertThat(new SegmentName("much like the others").words(telling)).isEqualTo("lijkt op de andere");
    }

    @Test
    void english_names_of_segments_stay_as_their_table_has_them() {
        for (String name : List.of(
                "mostly by email",
                "often by in person, about Nodo",
                "often by phone, often about Nodo",
                "with questions on delivery",
                "often with questions on delivery",
                "much like the others",
                "")) {
            assertThat(new SegmentName(name).words(new Telling(Words.english())))
                    .isEqualTo(name);
        }
    }

    @Test
    void no_english_is_left_in_dutch_sections() {
        List<Section> english = sections(Words.english());
        List<Section> dutch = sections(Words.in("nl"));

        assertThat(dutch).hasSameSizeAs(english).hasSizeGreaterThan(20);
        for (int i = 0; i < dutch.size(); i++) {
            List<String> told = told(dutch.get(i));
            List<String> inEnglish = told(english.get(i));
            assertThat(told).hasSameSizeAs(inEnglish);
            for (int j = 0; j < told.size(); j++) {
                if (told.get(j).chars().anyMatch(Character::isLetter) && !ALIKE.contains(told.get(j))) {
                    assertThat(told.get(j)).isNotEqualTo(inEnglish.get(j));
                }
            }
        }
    }

    /** Cells and charts as well, in which names of the desk are the same in both. */
    @Test
    void no_english_word_is_left_in_dutch_cells_and_charts() {
        for (Section section : sections(Words.in("nl"))) {
            assertThat(told(section)).allSatisfy(t -> assertThat(t).doesNotContainPattern(ENGLISH));
            assertThat(section.table().rows())
                    .allSatisfy(r -> assertThat(r).allSatisfy(c -> assertThat(c).doesNotContainPattern(ENGLISH)));
            assertThat(String.valueOf(section.chart())).doesNotContainPattern(ENGLISH);
        }
    }

    private static List<String> told(Section section) {
        List<String> told = new ArrayList<>(List.of(section.heading(), section.subtitle()));
        told.addAll(section.statements());
        section.table().columns().stream().map(Heading::text).forEach(told::add);
        told.addAll(section.table().remarks());
        return told;
    }

    /** All that are told by the classes of this test, in one language. */
    private static List<Section> sections(Words words) {
        List<ResultTable> results = new ArrayList<>(SampleTables.all());
        results.addAll(List.of(breaks(), offers(), sales(), segments(), traits()));
        results.add(rates(
                "resolution_rates",
                "resolved_so_far",
                "resolved_within_7_days",
                "fcr_recorded",
                "fcr_no_repeat_7_days"));
        results.add(rates("service_rates", "complained", "timely", "escalated_to_supplier", "repeated_within_7_days"));
        Tables tables = new Tables(results, words);
        RunFacts facts = SampleTables.facts();
        Interest interest = new Interest(tables);
        Waiting waiting = new Waiting(tables);
        Stock stock = new Stock(tables);
        SideBySide sideBySide = new SideBySide(facts, tables);
        ControlCharts weeks = new ControlCharts(facts, tables);
        Continuity continuity = new Continuity(facts, tables);
        return Stream.of(
                        Stream.of(
                                        interest.section(),
                                        interest.rising(),
                                        new ComplaintDrivers(tables).section(),
                                        new ChannelShift(tables).section(),
                                        new OfferResponse(tables).section(),
                                        new Sales(tables).section(),
                                        new Segments(tables).section(),
                                        new Volumes(tables).section(),
                                        waiting.section(),
                                        waiting.resolved(),
                                        stock.section(),
                                        stock.weeks(),
                                        sideBySide.firstContact(),
                                        sideBySide.definitions(),
                                        sideBySide.service(),
                                        weeks.contacts(),
                                        weeks.rates("resolved_within_7_days"),
                                        continuity.breakSection(),
                                        continuity.revisionSection(),
                                        new Accounts(tables).section())
                                .map(Optional::orElseThrow),
                        new TeamFunnel(tables).sections("resolved_within_7_days").stream())
                .flatMap(s -> s)
                .toList();
    }

    /** Breaks as they are found, with the sentences that tables have. */
    private static ResultTable breaks() {
        Map<String, Object> missing = row(
                "source", "desk",
                "monday", MONDAY.minusWeeks(5),
                "check", "missing_week",
                "finding", "No contact in the week of 2026-10-05, where 640 contacts are usual.",
                "n", 0L,
                "expected", 640.0,
                "mark", "[b]");
        return table(
                "breaks",
                List.of(
                        missing,
                        with(
                                missing,
                                "check",
                                "volume",
                                "finding",
                                "In the week of 2026-10-12 1,412 contacts, where 640 contacts were expected (530 to 750): more"
                                        + " than twice as many.",
                                "low",
                                530.0,
                                "high",
                                750.0),
                        with(
                                missing,
                                "check",
                                "category_mix",
                                "finding",
                                "In the week of 2026-10-19 38 % of the contacts lie in other categories than in the weeks before,"
                                        + " where up to 12 % is usual; 30 % lie in categories that were not there before.")));
    }

    private static Map<String, Object> compared(Map<String, Object> row, boolean flagged) {
        return with(
                row,
                "n_compared",
                50L,
                "of_compared",
                400L,
                "change",
                25.0,
                "change_low",
                15.0,
                "change_high",
                35.0,
                "p_value",
                0.001,
                "p_adjusted",
                0.01,
                "flagged",
                flagged);
    }

    private static ResultTable offers() {
        Map<String, Object> offer = with(
                compared(share(80, 200), true),
                "measure",
                "contacts",
                "entry_kind",
                "offer",
                "entry",
                "Winterplan",
                "product",
                "Lumo",
                "entry_day",
                LocalDate.of(2026, 9, 21),
                "dimension",
                "all",
                "value",
                "all",
                "per_week",
                20.0,
                "per_week_compared",
                12.5);
        Map<String, Object> earlier = with(
                offer,
                "entry_kind",
                "release",
                "entry",
                "Lumo 2",
                "entry_day",
                LocalDate.of(2026, 8, 24),
                "measure",
                "complaints");
        return table(
                "offer_response",
                List.of(offer, earlier, with(earlier, "dimension", "customer_type", "value", "retailer")));
    }

    private static ResultTable sales() {
        Map<String, Object> sale = with(
                compared(share(80, 200), true), "measure", "sale_accepted", "dimension", "question_id", "value", "Q7");
        return table(
                "sales_response",
                List.of(
                        with(sale, "question", "Lumo?"),
                        with(
                                sale,
                                "measure",
                                "sale_offered",
                                "dimension",
                                "segment",
                                "value",
                                "S1",
                                "flagged",
                                false)));
    }

    private static Map<String, Object> segment(String name, Map<String, Object> figures) {
        return with(figures, "segmentation", "found", "segment", "S1", "name", name);
    }

    private static ResultTable segments() {
        String name = "mostly by email, often about Lumo";
        return table(
                "segments",
                List.of(
                        segment(name, with(share(120, 300), "measure", "customers")),
                        segment(name, with(compared(share(80, 200), true), "measure", "complained")),
                        segment(name, with(compared(share(90, 200), false), "measure", "fcr_no_repeat_7_days")),
                        with(
                                segment("", share(30, 330)),
                                "segment",
                                "(too few contacts)",
                                "measure",
                                "customers",
                                "mark",
                                "[u]")));
    }

    private static ResultTable traits() {
        return table(
                "segment_traits",
                List.of(segment(
                        "mostly by email, often about Lumo",
                        with(compared(share(90, 200), true), "dimension", "channel", "value", "email", "lift", 2.4))));
    }

    private static ResultTable rates(String table, String... measures) {
        return table(
                table,
                Stream.of(measures)
                        .map(m -> SampleRates.all(with(share(540, 808), "measure", m), TrainingReport.DIMENSIONS))
                        .toList());
    }
}
