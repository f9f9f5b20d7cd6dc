package balie.testkit;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server of mail on this machine that keeps what it takes. */
public final class MailServer implements AutoCloseable {

    public static final String USER = "balie@example.org";
    public static final String PASSWORD = "s3cret-0f-the-server";

    private static final String STORE_PASSWORD = "changeit";

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final SMTPServer server;

    /** What was taken: for whom the sender said it is, and the mail. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared or printed.
    public record Taken(List<String> to, byte[] bytes) {
        public MimeMessage message() {
            try {
                return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private MailServer(SMTPServer.Builder builder, boolean login) throws IOException {
        builder.bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(Handler::new);
        if (login) {
            builder.requireAuth()
                    .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, c) -> {
                        if (!user.equals(USER) || !password.equals(PASSWORD)) {
                            throw new LoginFailedException();
                        }
                    }));
        }
        server = builder.build();
        server.start();
    }

    /** One that takes mail from everybody. */
    public static MailServer plain() throws IOException {
        return new MailServer(new SMTPServer.Builder(), false);
    }

    /** One that takes mail over a safe connection, after a login. */
    public static MailServer safe(Certificate certificate) throws IOException, GeneralSecurityException {
        return new MailServer(
                new SMTPServer.Builder().enableTLS().requireTLS().startTlsSocketFactory(certificate.context()), true);
    }

    /** The same, safe from the first byte on. */
    public static MailServer tls(Certificate certificate) throws IOException, GeneralSecurityException {
        return new MailServer(new SMTPServer.Builder().serverSocketFactory(certificate.context()), true);
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** From now on this address is answered with a code. */
    public void refuse(String address, int code) {
        refused.put(address, code);
    }

    public void accept(String address) {
        refused.remove(address);
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {
        private final List<String> to = new CopyOnWriteArrayList<>();

        Handler(MessageContext context) {}

        @Override
        public void from(String from) throws RejectException {
            if (refused.containsKey(from)) {
                throw new RejectException(refused.get(from), "not from you");
            }
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (refused.containsKey(recipient)) {
                throw new RejectException(refused.get(recipient), "no such mailbox here");
            }
            to.add(recipient);
        }

        @Override
        public String data(InputStream data) throws RejectException {
            try {
                byte[] bytes = data.readAllBytes();
                if (refused.containsKey("DATA")) {
                    throw new RejectException(refused.get("DATA"), "message size exceeds fixed limit");
                }
                taken.add(new Taken(List.copyOf(to), bytes));
                return "queued";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void done() {}
    }

    /** A certificate of localhost that nobody vouches for, made by the JDK's own tool. */
    public record Certificate(Path keys, Path pem) {

        public static Certificate make(Path folder) throws IOException, InterruptedException {
            Path keys = folder.resolve("server.p12");
            Path pem = folder.resolve("server.pem");
            keytool(
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-validity",
                    "3650",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    keys.toString(),
                    "-storepass",
                    STORE_PASSWORD);
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "server",
                    "-keystore",
                    keys.toString(),
                    "-storepass",
                    STORE_PASSWORD,
                    "-file",
                    pem.toString());
            return new Certificate(keys, pem);
        }

        private static void keytool(String... args) throws IOException, InterruptedException {
            List<String> command = new java.util.ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
            command.addAll(List.of(args));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("keytool failed: " + command);
            }
        }

        /** What a client trusts that knows this certificate. */
        public KeyStore trusted() throws IOException, GeneralSecurityException {
            KeyStore own = KeyStore.getInstance(keys.toFile(), STORE_PASSWORD.toCharArray());
            KeyStore trust = KeyStore.getInstance(KeyStore.getDefaultType());
            trust.load(null, null);
            trust.setCertificateEntry("server", own.getCertificate("server"));
            return trust;
        }

        SSLContext context() throws IOException, GeneralSecurityException {
            KeyStore own = KeyStore.getInstance(keys.toFile(), STORE_PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(own, STORE_PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        }
    }
}
