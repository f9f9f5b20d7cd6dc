package balie.mail;

import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LetterTest {

    private static final Instant AT = Instant.parse("2026-11-16T06:00:00Z");
    private static final byte[] FILE = {1, 2, 3, '\n', 0, (byte) 255};

    private static Letter letter(String subject, String id, Instant at) {
        return new Letter(
                "Balie <balie@example.org>",
                "anna@example.org",
                subject,
                "nl",
                "Eén regel.\n.\nFrom hier\n",
                "<p>Eén regel.</p>",
                List.of(new Attachment("balie.pdf", "application/pdf", FILE)),
                id,
                at);
    }

    private static MimeMessage read(Letter letter) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(letter.bytes()));
    }

    @Test
    void says_what_it_is_in_both_ways_and_carries_the_file() throws Exception {
        MimeMessage read = read(letter("Balie voor training – façade", "1@example.org", AT));

        assertThat(read.getSubject()).isEqualTo("Balie voor training – façade");
        assertThat(read.getMessageID()).isEqualTo("<1@example.org>");
        assertThat(read.getSentDate()).isEqualTo(java.util.Date.from(AT));
        assertThat(read.getAllRecipients()).extracting(Object::toString).containsExactly("anna@example.org");
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        Multipart all = (Multipart) read.getContent();
        Multipart texts = (Multipart) all.getBodyPart(0).getContent();
        assertThat(all.getContentType()).startsWith("multipart/mixed");
        assertThat(texts.getContentType()).startsWith("multipart/alternative");
        assertThat(texts.getBodyPart(0).getContent()).isEqualTo("Eén regel.\r\n.\r\nFrom hier\r\n");
        assertThat(texts.getBodyPart(1).getContentType()).containsIgnoringCase("text/html");
        assertThat(texts.getBodyPart(1).getContent()).isEqualTo("<p>Eén regel.</p>");
        Part file = all.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("balie.pdf");
        assertThat(file.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(FILE);
    }

    @Test
    void the_same_letter_has_the_same_bytes_but_for_date_and_id() {
        assertThat(letter("a", "1@example.org", AT).bytes())
                .isEqualTo(letter("a", "1@example.org", AT).bytes());
        String other =
                new String(letter("a", "2@example.org", AT.plusSeconds(9)).bytes(), StandardCharsets.UTF_8);
        String one = new String(letter("a", "1@example.org", AT).bytes(), StandardCharsets.UTF_8);
        assertThat(other).isNotEqualTo(one);
        assertThat(other.replaceAll("(?m)^(Date|Message-ID): .*$", ""))
                .isEqualTo(one.replaceAll("(?m)^(Date|Message-ID): .*$", ""));
    }

    @Test
    void nothing_becomes_a_header_of_its_own() throws Exception {
        assertThatThrownBy(() -> letter("a\r\nBcc: everybody@example.org", "1@example.org", AT))
                .isInstanceOf(IllegalArgumentException.class);
        String long46 = "Balie ".repeat(60) + "Bcc: everybody@example.org";
        MimeMessage read = read(letter(long46, "1@example.org", AT));
        assertThat(read.getHeader("Bcc")).isNull();
        assertThat(read.getSubject()).isEqualTo(long46);
        assertThat(new String(letter(long46, "1@example.org", AT).bytes(), StandardCharsets.UTF_8).lines())
                .allMatch(line -> line.length() <= 998);
    }
}
