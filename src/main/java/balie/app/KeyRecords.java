package balie.app;

import balie.publish.Places;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which keys were in use since when, by their fingerprints, in a small file beside the keys. It holds nothing that is secret, and
 * nothing is lost with it but this knowledge.
 */
final class KeyRecords {

    static final String FILE = "fingerprints.txt";

    private static final String HEAD =
            "# Written by Balie: which keys were in use since when, by their fingerprints. No key can be worked out from this.\n";
    private static final Pattern LINE = Pattern.compile("(\\w+) ([0-9a-f]{16}) (\\S+)");

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();

    private KeyRecords(Path file) {
        this.file = file;
    }

    /**
     * @param key what it is for: training, marketing, erased
     * @param since when it was made, or seen first
     */
    record Entry(String key, String fingerprint, Instant since) {

        static Optional<Entry> read(String line) {
            Matcher parts = LINE.matcher(line.strip());
            if (!parts.matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Entry(parts.group(1), parts.group(2), Instant.parse(parts.group(3))));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        String line() {
            return key + " " + fingerprint + " " + since + "\n";
        }
    }

    /**
     * What is known in a folder of keys; lines that say nothing are passed over.
     *
     * @throws IOException if the file is there and can not be read
     */
    static KeyRecords in(Path folder) throws IOException {
        KeyRecords records = new KeyRecords(folder.resolve(FILE));
        if (Files.exists(records.file)) {
            for (String line : Files.readAllLines(records.file)) {
                Entry.read(line).ifPresent(records.entries::add);
            }
        }
        return records;
    }

    /** Those of one key, the first one first. */
    List<Entry> of(String key) {
        return entries.stream().filter(e -> e.key().equals(key)).toList();
    }

    /** Since when a key is known; empty: it is not. */
    Optional<Instant> since(String key, String fingerprint) {
        return of(key).stream()
                .filter(e -> e.fingerprint().equals(fingerprint))
                .map(Entry::since)
                .findFirst();
    }

    /** Notes a key if it is not known. */
    void note(String key, String fingerprint, Instant now) throws IOException {
        if (since(key, fingerprint).isPresent()) {
            return;
        }
        entries.add(new Entry(key, fingerprint, now));
        StringBuilder text = new StringBuilder(HEAD);
        entries.forEach(e -> text.append(e.line()));
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Places.replace(file, text.toString());
    }
}
