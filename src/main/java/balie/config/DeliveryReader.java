package balie.config;

import balie.config.DeliveryConfig.Login;
import balie.config.DeliveryConfig.Recipients;
import balie.config.DeliveryConfig.Server;
import balie.issue.Problems;
import balie.model.Audience;
import balie.model.MailPart;
import balie.model.MailSecurity;
import balie.model.Term;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads who gets reports by mail. The keys are described in jobs/README.md. */
public final class DeliveryReader {

    private static final List<MailPart> USUAL_PARTS = List.of(MailPart.PDF);
    private static final String USUAL_RECEIPTS = "reports/deliveries";
    private static final int USUAL_LIMIT = 10;
    private static final int MOST_LIMIT = 150;
    private static final int BYTES_OF_MB = 1_000_000;
    private static final int USUAL_TIMEOUT = 60;
    private static final int MOST_TIMEOUT = 600;
    private static final int MOST_PORT = 65_535;

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+");

    private static final String ENDING = "delivery.yaml";

    private DeliveryReader() {}

    /** Whether a file among the jobs says who gets reports: {@code delivery.yaml}, or {@code <name>.delivery.yaml}. */
    public static boolean isDelivery(String fileName) {
        return fileName.equals(ENDING) || fileName.endsWith("." + ENDING);
    }

    /**
     * What can be read of it; with problems it must not be used.
     *
     * @return empty if nothing of it can be read
     */
    public static Optional<DeliveryConfig> read(String file, String yaml, Problems problems) {
        return YamlNode.parse(file, yaml, problems).map(root -> delivery(file, root));
    }

    private static DeliveryConfig delivery(String file, YamlMap root) {
        String job = root.need("job", "Name the job whose reports are sent, for example job: weekly.")
                .flatMap(DeliveryReader::job)
                .orElse("");
        Server server = root.need(
                        "server", "Say by which server mails are sent, at least server: {host: smtp.example.org}.")
                .flatMap(n -> n.asMap("'server'"))
                .map(DeliveryReader::server)
                .orElse(new Server(
                        "", 0, MailSecurity.STARTTLS, Optional.empty(), Optional.empty(), Duration.ofSeconds(1)));
        String from = root.need("from", "Give the address that the mails are from.")
                .flatMap(n -> n.asText("'from'").filter(text -> isAddress(n, text, true)))
                .orElse("");
        String prefix =
                root.get("subject-prefix").flatMap(DeliveryReader::oneLine).orElse("");
        List<MailPart> attach = attach(root).orElse(USUAL_PARTS);
        Map<Audience, Recipients> audiences = root.need(
                        "audiences",
                        "List the addresses for training, marketing or both, for example audiences: {training: [anna@example.org]}.")
                .flatMap(n -> n.asMap("'audiences'"))
                .map(map -> audiences(map, attach))
                .orElse(Map.of());
        int limit = root.get("limit-mb")
                .flatMap(n -> n.asCount("'limit-mb'", 1, MOST_LIMIT))
                .orElse(USUAL_LIMIT);
        String receipts = root.text("receipts").orElse(USUAL_RECEIPTS);
        root.finish();
        return new DeliveryConfig(file, job, server, from, prefix, audiences, (long) limit * BYTES_OF_MB, receipts);
    }

    private static Optional<String> job(YamlNode node) {
        return node.asText("'job'").filter(name -> {
            if (!Names.fits(name)) {
                node.problem("no job can be called '" + name + "'", "Give the name of its file without .yaml.");
            }
            return Names.fits(name);
        });
    }

    private static Server server(YamlMap map) {
        String host = map.need("host", "Name the server, for example host: smtp.example.org.")
                .flatMap(n -> n.asText("'host'").filter(text -> {
                    boolean fits = HOST.matcher(text).matches();
                    if (!fits) {
                        n.problem(
                                "'host' is '" + text + "'",
                                "Write the name of the server alone, such as smtp.example.org; the port has a key of its own.");
                    }
                    return fits;
                }))
                .orElse("");
        MailSecurity security = map.oneOf("security", Term.codes(MailSecurity.values()))
                .map(code -> MailSecurity.valueOf(code.toUpperCase(Locale.ROOT)))
                .orElse(MailSecurity.STARTTLS);
        int port =
                map.get("port").flatMap(n -> n.asCount("'port'", 1, MOST_PORT)).orElse(usualPort(security));
        Optional<Login> login = login(map, security);
        Optional<String> trust = map.text("trust");
        int timeout = map.get("timeout-seconds")
                .flatMap(n -> n.asCount("'timeout-seconds'", 1, MOST_TIMEOUT))
                .orElse(USUAL_TIMEOUT);
        map.get("password")
                .ifPresent(n -> n.problem(
                        "a password stands in the file",
                        "Take it out, since files are copied and kept. Put it into a variable of the environment and name that:"
                                + " password-from: BALIE_SMTP_PASSWORD."));
        map.finish();
        return new Server(host, port, security, login, trust, Duration.ofSeconds(timeout));
    }

