package balie.publish;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file, such as a workbook, without the time of its making: the same contents give the same bytes. */
public final class SteadyZip {

    private static final LocalDateTime EPOCH_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** What a reader of Office files wants to find first. */
    private static final String TYPES = "[Content_Types].xml";

    private SteadyZip() {}

    /** The same entries, in order of their names. */
    public static byte[] of(byte[] zip) throws IOException {
        return changed(zip, text -> text);
    }

    /** The same entries, texts in them changed: those of XML. */
    static byte[] changed(byte[] zip, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        // By the directory at its end: what is written as a stream has sizes behind the contents that are not read
        // alike everywhere.
        try (ZipFile in = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                try (InputStream content = in.getInputStream(entry)) {
                    entries.put(entry.getName(), changed(entry.getName(), content.readAllBytes(), change));
                }
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            byte[] types = entries.remove(TYPES);
            if (types != null) {
                put(out, TYPES, types);
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(out, entry.getKey(), entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] changed(String name, byte[] content, UnaryOperator<String> change) {
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
            return content;
        }
        String text = new String(content, StandardCharsets.UTF_8);
        String other = change.apply(text);
        return other.equals(text) ? content : other.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH_OF_ZIP);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
