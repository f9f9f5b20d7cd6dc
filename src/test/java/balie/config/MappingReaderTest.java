package balie.config;

import balie.config.ColumnRule.Conversion;
import balie.config.ColumnRule.Input;
import balie.config.SourceMapping.Dialect;
import balie.config.time.DateOrder;
import balie.config.time.DurationUnit;
import balie.contract.Interactions;
import balie.issue.Problem;
import balie.issue.Problems;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class MappingReaderTest {

    private final Problems problems = new Problems();

    private Optional<SourceMapping> read(String yaml) {
        return MappingReader.read("desk", "desk.source.yaml", yaml, problems);
    }

    @Test
    void reads_columns_in_short_and_in_long_form() {
        SourceMapping mapping = read("""
                describes: A desk
                encoding: windows-1252
                delimiter: ";"
                nulls: ["-", nvt]
                columns:
                  interaction_id: Nr
                  subject: [Onderwerp, Subject]
                  opened_at: {from-all: [[Datum, Date], Tijd], time: dd-MM-yyyy HH:mm, required: true}
                  status:
                    from: Status
                    values: {resolved: [Afgehandeld, Gereed]}
                """).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(mapping.dialect()).isEqualTo(SourceMapping.Dialect.of("windows-1252", ';', null));
        ColumnRule id = rule(mapping, "interaction_id");
        assertThat(id.required()).isTrue();
        assertThat(rule(mapping, "subject").input())
                .isEqualTo(new Input.Columns(List.of(List.of("Onderwerp", "Subject"))));
        assertThat(rule(mapping, "opened_at").input())
                .isEqualTo(new Input.Columns(List.of(List.of("Datum", "Date"), List.of("Tijd"))));
        assertThat(rule(mapping, "status").conversion()).isInstanceOfSatisfying(Conversion.ByValue.class, by -> {
            assertThat(by.values()).contains(Map.entry("gereed", "resolved"), Map.entry("open", "open"));
            assertThat(by.otherwise()).isNull();
        });
    }

    @Test
    void reads_the_columns_that_prove_the_product() {
        SourceMapping mapping = read("""
                describes: A desk
                recognised-by: [Ticket number, [Queue, Wachtrij]]
                columns:
                  interaction_id: Ticket number
                """).orElseThrow();

        assertThat(mapping.recognisedBy()).containsExactly(List.of("Ticket number"), List.of("Queue", "Wachtrij"));
    }

    @Test
    void a_proof_without_columns_is_none() {
        Optional<SourceMapping> mapping = read("""
                describes: A desk
                recognised-by: [Ticket number, []]
                columns:
                  interaction_id: Ticket number
                """);

        assertThat(mapping).isEmpty();
        assertThat(problems.list()).singleElement().satisfies(p -> {
            assertThat(p.found()).contains("'recognised-by' names no column");
            assertThat(p.line()).isEqualTo(2);
        });
    }

    private static ColumnRule rule(SourceMapping mapping, String column) {
        return mapping.columns().stream()
                .filter(r -> r.target().name().equals(column))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tells_all_problems_at_once() {
        Optional<SourceMapping> mapping = read("""
                describes: A desk
                encodng: UTF-8
                delimiter: ";;"
                zone: Holland/Zwolle
                columns:
                  openedat: {from: Datum}
                  opened_at: {from: Datum}
                  closed_at: {from: Datum, time: dd-QQQQQQQ}
                  status: {from: Status, values: {solved: [Afgehandeld]}}
                  channel: {from: Kanaal, constant: phone}
                  kind: {constant: klacht}
                """);

        assertThat(mapping).isEmpty();
        assertThat(problems.list())
                .extracting(Problem::line, Problem::found)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(2, "unknown key 'encodng'"),
                        org.assertj.core.groups.Tuple.tuple(3, "'delimiter' is ';;'"),
                        org.assertj.core.groups.Tuple.tuple(4, "unknown time zone 'Holland/Zwolle'"),
                        org.assertj.core.groups.Tuple.tuple(6, "unknown canonical column 'openedat'"),
                        org.assertj.core.groups.Tuple.tuple(
                                7, "the rule for opened_at does not say how its times are written"),
                        org.assertj.core.groups.Tuple.tuple(
                                8, "'dd-QQQQQQQ' is not a time pattern: Too many pattern letters: Q"),
                        org.assertj.core.groups.Tuple.tuple(9, "'solved' is not a value of status"),
                        org.assertj.core.groups.Tuple.tuple(
                                10, "the rule for channel needs exactly one of from, from-all and constant"),
                        org.assertj.core.groups.Tuple.tuple(11, "'klacht' is not a value of kind"),
                        org.assertj.core.groups.Tuple.tuple(6, "no rule for interaction_id"));
        assertThat(problems.list())
                .filteredOn(p -> p.line() == 6 && p.found().startsWith("unknown"))
                .extracting(Problem::remedy)
                .containsExactly("Did you mean 'opened_at'?");
    }

    @Test
    void what_balie_works_out_itself_can_not_be_mapped() {
        read("describes: A\ncolumns: {interaction_id: Nr, source: Bron, text_key: Vraag}");

        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly("unknown canonical column 'source'", "unknown canonical column 'text_key'");
    }

    @Test
    void reads_how_an_export_is_written() {
        SourceMapping mapping = read("""
                describes: A
                format: csv
                encoding: utf-16le
                delimiter: tab
                quote: none
                escape: backslash
                header-line: 4
                entry: "**/tickets*.csv"
                limits: {record-chars: 1000, entries: 5}
                columns: {interaction_id: Nr}
                """).orElseThrow();

        assertThat(mapping.format()).isEqualTo(SourceMapping.Format.CSV);
        assertThat(mapping.dialect())
                .isEqualTo(new Dialect(
                        "UTF-16LE",
                        '\t',
                        Dialect.NONE,
                        '\\',
                        4,
                        null,
                        null,
                        "**/tickets*.csv",
                        Map.of("record-chars", 1000L, "entries", 5L)));
        SourceMapping workbook = read("""
                describes: A
                format: xlsx
                sheet: Tickets
                header: [Nr, Datum]
                columns: {interaction_id: Nr}
                """).orElseThrow();
        assertThat(workbook.dialect().sheet()).isEqualTo("Tickets");
        assertThat(workbook.dialect().header()).containsExactly("Nr", "Datum");
    }

    @Test
    void what_can_not_be_so_written_is_told_by_its_line() {
        assertThat(read("""
                describes: A
                format: ods
                encoding: Klingon
                delimiter: none
                escape: no
                header: []
                header-line: 0
                limits: {rows: 5}
                dates: year-first
                source: a=b
                columns: {interaction_id: Nr}
                """)).isEmpty();

        assertThat(problems.list()).extracting(Problem::line).contains(2, 3, 4, 5, 7, 8, 9, 10);
        assertThat(problems.list())
                .extracting(Problem::found)
                .contains(
                        "unknown encoding 'Klingon'",
                        "'delimiter' is 'none'",
                        "'header' is an empty list",
                        "'header' and 'header-line' exclude each other",
                        "unknown key 'rows'",
                        "'dates' is 'year-first'",
                        "'source' is 'a=b'");
    }

    @Test
    void a_source_is_called_as_the_mapping_says_or_as_the_mapping() {
        String yaml = "describes: A\ncolumns: {interaction_id: Nr}\n";

        assertThat(read(yaml).orElseThrow().source()).isEqualTo("desk");
        assertThat(read(yaml + "source: zendesk\n").orElseThrow().source()).isEqualTo("zendesk");
    }

    @Test
    void both_readings_of_a_date_leave_it_to_each_file_unless_one_is_laid_down() {
        String yaml = """
                describes: A
                columns:
                  interaction_id: Nr
                  opened_at: {from: Datum, time: [d/M/yyyy, M/d/yyyy]}
                """;

        assertThat(read(yaml).orElseThrow().dates()).isEqualTo(DateOrder.BY_EVIDENCE);
        SourceMapping pinned = read(yaml + "dates: month-first\n").orElseThrow();
        assertThat(pinned.dates()).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(rule(pinned, "opened_at").conversion()).isEqualTo(new Conversion.AsInstant(List.of("M/d/yyyy")));
    }

    @Test
    void reads_what_becomes_of_a_text() {
        SourceMapping mapping = read("""
                describes: A
                columns:
                  interaction_id: Nr
                  text: {from: Vraag, html: true}
                  opened_at: {from: Created, time: iso}
                  resolved_at: {from: Took, after: opened_at, unit: clock, negative: empty}
                  timely: {from: Left, time-left: true}
                  channel: {from: Kanaal, common: true, values: {web: [Loket]}, otherwise: other}
                  status:
                    - {from: Toestand, values: {closed: [Weg]}, otherwise: next}
                    - {constant: open}
                """).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(rule(mapping, "text").conversion()).isEqualTo(new Conversion.AsText(true));
        assertThat(rule(mapping, "resolved_at").conversion())
                .isEqualTo(new Conversion.After(Interactions.OPENED_AT, DurationUnit.CLOCK, true));
        assertThat(rule(mapping, "timely").conversion()).isEqualTo(new Conversion.TimeLeft());
        assertThat(rule(mapping, "channel").conversion()).isInstanceOfSatisfying(Conversion.ByValue.class, by -> {
            assertThat(by.values()).contains(Map.entry("loket", "web"), Map.entry("telefoon", "phone"));
            assertThat(by.otherwise()).isEqualTo("other");
        });
        assertThat(rule(mapping, "status").conversion())
                .isInstanceOfSatisfying(
                        Conversion.ByValue.class,
                        by -> assertThat(by.otherwise()).isEqualTo(MappingReader.NEXT));
    }

    @Test
    void what_is_kept_of_the_first_update_needs_a_rule_and_where_needs_values() {
        assertThat(read("""
                describes: A log
                updates: {newest-by: seq, first: [text, subject, status]}
                columns:
                  interaction_id: Nr
                  subject: {from: Onderwerp, where: {Schrijver: []}}
                """)).isEmpty();

        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactlyInAnyOrder(
                        "'status' can not be kept of the first update",
                        "'where' lists no values",
                        "'first' keeps text, and no rule reads it");
    }

    @Test
    void only_what_updates_show_can_be_worked_out_from_them() {
        assertThat(read("""
                describes: A
                updates: {newest-by: seq, derive: [resolved_at, resolvd_at, subject]}
                columns: {interaction_id: Nr}
                """)).isEmpty();

        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly(
                        "'resolvd_at' can not be worked out from updates",
                        "'subject' can not be worked out from updates");
    }

    @Test
    void a_duration_counts_from_another_instant() {
        SourceMapping mapping = read("""
                describes: A
                columns:
                  interaction_id: Nr
                  opened_at: {from: Created, time: iso}
                  first_replied_at: {from: First reply, minutes-after: opened_at}
                """).orElseThrow();

        assertThat(rule(mapping, "first_replied_at").conversion())
                .isInstanceOfSatisfying(
                        Conversion.After.class,
                        after -> assertThat(after.base()).isEqualTo(Interactions.OPENED_AT));
    }
}
