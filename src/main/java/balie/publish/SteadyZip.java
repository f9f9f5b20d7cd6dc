package balie.publish;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file, such as a workbook, without the time of its making: the same contents give the same bytes. */
public final class SteadyZip {

    private static final LocalDateTime EPOCH_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** What a reader of Office files wants to find first. */
    private static final String TYPES = "[Content_Types].xml";

    private SteadyZip() {}

    /** The same entries, in order of their names. A sheet of some hundred thousand rows never lies unpacked in memory. */
    public static byte[] of(byte[] zip) throws IOException {
        return written(zip, (name, content, out) -> content.transferTo(out));
    }

    /** The same entries, texts in them changed: those of XML. */
    static byte[] changed(byte[] zip, UnaryOperator<String> change) throws IOException {
        return written(zip, (name, content, out) -> out.write(changed(name, content.readAllBytes(), change)));
    }

    private interface Writing {
        void write(String name, InputStream content, OutputStream out) throws IOException;
    }

    private static byte[] written(byte[] zip, Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // By the directory at its end: what is written as a stream has sizes behind the contents that are not read
        // alike everywhere.
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                        .get();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            List<ZipArchiveEntry> entries = new ArrayList<>(Collections.list(in.getEntries()));
            entries.sort(
                    Comparator.comparing((ZipArchiveEntry e) -> !e.getName().equals(TYPES))
                            .thenComparing(ZipArchiveEntry::getName));
            for (ZipArchiveEntry entry : entries) {
                ZipEntry steady = new ZipEntry(entry.getName());
                steady.setTimeLocal(EPOCH_OF_ZIP);
                out.putNextEntry(steady);
                try (InputStream content = in.getInputStream(entry)) {
                    writing.write(entry.getName(), content, out);
                }
                out.closeEntry();
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
}
