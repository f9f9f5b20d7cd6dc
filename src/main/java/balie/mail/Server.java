package balie.mail;

import balie.model.MailSecurity;

import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;

/**
 * A server of mail, and how to speak with it.
 *
 * @param login empty: it wants none
 * @param trust certificates that are trusted in place of those that Java knows
 * @param timeout how long one answer may take
 */
public record Server(
        String host,
        int port,
        MailSecurity security,
        Optional<Login> login,
        Optional<KeyStore> trust,
        Duration timeout) {

    /** Who logs in, and with what. */
    public record Login(String user, String password) {
        /** A password stands in no message. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** As people know it. */
    public String shown() {
        return host + ":" + port;
    }
}
