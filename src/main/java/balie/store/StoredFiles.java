package balie.store;

import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsPrefixOperations;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files below the folder of a table, whether a version of the table names them or not. */
final class StoredFiles {

    private StoredFiles() {}

    /** The folder of a table on this machine; empty: it is elsewhere. */
    static Optional<Path> localFolder(Table table) {
        String location = table.location();
        return location.startsWith("/") ? Optional.of(Path.of(location)) : local(location);
    }

    /** A place as Hadoop writes it, if it is on this machine: like a URI, but with every character as it is. */
    static Optional<Path> local(String location) {
        URI uri = new org.apache.hadoop.fs.Path(location).toUri();
        return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri.getPath())) : Optional.empty();
    }

    /**
     * A file to write. On a disk of this machine without Hadoop, which sums the bytes of each local file once more into a file beside
     * it.
     */
    static OutputFile output(FileIO io, String path) throws IOException {
        Path file = local(path).orElse(null);
        if (file == null) {
            return io.newOutputFile(path);
        }
        // Left to Iceberg, two tasks that make the folder at once fail.
        Files.createDirectories(file.getParent());
        return org.apache.iceberg.Files.localOutput(file.toFile());
    }

    /** The folder of the store that a table is in, where Balie made it; else that of the table. */
    static Optional<Path> storeFolder(Table table) {
        return localFolder(table).map(folder -> {
            Path store =
                    Optional.ofNullable(folder.getParent()).map(Path::getParent).orElse(folder);
            return Files.exists(store.resolve(StoreLock.FILE)) ? store : folder;
        });
    }

    /** @throws IOException if they can not be listed */
    static List<InputFile> list(Table table) throws IOException {
        return list(table, localFolder(table));
    }

    /**
     * The files below the folder of the store, whatever they are.
     *
     * @param tables of the store
     * @throws IOException if they can not be listed
     */
    static List<InputFile> ofStore(List<Table> tables) throws IOException {
        Map<String, InputFile> files = new TreeMap<>();
        for (Table table : tables) {
            list(table, storeFolder(table)).forEach(file -> files.put(file.location(), file));
        }
        return List.copyOf(files.values());
    }

    /** Whether a file, as it was listed, is below the folder of a table. */
    static boolean isOf(Table table, String file) {
        return localFolder(table)
                .map(folder -> file.startsWith("/") && Path.of(file).startsWith(folder))
                .orElseGet(() -> file.startsWith(table.location() + "/"));
    }

    private static List<InputFile> list(Table table, Optional<Path> folder) throws IOException {
        List<InputFile> files = new ArrayList<>();
        if (folder.isPresent()) {
            try (Stream<Path> tree = Files.walk(folder.get())) {
                tree.filter(Files::isRegularFile)
                        .sorted()
                        .forEach(f -> files.add(org.apache.iceberg.Files.localInput(f.toFile())));
            }
        } else if (table.io() instanceof SupportsPrefixOperations storage) {
            for (FileInfo file : storage.listPrefix(table.location())) {
                files.add(table.io().newInputFile(file.location(), file.size()));
            }
        } else {
            throw new IOException(
                    "the storage of the catalog can not list files, so what is left in it can not be looked"
                            + " through: " + table.io().getClass().getName());
        }
        return files;
    }
}
