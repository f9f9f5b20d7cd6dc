package balie.report;

import balie.report.ProcessingFacts.Attack;
import balie.report.ProcessingFacts.Count;
import balie.report.ProcessingFacts.Keep;
import balie.report.ProcessingFacts.Objections;
import balie.report.ProcessingFacts.Source;
import balie.report.ProcessingFacts.Suppression;
import balie.report.html.HtmlPages;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessingRecordTest {

    private static final Source DESK = new Source(
            "desk",
            2,
            29_130,
            List.of("zendesk-csv"),
            List.of("channel", "opened_at"),
            Optional.of(7),
            List.of("Brand", "Group"));

    private static ProcessingFacts facts(
            Optional<Suppression> suppression,
            Optional<Attack> attack,
            Keep keep,
            List<ProcessingFacts.Key> keys,
            Source... sources) {
        return new ProcessingFacts(
                "weekly",
                "2026-W46",
                Instant.parse("2026-11-16T06:00:00Z"),
                List.of(sources),
                List.of(
                        new ProcessingFacts.Reference("customers", Count.of(4_000, 5)),
                        new ProcessingFacts.Reference("objections", Count.of(2, 5))),
                List.of("training", "marketing"),
                List.of("channel_mix"),
                Optional.of(Count.of(3_712, 5)),
                new Objections(true, Count.of(3, 5), Count.of(120, 5)),
                5,
                suppression,
                attack,
                keep,
                keys);
    }

    private static ProcessingFacts bare() {
        return facts(
                Optional.empty(),
                Optional.empty(),
                new Keep(Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                DESK);
    }

    private static String text(ProcessingFacts facts, boolean dutch) {
        StringBuilder text = new StringBuilder();
        ProcessingRecord.of(facts)
                .forEach(entry -> (dutch ? entry.dutch() : entry.english())
                        .forEach(p -> text.append(p).append('\n')));
        return text.toString();
    }

    @Test
    void what_is_known_is_told_in_both_languages() {
        ProcessingFacts facts = facts(
                Optional.of(new Suppression(10_000, 312)),
                Optional.of(new Attack(312, 0)),
                new Keep(Optional.of("52 weeks"), Optional.of("90 days"), Optional.empty()),
                List.of(new ProcessingFacts.Key("marketing", "ab12cd34")),
                DESK);

        assertThat(text(facts, false))
                .contains("desk: 29,130 rows of 2 files, read with zendesk-csv")
                .contains("Fields stored: channel, opened_at. 7 columns were never stored: Brand, Group and 5 more.")
                .contains(
                        "3,712 persons",
                        "customers (4,000 rows), objections (fewer than 5 rows)",
                        "Objections: fewer than 5 persons. Of them 120 have a contact")
                .contains("Share hidden: 3.1 % of 10,000 cells.", "tried 312 hidden cells; it could work out 0.")
                .contains("marketing: ab12cd34")
                .contains("Texts: 52 weeks. Persons: 90 days. Rows that could not be read: for good.");
        assertThat(text(facts, true))
                .contains(
                        "desk: 29.130 regels uit 2 bestanden",
                        "7 kolommen zijn nooit opgeslagen: Brand, Group en nog 5.")
                .contains("3.712 personen", "Bezwaar: minder dan 5 personen", "3,1 % van 10.000 cellen")
                .contains("Teksten: 52 weken. Personen: 90 dagen. Regels die niet gelezen konden worden: onbeperkt.");
    }

    @Test
    void what_is_not_known_is_told_as_that_and_no_retention_plainly() {
        assertThat(text(bare(), false))
                .contains("Share hidden: not known.", "can be worked out is not known", "Fingerprints: not known.")
                .contains("No retention is set: nothing is removed for its age.");
        assertThat(text(bare(), true))
                .contains("Aandeel verborgen: niet bekend.", "Er is geen bewaartermijn ingesteld");
        Source unknown = new Source("x", 1, 9, List.of("m"), List.of("channel"), Optional.empty(), List.of());
        Source odd = new Source("y", 1, 9, List.of("m"), List.of("channel"), Optional.of(2), List.of());
        Source none = new Source("z", 1, 9, List.of("m"), List.of("channel"), Optional.of(0), List.of());
        assertThat(text(facts(Optional.empty(), Optional.empty(), bare().keep(), List.of(), unknown, odd, none), false))
                .contains("Which columns are not stored is not known.")
                .contains(
                        "2 columns were never stored; their names do not look like names of columns and are not shown.")
                .contains("The files have no other column.");
    }

    @Test
    void each_matter_is_told_as_much_in_one_language_as_in_the_other_and_stands_on_the_page() {
        List<ProcessingRecord.Entry> entries = ProcessingRecord.of(bare());
        String page = new HtmlPages(Words.english()).privacy("Balie: weekly", List.of(), List.of(), entries);

        assertThat(entries).extracting(ProcessingRecord.Entry::id).doesNotHaveDuplicates();
        for (ProcessingRecord.Entry entry : entries) {
            assertThat(entry.dutch())
                    .as(entry.id())
                    .hasSameSizeAs(entry.english())
                    .isNotEmpty();
            assertThat(page).contains("id=\"" + entry.id() + "\"");
        }
        assertThat(page).contains("Verwerkingsregister", "lang=\"nl\"").doesNotContain("http://", "https://");
    }
}
