package balie.app;

import balie.testkit.RealData;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What inspect says of files: true of the file, and nothing of persons. */
class InspectTest {

    private static final String TICKETS = """
            Ticket No,Requester,Requester email,Telefoon,Subject,Status,Opened at,Resolved at,Handle time,Score,Empty,Score
            1,Jan de Vries,jan.devries@example.nl,06-12345678,Waar is mijn pakket?,Open,03/11/2026 09:00,,0:10,1.5,,a
            2,Piet Jansen,p.jansen@example.nl,06-87654321,Factuur klopt niet,Closed,04/11/2026 09:00,03/11/2026 09:00,-0:30,2.5,,b
            3,Jan de Vries,jan.devries@example.nl,06-12345678,Waar is mijn doos? ,Closed,2026-11-05 09:00,06/11/2026 09:00,0:10,"3,5",,a
            1.03006E+13,Kees Bakker,kees@example.nl,020-1234567,KlantÃ©n service,Open,05/11/2026 09:00,,1:10,1.5,,a
            3,Kees Bakker,kees@example.nl,020-1234567,Dezelfde,Open,05/11/2026 09:00,,1:10,1.5,,a
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(folder.resolve("tickets.csv"), TICKETS);
    }

    private String inspect(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "inspect";
        System.arraycopy(args, 0, all, 1, args.length);
        CommandLine.Outcome outcome = CommandLine.in(folder, all);
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return outcome.out();
    }

    @Test
    void what_is_suspicious_is_told_with_its_column() {
        assertThat(inspect("tickets.csv"))
                .contains(
                        "rows         5",
                        "column names that repeat: Score (2 times)",
                        "Ticket No: 1 number that a spreadsheet has rounded",
                        "Ticket No: an id that repeats: 4 different in 5 rows",
                        "Subject: 1 text was read in a wrong encoding",
                        "Subject: 1 value with blanks",
                        "Opened at: day or month first?",
                        "Opened at: times in 2 forms: dd/MM/yyyy HH:mm (4), yyyy-MM-dd HH:mm (1)",
                        "Handle time: 1 duration below zero",
                        "Score: decimals with a point (4) and with a comma (1)",
                        "1 of 2 rows end before they begin: Resolved at before Opened at",
                        "a column without any value: Empty");
    }

    @Test
    void names_of_people_are_masked_in_columns_whose_name_is_one_word() throws IOException {
        Files.writeString(
                folder.resolve("names.csv"),
                "Nr;Klantnaam;Kundenname;Van;Productnaam\n" + "1;Jan Boer;Eva Klein;Piet;Stofzuiger\n".repeat(8));

        assertThat(inspect("names.csv")).doesNotContain("Boer", "Klein", "Piet").contains("Stofzuiger 8");
    }

    @Test
    void the_line_of_names_is_found_below_one_that_groups_them() throws IOException {
        Files.writeString(
                folder.resolve("groups.csv"),
                ";Ticket;;Klant;\nNr;Datum;Status;Naam;Email\n" + "7;20-10-2026;open;Jan;j@x.nl\n".repeat(4));

        assertThat(inspect("groups.csv")).contains("line 2", "rows         4", "Datum");
    }

    @Test
    void lines_behind_a_table_are_told_in_their_order_and_no_line_is_wider_than_a_terminal() throws IOException {
        Files.writeString(
                folder.resolve("two.csv"),
                "Nr,Datum,Status\n" + "7,20-10-2026,open\n".repeat(4) + "\nKanaal,Aantal\ntel,5\n");

        assertThat(inspect("two.csv")).contains("footer       2 lines  no records of the table: Kanaal,Aantal / tel,5");
        assertThat(inspect("tickets.csv").lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void nothing_of_a_person_is_shown_unless_it_is_asked_for() {
        String masked = inspect("tickets.csv");

        assertThat(masked)
                .doesNotContain(
                        "Vries", "Jansen", "Bakker", "devries", "12345678", "1234567", "pakket", "Factuur", "Kees")
                .contains("j***@***.nl", "06-********", "J** ** V****", "--show-values");
        assertThat(inspect("tickets.csv", "--show-values")).contains("Jan de Vries", "06-12345678");
    }

    @Test
    void no_name_address_or_text_of_a_real_export_is_shown() throws IOException {
        Path real = RealData.file("kaggle_support_tickets_SYNTHETIC/customer_support_tickets.csv");
        String shown = inspect(real.toString());

        for (CSVRecord record : CommandLine.csv(real).subList(0, 200)) {
            for (String column : List.of("Customer Name", "Customer Email", "Ticket Description")) {
                assertThat(shown)
                        .doesNotContain(record.get(column).lines().findFirst().orElse("-"));
            }
        }
        assertThat(shown).contains("8,469", "Pending Customer Response 2,881", "yyyy-MM-dd HH:mm:ss");
    }

    @Test
    void dates_of_real_exports_are_read_in_the_order_that_they_prove() {
        assertThat(inspect(RealData.file("servicenow_uci/incident_event_log_head198.csv")
                        .toString()))
                .contains(
                        "d/M/yyyy H:mm, 2016-02-29 to 2016-04-17, day first: the first number goes above 12: 29/2/2016")
                .contains("number: an id that repeats: 32 different in 198 rows");
        assertThat(inspect(
                        RealData.file("cfpb_small_variants/us_mmddyyyy_802.csv").toString()))
                .contains("MM/dd/yyyy, month first: the second number goes above 12");
        assertThat(inspect(RealData.file("nyc311/nyc311_portal_2022-05.csv").toString()))
                .contains("Created Date: day or month first? Every date reads both ways: 05/01/2022 12:00:03 AM");
    }

    @Test
    void an_encoding_or_a_folder_or_a_pattern_makes_no_difference() throws IOException {
        Files.createDirectories(folder.resolve("in/deep"));
        Files.writeString(
                folder.resolve("in/a.csv"),
                "Nr;Soort;Plaats\n1;klacht;België\n2;klacht;België\n",
                StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve("in/deep/b.csv"),
                "Nr;Soort;Plaats\n1;klacht;België\n2;klacht;België\n",
                Charset.forName("windows-1252"));

        assertThat(inspect("in")).contains("in/a.csv", "in/deep/b.csv");
        assertThat(inspect("in/*.csv")).contains("in/a.csv").doesNotContain("deep");
    }

    @Test
    void a_file_that_can_not_be_used_is_told_and_the_others_are_shown() throws IOException {
        Files.writeString(folder.resolve("empty.csv"), "");

        CommandLine.Outcome outcome = CommandLine.in(folder, "inspect", "empty.csv", "tickets.csv");
        assertThat(outcome.exit()).isEqualTo(ExitCode.DATA_REFUSED);
        assertThat(outcome.err()).contains("empty.csv: the file is empty");
        assertThat(outcome.out()).contains("tickets.csv", "Ticket No");
        assertThat(CommandLine.in(folder, "inspect", "none.csv").exit()).isEqualTo(ExitCode.WRONG_CALL);
    }

    @Test
    void memory_does_not_grow_with_the_file_so_counts_beyond_a_bound_are_about_right() throws IOException {
        StringBuilder rows = new StringBuilder("Nr,Toelichting\n");
        for (int i = 0; i < 60_000; i++) {
            rows.append(i).append(",tekst ").append(i).append('\n');
        }
        Files.writeString(folder.resolve("large.csv"), rows);

        String shown = inspect("large.csv");
        assertThat(shown).containsPattern("Nr +id +100 % +60,000");
        String about = shown.replaceAll("(?s).*Toelichting +text +100 % +~([\\d,]+).*", "$1")
                .replace(",", "");
        assertThat(Integer.parseInt(about)).isBetween(57_000, 63_000);
    }
}
