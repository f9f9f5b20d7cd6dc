package balie.sample;

import balie.sample.SampleFile.Broken;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The books of the desk: telephone in Windows-1252, counter, post and fax in UTF-8 with a byte order mark. */
final class DeskExports {

    private static final List<String> HEADER = List.of(
            "Nr",
            "Datum",
            "Tijd",
            "In/uit",
            "Kanaal",
            "Klantnr",
            "Soort contact",
            "Aard",
            "Product",
            "Rubriek",
            "Vraag",
            "Medewerker",
            "Status",
            "Afgehandeld op",
            "In 1x opgelost",
            "Doorverbonden naar",
            "Opgezocht",
            "Stemming begin",
            "Stemming eind",
            "Aanbod gedaan",
            "Verkocht");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final Map<String, String> CHANNELS =
            Map.of("phone", "tel", "in_person", "balie", "post", "post", "fax", "fax");
    private static final Map<String, String> KINDS = Map.of(
            "question",
            "vraag",
            "complaint",
            "klacht",
            "request",
            "verzoek",
            "incident",
            "storing",
            "compliment",
            "compliment");
    private static final Map<String, String> NATURES =
            Map.of("goods", "goederen", "services", "diensten", "technical", "technisch", "other", "overig");
    private static final Map<String, String> TARGETS = Map.of(
            "",
            "",
            "specialist_team",
            "specialist",
            "colleague",
            "collega",
            "supervisor",
            "leidinggevende",
            "supplier",
            "leverancier");
    private static final int BROKEN_AFTER = 400;

    private DeskExports() {}

    static List<SampleFile> files(List<Contact> contacts) {
        List<Contact> phone =
                contacts.stream().filter(c -> c.channel().equals("phone")).toList();
        List<Contact> counter = contacts.stream()
                .filter(c -> !c.isTicket() && !c.channel().equals("phone"))
                .toList();
        ZonedDateTime first = Planted.EXPORTED_EARLIER;
        ZonedDateTime last = Planted.EXPORTED;
        List<SampleFile> files = new ArrayList<>();
        files.add(phone(
                "phone/telefoon-mei-augustus.csv",
                phone.stream().filter(c -> c.opened().isBefore(first)).toList(),
                first,
                false));
        files.add(phone(
                "phone/telefoon-augustus-november.csv",
                phone.stream()
                        .filter(c -> !c.opened().isBefore(Planted.UPDATED_SINCE) || !c.resolvedAt(first))
                        .toList(),
                last,
                true));
        files.add(counter(counter, last));
        return files;
    }

    private static SampleFile phone(String path, List<Contact> contacts, ZonedDateTime exported, boolean broken) {
        Sheet sheet = new Sheet(";", "\r\n", HEADER);
        List<Broken> marks = new ArrayList<>();
        for (int i = 0; i < contacts.size(); i++) {
            sheet.add(row(contacts.get(i), exported));
            if (broken && i == BROKEN_AFTER) {
                marks.addAll(breakPhone(sheet));
            }
        }
        return new SampleFile(path, sheet.toString(), Charset.forName("windows-1252"), sheet.records(), marks);
    }

    private static List<Broken> breakPhone(Sheet sheet) {
        return List.of(
                new Broken(
                        sheet.raw(
                                "T2690001;31-11-2026;10:12;in;tel;;vraag;overig;;delivery;pakket kwijt;S01;Afgehandeld;;J;;N;rustig;rustig;N;N"),
                        "Datum + Tijd",
                        "a day that does not exist"),
                new Broken(
                        sheet.raw(
                                "T2690002;02-09-2026;10:15;in;tel;;vraag;overig;;delivery;pakket kwijt;S01;Misschien;;J;;N;rustig;rustig;N;N"),
                        "Status",
                        "a status nobody knows"),
                new Broken(
                        sheet.raw(
                                ";02-09-2026;10:20;in;tel;;vraag;overig;;delivery;pakket kwijt;S01;Afgehandeld;;J;;N;rustig;rustig;N;N"),
                        "Nr",
                        "no number"),
                new Broken(
                        sheet.raw(
                                "T2690004;02-09-2026;10:25;in;tel;;vraag;overig;;delivery;pakket kwijt; stond voor de deur;S01;Afgehandeld;;J;;N;rustig;rustig;N;N"),
                        "",
                        "a semicolon in a note without quotes"),
                new Broken(
                        sheet.raw(
                                "1,03006E+13;02-09-2026;10:30;in;tel;;vraag;overig;;delivery;pakket kwijt;S01;Afgehandeld;;J;;N;rustig;rustig;N;N"),
                        "Nr",
                        "a number a spreadsheet rounded"));
    }

    private static SampleFile counter(List<Contact> contacts, ZonedDateTime exported) {
        Sheet sheet = new Sheet(";", "\n", HEADER);
        for (int i = 0; i < contacts.size(); i++) {
            List<String> row = new ArrayList<>(row(contacts.get(i), exported));
            if (i % 97 == 5) {
                // Some clerks write more than a line.
                row.set(10, row.get(10) + "\nklant komt \"volgende week\" terug");
            }
            sheet.add(row);
        }
        // A line of separators only, as a spreadsheet leaves it: no record.
        String text = "\uFEFF" + sheet + ";".repeat(HEADER.size() - 1) + "\n";
        return new SampleFile("counter/balie-post-fax.csv", text, StandardCharsets.UTF_8, sheet.records(), List.of());
    }

    private static List<String> row(Contact c, ZonedDateTime exported) {
        ZonedDateTime resolved = c.resolvedBefore(exported);
        String status = resolved != null ? "Afgehandeld" : c.repliedBefore(exported) ? "In behandeling" : "Open";
        return List.of(
                c.number(),
                c.opened().format(DAY),
                c.opened().format(TIME),
                c.outbound() ? "uit" : "in",
                CHANNELS.getOrDefault(c.channel(), ""),
                c.person() == null ? "" : c.person().number(),
                KINDS.getOrDefault(c.intent().kind(), ""),
                NATURES.getOrDefault(c.intent().nature(), ""),
                c.product(),
                c.intent().category(),
                c.text(),
                c.clerk().id(),
                status,
                resolved == null ? "" : resolved.format(DAY) + " " + resolved.format(TIME),
                c.firstContact() ? "J" : "N",
                TARGETS.getOrDefault(c.escalatedTo(), ""),
                c.researched() ? "J" : "N",
                c.moodBefore(),
                c.moodAfter(),
                c.offered() ? "J" : "N",
                c.sold() ? "J" : "N");
    }
}