    /** Where mail is handed in. */
    private static int usualPort(MailSecurity security) {
        return switch (security) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case NONE -> 25;
        };
    }

    private static Optional<Login> login(YamlMap map, MailSecurity security) {
        Optional<String> user = map.text("user");
        Optional<String> variable = map.get("password-from")
                .flatMap(n -> n.asText("'password-from'").filter(text -> {
                    boolean fits = VARIABLE.matcher(text).matches();
                    if (!fits) {
                        // It may be the password itself.
                        n.problem(
                                "'password-from' is no name of a variable",
                                "Name the variable of the environment that has the password, such as BALIE_SMTP_PASSWORD;"
                                        + " not the password.");
                    }
                    return fits;
                }));
        if (user.isPresent() != map.get("password-from").isPresent()) {
            map.problem(
                    user.isPresent()
                            ? "there is a 'user' and no 'password-from'"
                            : "there is a 'password-from' and no 'user'",
                    "Give both, or neither where the server wants no login.");
        }
        if (user.isPresent() && security == MailSecurity.NONE) {
            map.problem(
                    "a login over a connection that is not protected: the password could be read on its way",
                    "Use security: starttls or tls, or a server that wants no login.");
        }
        return user.flatMap(u -> variable.map(v -> new Login(u, v)));
    }

    private static Map<Audience, Recipients> audiences(YamlMap map, List<MailPart> usual) {
        Map<Audience, Recipients> all = new EnumMap<>(Audience.class);
        for (Audience audience : Audience.values()) {
            map.get(audience.code()).ifPresent(node -> {
                if (node.isMap()) {
                    node.asMap(audience.code()).ifPresent(inner -> {
                        List<String> to = inner.need("to", "List the addresses.")
                                .map(DeliveryReader::addresses)
                                .orElse(List.of());
                        all.put(audience, new Recipients(to, attach(inner).orElse(usual)));
                        inner.finish();
                    });
                } else {
                    all.put(audience, new Recipients(addresses(node), usual));
                }
            });
        }
        map.finish();
        if (all.isEmpty()) {
            map.problem("nobody gets a mail", "List addresses for training, marketing or both.");
        }
        return all;
    }

    private static Optional<List<MailPart>> attach(YamlMap map) {
        return map.get("attach").map(node -> {
            List<String> known = Term.codes(MailPart.values());
            return new KnownNames("attach", known)
                    .list(node).stream()
                            .map(code -> MailPart.valueOf(code.toUpperCase(Locale.ROOT)))
                            .toList();
        });
    }

    private static List<String> addresses(YamlNode node) {
        if (node.isEmptyList()) {
            node.problem("a list of addresses is empty", "Put at least one in it, or leave the audience out.");
        }
        Set<String> seen = new HashSet<>();
        List<String> addresses = new ArrayList<>();
        for (String address : node.asElements(
                "an address",
                n -> n.asText("an address").filter(text -> isAddress(n, text, false) && isNew(n, text, seen)))) {
            addresses.add(address);
        }
        return addresses;
    }

    private static boolean isNew(YamlNode node, String address, Set<String> seen) {
        boolean added = seen.add(address.toLowerCase(Locale.ROOT));
        if (!added) {
            node.problem("'" + address + "' is listed twice", "Take one out.");
        }
        return added;
    }

    private static Optional<String> oneLine(YamlNode node) {
        return node.asText("'subject-prefix'").filter(text -> {
            boolean fits = text.codePoints().noneMatch(Character::isISOControl);
            if (!fits) {
                node.problem("'subject-prefix' has more than one line", "Write it on one line.");
            }
            return fits;
        });
    }

    /**
     * @param named whether a name may stand before it, as in {@code Balie <balie@example.org>}
     */
    private static boolean isAddress(YamlNode node, String text, boolean named) {
        String why = wrong(text, named);
        if (!why.isEmpty()) {
            node.problem(
                    "'"
                            + text.codePoints()
                                    .filter(c -> !Character.isISOControl(c))
                                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            + "' is no address of mail: " + why,
                    named
                            ? "Write it as balie@example.org or Balie <balie@example.org>."
                            : "Write one address, as anna@example.org.");
        }
        return why.isEmpty();
    }

    /** What is wrong with it; empty: nothing. */
    private static String wrong(String text, boolean named) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return "it holds characters that are not for print";
        }
        InternetAddress[] parsed;
        try {
            parsed = InternetAddress.parse(text, true);
            if (parsed.length != 1) {
                return parsed.length == 0 ? "it is empty" : "these are several";
            }
            parsed[0].validate();
        } catch (AddressException e) {
            return String.valueOf(e.getMessage());
        }
        String plain = parsed[0].getAddress();
        if (parsed[0].isGroup() || plain.indexOf('@') <= 0 || plain.endsWith("@")) {
            return "there must be a name, an @ and a domain";
        }
        if (!plain.chars().allMatch(c -> c < 128)) {
            return "it has letters beyond ASCII; write its domain as servers do (xn--...)";
        }
        return named || plain.equals(text) ? "" : "it must be the address alone";
    }
}
