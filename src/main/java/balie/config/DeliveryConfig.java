package balie.config;

import balie.model.Audience;
import balie.model.MailPart;
import balie.model.MailSecurity;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets the reports of a job by mail, and by which server; validated.
 *
 * @param file as shown in messages
 * @param job whose runs are sent
 * @param from address that the mails are from, with a name or without
 * @param subjectPrefix what stands before the title in the subject; may be empty
 * @param audiences those who get a mail, each at least by one address
 * @param limit the most bytes that a mail may have, as it is sent
 * @param receipts folder in which is kept who got what
 */
public record DeliveryConfig(
        String file,
        String job,
        Server server,
        String from,
        String subjectPrefix,
        Map<Audience, Recipients> audiences,
        long limit,
        String receipts) {

    /**
     * A server of mail.
     *
     * @param login empty: it wants none
     * @param trust file of certificates in PEM that are trusted in place of those that Java knows
     * @param timeout how long one answer may take
     */
    public record Server(
            String host,
            int port,
            MailSecurity security,
            Optional<Login> login,
            Optional<String> trust,
            Duration timeout) {}

    /**
     * How to log in.
     *
     * @param variable of the environment that has the password
     */
    public record Login(String user, String variable) {}

    /**
     * Who gets the mail of an audience.
     *
     * @param to addresses, each once
     * @param attach what of the report
     */
    public record Recipients(List<String> to, List<MailPart> attach) {
        public Recipients {
            to = List.copyOf(to);
            attach = List.copyOf(attach);
        }
    }

    public DeliveryConfig {
        Map<Audience, Recipients> copy = new EnumMap<>(Audience.class);
        copy.putAll(audiences);
        audiences = Collections.unmodifiableMap(copy);
    }
}
