package balie.store;

import balie.text.Needles;
import balie.text.PdfText;
import org.apache.iceberg.Files;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks for names in every file below a folder: texts of Parquet and PDF decoded, packed files unpacked, anything else as bytes. Of a picture
 * only what stands beside its points is read.
 */
public final class FolderScan {

    private static final Pattern TAG = Pattern.compile("<c:f>[^<]*|<[^>]*>");
    private static final int PNG_HEAD = 8;
    private static final int CHUNK_HEAD = 8;
    private static final int CHUNK_SUM = 4;

    private final Path folder;
    private final Needles needles;

    /** @param names that are looked for, as words of their own */
    public FolderScan(Path folder, Collection<String> names) {
        this.folder = folder;
        this.needles = new Needles(names);
    }

    /**
     * What was found.
     *
     * @param files that were read to their end
     * @param places where a name is, or could be because the file can not be read; in order
     */
    public record Seen(long files, List<String> places) {
        public Seen {
            places = List.copyOf(places);
        }
    }

    public Seen look() throws IOException {
        if (!java.nio.file.Files.isDirectory(folder)) {
            return new Seen(0, List.of());
        }
        List<Path> files;
        try (Stream<Path> tree = java.nio.file.Files.walk(folder)) {
            files = tree.filter(java.nio.file.Files::isRegularFile).sorted().toList();
        }
        Set<String> places = new TreeSet<>();
        for (Path file : files) {
            String shown = folder.relativize(file).toString().replace('\\', '/');
            try {
                where(file).forEach(where -> places.add(shown + where));
            } catch (IOException | RuntimeException e) {
                places.add(shown + " can not be read whole");
            }
        }
        return new Seen(files.size(), List.copyOf(places));
    }

    private List<String> where(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".parquet")) {
            List<String> columns = new ArrayList<>();
            ParquetScan.scan(Files.localInput(file.toFile()), needles).forEach(f -> columns.add(": " + f.column()));
            return columns;
        }
        byte[] bytes = java.nio.file.Files.readAllBytes(file);
        if (name.endsWith(".xlsx")) {
            return within(bytes);
        }
        if (name.endsWith(".pdf")) {
            return PdfText.all(bytes).stream().anyMatch(text -> needles.in(text) != null) ? List.of("") : List.of();
        }
        if (bytes.length > 1 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = in.readAllBytes();
            }
        }
        String found = name.endsWith(".png") ? beside(bytes) : needles.inBytes(bytes);
        return found == null ? List.of() : List.of("");
    }

    /** A workbook is a zip file: each of its parts by its name. A tag or a formula of a chart says where a cell is, K1 perhaps; what is told stands between tags. */
    private List<String> within(byte[] zip) throws IOException {
        List<String> parts = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                byte[] told = TAG.matcher(xml).replaceAll(" ").getBytes(StandardCharsets.UTF_8);
                if (needles.inBytes(told) != null) {
                    parts.add(": " + entry.getName());
                }
            }
        }
        return parts;
    }

    /** Points of a picture are packed numbers, in which a short name would be found by chance. */
    private @Nullable String beside(byte[] png) {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        for (int at = PNG_HEAD; at + CHUNK_HEAD <= png.length; ) {
            int length = bytes.getInt(at);
            String kind = new String(png, at + CHUNK_SUM, CHUNK_SUM, StandardCharsets.ISO_8859_1);
            int end = Math.min(png.length, at + CHUNK_HEAD + Math.max(0, length));
            if (!kind.equals("IDAT")) {
                String found = needles.inBytes(java.util.Arrays.copyOfRange(png, at + CHUNK_HEAD, end));
                if (found != null) {
                    return found;
                }
            }
            at = end + CHUNK_SUM;
        }
        return null;
    }
}
