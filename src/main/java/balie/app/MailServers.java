package balie.app;

import balie.config.DeliveryConfig;
import balie.issue.Problems;
import balie.mail.Server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** A server of mail as the file of recipients names it, with the password out of the environment and certificates out of their file. */
final class MailServers {

    private MailServers() {}

    /** Notes what of it can not be used. */
    static Server of(DeliveryConfig config, Surroundings surroundings, Problems problems) {
        DeliveryConfig.Server named = config.server();
        Optional<Server.Login> login = named.login().flatMap(l -> {
            String password = surroundings.environment().apply(l.variable());
            if (password == null || password.isEmpty()) {
                problems.add(
                        config.file(),
                        0,
                        "the variable " + l.variable() + ", which 'password-from' names, is not set",
                        "Set it in the environment of this command to the password of " + l.user() + ".");
                return Optional.empty();
            }
            return Optional.of(new Server.Login(l.user(), password));
        });
        return new Server(
                named.host(),
                named.port(),
                named.security(),
                login,
                named.trust().flatMap(file -> trust(file, config, surroundings, problems)),
                named.timeout());
    }

    private static Optional<KeyStore> trust(
            String file, DeliveryConfig config, Surroundings surroundings, Problems problems) {
        try (InputStream in = Files.newInputStream(surroundings.base().resolve(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("c" + number++, each);
            }
            if (number > 0) {
                return Optional.of(store);
            }
            problems.add(
                    config.file(), 0, "'trust' names " + file + ", which holds no certificate", "Give a file in PEM.");
        } catch (IOException | GeneralSecurityException e) {
            problems.add(
                    config.file(),
                    0,
                    "the certificates in " + file + ", which 'trust' names, can not be read",
                    "Give a file in PEM, -----BEGIN CERTIFICATE----- and so on; paths count from where you run.");
        }
        return Optional.empty();
    }
}
