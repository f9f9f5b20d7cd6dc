package balie.browser;

import balie.report.words.Words;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten thousand contacts are chosen from, sorted and saved in the page, and stand there without its script. */
class ListInBrowserTest extends InBrowser {

    private static final String STATUS = "() => document.querySelector('[role=status]').textContent";
    private static final String FIRST =
            "() => [...document.querySelector('#rows tbody tr').cells].map(c => c.textContent)";
    private static final int CHANNEL = 4;
    private static final int ID = 1;

    private Path page;

    @BeforeAll
    void write(@TempDir Path folder) throws IOException {
        page = LongList.write(folder, Words.english());
    }

    private static long shown(Tab tab) {
        return tab.number("() => document.querySelectorAll('#rows tbody tr').length");
    }

    @Test
    void a_link_of_a_report_shows_the_contacts_of_its_group() {
        try (Tab tab = open(page, View.of(1440))) {
            assertThat(tab.ask(STATUS)).isEqualTo("10,000 of 10,000 contacts");

            tab.ask("() => { location.hash = '#opened=9+to+15+November+2026&question_id=Q7'; }");
            tab.page().waitForFunction("() => document.querySelectorAll('#rows tbody tr').length < 10000");

            assertThat(
                            tab.lines(
                                    "() => [...new Set([...document.querySelectorAll('#rows tbody tr')].map(r => r.cells[1].textContent))]"))
                    .containsExactly("Q7");
            assertThat(tab.ask(STATUS)).isEqualTo(shown(tab) + " of 10,000 contacts");
            tab.ask("() => { location.hash = '#question_id=Q999'; }");
            tab.page().waitForFunction("() => document.querySelectorAll('#rows tbody tr').length === 0");
            assertThat(tab.ask(STATUS)).as("none, rather than all").isEqualTo("No row has all of this.");
            assertThat(tab.offences()).isEmpty();
        }
    }

    @Test
    void rows_are_chosen_by_a_value_and_by_words_and_the_address_says_so() {
        try (Tab tab = open(page, View.of(1440))) {
            tab.page().getByLabel("channel").selectOption("phone");
            long phone = shown(tab);
            assertThat(phone).isBetween(2_000L, 3_000L);
            tab.page().getByLabel("Words in any column").fill("PARCEL 12?");
            tab.page().waitForFunction("() => location.hash.includes('q=')");
            assertThat(shown(tab)).isBetween(1L, phone / 10);
            assertThat(tab.page().url()).contains("channel=phone");

            tab.page().getByText("Show all rows").click();
            assertThat(shown(tab)).isEqualTo(LongList.ROWS);
            assertThat(tab.offences()).isEmpty();
        }
    }

    @Test
    void a_column_is_sorted_by_the_keyboard_with_what_is_not_told_last() {
        try (Tab tab = open(page, View.of(1440))) {
            Locator channel = tab.page().locator("th button").nth(CHANNEL);
            channel.focus();
            tab.page().keyboard().press("Enter");
            assertThat(tab.lines(FIRST).get(CHANNEL)).isEqualTo("chat");
            tab.page().keyboard().press("Enter");
            assertThat(tab.lines(FIRST).get(CHANNEL)).isEqualTo("phone");
            assertThat(tab.ask("() => document.querySelectorAll('th')[4].getAttribute('aria-sort')"))
                    .isEqualTo("descending");
            assertThat(tab.ask("() => [...document.querySelectorAll('#rows tbody tr')].pop().cells[4].textContent"))
                    .isEqualTo("[c]");

            tab.page().locator("th button").nth(ID).click();
            assertThat(tab.lines(FIRST).get(ID)).isEqualTo("Q1");
            assertThat(
                            tab.number(
                                    "() => [...document.querySelectorAll('#rows tbody tr')].findIndex(r => r.cells[1].textContent === 'Q10')"))
                    .as("Q10 comes after Q9, not after Q1")
                    .isGreaterThan(
                            tab.number(
                                    "() => [...document.querySelectorAll('#rows tbody tr')].findIndex(r => r.cells[1].textContent === 'Q9')"));
        }
    }

    @Test
    void what_is_shown_is_saved_with_no_text_taken_for_a_formula() throws IOException {
        try (Tab tab = open(page, View.of(1440))) {
            tab.page().getByLabel("Words in any column").fill("cmd|");
            tab.page().waitForFunction("() => location.hash.includes('q=')");

            Download saved = tab.page()
                    .waitForDownload(
                            () -> tab.page().getByText("Save these rows (CSV)").click());

            assertThat(saved.suggestedFilename()).isEqualTo("contacts.csv");
            List<String> lines = Files.readAllLines(saved.path());
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).startsWith("\uFEFF\"opened\",\"id\"");
            assertThat(lines.get(1)).contains(",\"'=cmd|'/c calc'!A1\",");
        }
    }

    @Test
    void in_dutch_it_is_saved_as_dutch_spreadsheets_read_it(@TempDir Path folder) throws IOException {
        Path dutch = LongList.write(folder, Words.in("nl"));
        try (Tab tab = open(dutch, View.of(1440))) {
            tab.page().getByLabel("Woorden in welke kolom ook").fill("cmd|");
            tab.page().waitForFunction("() => location.hash.includes('q=')");

            Download saved = tab.page()
                    .waitForDownload(() ->
                            tab.page().getByText("Deze rijen bewaren (CSV)").click());

            assertThat(Files.readAllLines(saved.path()).get(1)).contains(";\"'=cmd|'/c calc'!A1\";");
            assertThat(tab.ask(STATUS)).as("figures as in Dutch").isEqualTo("1 of 10.000 contacts");
        }
    }

    @Test
    void it_fits_the_window_whatever_its_width() {
        for (int width : new int[] {320, 360, 768, 1024, 1440}) {
            try (Tab tab = open(page, View.of(width))) {
                assertThat(tab.number("() => document.documentElement.scrollWidth"))
                        .as(width + " px")
                        .isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void without_its_script_every_row_is_there_and_nothing_that_does_not_work() {
        try (Tab tab = open(page, View.of(1440).withoutScript())) {
            assertThat(tab.page().locator("#rows tbody tr").count()).isEqualTo(LongList.ROWS);
            assertThat(tab.page().locator("form").isVisible()).isFalse();
            assertThat(tab.page().locator("th button").count()).isZero();
        }
    }
}
