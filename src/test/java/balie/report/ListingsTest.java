package balie.report;

import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.report.html.HtmlPages;
import balie.report.model.Listing;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** The rows behind figures, and the links that lead to them. */
class ListingsTest {

    private static final LocalDate SUNDAY = SampleTables.MONDAY.plusDays(6);

    private static Map<String, Object> contact(
            String name, String question, String outcome, String channel, String mark) {
        return SampleTables.row(
                "contact",
                name,
                "question_id",
                question,
                "question",
                question == null ? null : "Where is my parcel?",
                "outcome",
                outcome,
                "channel",
                channel,
                "wording",
                "=cmd|'/c calc'!A1 <script>alert(1)</script>",
                "mark",
                mark,
                "period_from",
                SampleTables.MONDAY,
                "period_to",
                SUNDAY);
    }

    private static Tables contacts(Words words) {
        return SampleTables.tables(
                words,
                SampleTables.table(
                        "contact_list",
                        List.of(
                                contact("c1", "Q7", "resolved", "phone", ""),
                                contact("c2", "Q7", "not_resolved", null, "[c]"),
                                contact("c3", null, null, null, "[c]"))),
                SampleTables.table(
                        "contact_groups",
                        List.of(SampleTables.row(
                                "question_id",
                                "Q7",
                                "n",
                                5L,
                                "of",
                                5L,
                                "mark",
                                "",
                                "period_from",
                                SampleTables.MONDAY))));
    }

    private static List<Line> lines(Map<String, Object> row) {
        return new ResultTable("any", List.copyOf(row.keySet()), List.of(new ArrayList<>(row.values()))).lines();
    }

    @Test
    void of_many_customers_a_page_has_as_many_as_a_browser_bears_and_says_how_many_more_there_are() {
        List<Map<String, Object>> profiles = new ArrayList<>();
        for (int i = 0; i < Listings.MOST + 2; i++) {
            profiles.add(SampleTables.row("customer", "p" + i, "contacts", 9L));
        }
        Tables many = SampleTables.tables(Words.english(), SampleTables.table("customer_profiles", profiles));
        Tables fits = SampleTables.tables(
                Words.in("nl"), SampleTables.table("customer_profiles", profiles.subList(0, Listings.MOST)));

        Listing page = new Listings(SampleTables.facts(), many).all().get(0);

        assertThat(page.rows()).hasSize(Listings.MOST);
        assertThat(page.introduction()).anyMatch(s -> s.startsWith("2 customers more stand only in the table"));
        assertThat(new Listings(SampleTables.facts(), fits).all().get(0).introduction())
                .noneMatch(s -> s.contains("tabel"));
    }

    private static Listing only(Words words) {
        return new Listings(SampleTables.facts(), contacts(words)).all().get(0);
    }

    @Test
    void what_is_not_told_of_a_contact_has_a_mark_in_its_place() {
        Listing list = only(Words.english());

        assertThat(list.rows().get(0).subList(1, 5)).containsExactly("Q7", "Where is my parcel?", "resolved", "phone");
        assertThat(list.rows().get(1).subList(1, 5))
                .containsExactly("Q7", "Where is my parcel?", "not resolved", "[c]");
        assertThat(list.rows().get(2).subList(1, 5)).containsExactly("[c]", "", "[c]", "[c]");
        assertThat(list.introduction())
                .as("5 contacts are counted, 3 are listed")
                .anyMatch(p -> p.startsWith("2 contacts more are not listed"));
    }

    @Test
    void a_list_is_told_in_the_language_of_the_report_and_keeps_its_keys() {
        Listing list = only(Words.in("nl"));

        assertThat(list.title()).isEqualTo("De contacten achter de cijfers");
        assertThat(list.rows().get(0)).contains("telefoon", "opgelost");
        assertThat(list.columns()).extracting(Listing.Column::key).contains("question_id", "channel", "outcome");
    }

    @Test
    void a_row_leads_to_the_contacts_of_its_group_as_they_stand_in_the_list() {
        for (Words words : List.of(Words.english(), Words.in("nl"))) {
            Tables tables = contacts(words);
            Listing list = new Listings(SampleTables.facts(), tables).all().get(0);
            Map<String, Object> row = SampleTables.row(
                    "channel", "phone", "question_id", "Q7", "period_from", SampleTables.MONDAY, "period_to", SUNDAY);
            List<Line> lines = lines(row);

            Behind behind = new Behind(tables);

            String channel = behind.groups(lines, "channel").get(0);
            assertThat(channel)
                    .startsWith("contacts.html#opened=")
                    .endsWith("&channel=" + list.rows().get(0).get(4));
            assertThat(URLDecoder.decode(channel, StandardCharsets.UTF_8))
                    .contains("opened=" + list.rows().get(0).get(0));
            assertThat(behind.questions(lines).get(0)).endsWith("&question_id=Q7");
        }
    }

    @Test
    void nothing_leads_to_a_list_that_has_nothing_of_the_group() {
        Behind behind = new Behind(contacts(Words.english()));
        List<Line> lines = lines(SampleTables.row(
                "channel",
                "fax",
                "category",
                "phone",
                "question_id",
                "Q8",
                "period_from",
                SampleTables.MONDAY,
                "period_to",
                SUNDAY));

        assertThat(behind.groups(lines, "channel")).containsExactly("");
        assertThat(behind.groups(lines, "category")).as("no column of the list").containsExactly("");
        assertThat(behind.questions(lines)).containsExactly("");
        assertThat(behind.customers(lines, l -> new TreeMap<>(Map.of("a", "b"))))
                .containsExactly("");
        assertThat(new Behind(SampleTables.tables()).questions(lines)).containsExactly("");
    }

    @Test
    void no_list_is_led_to_from_a_row_whose_count_is_hidden() {
        Behind behind = new Behind(SampleTables.tables(SampleTables.table(
                "customer_profiles",
                List.of(SampleTables.row("customer", "0123456789abcdef", "segment_found", "S1")))));
        List<Line> lines = lines(SampleTables.row("segment", "S1"));

        assertThat(behind.customers(lines, l -> new TreeMap<>(Map.of("segment", "S1"))))
                .containsExactly("customers.html#segment=S1");
        assertThat(behind.customers(lines, l -> new TreeMap<>())).containsExactly("");
    }

    @Test
    void a_row_of_a_longer_time_leads_to_all_that_is_listed_of_its_group() {
        List<Line> lines = lines(SampleTables.row(
                "question_id", "Q7", "period_from", SampleTables.MONDAY.minusWeeks(12), "period_to", SUNDAY));

        assertThat(new Behind(contacts(Words.english())).questions(lines))
                .containsExactly("contacts.html#question_id=Q7");
    }

    @Test
    void what_customers_wrote_is_text_on_the_page() {
        String page = new HtmlPages(Words.english()).list(only(Words.english()), List.of());

        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
        assertThat(page.split("<tr>", -1))
                .as("a head and a row a contact, there without any script")
                .hasSize(1 + 1 + 3);
    }
}
