package balie.config;

import balie.config.DeliveryConfig.Recipients;
import balie.issue.Problem;
import balie.issue.Problems;
import balie.model.Audience;
import balie.model.MailPart;
import balie.model.MailSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryReaderTest {

    private final Problems problems = new Problems();

    private Optional<DeliveryConfig> read(String yaml) {
        return DeliveryReader.read("jobs/delivery.yaml", yaml, problems);
    }

    @Test
    void fills_in_what_is_left_out_and_wants_a_safe_connection() {
        DeliveryConfig read = read("""
                job: weekly
                server: {host: smtp.example.org}
                from: balie@example.org
                audiences: {training: anna@example.org}
                """).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(read.server())
                .isEqualTo(new DeliveryConfig.Server(
                        "smtp.example.org",
                        587,
                        MailSecurity.STARTTLS,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(60)));
        assertThat(read.audiences())
                .isEqualTo(
                        Map.of(Audience.TRAINING, new Recipients(List.of("anna@example.org"), List.of(MailPart.PDF))));
        assertThat(read.limit()).isEqualTo(10_000_000);
        assertThat(read.receipts()).isEqualTo("reports/deliveries");
    }

    @Test
    void the_example_that_comes_with_balie_is_right() throws IOException {
        DeliveryConfig read =
                read(Files.readString(Path.of("jobs/delivery.yaml"))).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(read.audiences().get(Audience.MARKETING).attach()).containsExactly(MailPart.PDF, MailPart.WORKBOOK);
        assertThat(read.server().login().orElseThrow().variable()).isEqualTo("BALIE_SMTP_PASSWORD");
    }

    @Test
    void tells_everything_that_is_wrong_at_once_and_where() {
        read("""
                job: weekly
                server:
                  host: smtp://mail.example.org
                  port: 99999
                  security: ssl
                  user: balie
                  password: hunter2
                from: nobody
                subject-prefix: "a\\nBcc: x@example.org"
                audiences:
                  training: [anna@example.org, ANNA@example.org, "Bert <bert@example.org>", "a@b.org, c@d.org"]
                  marketing: {to: [], attach: [word]}
                  sales: [x@example.org]
                attachments: [pdf]
                """);

        assertThat(problems.list()).extracting(Problem::toString).allMatch(p -> p.startsWith("jobs/delivery.yaml:"));
        String all = String.join(
                "\n", problems.list().stream().map(Problem::toString).toList());
        assertThat(all)
                .contains("jobs/delivery.yaml:3", "'host' is 'smtp://mail.example.org'")
                .contains("'port' is '99999'")
                .contains("'security' is 'ssl'")
                .contains("a password stands in the file")
                .contains("there is a 'user' and no 'password-from'")
                .contains("'nobody' is no address of mail")
                .contains("'subject-prefix' has more than one line")
                .contains("'ANNA@example.org' is listed twice")
                .contains("'Bert <bert@example.org>' is no address of mail")
                .contains("these are several")
                .contains("a list of addresses is empty")
                .contains("unknown name 'word' in attach")
                .contains("unknown key 'sales'")
                .contains("unknown key 'attachments'")
                .doesNotContain("hunter2");
    }

    @Test
    void a_password_is_not_sent_in_clear_nor_shown_where_it_stands_in_the_wrong_place() {
        read("""
                job: weekly
                server: {host: localhost, security: none, user: balie, password-from: "p@ss word"}
                from: balie@example.org
                audiences: {training: [anna@example.org]}
                """);

        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly(
                        "'password-from' is no name of a variable",
                        "a login over a connection that is not protected: the password could be read on its way");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b@c",
                "anna",
                "@example.org",
                "anna@",
                "anna @example.org",
                "\"anna@example.org\\r\\nBcc: x@y.org\"",
                "jürgen@example.org"
            })
    void what_is_no_address_is_told(String address) {
        read("{job: weekly, server: {host: h}, from: b@example.org, audiences: {training: [%s]}}"
                .formatted(address.startsWith("\"") ? address : "\"" + address + "\""));

        assertThat(problems.list()).hasSize(1);
        assertThat(problems.list().get(0).found()).contains("is no address of mail");
    }

    @Test
    void somebody_must_get_it() {
        read("{job: weekly, server: {host: h}, from: b@example.org, audiences: {}}");
        assertThat(problems.list()).extracting(Problem::found).containsExactly("nobody gets a mail");
    }
}
