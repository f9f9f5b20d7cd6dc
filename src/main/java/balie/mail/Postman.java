package balie.mail;

import balie.model.MailSecurity;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** One conversation with a server of mail, letter by letter. */
public final class Postman implements AutoCloseable {

    /** How a server's answer begins: three digits, of which the first says whether trying again helps. */
    private static final Pattern CODE = Pattern.compile("^\\s*([245]\\d\\d)\\b");

    private static final int PERMANENT = 500;
    private static final int SERVICE_ENDS = 421;
    private static final int MOST_CHARACTERS = 300;

    private final Session session;
    private final Transport transport;
    private final Server server;

    private Postman(Session session, Transport transport, Server server) {
        this.session = session;
        this.transport = transport;
        this.server = server;
    }

    /**
     * Connects, makes the connection safe and logs in, as the server's settings say.
     *
     * @throws SendingException if that can not be done; nothing was sent
     */
    public static Postman to(Server server) throws SendingException {
        Session session = Session.getInstance(properties(server));
        try {
            Transport transport = session.getTransport("smtp");
            Optional<Server.Login> login = server.login();
            transport.connect(
                    server.host(),
                    server.port(),
                    login.map(Server.Login::user).orElse(null),
                    login.map(Server.Login::password).orElse(null));
            return new Postman(session, transport, server);
        } catch (MessagingException e) {
            throw whyNot(server, e);
        }
    }

    private static Properties properties(Server server) {
        Properties all = new Properties();
        String millis = Long.toString(server.timeout().toMillis());
        // Without these a server that says nothing would hold us for ever.
        all.put("mail.smtp.connectiontimeout", millis);
        all.put("mail.smtp.timeout", millis);
        all.put("mail.smtp.writetimeout", millis);
        all.put("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        boolean startTls = server.security() == MailSecurity.STARTTLS;
        all.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        all.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        all.put("mail.smtp.ssl.enable", Boolean.toString(server.security() == MailSecurity.TLS));
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        server.trust().ifPresent(trust -> all.put("mail.smtp.ssl.socketFactory", sockets(trust)));
        return all;
    }

    private static SSLSocketFactory sockets(KeyStore trust) {
        try {
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /**
     * Sends a letter.
     *
     * @return empty if the server took it; else what it answered, and the next letter can be sent
     * @throws SendingException if the server can not be spoken with any more, or takes none of our letters
     */
    public Optional<Refusal> send(Letter letter) throws SendingException {
        try {
            MimeMessage message = letter.message(session);
            transport.sendMessage(message, message.getAllRecipients());
            return Optional.empty();
        } catch (MessagingException e) {
            Optional<Refusal> refusal = refusal(e);
            if (refusal.isEmpty()) {
                throw whyNot(server, e);
            }
            return refusal;
        }
    }

    /** What the server answered of a letter; empty: it is no answer that is about one letter. */
    private static Optional<Refusal> refusal(MessagingException failure) throws SendingException {
        for (@Nullable Exception each = failure; each instanceof MessagingException m; each = m.getNextException()) {
            if (each instanceof SMTPAddressFailedException address) {
                return answered(address.getReturnCode(), address);
            }
            if (each instanceof SMTPSenderFailedException sender) {
                throw new SendingException(
                        "the server takes no mail from this address: " + said(sender),
                        "Correct 'from', or log in as whoever may send from it.",
                        sender.getReturnCode() < PERMANENT,
                        sender);
            }
        }
        return failure instanceof SMTPSendFailedException send
                ? answered(send.getReturnCode(), send)
                : Optional.empty();
    }

    private static Optional<Refusal> answered(int code, MessagingException answer) {
        // A server that says it ends the conversation, or nothing, has no answer to this letter.
        return code == SERVICE_ENDS || code < 0
                ? Optional.empty()
                : Optional.of(new Refusal(said(answer), code < PERMANENT));
    }

    private static SendingException whyNot(Server server, MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            boolean passing = code(said(e)).stream().anyMatch(code -> code < PERMANENT);
            return new SendingException(
                    "the login was refused: " + said(e),
                    "Check 'user' and the password in the variable that 'password-from' names. Some servers want a password made"
                            + " for programs, or have to be told to take logins for mail at all.",
                    passing,
                    e);
        }
        if (cause(e, UnknownHostException.class)) {
            return new SendingException(
                    "there is no server of that name, or names can not be looked up now",
                    "Check 'host', and the network of this machine.",
                    true,
                    e);
        }
        if (cause(e, SocketTimeoutException.class)) {
            return new SendingException(
                    "no answer within " + server.timeout().toSeconds() + " seconds",
                    "Check 'port' and 'security' (tls is spoken on another port than starttls), or try again later.",
                    true,
                    e);
        }
        if (cause(e, SSLException.class) || cause(e, GeneralSecurityException.class)) {
            return new SendingException(
                    "the connection can not be made safe: " + said(deepest(e)),
                    "Check 'host' against the name in the server's certificate, 'port' and 'security'. A certificate of your own"
                            + " house goes into a file that 'trust' names.",
                    false,
                    e);
        }
        if (e instanceof MailConnectException) {
            return new SendingException(
                    "no connection: " + said(deepest(e)), "Check 'host' and 'port', or try again later.", true, e);
        }
        if (said(e).contains("STARTTLS")) {
            return new SendingException(
                    "the server offers no safe connection (STARTTLS)",
                    "Use the port for which it does, or security: tls; security: none only for a server in your own network.",
                    false,
                    e);
        }
        return new SendingException("the conversation broke off: " + said(e), "Try again later.", true, e);
    }

    private static OptionalInt code(String answer) {
        Matcher code = CODE.matcher(answer);
        return code.find() ? OptionalInt.of(Integer.parseInt(code.group(1))) : OptionalInt.empty();
    }

    private static boolean cause(Throwable failure, Class<? extends Throwable> kind) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    /** What a failure or an answer says, on one line, not longer than is read. */
    private static String said(Throwable failure) {
        String line = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    }

    /** Says goodbye. */
    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // All letters were taken or not by then; a server that does not hear goodbye changes nothing.
            return;
        }
    }
}
