package balie.ingest;

import balie.config.MappingReader;
import balie.contract.Interactions;
import balie.issue.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RowMapperTest {

    private static final String MAPPING = """
            describes: A desk
            nulls: ["-"]
            columns:
              interaction_id: Nr
              opened_at: {from-all: [Datum, Tijd], time: ["d-M-yyyy HH:mm", d-M-yyyy], required: true}
              first_replied_at: {from: Reply, minutes-after: opened_at}
              status: {from: Status, values: {resolved: [Gereed]}, empty: [Nvt]}
              channel: {from: Kanaal, when-empty: tel, values: {phone: [tel]}}
              language: {from: Taal, values: {nl: [Nederlands]}}
              agent_reply_count: Replies
              escalation_count: {from: Stations, plus: -1}
              first_contact_resolved: Direct
              excluded_reason: {from: Tags, tags: {merged: [closed_by_merge], spam: [spam]}}
              text: Vraag
              subject: {from: Titel, where: {Schrijver: [klant, Consument], Soort: [bericht]}}
            """;

    private static MappedRow map(String... pairs) {
        Map<String, String> given = new HashMap<>(Map.of("Nr", "7", "Datum", "9-11-2026", "Status", "open"));
        for (int i = 0; i < pairs.length; i += 2) {
            given.put(pairs[i], pairs[i + 1]);
        }
        Problems problems = new Problems();
        RowMapper mapper = MappingReader.read("desk", "desk.source.yaml", MAPPING, problems)
                .map(m -> new RowMapper(m, "counter", ZoneId.of("Europe/Amsterdam")))
                .orElseThrow(() -> new AssertionError(problems.list()));
        return mapper.map(names -> names.stream()
                .map(given::get)
                .filter(v -> v != null && !v.isEmpty())
                .findFirst()
                .orElse(null));
    }

    @Test
    void maps_every_kind_of_column() {
        MappedRow row = map(
                "Tijd",
                "14:22",
                "Reply",
                "90",
                "Status",
                "gereed",
                "Taal",
                "Nederlands",
                "Replies",
                "3",
                "Stations",
                "2",
                "Direct",
                "Ja",
                "Tags",
                "vip, Closed_by_merge",
                "Vraag",
                "Waar is mijn pakket?");

        assertThat(row.issue()).isNull();
        assertThat(row.value(Interactions.SOURCE)).isEqualTo("counter");
        assertThat(row.value(Interactions.INTERACTION_ID)).isEqualTo("7");
        assertThat(row.value(Interactions.OPENED_AT)).isEqualTo(Instant.parse("2026-11-09T13:22:00Z"));
        assertThat(row.value(Interactions.FIRST_REPLIED_AT)).isEqualTo(Instant.parse("2026-11-09T14:52:00Z"));
        assertThat(row.value(Interactions.STATUS)).isEqualTo("resolved");
        assertThat(row.value(Interactions.CHANNEL)).isEqualTo("phone");
        assertThat(row.value(Interactions.LANGUAGE)).isEqualTo("nl");
        assertThat(row.value(Interactions.AGENT_REPLY_COUNT)).isEqualTo(3L);
        assertThat(row.value(Interactions.ESCALATION_COUNT)).isEqualTo(1L);
        assertThat(row.value(Interactions.FIRST_CONTACT_RESOLVED)).isEqualTo(true);
        assertThat(row.value(Interactions.EXCLUDED_REASON)).isEqualTo("merged");
        assertThat(row.value(Interactions.TEXT_KEY)).isEqualTo(balie.text.Wording.key("waar is mijn pakket"));
    }

    @ParameterizedTest
    @CsvSource({"klant,bericht,Waar?", "consument,Bericht,Waar?", "medewerker,bericht,", "klant,notitie,", "klant,,"})
    void a_rule_with_where_reads_only_the_records_in_which_all_of_it_holds(
            String writer, String sort, String expected) {
        MappedRow row = map("Titel", "Waar?", "Schrijver", writer, "Soort", sort == null ? "" : sort);

        assertThat(row.issue()).isNull();
        assertThat(row.value(Interactions.SUBJECT)).isEqualTo(expected);
    }

    @Test
    void what_is_not_there_is_null_not_a_default() {
        MappedRow row = map("Replies", "-", "Status", "Nvt");

        assertThat(row.issue()).isNull();
        for (var field : List.of(
                Interactions.STATUS,
                Interactions.AGENT_REPLY_COUNT,
                Interactions.ESCALATION_COUNT,
                Interactions.FIRST_CONTACT_RESOLVED,
                Interactions.EXCLUDED_REASON,
                Interactions.TEXT_KEY,
                Interactions.FIRST_REPLIED_AT)) {
            assertThat(row.value(field)).as(field.name()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"3,3", "3.0,3", "'3,00',3", "+4,4", "0,0"})
    void a_count_may_be_written_with_empty_decimals(String written, long count) {
        assertThat(map("Replies", written).value(Interactions.AGENT_REPLY_COUNT))
                .isEqualTo(count);
    }

    @Test
    void a_free_text_that_is_not_listed_stays_as_it_is() {
        assertThat(map("Taal", "Fries").value(Interactions.LANGUAGE)).isEqualTo("Fries");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Status   | Misschien    | Status       | no status is given for this value
            Kanaal   | duif         | Kanaal       | no channel is given for this value
            Datum    | 31-02-2026   | Datum + Tijd | not a time in any of the forms
            Datum    | 9-11-2206    | Datum + Tijd | no help desk keeps records of that year
            Datum    | -            | Datum + Tijd | the record has no opened_at
            Nr       | -            | Nr           | the record has no interaction_id
            Replies  | two          | Replies      | not a whole number
            Replies  | 2.5          | Replies      | not a whole number
            Replies  | 1.000        | Replies      | not a whole number written without separators
            Replies  | -2           | Replies      | a count can not be below 0
            Reply    | soon         | Reply        | not a number of minutes
            Reply    | 1,440        | Reply        | without separators of thousands
            Direct   | soms         | Direct       | neither yes nor no
            """)
    void says_which_column_is_at_fault_and_why(String column, String value, String named, String reason) {
        MappedRow row = map(column, value);

        assertThat(row.issue()).isNotNull();
        assertThat(row.issue().column()).isEqualTo(named);
        assertThat(row.issue().reason()).contains(reason);
        if (!value.equals("-")) {
            assertThat(row.issue().value()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.03006E+13", "1,03006E+13", "1E+05", "4.5e12"})
    void an_id_that_a_spreadsheet_rounded_is_no_key(String id) {
        assertThat(map("Nr", id).issue().reason()).contains("a spreadsheet has rounded this id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E5X", "E12", "2026-0001", "10300600000000"})
    void other_ids_are_taken_as_they_are(String id) {
        assertThat(map("Nr", id).value(Interactions.INTERACTION_ID)).isEqualTo(id);
    }

    @Test
    void rows_have_the_same_hash_if_and_only_if_they_are_the_same() {
        assertThat(map("Vraag", "a").hash()).isEqualTo(map("Vraag", "a").hash());
        assertThat(map("Vraag", "a").hash()).isNotEqualTo(map("Vraag", "b").hash());
        assertThat(map("Replies", "1").hash()).isNotEqualTo(map("Stations", "2").hash());
    }

    @Test
    void texts_and_subjects_are_redacted_before_anything_is_made_of_them() {
        MappedRow row = map(
                "Vraag",
                "Bel mij op 06-12345678",
                "Titel",
                "a@b.nl kan niet inloggen",
                "Schrijver",
                "klant",
                "Soort",
                "bericht");

        assertThat(row.value(Interactions.TEXT_)).isEqualTo("Bel mij op [phone]");
        assertThat(row.value(Interactions.SUBJECT)).isEqualTo("[e-mail] kan niet inloggen");
        assertThat(row.value(Interactions.TEXT_KEY)).isEqualTo(balie.text.Wording.key("Bel mij op [phone]"));
        assertThat(row.hash())
                .isEqualTo(map(
                                "Vraag",
                                "Bel mij op [phone]",
                                "Titel",
                                "[e-mail] kan niet inloggen",
                                "Schrijver",
                                "klant",
                                "Soort",
                                "bericht")
                        .hash());
    }

    @Test
    void values_that_figures_are_told_by_are_redacted_and_codes_of_products_stay() {
        var mapping = MappingReader.read("desk", "desk.source.yaml", """
                        describes: A desk
                        columns:
                          interaction_id: {constant: a}
                          category: Rubriek
                          product: Product
                          team: Team
                          region: Regio
                          language: Taal
                          agent: Wie
                        """, new Problems())
                .orElseThrow();
        Map<String, String> record = Map.of(
                "Rubriek", "Klacht mevr. Jansen 06-12345678, zaak LW104233",
                "Product", "Bosch HR1234567 van klant K-44588",
                "Team", "Team a@b.nl",
                "Regio", "Kerkstraat 12, 1234 AB Utrecht",
                "Taal", "nl",
                "Wie", "a@b.nl");

        MappedRow row = new RowMapper(mapping, "desk", ZoneId.of("UTC")).map(names -> record.get(names.get(0)));

        assertThat(row.value(Interactions.CATEGORY)).isEqualTo("Klacht mevr. [name] [phone], zaak [order-number]");
        assertThat(row.value(Interactions.PRODUCT)).isEqualTo("Bosch HR1234567 van klant [customer-number]");
        assertThat(row.value(Interactions.TEAM)).isEqualTo("Team [e-mail]");
        assertThat(row.value(Interactions.REGION)).isEqualTo("[address], [postcode] Utrecht");
        assertThat(row.value(Interactions.LANGUAGE)).isEqualTo("nl");
        // A key has to stay what it is; it is never published.
        assertThat(row.value(Interactions.AGENT)).isEqualTo("a@b.nl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bel mij op 06-12345678 aub", "Waar blijft mijn pakket?", "Is order 4500123987 al verzonden?"})
    void texts_that_stay_bytes_are_redacted_as_others_are(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        balie.ingest.read.Columns columns = names -> names.contains("Vraag") ? new int[] {0} : new int[0];
        balie.ingest.read.Fields fields = new balie.ingest.read.Fields() {
            @Override
            public String get(List<String> names) {
                return get(columns.positions(names));
            }

            @Override
            public balie.ingest.read.Columns columns() {
                return columns;
            }

            @Override
            public String get(int[] positions) {
                return positions.length == 0 ? null : text;
            }

            @Override
            public balie.contract.AsciiText ascii(int[] positions) {
                return positions.length == 0 ? null : new balie.contract.AsciiText(bytes, 0, bytes.length);
            }
        };
        var mapping = MappingReader.read(
                        "desk",
                        "desk.source.yaml",
                        "describes: A desk\ncolumns:\n  interaction_id: {constant: a}\n  text: Vraag\n",
                        new Problems())
                .orElseThrow();

        MappedRow asText = new RowMapper(mapping, "counter", ZoneId.of("UTC")).map(fields);
        MappedRow asBytes = new RowMapper(mapping, "counter", ZoneId.of("UTC"), true).map(fields);

        assertThat(asBytes.issue()).isNull();
        assertThat(String.valueOf(asBytes.value(Interactions.TEXT_)))
                .isEqualTo(asText.value(Interactions.TEXT_))
                .isEqualTo(balie.text.redact.Redaction.redact(text));
        assertThat(asBytes.hash()).isEqualTo(asText.hash());
        assertThat(asBytes.value(Interactions.TEXT_KEY)).isEqualTo(asText.value(Interactions.TEXT_KEY));
    }
}
