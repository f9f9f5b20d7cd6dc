package balie.store;

import balie.contract.Interactions;
import balie.store.Erasure.Proof;
import balie.text.Needles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shows that nothing of some customers is left in the files of a store. Every file below its folder is read, decoded, to its end; a
 * file that can not be, or holds rows and belongs to no version of a table, counts as something left.
 */
final class ErasureProof {

    private final List<Table> tables;
    private final List<String> customers;
    private final @Nullable String source;

    /** @param tables of the store, that of the interactions first */
    ErasureProof(List<Table> tables, List<String> customers, @Nullable String source) {
        this.tables = List.copyOf(tables);
        this.customers = customers;
        this.source = source;
    }

    Proof look() throws IOException {
        List<InputFile> files = StoredFiles.ofStore(tables);
        Needles needles = new Needles(customers);
        Map<String, FileScan> scans = new HashMap<>();
        tables.forEach(table -> scans.put(table.location(), new FileScan(table, needles)));
        Map<String, NamedFile> named = named(needles);
        List<String> remains = new ArrayList<>();
        files.stream()
                .map(InputFile::location)
                .filter(f -> f.endsWith(".parquet") && !named.containsKey(name(f)))
                .forEach(f -> remains.add(shown(f) + " belongs to no version of the table"));
        List<Found> found = new ArrayList<>();
        files.parallelStream()
                .flatMap(
                        f -> scanned(Objects.requireNonNull(scans.get(tableOf(f).location())), f))
                .toList()
                .forEach(o -> {
                    if (o.unread() == null) {
                        found.addAll(o.found());
                    } else {
                        remains.add(shown(o.file()) + " can not be read whole: " + o.unread());
                    }
                });
        Set<String> accounted = new HashSet<>();
        List<String> mentions = new ArrayList<>();
        named.forEach((file, its) -> its.mentions().forEach(column -> {
            accounted.add(column);
            mentions.add(file + ": " + column + " of all its rows");
        }));
        for (Found each : found) {
            if (each.row() == null) {
                continue;
            }
            NamedFile its = named.get(name(each.file()));
            String[] row = (its == null || its.source() == null ? each.row() : its.source() + "\n" + each.row())
                    .split("\n", 2);
            boolean isCustomer = each.column().equals(Interactions.CUSTOMER_ID.name());
            // Of whatever source, where none is known.
            boolean ofSource = source == null || row.length == 1 || source.equals(row[0]);
            boolean own = isCustomer && each.id().equals(each.value()) && ofSource;
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

    /** The table that a file is of; that of the interactions for one that is beside them all. */
    private Table tableOf(InputFile file) {
        return tables.stream()
                .filter(table -> StoredFiles.isOf(table, file.location()))
                .findFirst()
                .orElse(tables.get(0));
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

    /**
     * A file of rows that a table names.
     *
     * @param source of all its rows, where the file itself does not say it
     * @param mentions what is the same in all its rows and holds an id
     */
    private record NamedFile(@Nullable String source, List<String> mentions) {}

    /** Files of rows that the tables name, by their names. What is the same in all rows of a file may be said there only. */
    private Map<String, NamedFile> named(Needles needles) throws IOException {
        Map<String, NamedFile> named = new HashMap<>();
        for (Table table : tables) {
            named(table, needles, named);
        }
        return named;
    }

    private static void named(Table table, Needles needles, Map<String, NamedFile> named) throws IOException {
        Snapshot current = table.currentSnapshot();
        for (ManifestFile manifest : current == null ? List.<ManifestFile>of() : current.dataManifests(table.io())) {
            try (CloseableIterable<DataFile> files = ManifestFiles.read(manifest, table.io(), table.specs())) {
                for (DataFile file : files) {
                    named.put(name(file.location()), named(table, file, needles));
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private static NamedFile named(Table table, DataFile file, Needles needles) {
        PartitionSpec spec = Objects.requireNonNull(table.specs().get(file.specId()));
        String itsSource = null;
        List<String> mentions = new ArrayList<>();
        for (int i = 0; i < spec.fields().size(); i++) {
            String column = table.schema().findColumnName(spec.fields().get(i).sourceId());
            Object value = spec.fields().get(i).transform().isIdentity()
                    ? file.partition().get(i, Object.class)
                    : null;
            if (value instanceof CharSequence text) {
                if (Interactions.SOURCE.name().equals(column)) {
                    itsSource = text.toString();
                }
                if (needles.in(text.toString()) != null) {
                    mentions.add(column);
                }
            }
        }
        return new NamedFile(itsSource, mentions);
    }

    private static String name(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private String shown(String location) {
        if (location.startsWith("/")) {
            Path file = Path.of(location);
            Table first = tables.get(0);
            for (Optional<Path> folder : List.of(StoredFiles.localFolder(first), StoredFiles.storeFolder(first))) {
                if (folder.isPresent() && file.startsWith(folder.get())) {
                    return folder.get().relativize(file).toString();
                }
            }
        }
        return location;
    }
}
