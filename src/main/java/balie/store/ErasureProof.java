package balie.store;

import balie.contract.Interactions;
import balie.store.Erasure.Proof;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shows that nothing of some customers is left in the files of a store. Every file below the table's folder is read, decoded,
 * to its end; a file that can not be, or holds rows and belongs to no version of the table, counts as something left.
 */
final class ErasureProof {

    private final Table table;
    private final List<String> customers;
    private final @Nullable String source;

    ErasureProof(Table table, List<String> customers, @Nullable String source) {
        this.table = table;
        this.customers = customers;
        this.source = source;
    }

    Proof look() throws IOException {
        List<InputFile> files = StoredFiles.list(table);
        FileScan scan = new FileScan(table.schema(), new Needles(customers));
        List<String> remains = new ArrayList<>(strays(files));
        List<Found> found = new ArrayList<>();
        files.parallelStream().flatMap(f -> scanned(scan, f)).toList().forEach(o -> {
            if (o.unread() == null) {
                found.addAll(o.found());
            } else {
                remains.add(shown(o.file()) + " can not be read whole: " + o.unread());
            }
        });
        Set<String> accounted = new HashSet<>();
        List<String> mentions = new ArrayList<>();
        for (Found each : found) {
            if (each.row() == null) {
                continue;
            }
            String[] row = each.row().split("\n", 2);
            boolean isCustomer = each.column().equals(Interactions.CUSTOMER_ID.name());
            boolean own = isCustomer && each.id().equals(each.value()) && (source == null || source.equals(row[0]));
            if (own) {
                remains.add(shown(each.file()) + ": a row of " + each.id());
            } else {
                accounted.add(each.column());
                if (!isCustomer) {
                    mentions.add(shown(each.file()) + ": " + each.column() + " of " + String.join(" ", row));
                }
            }
        }
        // Bounds and dictionaries are made from values of rows; those that rows of others account for are theirs.
        found.stream()
                .filter(f -> f.row() == null && !accounted.contains(f.column()))
                .forEach(f -> remains.add(shown(f.file()) + ": " + f.column()));
        return new Proof(files.size(), remains, mentions);
    }

    /** What one file gave. */
    private record Outcome(
            String file, List<Found> found, @Nullable String unread) {}

    private static Stream<Outcome> scanned(FileScan scan, InputFile file) {
        try {
            return Stream.of(new Outcome(file.location(), scan.scan(file), null));
        } catch (IOException e) {
            return Stream.of(new Outcome(file.location(), List.of(), String.valueOf(e.getMessage())));
        }
    }

    /** Files of rows that no version of the table names. */
    private List<String> strays(List<InputFile> files) throws IOException {
        Set<String> named = new HashSet<>();
        Snapshot current = table.currentSnapshot();
        for (ManifestFile manifest : current == null ? List.<ManifestFile>of() : current.allManifests(table.io())) {
            try (CloseableIterable<String> paths = ManifestFiles.readPaths(manifest, table.io(), table.specs())) {
                paths.forEach(p -> named.add(name(p)));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return files.stream()
                .map(InputFile::location)
                .filter(f -> f.endsWith(".parquet") && !named.contains(name(f)))
                .map(f -> shown(f) + " belongs to no version of the table")
                .toList();
    }

    private static String name(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private String shown(String location) {
        return StoredFiles.localFolder(table)
                .filter(folder -> location.startsWith("/"))
                .map(folder -> folder.relativize(Path.of(location)).toString())
                .orElse(location);
    }
}
