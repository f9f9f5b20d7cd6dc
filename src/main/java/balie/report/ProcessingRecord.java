package balie.report;

import balie.report.ProcessingFacts.Count;
import balie.report.ProcessingFacts.Source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The record of processing of a run, in Dutch and in English, from plain facts. */
public final class ProcessingRecord {

    private final ProcessingFacts facts;
    private final List<Entry> entries = new ArrayList<>();

    private ProcessingRecord(ProcessingFacts facts) {
        this.facts = facts;
    }

    /**
     * What is told of one matter.
     *
     * @param id of its place on the page
     * @param dutch one paragraph each
     * @param english the same
     */
    public record Entry(
            String id, String dutchHeading, String englishHeading, List<String> dutch, List<String> english) {
        public Entry {
            dutch = List.copyOf(dutch);
            english = List.copyOf(english);
        }
    }

    /** All that is to be told, in order. */
    public static List<Entry> of(ProcessingFacts facts) {
        ProcessingRecord record = new ProcessingRecord(facts);
        record.purposes();
        record.sources();
        record.persons();
        record.objections();
        record.redaction();
        record.suppression();
        record.attack();
        record.keys();
        record.retention();
        record.erasure();
        return List.copyOf(record.entries);
    }

    private void add(String id, String dutchHeading, String englishHeading, List<String> dutch, List<String> english) {
        entries.add(new Entry(id, dutchHeading, englishHeading, dutch, english));
    }

    private void purposes() {
        List<String> dutch = new ArrayList<>();
        List<String> english = new ArrayList<>();
        if (facts.reports().contains("training")) {
            dutch.add(
                    "Training: wat klanten vragen, waar het misgaat en wat medewerkers moeten leren. Cijfers over groepen,"
                            + " nooit over een medewerker.");
            english.add(
                    "Training: what customers ask, where things go wrong and what staff must learn. Figures of groups,"
                            + " never of one member of staff.");
        }
        if (facts.reports().contains("marketing")) {
            dutch.add(
                    "Marketing: wie contact opneemt en waarover. Wie bezwaar maakte, telt in geen cijfer over personen mee.");
            english.add(
                    "Marketing: who contacts the desk and about what. Whoever objected is in no figure of persons.");
        }
        if (dutch.isEmpty()) {
            dutch.add("Deze run maakte geen rapport, alleen tabellen.");
            english.add("This run made no report, only tables.");
        }
        dutch.add("Cijfers: " + String.join(", ", facts.metrics()) + ".");
        english.add("Figures: " + String.join(", ", facts.metrics()) + ".");
        add("purposes", "Doelen", "Purposes", dutch, english);
    }

    private void sources() {
        List<String> dutch = new ArrayList<>();
        List<String> english = new ArrayList<>();
        for (Source source : facts.sources()) {
            String mappings = String.join(", ", source.mappings());
            String stored = String.join(", ", source.stored());
            dutch.add(source.name() + ": " + number(source.rows(), Locale.GERMANY) + " regels uit " + source.files()
                    + (source.files() == 1 ? " bestand" : " bestanden") + ", gelezen met " + mappings
                    + ". Opgeslagen velden: " + stored + ". " + dropped(source, true));
            english.add(source.name() + ": " + number(source.rows(), Locale.ROOT) + " rows of " + source.files()
                    + (source.files() == 1 ? " file" : " files") + ", read with " + mappings + ". Fields stored: "
                    + stored + ". " + dropped(source, false));
        }
        if (!facts.references().isEmpty()) {
            dutch.add("Daarnaast gelezen: "
                    + String.join(
                            ", ",
                            facts.references().stream()
                                    .map(r -> r.table() + " (" + count(r.rows(), true) + " regels)")
                                    .toList())
                    + ".");
            english.add("Read besides: "
                    + String.join(
                            ", ",
                            facts.references().stream()
                                    .map(r -> r.table() + " (" + count(r.rows(), false) + " rows)")
                                    .toList())
                    + ".");
        }
        add("sources", "Bronnen en velden", "Sources and fields", dutch, english);
    }

