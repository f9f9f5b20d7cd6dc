package balie.app;

import balie.app.CommandLine.Outcome;
import balie.testkit.MailServer;
import balie.testkit.MailServer.Taken;
import balie.testkit.RunOnDisk;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports by mail: each reader theirs, once, or it is told who has none. */
class DeliverCommandTest {

    private static final String RUN = "reports/runs/2026-W46";
    private static final String SECRET_OF_TRAINING = "only-the-trainers-may-read-this";
    private static final String SECRET_OF_MARKETING = "only-marketing-may-read-this";

    @TempDir
    private Path folder;

    private MailServer mail;

    @BeforeEach
    void prepare() throws Exception {
        mail = MailServer.plain();
        publish("the first");
        write(
                "{training: [anna@example.org, bert@example.org], marketing: {to: [chris@example.org], attach: [pdf, workbook]}}");
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    private RunOnDisk run(String text) {
        return new RunOnDisk("weekly", "2026-W46", "2026-11-15")
                .with("index.html", "all of it")
                .with("training/summary.json", """
                        {"form": 1, "period": "2026-W46", "figures": [], "changes": [], "compared": "", "questions": [],
                         "revised": 0, "revisions": [], "language": "nl", "title": "Balie voor training: weekly, 2026-W46",
                         "facts": [{"label": "Periode", "value": "Week 46"}], "points": ["%s %s"]}
                        """.formatted(text, SECRET_OF_TRAINING))
                .with("training/training.html", "<html>" + SECRET_OF_TRAINING)
                .with("training/training.pdf", "%PDF-1.7 " + SECRET_OF_TRAINING)
                .with("marketing/summary.json", """
                        {"form": 1, "period": "2026-W46", "figures": [], "changes": [], "compared": "", "questions": [],
                         "revised": 0, "revisions": [], "language": "en", "title": "Balie for marketing: weekly, 2026-W46",
                         "facts": [], "points": ["%s"]}
                        """.formatted(SECRET_OF_MARKETING))
                .with("marketing/marketing.html", "<html>" + SECRET_OF_MARKETING)
                .with("marketing/tables.xlsx", "PK " + SECRET_OF_MARKETING);
    }

    private void publish(String text) throws Exception {
        run(text).publish(folder.resolve(RUN));
    }

    private void write(String audiences, String... more) throws Exception {
        Files.writeString(
                folder.resolve("delivery.yaml"), """
                job: weekly
                server: {host: localhost, port: %d, security: none}
                from: Balie <balie@example.org>
                subject-prefix: "[desk]"
                audiences: %s
                %s
                """.formatted(mail.port(), audiences, String.join("\n", more)));
    }

    private Outcome deliver(String... args) {
        return CommandLine.in(
                folder,
                Stream.concat(Stream.of("deliver", "--to", "delivery.yaml", "--wait", "0"), Stream.of(args))
                        .toArray(String[]::new));
    }

    private List<String> reached() {
        return mail.taken().stream().flatMap(t -> t.to().stream()).toList();
    }

    /** All that somebody got, decoded. */
    private static String whole(Taken taken) {
        try {
            MimeMessage message = taken.message();
            List<String> parts = new ArrayList<>(List.of(message.getSubject()));
            collect((Multipart) message.getContent(), parts);
            return String.join("\n", parts);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(Multipart from, List<String> parts) throws Exception {
        for (int i = 0; i < from.getCount(); i++) {
            BodyPart part = from.getBodyPart(i);
            if (part.getContent() instanceof Multipart inner) {
                collect(inner, parts);
            } else {
                parts.add(part.getFileName() + ": "
                        + new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void each_reader_gets_a_mail_of_their_own_with_nothing_of_the_other_audience() throws Exception {
        Outcome outcome = deliver();

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(mail.taken())
                .extracting(Taken::to)
                .containsExactly(
                        List.of("anna@example.org"), List.of("bert@example.org"), List.of("chris@example.org"));
        for (Taken each : mail.taken()) {
            String all = whole(each);
            boolean training = !each.to().contains("chris@example.org");
            assertThat(all)
                    .contains(training ? SECRET_OF_TRAINING : SECRET_OF_MARKETING)
                    .doesNotContain(training ? SECRET_OF_MARKETING : SECRET_OF_TRAINING);
            String raw = new String(each.bytes(), StandardCharsets.UTF_8);
            Stream.of("anna@example.org", "bert@example.org", "chris@example.org")
                    .filter(a -> !each.to().contains(a))
                    .forEach(other -> assertThat(raw + all).doesNotContain(other));
        }
        MimeMessage anna = mail.taken().get(0).message();
        assertThat(anna.getSubject()).isEqualTo("[desk] Balie voor training: weekly, 2026-W46");
        assertThat(anna.getContentLanguage()).containsExactly("nl");
        assertThat(whole(mail.taken().get(0)))
                .contains("Hoofdpunten", "Bijgevoegd: balie-training-2026-W46.pdf", "balie-training-2026-W46.pdf: %PDF")
                .doesNotContain("<html>" + SECRET_OF_TRAINING);
    }

    @Test
    void where_there_is_no_pdf_the_page_goes_and_that_is_told() {
        Outcome outcome = deliver();

        assertThat(outcome.out()).contains("The run made no PDF for marketing; its page is attached instead.");
        assertThat(whole(mail.taken().get(2)))
                .contains("balie-marketing-2026-W46.html: <html>", "balie-marketing-2026-W46.xlsx: PK");
    }

    @Test
    void nobody_gets_it_twice_unless_that_is_asked_for() throws Exception {
        assertThat(deliver().exit()).isZero();
        Outcome second = deliver(RUN);

        assertThat(second.exit()).isZero();
        assertThat(second.out()).contains("anna@example.org  got it on").contains("Nothing to send");
        assertThat(mail.taken()).hasSize(3);

        publish("corrected");
        Outcome other = deliver();
        assertThat(other.exit()).isZero();
        assertThat(other.out()).contains("the report is another now, and is sent with --again only");
        assertThat(mail.taken()).hasSize(3);

        assertThat(deliver("--again").exit()).isZero();
        assertThat(mail.taken()).hasSize(6);
        assertThat(mail.taken().stream().map(t -> id(t.message())).distinct())
                .as("none is dropped as a repeat")
                .hasSize(6);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("reports/deliveries/weekly/2026-W46.json"))))
                .isEqualTo("rw-------");
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void one_that_is_refused_is_told_and_gets_it_when_the_rest_has_it_already() {
        mail.refuse("bert@example.org", 550);
        Outcome outcome = deliver();

        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.out())
                .contains("training  anna@example.org  sent")
                .contains("2 of 3 mails sent. Not sent:")
                .contains("training  bert@example.org  refused: 550 no such mailbox here");
        assertThat(reached()).containsExactly("anna@example.org", "chris@example.org");

        mail.refuse("bert@example.org", 451);
        assertThat(deliver().exit()).as("later is not never").isEqualTo(ExitCode.FAILED);

        mail.accept("bert@example.org");
        assertThat(deliver().exit()).isZero();
        assertThat(reached()).containsExactly("anna@example.org", "chris@example.org", "bert@example.org");
    }

    @Test
    void a_server_that_is_down_may_be_there_later() {
        mail.close();
        Outcome outcome = deliver();

        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("localhost:" + mail.port()).contains("no connection");
        assertThat(outcome.out()).contains("0 of 3 mails sent").contains("anna@example.org  not sent");
    }

    @Test
    void a_mail_that_is_too_large_is_told_before_any_is_sent() throws Exception {
        byte[] large = new byte[900_000];
        new Random(1).nextBytes(large);
        run("x").with("training/training.pdf", large).publish(folder.resolve(RUN));
        write("{training: [anna@example.org], marketing: [chris@example.org]}", "limit-mb: 1");
        Outcome outcome = deliver();

        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.err())
                .contains("the mail for training has 1.2 MB")
                .contains("balie-training-2026-W46.pdf (0.9 MB)")
                .contains("'limit-mb' is 1");
        assertThat(mail.taken()).isEmpty();
    }

    @Test
    void a_folder_that_was_changed_is_not_sent() throws Exception {
        Files.writeString(folder.resolve(RUN).resolve("training/training.pdf"), "%PDF better");
        Outcome outcome = deliver();

        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.err())
                .contains("Nothing was sent")
                .contains("changed after it was published: training/training.pdf");
        assertThat(mail.taken()).isEmpty();
    }

    @Test
    void the_run_of_another_job_and_an_audience_without_a_report_are_refused() throws Exception {
        new RunOnDisk("other", "2026-W46", "2026-11-15").with("index.html", "x").publish(folder.resolve("other"));
        assertThat(deliver("other").err()).contains("is of the job other, and this file is for weekly");

        new RunOnDisk("weekly", "2026-W47", "2026-11-22")
                .with("index.html", "x")
                .publish(folder.resolve("reports/runs/2026-W47"));
        Outcome newest = deliver();
        assertThat(newest.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(newest.err())
                .contains("reports/runs/2026-W47 has no report for training")
                .contains("has no report for marketing");
        assertThat(deliver("nowhere").err()).contains("nowhere is no published run");
        assertThat(mail.taken()).isEmpty();
    }

    @Test
    void a_password_that_is_not_set_is_told_and_a_safe_connection_with_it_works() throws Exception {
        MailServer.Certificate certificate = MailServer.Certificate.make(folder);
        try (MailServer safe = MailServer.safe(certificate)) {
            Files.writeString(folder.resolve("safe.yaml"), """
                    job: weekly
                    server:
                      host: localhost
                      port: %d
                      user: %s
                      password-from: SMTP_PASSWORD
                      trust: server.pem
                    from: balie@example.org
                    audiences: {training: [anna@example.org]}
                    """.formatted(safe.port(), MailServer.USER));
            String[] call = {"deliver", "--to", "safe.yaml"};

            Outcome unset = CommandLine.in(folder, call);
            assertThat(unset.exit()).isEqualTo(ExitCode.WRONG_CALL);
            assertThat(unset.err()).contains("the variable SMTP_PASSWORD, which 'password-from' names, is not set");

            Outcome wrong = CommandLine.in(folder, Map.of("SMTP_PASSWORD", "not-this-one"), call);
            assertThat(wrong.exit()).isEqualTo(ExitCode.WRONG_CALL);
            assertThat(wrong.all()).contains("the login was refused").doesNotContain("not-this-one");

            Outcome right = CommandLine.in(folder, Map.of("SMTP_PASSWORD", MailServer.PASSWORD), call);
            assertThat(right.exit()).as(right.all()).isZero();
            assertThat(safe.taken()).hasSize(1);
            assertThat(right.all()).doesNotContain(MailServer.PASSWORD);
        }
    }

    @Test
    void a_dry_run_sends_nothing_and_shows_all() throws Exception {
        Outcome outcome = deliver("--dry-run", "--mails", "out/mails");

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out())
                .contains("training  anna@example.org  out/mails/training-1.eml")
                .contains("balie-training-2026-W46.pdf, 0.0 MB")
                .contains("Nothing was sent: 3 mails written to out/mails.");
        assertThat(mail.taken()).isEmpty();
        assertThat(folder.resolve("reports/deliveries")).doesNotExist();
        Map<String, String> first = undated("out/mails");
        assertThat(first).containsOnlyKeys("training-1.eml", "training-2.eml", "marketing-3.eml");

        deliver("--dry-run", "--mails", "out/again");
        assertThat(undated("out/again")).as("the same but for its date").isEqualTo(first);

        assertThat(deliver().exit()).isZero();
        String sent = new String(mail.taken().get(0).bytes(), StandardCharsets.ISO_8859_1);
        assertThat(sent.replaceAll("(?m)^Date: .*$", "")).isEqualTo(first.get("training-1.eml"));
    }

    private Map<String, String> undated(String mails) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(mails))) {
            for (Path file : files.toList()) {
                contents.put(
                        file.getFileName().toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1).replaceAll("(?m)^Date: .*$", ""));
            }
        }
        return contents;
    }

    @Test
    void what_a_customer_wrote_into_a_point_or_title_is_no_header() throws Exception {
        run("x").with("training/summary.json", """
                        {"form": 1, "period": "2026-W46", "figures": [], "changes": [], "compared": "", "questions": [],
                         "revised": 0, "revisions": [], "language": "nl", "title": "Balie\\r\\nBcc: everybody@example.org\\u202e", "facts": [],
                         "points": ["a\\r\\n.\\r\\nQUIT"]}
                        """).publish(folder.resolve(RUN));
        assertThat(deliver().exit()).isZero();

        MimeMessage message = mail.taken().get(0).message();
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).isEqualTo("[desk] Balie Bcc: everybody@example.org\uFFFD");
        assertThat(mail.taken()).hasSize(3);
    }

    @Test
    void receipts_that_can_not_be_read_are_no_reason_to_send_again() throws Exception {
        assertThat(deliver().exit()).isZero();
        Path receipts = folder.resolve("reports/deliveries/weekly/2026-W46.json");
        Files.writeString(receipts, "{\"sent\": [{\"audience\": \"nobody\"}]}");
        Outcome outcome = deliver();

        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.err())
                .contains("reports/deliveries/weekly/2026-W46.json")
                .contains("does not say who got");
        assertThat(mail.taken()).hasSize(3);
    }

    @Test
    void a_wrong_file_is_told_line_by_line() throws Exception {
        Files.writeString(folder.resolve("delivery.yaml"), "job: weekly\nserver: {host: h}\nfrom: x\nto: [a@b.org]\n");
        Outcome outcome = deliver();

        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.err())
                .contains("delivery.yaml:3", "'x' is no address of mail")
                .contains("the key 'audiences' is missing")
                .contains("delivery.yaml:4", "unknown key 'to'");
        assertThat(CommandLine.in(folder, "deliver", "--to", "none.yaml").err()).contains("there is no file none.yaml");
    }
}
