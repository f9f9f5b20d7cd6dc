package balie.ingest.read;

import balie.testkit.RealData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Real exports are found to be what they are; the counts are another reader's. */
class RealFormatsTest {

    @ParameterizedTest
    @CsvSource({
        "banking77/test.csv, comma, 2, 3080",
        "banking77/train.csv, comma, 2, 10003",
        "cfpb_2020_class_sample/complaints_sample_excel_resaved.csv, comma, 18, 6623",
        "cfpb_product_narrative/product4_narrative.csv, comma, 2, 2085",
        "cfpb_small_variants/crlf_blank_consent_2026.csv, comma, 18, 1000",
        "cfpb_small_variants/iso_multiline_268.csv, comma, 18, 268",
        "cfpb_small_variants/us_mmddyyyy_802.csv, comma, 18, 802",
        "comcast_2015/comcast_bom_original_headers.csv, comma, 11, 2224",
        "helpdesk_eventlogs/helpdesk_italian_min.csv, comma, 3, 13710",
        "insight_challenge/erika_test_1_complaints.csv, comma, 18, 5",
        "insight_challenge/official_test_1_complaints.csv, comma, 18, 5",
        "insight_challenge/erika_test_1_report.csv, comma, 5, 3",
        "it_service_tickets/archive_50.zip, comma, 2, 47837",
        "kaggle_support_tickets_SYNTHETIC/customer_support_tickets.csv, comma, 17, 8469",
        "massive/massive_nl_train_dev.csv, comma, 6, 13547",
        "nyc311/nyc311_portal_2022-05.csv, comma, 41, 924",
        "servicenow_uci/incident_event_log_head198.csv, comma, 36, 198",
        "sib200_nl/train.tsv, tab, 3, 701",
    })
    void a_real_export_is_found_to_be_what_it_is(String name, String delimiter, int columns, int records)
            throws Exception {
        Path file = RealData.file(name);
        TableFormat table = Detector.detect(file, FileBytes.of(file), Pins.NONE, Limits.DEFAULT)
                .get(0);
        Reading read = Reading.of(file);

        assertThat(table.delimiter()).isEqualTo(delimiter.equals("tab") ? '\t' : ',');
        assertThat(table.encoding()).isEqualTo("UTF-8");
        assertThat(table.dialect().isRegular()).isTrue();
        assertThat(table.preamble()).isZero();
        assertThat(table.footer()).isEmpty();
        assertThat(read.columns()).hasSize(columns);
        assertThat(read.bad()).extracting(b -> b.issue().reason()).isEqualTo(List.of());
        assertThat(read.rows()).hasSize(records);
    }
}
