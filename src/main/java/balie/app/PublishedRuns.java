package balie.app;

import balie.privacy.Pseudonyms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Published runs that show a customer under a pseudonym. */
final class PublishedRuns {

    private PublishedRuns() {}

    /** @param folder of the run, from the folder the command runs in */
    record Holding(Path folder, String pseudonym) {}

    /**
     * The runs in the default place whose tables hold pseudonyms of some customers.
     *
     * @param keys that customers are or were known by, in any audience; without the one of a run nobody can tell
     */
    static List<Holding> holding(List<String> customers, Collection<String> sources, List<Pseudonyms> keys, Path base)
            throws IOException {
        Path runs = base.resolve(RunPlan.DEFAULT_OUT);
        if (keys.isEmpty() || !Files.isDirectory(runs)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Pseudonyms key : keys) {
            for (String customer : customers) {
                names.add(key.of(customer));
                sources.forEach(source -> names.add(key.of(source + "\n" + customer)));
            }
        }
        Map<Path, String> found = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(runs)) {
            for (Path table : tree.filter(f -> f.toString().endsWith(".csv")).toList()) {
                String text = Files.readString(table, StandardCharsets.ISO_8859_1);
                Path run = runs.resolve(runs.relativize(table).getName(0));
                names.stream().filter(text::contains).findFirst().ifPresent(name -> found.put(run, name));
            }
        }
        return found.entrySet().stream()
                .map(e -> new Holding(base.relativize(e.getKey()), e.getValue()))
                .toList();
    }
}
