package balie.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import org.apache.commons.codec.digest.DigestUtils;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/**
 * A mail to one person. The same letter gives the same bytes, whenever it is made; only what is said of its sending, date and id, is the
 * caller's.
 *
 * @param from address with a name or without
 * @param to one address
 * @param subject on one line, whatever stands in it
 * @param language of the texts, its code
 * @param text of the letter, lines with a line feed behind each
 * @param html the same for those whose program shows it
 * @param files that go with it
 * @param id of its own, without brackets: {@code x@example.org}
 * @param sent when it is sent
 */
public record Letter(
        String from,
        String to,
        String subject,
        String language,
        String text,
        String html,
        List<Attachment> files,
        String id,
        Instant sent) {

    private static final String UTF_8 = "UTF-8";

    /** Texts are printable in any mail server's eyes, whatever their language. */
    private static final String QUOTED = "quoted-printable";

    private static final int BOUNDARY = 24;

    public Letter {
        files = List.copyOf(files);
        // What looks like another header must never become one; who makes a letter has to see to its subject before.
        for (String header : List.of(from, to, subject, id)) {
            if (header.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a header of a mail must be one line without control characters");
            }
        }
    }

    /** What is the same for all who get it: what it says and what goes with it. */
    public String contentSha256() {
        StringBuilder all = new StringBuilder(subject)
                .append('\n')
                .append(language)
                .append('\n')
                .append(text)
                .append('\n')
                .append(html);
        files.forEach(f -> all.append('\n').append(f.name()).append(' ').append(DigestUtils.sha256Hex(f.bytes())));
        return DigestUtils.sha256Hex(all.toString());
    }

    /** As it is sent: a file of this can be opened by programs for mail. */
    public byte[] bytes() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            message(Session.getInstance(new Properties())).writeTo(out);
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a letter can not be written", e);
        }
    }

    MimeMessage message(Session session) throws MessagingException {
        MimeMessage message = new WithId(session, id);
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(subject, UTF_8);
        message.setSentDate(Date.from(sent));
        message.setHeader("Content-Language", language);
        // RFC 3834: nobody's program answers that its owner is on holiday.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        MimeMultipart texts = new Parts("alternative", boundary("texts"));
        texts.addBodyPart(text(text, "plain"));
        texts.addBodyPart(text(html, "html"));
        if (files.isEmpty()) {
            message.setContent(texts);
        } else {
            MimeMultipart all = new Parts("mixed", boundary("all"));
            MimeBodyPart first = new MimeBodyPart();
            first.setContent(texts);
            all.addBodyPart(first);
            for (Attachment file : files) {
                all.addBodyPart(part(file));
            }
            message.setContent(all);
        }
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart text(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text.replace("\n", "\r\n"), UTF_8, kind);
        part.setHeader("Content-Transfer-Encoding", QUOTED);
        return part;
    }

    private static MimeBodyPart part(Attachment file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.type())));
        part.setFileName(file.name());
        part.setDisposition(Part.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** What parts the parts: by default it would hold the time. */
    private String boundary(String what) {
        return "=_balie_"
                + DigestUtils.sha256Hex((what + contentSha256()).getBytes(StandardCharsets.UTF_8))
                        .substring(0, BOUNDARY);
    }

    private static final class Parts extends MimeMultipart {
        Parts(String kind, String boundary) {
            super(kind);
            contentType = "multipart/" + kind + "; boundary=\"" + boundary + "\"";
        }
    }

    /** Keeps its id where one would be made of the time and the user's name. */
    private static final class WithId extends MimeMessage {
        private final String id;

        WithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
