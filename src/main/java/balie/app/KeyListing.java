package balie.app;

import balie.issue.CallException;
import balie.model.Audience;
import balie.privacy.KeyFile;
import balie.privacy.KeyRing;
import balie.privacy.PrivateFile;
import balie.privacy.Pseudonyms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of a folder as lines of text; none shows a key. */
final class KeyListing {

    private final KeyPlaces places;
    private final Surroundings surroundings;
    private final KeyRecords records;
    private final List<String> lines = new ArrayList<>();

    private KeyListing(KeyPlaces places) throws IOException {
        this.places = places;
        this.surroundings = places.surroundings();
        this.records = KeyRecords.in(places.folder());
    }

    /** @throws CallException if a key can not be used */
    static List<String> of(KeyPlaces places) throws CallException, IOException {
        KeyListing listing = new KeyListing(places);
        for (Audience audience : Audience.values()) {
            Optional<Pseudonyms> set = places.ofEnvironment(audience);
            if (set.isPresent()) {
                listing.add(audience.code(), set.get().fingerprint(), "", "", KeyPlaces.variable(audience));
            }
            // What stands in a file is not used then, but past runs may have been made with it.
            listing.addFiles(audience.code(), set.isPresent());
        }
        listing.addFiles(KeyPlaces.ERASED, false);
        if (listing.lines.isEmpty()) {
            return List.of("There is no key in " + places.surroundings().shown(places.folder())
                    + " yet: what needs one first makes it.");
        }
        return Stream.concat(Stream.of(line("key", "fingerprint", "since", "mode", "where")), listing.lines.stream())
                .toList();
    }

    private void addFiles(String name, boolean unused) throws CallException, IOException {
        Path file = places.file(name);
        List<Path> files = new ArrayList<>(KeyFile.former(file));
        if (Files.exists(file)) {
            files.add(file);
        }
        Optional<KeyRing> ring = places.ring(name);
        for (int i = files.size() - 1; i >= 0; i--) {
            Path each = files.get(i);
            String print = ring.orElseThrow().keys().get(files.size() - 1 - i).fingerprint();
            String since = records.since(name, print)
                    .orElse(Files.getLastModifiedTime(each).toInstant())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            add(
                    name + (unused || !each.equals(file) ? ", former" : ""),
                    print,
                    since,
                    PrivateFile.mode(each).orElse("none") + (PrivateFile.isOpen(each) ? "!" : ""),
                    surroundings.shown(each) + (PrivateFile.isOpen(each) ? " others can read it: chmod 600" : ""));
        }
    }

    private void add(String key, String fingerprint, String since, String mode, String where) {
        String known = since.isEmpty()
                ? records.since(key, fingerprint)
                        .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse("not used yet")
                : since;
        lines.add(line(key, fingerprint, known, mode, where));
    }

    private static String line(String key, String fingerprint, String since, String mode, String where) {
        return String.format(Locale.ROOT, "  %-17s  %-16s  %-20s  %-4s  %s", key, fingerprint, since, mode, where);
    }
}
