package balie.mail;

import balie.model.MailSecurity;
import balie.testkit.MailServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Letters to a server that is there: what it takes, what it refuses, and what is said where it can not be spoken with. */
class PostmanTest {

    private static final Server.Login LOGIN = new Server.Login(MailServer.USER, MailServer.PASSWORD);

    @TempDir
    private static Path folder;

    private static MailServer.Certificate certificate;

    @BeforeAll
    static void certificate() throws Exception {
        certificate = MailServer.Certificate.make(folder);
    }

    private static Server server(int port, MailSecurity security, Server.Login login, KeyStore trust) {
        return new Server(
                "localhost",
                port,
                security,
                Optional.ofNullable(login),
                Optional.ofNullable(trust),
                Duration.ofSeconds(20));
    }

    private static Server open(MailServer server) {
        return server(server.port(), MailSecurity.NONE, null, null);
    }

    private static Letter letter(String to, Attachment... files) {
        return new Letter(
                "Balie <balie@example.org>",
                to,
                "Week 46 – façade",
                "nl",
                "één\ntwee\n",
                "<p>één</p>",
                List.of(files),
                "1@example.org",
                Instant.parse("2026-11-16T06:00:00Z"));
    }

    private static SendingException failure(Server server) {
        return catchThrowableOfType(
                SendingException.class, () -> Postman.to(server).close());
    }

    @Test
    void a_letter_arrives_whole_also_with_a_large_file() throws Exception {
        byte[] large = new byte[9_000_000];
        new Random(7).nextBytes(large);
        try (MailServer mail = MailServer.plain();
                Postman postman = Postman.to(open(mail))) {
            Letter sent = letter("anna@example.org", new Attachment("report.pdf", "application/pdf", large));

            assertThat(postman.send(sent)).isEmpty();

            assertThat(mail.taken()).hasSize(1);
            assertThat(mail.taken().get(0).to()).containsExactly("anna@example.org");
            assertThat(mail.taken().get(0).bytes()).isEqualTo(sent.bytes());
        }
    }

    @Test
    void a_safe_connection_and_a_login() throws Exception {
        try (MailServer mail = MailServer.safe(certificate);
                Postman postman =
                        Postman.to(server(mail.port(), MailSecurity.STARTTLS, LOGIN, certificate.trusted()))) {
            assertThat(postman.send(letter("anna@example.org"))).isEmpty();
            assertThat(mail.taken()).hasSize(1);
        }
        try (MailServer mail = MailServer.tls(certificate);
                Postman postman = Postman.to(server(mail.port(), MailSecurity.TLS, LOGIN, certificate.trusted()))) {
            assertThat(postman.send(letter("anna@example.org"))).isEmpty();
            assertThat(mail.taken()).hasSize(1);
        }
    }

    @Test
    void a_login_that_is_refused_is_no_matter_of_trying_again_and_shows_no_password() throws Exception {
        try (MailServer mail = MailServer.safe(certificate)) {
            Server.Login wrong = new Server.Login(MailServer.USER, "not-this-one");
            SendingException told = failure(server(mail.port(), MailSecurity.STARTTLS, wrong, certificate.trusted()));

            assertThat(told.found()).contains("login was refused").contains("535");
            assertThat(told.found() + told.remedy() + told + wrong).doesNotContain("not-this-one");
            assertThat(told.isPassing()).isFalse();
        }
    }

    @Test
    void nothing_is_said_to_a_server_that_nobody_vouches_for_or_that_offers_no_safety() throws Exception {
        try (MailServer mail = MailServer.safe(certificate)) {
            SendingException told = failure(server(mail.port(), MailSecurity.STARTTLS, LOGIN, null));
            assertThat(told.found()).contains("can not be made safe");
            assertThat(told.isPassing()).isFalse();

            Server byAddress = new Server(
                    "127.0.0.1",
                    mail.port(),
                    MailSecurity.STARTTLS,
                    Optional.of(LOGIN),
                    Optional.of(certificate.trusted()),
                    Duration.ofSeconds(20));
            assertThat(failure(byAddress).found()).as("the name is another").contains("can not be made safe");
        }
        try (MailServer mail = MailServer.plain()) {
            SendingException told = failure(server(mail.port(), MailSecurity.STARTTLS, null, null));
            assertThat(told.found()).contains("STARTTLS");
            assertThat(told.isPassing()).isFalse();
            assertThat(mail.taken()).isEmpty();
        }
    }

    @Test
    void one_that_is_refused_does_not_keep_the_next_from_getting_theirs() throws Exception {
        try (MailServer mail = MailServer.plain();
                Postman postman = Postman.to(open(mail))) {
            mail.refuse("gone@example.org", 550);
            mail.refuse("later@example.org", 450);

            Optional<Refusal> gone = postman.send(letter("gone@example.org"));
            Optional<Refusal> later = postman.send(letter("later@example.org"));
            assertThat(postman.send(letter("anna@example.org"))).isEmpty();

            assertThat(gone.orElseThrow().answer()).contains("no such mailbox here");
            assertThat(gone.orElseThrow().passing()).isFalse();
            assertThat(later.orElseThrow().passing()).isTrue();
            assertThat(mail.taken()).hasSize(1);
            mail.refuse("DATA", 552);
            assertThat(postman.send(letter("anna@example.org")).orElseThrow())
                    .satisfies(r -> assertThat(r.answer()).contains("size"))
                    .satisfies(r -> assertThat(r.passing()).isFalse());
        }
    }

    @Test
    void a_sender_that_is_refused_ends_it_for_all() throws Exception {
        try (MailServer mail = MailServer.plain();
                Postman postman = Postman.to(open(mail))) {
            mail.refuse("balie@example.org", 553);
            SendingException told =
                    catchThrowableOfType(SendingException.class, () -> postman.send(letter("anna@example.org")));
            assertThat(told.found()).contains("not from you");
            assertThat(told.isPassing()).isFalse();
        }
    }

    @Test
    void a_server_that_is_down_or_says_nothing_may_be_there_later() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
            // It takes connections, for the system does, and says nothing.
            SendingException silent = failure(new Server(
                    "localhost", free, MailSecurity.NONE, Optional.empty(), Optional.empty(), Duration.ofSeconds(1)));
            assertThat(silent.found()).contains("no answer within 1 seconds");
            assertThat(silent.isPassing()).isTrue();
        }
        SendingException down = failure(server(free, MailSecurity.NONE, null, null));
        assertThat(down.found()).contains("no connection");
        assertThat(down.isPassing()).isTrue();
    }

    @Test
    void a_server_that_goes_away_in_between_ends_it() throws Exception {
        MailServer mail = MailServer.plain();
        try (Postman postman = Postman.to(open(mail))) {
            assertThat(postman.send(letter("anna@example.org"))).isEmpty();
            mail.close();
            SendingException told =
                    catchThrowableOfType(SendingException.class, () -> postman.send(letter("bert@example.org")));
            assertThat(told.isPassing()).isTrue();
        }
    }
}
