package balie.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Exports that hold a person in every field, odd places included, and the tokens by which each is found again. Persons are invented;
 * their account numbers, cards and citizen numbers pass their checks and belong to nobody.
 */
final class HostileExport {

    static final int PERSONS = 420;

    /** Those whose rows can not be read. */
    private static final int QUARANTINED_FROM = 300;

    private static final int OF_ZENDESK_FROM = 340;

    private static final List<String> HEADS = List.of(
            "Bram", "Told", "Krev", "Zwin", "Plom", "Grist", "Velt", "Snoer", "Dolk", "Wemp", "Jurk", "Fluit", "Knar",
            "Prag", "Spoel", "Trem", "Vlerk", "Zomp", "Quist", "Harr", "Lunt");
    private static final List<String> TAILS = List.of(
            "ovink",
            "erzaal",
            "umstra",
            "akkerd",
            "ingvoort",
            "eldonk",
            "oirsma",
            "uysveen",
            "aldijck",
            "ebroekx",
            "onkhuis",
            "iersum",
            "otterlo",
            "amshorn",
            "elshout",
            "urgeest",
            "apelle",
            "oordwijk",
            "enkamer",
            "ijsterd");
    private static final List<String> FIRST_NAMES = List.of("Jan", "Karin", "Piet", "Sophie", "Willem", "James");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 21);
    private static final int DAYS = 57;

    /** Somebody, and all by which they are known. */
    record Person(
            int number,
            String first,
            String last,
            String phone,
            String mail,
            String iban,
            String card,
            String bsn,
            String street,
            String postcode,
            String order,
            String customer) {

        static Person of(int i) {
            String last = HEADS.get(i % HEADS.size()) + TAILS.get(i / HEADS.size());
            String first = FIRST_NAMES.get(i % FIRST_NAMES.size());
            return new Person(
                    i,
                    first,
                    last,
                    "06-2" + String.format(Locale.ROOT, "%07d", 1_350_017 + 9_973 * i),
                    last.toLowerCase(Locale.ROOT) + "@voorbeeld.example",
                    InventedNumbers.account(4_000_000 + 7_919L * i),
                    InventedNumbers.card("400000" + String.format(Locale.ROOT, "%09d", 31_337_000 + 611L * i)),
                    InventedNumbers.citizen(12_345_600 + 37 * i),
                    HEADS.get((i + 7) % HEADS.size()) + TAILS.get(i / HEADS.size()) + "straat " + (100 + i),
                    (1100 + 17 * i) + " " + List.of("XK", "BT", "LP", "GR").get(i % 4),
                    "LW" + (700_001 + 131 * i),
                    "KL-" + (5_500_123 + 271 * i));
        }

        /** What is found again. A first name alone is a word of many texts. */
        List<String> tokens() {
            return List.of(
                    last, phone, phone.replace("-", ""), mail, iban, card, bsn, street, postcode, order, customer);
        }

        String lady() {
            return "mevr. " + last + " " + phone;
        }
    }

    private final Path folder;
    private final List<Person> persons = new ArrayList<>();
    private final Set<String> placeTokens = new LinkedHashSet<>();

    HostileExport(Path folder) {
        this.folder = folder;
        for (int i = 0; i < PERSONS; i++) {
            persons.add(Person.of(i));
        }
    }

    /** What nobody may find in what is for readers: of all persons in fields of files. */
    Set<String> tokens() {
        Set<String> tokens = new LinkedHashSet<>();
        persons.forEach(p -> tokens.addAll(p.tokens()));
        return tokens;
    }

    /** Of those whose rows can not be read, what stood in the field at fault. */
    Set<String> quarantinedTokens() {
        Set<String> tokens = new LinkedHashSet<>();
        persons.subList(QUARANTINED_FROM, OF_ZENDESK_FROM).forEach(p -> tokens.addAll(List.of(p.last(), p.phone())));
        return tokens;
    }

    /** Of the names of files and folders: who runs the job has to find those. */
    Set<String> placeTokens() {
        return placeTokens;
    }

    /** A name that nothing around it proves, in one customer's text. */
    String bareName() {
        return persons.get(11).last();
    }

    void write() throws IOException {
        Person folderOf = Person.of(PERSONS - 1);
        placeTokens.addAll(List.of("Ouwerkamp", "0628887766", "Zijlsterveld", "0627776655"));
        Path exports = folder.resolve("klachten mevr. Zijlsterveld 0627776655");
        Files.createDirectories(exports);
        Files.writeString(exports.resolve("register_Jan_Ouwerkamp_0628887766.csv"), register(folderOf));
        Files.writeString(exports.resolve("tickets_Jan_Ouwerkamp_0628887766.jsonl"), zendesk());
        Files.writeString(folder.resolve("no-header.csv"), withoutHeader());
        Files.writeString(folder.resolve("customers.csv"), customers());
        Files.writeString(folder.resolve("specialists.csv"), specialists());
        Files.writeString(folder.resolve("calendar.csv"), calendar());
        Files.writeString(folder.resolve("customer-base.csv"), base());
        Path knowledge = folder.resolve("knowledge");
        Files.createDirectories(knowledge);
        for (int i = 0; i < 3; i++) {
            Person p = persons.get(20 + i);
            Files.writeString(
                    knowledge.resolve("antwoord_mevr. " + p.last() + "_" + p.phone() + ".md"),
                    "# Antwoord voor mevr. " + p.last() + ", " + p.phone() + "\n\nWaar blijft mijn pakket? Mail "
                            + p.mail() + " en bel " + p.phone() + ".\n");
        }
        job("job.yaml", 60, "klachten mevr. Zijlsterveld 0627776655/*.csv");
        job("strict.yaml", 1, "klachten mevr. Zijlsterveld 0627776655/*.csv");
        String job = Files.readString(folder.resolve("job.yaml"));
        Files.writeString(
                folder.resolve("short.yaml"),
                job.replaceAll("(?s)metrics:.*?reports:", "metrics: [volume, customer_profiles]\nreports:"));
        job("no-header.yaml", 60, "no-header.csv");
    }

    private void job(String name, int lost, String register) throws IOException {
        String job = Files.readString(Path.of("jobs/weekly.yaml"));
        String metrics = job.substring(job.indexOf("metrics:"), job.indexOf("reports:"));
        Files.writeString(folder.resolve(name), """
                zone: Europe/Amsterdam
                sources:
                  - mapping: desk-register-nl
                    name: phone
                    files: "%s"
                  - mapping: zendesk-json
                    name: zendesk
                    files: "klachten*/*.jsonl"
                reference:
                  customers: customers.csv
                  specialists: specialists.csv
                  calendar: calendar.csv
                  knowledge: knowledge
                  customer-base: customer-base.csv
                %sreports: [training, marketing]
                privacy: {minimum: 5}
                quality: {max-quarantined-percent: %d, reliable-from: 20}
                store: store
                """.formatted(register, metrics, lost));
    }

    /** The book of a desk; behind its columns one more, whose name is a person. */
    private String register(Person odd) {
        StringBuilder csv =
                new StringBuilder("\uFEFFNr;Datum;Tijd;In/uit;Kanaal;Klantnr;Soort contact;Aard;Product;Rubriek;"
                        + "Vraag;Medewerker;Team;Status;Afgehandeld op;In 1x opgelost;Doorverbonden naar;Tel "
                        + odd.lady() + "\n");
        int nr = 0;
        for (int round = 0; round < 2; round++) {
            for (Person p : persons.subList(0, OF_ZENDESK_FROM)) {
                csv.append(registered(p, nr++, round)).append('\n');
            }
        }
        Traps.records(nr, FIRST_DAY.plusDays(DAYS - 7))
                .forEach(record -> csv.append(record).append('\n'));
        return csv.toString();
    }

    private String registered(Person p, int nr, int round) {
        boolean bad = p.number() >= QUARANTINED_FROM;
        LocalDate day = FIRST_DAY.plusDays((nr * 7L) % DAYS);
        Person often = persons.get(0);
        // One in three: a value that comes often enough to be shown as it stands.
        String category = nr % 3 == 0 ? "Bezorging " + often.lady() : nr % 3 == 1 ? "Klacht " + p.lady() : p.last();
        String product = nr % 2 == 0 ? product() : p.first() + p.last();
        String team = nr % 4 == 0 ? "Team van dhr. " + often.last() : nr % 4 == 1 ? p.last() : "Eerste lijn";
        String agent = persons.get(nr % 6).last();
        String status = bad && nr % 2 == 0 ? "gebeld door " + p.lady() : "Afgehandeld";
        String channel = bad && nr % 2 == 1 ? p.last() + " " + p.phone() : "tel";
        return String.join(
                ";",
                p.last() + "-" + nr,
                day.format(DAY),
                "10:" + (10 + nr % 50),
                "in",
                channel,
                round == 0 ? p.mail() : p.customer(),
                nr % 4 == 0 ? "vraag" : "klacht",
                "technisch",
                product,
                category,
                '"' + text(p, nr) + '"',
                agent,
                team,
                status,
                day.format(DAY) + " 16:00",
                "J",
                "",
                p.lady() + " " + p.iban());
    }

    private String text(Person p, int nr) {
        if (p.number() == 11) {
            return "De monteur " + p.last() + " was te laat met mijn wasmachine in de Randstad";
        }
        return switch (nr % 6) {
            case 0 ->
                "Mijn naam is " + p.first() + " " + p.last() + ". Waar blijft mijn pakket? Bel " + p.phone()
                        + " of mail " + p.mail() + ".";
            case 1 ->
                "Bestelling " + p.order() + " is nog niet binnen, klantnummer " + p.customer() + ". Wanneer komt het?";
            case 2 -> "Geld terug op " + p.iban() + " graag, ik betaalde met kaart " + p.card() + ".";
            case 3 -> "Mijn BSN is " + p.bsn() + ", waarom vraagt u dat? Groeten mevrouw " + p.last();
            case 4 -> "Kan de monteur naar " + p.street() + ", " + p.postcode() + " Utrecht komen?";
            default ->
                "Where is order " + p.order() + "? My name is " + p.first() + " " + p.last() + ", call " + p.phone();
        };
    }

    private String zendesk() {
        ObjectMapper mapper = new ObjectMapper();
        StringBuilder lines = new StringBuilder();
        int id = 0;
        for (Person p : persons.subList(OF_ZENDESK_FROM, PERSONS)) {
            ObjectNode ticket = mapper.createObjectNode();
            LocalDateTime at = FIRST_DAY.plusDays((id * 5L) % DAYS).atTime(9, id % 60);
            ObjectNode fields = ticket.putObject("ticket");
            fields.put("id", p.last() + id);
            fields.put("created_at", at + ":00Z").put("updated_at", at.plusHours(3) + ":00Z");
            fields.put("status", id % 20 == 0 ? "gesloten door " + p.lady() : "solved");
            fields.putObject("via").put("channel", "email");
            fields.put("subject", "Klacht van " + p.lady());
            fields.put("description", text(p, id) + "\n\nMet vriendelijke groet,\n" + p.first() + " " + p.last());
            fields.putObject("requester")
                    .put("external_id", p.customer())
                    .put("name", p.first() + " " + p.last())
                    .put("locale", id % 2 == 0 ? "nl" : "taal van " + p.last());
            fields.putArray("tags").add(p.last()).add(p.phone());
            lines.append(ticket).append('\n');
            id++;
        }
        return lines.toString();
    }

    /** Rows without a line of names above them. */
    private String withoutHeader() {
        StringBuilder csv = new StringBuilder();
        for (Person p : persons.subList(0, 20)) {
            csv.append(String.join(";", p.first() + " " + p.last(), p.phone(), p.mail(), p.iban()))
                    .append('\n');
        }
        return csv.toString();
    }

    private String customers() {
        StringBuilder csv = new StringBuilder("customer_id,customer_type,region,language,objects_to_marketing\n");
        for (Person p : persons) {
            String region = p.number() % 2 == 0 ? "Bij " + persons.get(1).lady() : p.street() + " " + p.postcode();
            String row = ",consumer,\"" + region + "\"," + (p.number() % 5 == 0 ? p.last() : "nl") + ","
                    + (p.number() % 7 == 0 ? "yes" : "no") + "\n";
            csv.append(p.mail()).append(row).append(p.customer()).append(row);
        }
        return csv.toString();
    }

    private String specialists() {
        StringBuilder csv = new StringBuilder("specialist_id,team,started_on,training_finished_on,certificates,role\n");
        for (Person p : persons.subList(0, 6)) {
            csv.append(p.last())
                    .append(",Team van ")
                    .append(p.lady())
                    .append(",2026-01-05,2026-10-1")
                    .append(p.number())
                    .append(",bewijs van ")
                    .append(p.lady())
                    .append(",rol van ")
                    .append(p.lady())
                    .append('\n');
        }
        return csv.toString();
    }

    /** Of many contacts. */
    private String product() {
        Person often = persons.get(0);
        return "Warmo van order " + often.order() + " van klant " + often.customer();
    }

    private String calendar() {
        Person p = persons.get(2);
        String product = product();
        return "date,kind,name,product,audience\n"
                + "2026-10-19,campaign,Actie van " + p.lady() + "," + product + ",consumer\n"
                + "2026-10-16,briefing,Actie van " + p.lady() + "," + product + ",desk\n"
                + "2026-10-20,offer,Aanbod bij " + p.street() + "," + product + ",all\n"
                + "2026-10-21,release,Voor " + p.mail() + "," + product + ",all\n"
                + "2026-10-23,offer,<script>window.pwned=1</script>," + product + ",all\n"
                + "2026-10-22,training,Cursus van " + p.lady() + ",,desk\n";
    }

    private String base() {
        return "product,customer_type,customers\n" + product() + ",consumer,2100\n";
    }

    /** All files of the exports, as they were written. */
    Collection<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !f.startsWith(folder.resolve("store")) && !f.startsWith(folder.resolve("keys")))
                    .toList();
        }
    }

    /** All bytes of the exports. */
    String raw() throws IOException {
        StringBuilder raw = new StringBuilder();
        for (Path file : files()) {
            raw.append(folder.relativize(file)).append('\n').append(Files.readString(file, StandardCharsets.UTF_8));
        }
        return raw.toString();
    }
}