    private static String dropped(Source source, boolean dutch) {
        if (source.dropped().isEmpty()) {
            return dutch
                    ? "Welke kolommen niet worden opgeslagen is niet bekend."
                    : "Which columns are not stored is not known.";
        }
        int dropped = source.dropped().get();
        if (dropped == 0) {
            return dutch ? "Geen andere kolom in de bestanden." : "The files have no other column.";
        }
        List<String> names = source.droppedNames();
        int more = dropped - names.size();
        String shown;
        if (names.isEmpty()) {
            shown = dutch
                    ? "; de namen lijken niet op kolomnamen en staan hier niet"
                    : "; their names do not look like names of columns and are not shown";
        } else {
            shown = ": " + String.join(", ", names)
                    + (more == 0 ? "" : dutch ? " en nog " + more : " and " + more + " more");
        }
        return dutch
                ? dropped + (dropped == 1 ? " kolom is" : " kolommen zijn") + " nooit opgeslagen" + shown + "."
                : dropped + (dropped == 1 ? " column was" : " columns were") + " never stored" + shown + ".";
    }

    private void persons() {
        add(
                "persons",
                "Personen",
                "Persons",
                List.of(facts.persons()
                        .map(c -> count(c, true)
                                + " personen met een contact in deze bronnen. Zij staan in de uitvoer alleen onder een"
                                + " pseudoniem, of in aantallen.")
                        .orElse("Het aantal personen is niet bekend.")),
                List.of(facts.persons()
                        .map(c ->
                                count(c, false) + " persons with a contact in these sources. Output shows them under a"
                                        + " pseudonym only, or in counts.")
                        .orElse("How many persons there are is not known.")));
    }

    private void objections() {
        ProcessingFacts.Objections told = facts.objections();
        add(
                "objections",
                "Bezwaar tegen marketing",
                "Objections to marketing",
                List.of(
                        !told.asked()
                                ? "Geen lijst en geen klantentabel noemt wie bezwaar maakte: niemand is weggelaten."
                                : "Bezwaar: " + count(told.persons(), true) + " personen. Van hen hebben "
                                        + count(told.leftOut(), true)
                                        + " een contact; zij zijn vóór de berekening weggelaten uit alles wat marketing over personen"
                                        + " te zien krijgt. In de cijfers voor training tellen zij mee."),
                List.of(
                        !told.asked()
                                ? "Neither a list nor a table of customers says who objected: nobody was left out."
                                : "Objections: " + count(told.persons(), false) + " persons. Of them "
                                        + count(told.leftOut(), false)
                                        + " have a contact; they were left out before anything was computed that marketing is told of"
                                        + " persons. They count in the figures for training."));
    }

    private void redaction() {
        add(
                "redaction",
                "Onleesbaar maken",
                "Redaction",
                List.of(
                        "Namen, telefoonnummers, mailadressen, rekeningen, kaarten, BSN, adressen, postcodes, bestelnummers en"
                                + " klantnummers worden uit teksten gehaald vóór ze worden opgeslagen, voor zover de vorm of de woorden"
                                + " eromheen ze bewijzen. Wat niets bewijst, blijft staan.",
                        "Hetzelfde geldt voor de waarden van kolommen, zoals een categorie. Een waarde die zelden voorkomt,"
                                + " staat er als (rare)."),
                List.of(
                        "Names, phone numbers, mail addresses, accounts, cards, BSN, addresses, postcodes, order numbers and"
                                + " customer numbers are taken out of texts before these are stored, as far as their form or the"
                                + " words around prove them. What nothing proves stays.",
                        "The same holds for the values of columns, such as a category. A value that is rare is told as (rare)."));
    }

    private void suppression() {
        String minimum = facts.minimum() == 0 ? "" : Integer.toString(facts.minimum());
        List<String> dutch = new ArrayList<>();
        List<String> english = new ArrayList<>();
        dutch.add(
                minimum.isEmpty()
                        ? "Er is geen minimum ingesteld: alle aantallen staan er."
                        : "Aantallen onder de " + minimum + " zijn verborgen, en wat ze zou verraden.");
        english.add(
                minimum.isEmpty()
                        ? "No minimum is set: all counts are shown."
                        : "Counts under " + minimum + " are hidden, and what would give them away.");
        dutch.add("Aandeel verborgen: "
                + facts.suppression()
                        .map(s -> share(s, Locale.GERMANY) + " van " + number(s.cells(), Locale.GERMANY) + " cellen.")
                        .orElse("niet bekend."));
        english.add("Share hidden: "
                + facts.suppression()
                        .map(s -> share(s, Locale.ROOT) + " of " + number(s.cells(), Locale.ROOT) + " cells.")
                        .orElse("not known."));
        add("suppression", "Kleine aantallen", "Small counts", dutch, english);
    }

    private static String share(ProcessingFacts.Suppression s, Locale locale) {
        double percent = s.cells() == 0 ? 0 : 100.0 * s.hidden() / s.cells();
        return String.format(locale, "%.1f %%", percent);
    }

