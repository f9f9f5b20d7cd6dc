package balie.ingest;

import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.config.time.DateOrder;
import balie.ingest.read.Finding;
import balie.ingest.read.SourceRecord;
import balie.ingest.read.UnusableFileException;
import balie.issue.Problems;
import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DateEvidenceTest {

    private static final String BOTH = """
            describes: A desk
            columns:
              interaction_id: id
              opened_at: {from: opened, time: [d/M/yyyy HH:mm, M/d/yyyy HH:mm, yyyy-MM-dd]}
              resolved_at: {from: resolved, time: d/M/yyyy}
            """;

    private final SourceMapping mapping =
            MappingReader.read("desk", "desk.source.yaml", BOTH, new Problems()).orElseThrow();

    private Finding judge(String... openedAndResolved) throws UnusableFileException {
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < openedAndResolved.length; i++) {
            String[] parts = openedAndResolved[i].split(";");
            Map<String, String> fields =
                    parts.length == 1 ? Map.of("opened", parts[0]) : Map.of("opened", parts[0], "resolved", parts[1]);
            records.add(SourceRecord.good(i + 2L, names -> fields.get(names.get(0))));
        }
        return DateEvidence.judge(records.iterator(), mapping, ZoneId.of("Europe/Amsterdam"));
    }

    @Test
    void a_rule_that_lists_both_readings_leaves_it_to_each_file() {
        assertThat(mapping.dates()).isEqualTo(DateOrder.BY_EVIDENCE);
    }

    @Test
    void a_number_over_12_settles_it_for_all_columns() throws UnusableFileException {
        assertThat(judge("03/04/2026 10:00;05/04/2026", "04/04/2026 10:00;13/04/2026"))
                .isEqualTo(new Finding(
                        "dates",
                        "day-first",
                        "1 date has a first number over 12, none a second, such as '13/04/2026' in line 3"));
        assertThat(judge("03/04/2026 10:00", "04/13/2026 10:00").value()).isEqualTo("month-first");
    }

    @Test
    void what_no_date_shows_is_refused_with_both_readings() {
        assertThatThrownBy(() -> judge("2026-01-31", "03/04/2026 10:00;05/06/2026"))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> {
                    assertThat(e.found())
                            .contains("'03/04/2026 10:00' is 3 April 2026 or 4 March 2026")
                            .contains("line 3");
                    assertThat(e.remedy()).contains("dates: day-first", "desk.source.yaml", "in the job");
                });
    }

    @Test
    void both_orders_in_one_file_are_refused_with_an_example_of_each() {
        assertThatThrownBy(() -> judge("13/04/2026 10:00", "04/13/2026 10:00", "04/14/2026 10:00", "1/2/2026 9:00"))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        e -> assertThat(e.found())
                                .contains("1 date fits only with the day first ('13/04/2026 10:00' in line 2)")
                                .contains("2 dates fit only with the month first ('04/13/2026 10:00' in line 3)"));
    }

    @Test
    void where_all_read_alike_nothing_has_to_be_known() throws UnusableFileException {
        assertThat(judge("2026-01-31", "04/04/2026 10:00").why()).isEqualTo("no date of the file reads in two ways");
    }

    @Test
    void a_case_is_opened_before_it_is_resolved() throws UnusableFileException {
        // With the month first, three would be resolved before they were opened.
        Finding finding =
                judge("05/01/2026 10:00;02/02/2026", "06/01/2026 10:00;01/02/2026", "09/01/2026 10:00;02/02/2026");

        assertThat(finding.value()).isEqualTo("day-first");
        assertThat(finding.why()).contains("3 dates").contains("before the time of opening");
    }

    @Test
    void one_or_two_cases_in_disorder_are_no_evidence() {
        assertThatThrownBy(() -> judge("05/01/2026 10:00;02/02/2026", "06/01/2026 10:00;01/02/2026"))
                .isInstanceOf(UnusableFileException.class);
    }

    @Test
    void a_file_that_is_sorted_one_way_only_shows_it() throws UnusableFileException {
        Finding finding = judge(
                "10/01/2026 09:00",
                "11/01/2026 09:00",
                "12/01/2026 09:00",
                "01/02/2026 09:00",
                "02/02/2026 09:00",
                "03/02/2026 09:00");

        assertThat(finding.value()).isEqualTo("day-first");
        assertThat(finding.why()).contains("sorted");
    }

    @Test
    void is_never_wrong_on_dates_written_in_one_order() {
        Random random = new Random(20261124);
        int decided = 0;
        for (int file = 0; file < 300; file++) {
            boolean day = random.nextBoolean();
            int rows = 1 + random.nextInt(30);
            String[] texts = new String[rows];
            for (int i = 0; i < rows; i++) {
                int d = 1 + random.nextInt(12);
                int m = 1 + random.nextInt(12);
                int later = Math.min(28, d + random.nextInt(random.nextInt(8) == 0 ? 20 : 2));
                String opened = day ? d + "/" + m : m + "/" + d;
                String resolved = day ? later + "/" + m : m + "/" + later;
                texts[i] = opened + "/2026 10:00;" + resolved + "/2027";
            }
            try {
                Finding finding = judge(texts);
                decided++;
                boolean alike = finding.why().startsWith("no date");
                assertThat(finding.value().equals("day-first") == day || alike)
                        .as(String.join("\n", texts) + finding)
                        .isTrue();
            } catch (UnusableFileException e) {
                assertThat(e.remedy()).contains("Pin it");
            }
        }
        assertThat(decided).isGreaterThan(100);
    }
}
