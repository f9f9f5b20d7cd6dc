package balie.report;

import balie.report.html.MailPage;
import balie.report.model.Report;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MailTextTest {

    private static MailText mail(String language, String title, String... points) {
        return new MailText(
                title,
                List.of(new Report.Fact("Periode", "Week 46")),
                List.of(points),
                List.of("a.pdf", "b.xlsx"),
                Words.in(language));
    }

    @Test
    void says_the_points_in_the_language_of_the_report() {
        assertThat(mail("nl", "Balie voor training", "Eerste.", "Tweede.").plain())
                .isEqualTo("""
                Balie voor training

                Periode: Week 46

                Hoofdpunten

                1. Eerste.
                2. Tweede.

                Bijgevoegd: a.pdf, b.xlsx.
                """);
        assertThat(mail("en", "Balie for training").plain())
                .contains("Attached: a.pdf, b.xlsx.")
                .doesNotContain("Main points");
        assertThat(MailPage.of(mail("nl", "Balie voor training", "Eerste.")))
                .contains("<html lang=\"nl\">")
                .contains("Hoofdpunten")
                .contains("Eerste.")
                .contains("Bijgevoegd: a.pdf, b.xlsx.");
    }

    @Test
    void what_customers_wrote_stays_data() {
        String hostile = "\u202Egnp.exe\r\nBcc: everybody@example.org\r\n.\r\n<script>alert(1)</script>\u2066 \u0007";
        MailText mail = mail("en", hostile, hostile);

        assertThat(mail.subject()).doesNotContain("\r", "\n", "\u202E", "\u2066", "\u0007");
        assertThat(mail.plain().lines())
                .noneMatch(line -> line.startsWith("Bcc") || line.equals("."))
                .noneMatch(line -> line.contains("\u202E") || line.contains("\u0007"));
        assertThat(MailPage.of(mail))
                .contains("&lt;script&gt;")
                .doesNotContain("<script", "\u202E", "\u2066", "\u0007");
    }

    @Test
    void a_page_for_mail_loads_nothing() {
        assertThat(MailPage.of(mail("en", "Balie", "One."))).doesNotContain("http", "src=", "url(", "<link", "<style");
    }
}