    private void attack() {
        add(
                "attack",
                "Proef met een aanvaller",
                "The attacker",
                List.of(
                        facts.attack()
                                .map(a -> "Een programma dat alles kent wat ooit gepubliceerd is, zocht "
                                        + number(a.hidden(), Locale.GERMANY) + " verborgen cellen; het kon er "
                                        + number(a.pinned(), Locale.GERMANY) + " terugrekenen.")
                                .orElse(
                                        "Of verborgen cellen terug te rekenen zijn, is niet bekend: de proef is in deze run niet gedaan.")),
                List.of(facts.attack()
                        .map(a -> "A program that knows all that was ever published tried "
                                + number(a.hidden(), Locale.ROOT) + " hidden cells; it could work out "
                                + number(a.pinned(), Locale.ROOT) + ".")
                        .orElse("Whether hidden cells can be worked out is not known: it was not tried in this run.")));
    }

    private void keys() {
        List<String> dutch = new ArrayList<>();
        List<String> english = new ArrayList<>();
        dutch.add(
                "Pseudoniemen zijn HMAC-SHA-256 met een sleutel die in geen uitvoer, logboek of opslag staat. Een vingerafdruk"
                        + " wijst een sleutel aan zonder hem te verraden.");
        english.add(
                "Pseudonyms are HMAC-SHA-256 with a key that is in no output, log or store. A fingerprint names a key without"
                        + " telling it.");
        if (facts.keys().isEmpty()) {
            dutch.add("Vingerafdrukken: niet bekend.");
            english.add("Fingerprints: not known.");
        }
        facts.keys().forEach(key -> {
            dutch.add(key.audience() + ": " + key.fingerprint());
            english.add(key.audience() + ": " + key.fingerprint());
        });
        add("keys", "Sleutels", "Keys", dutch, english);
    }

    private void retention() {
        ProcessingFacts.Keep keep = facts.keep();
        List<String> dutch = new ArrayList<>();
        List<String> english = new ArrayList<>();
        boolean none = keep.text().isEmpty()
                && keep.persons().isEmpty()
                && keep.quarantine().isEmpty();
        if (none) {
            dutch.add("Er is geen bewaartermijn ingesteld: niets wordt vanwege zijn leeftijd verwijderd. Instellen:"
                    + " privacy: keep in de job.");
            english.add("No retention is set: nothing is removed for its age. To set it: privacy: keep in the job.");
        } else {
            dutch.add("Teksten: " + kept(keep.text(), true) + ". Personen: " + kept(keep.persons(), true)
                    + ". Regels die niet gelezen konden worden: " + kept(keep.quarantine(), true)
                    + ". Teruggeteld vanaf het tijdstip waarvoor de run geldt.");
            english.add("Texts: " + kept(keep.text(), false) + ". Persons: " + kept(keep.persons(), false)
                    + ". Rows that could not be read: " + kept(keep.quarantine(), false)
                    + ". Counted back from the instant the run is true for.");
        }
        if (keep.text().isPresent() || keep.persons().isPresent()) {
            dutch.add(
                    "Ouder dan de termijn is met de run verwijderd, ook uit eerdere versies van de opslag; aantallen blijven.");
            english.add(
                    "What is older than that went with the run, from earlier versions of the store as well; counts stay.");
        }
        add("retention", "Bewaartermijn", "Retention", dutch, english);
    }

    private static String kept(Optional<String> span, boolean dutch) {
        String words = span.orElse("for good");
        return dutch
                ? words.replace("for good", "onbeperkt")
                        .replace("weeks", "weken")
                        .replace("days", "dagen")
                        .replace("day", "dag")
                : words;
    }

    private void erasure() {
        add(
                "erasure",
                "Verwijdering op verzoek",
                "Erasure on request",
                List.of(
                        "balie erase --customer ID haalt een persoon uit de opslag, haar eerdere versies en gepubliceerde runs, en"
                                + " bewijst dat door alle bestanden te lezen. Gepubliceerde aantallen blijven. Exports en back-ups vallen erbuiten."),
                List.of(
                        "balie erase --customer ID takes a person out of the store, its earlier versions and published runs, and"
                                + " proves it by reading all files. Published counts stay. Exports and backups are not reached."));
    }

    private static String count(Count count, boolean dutch) {
        return count.under() > 0
                ? (dutch ? "minder dan " : "fewer than ") + count.under()
                : number(count.value(), dutch ? Locale.GERMANY : Locale.ROOT);
    }

    private static String number(long number, Locale locale) {
        return String.format(locale, "%,d", number);
    }
}
