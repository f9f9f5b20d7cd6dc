package balie.ingest.read;

import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

import java.io.IOException;
import java.io.InputStream;

/** What a file is packed in. */
public enum Packing {
    NONE("not packed"),
    GZIP("gzip"),
    ZIP("a zip archive"),
    ZSTD("zstd");

    private final String words;

    Packing(String words) {
        this.words = words;
    }

    /** What a file of these first bytes is packed in; a workbook is a zip archive too. */
    static Packing of(byte[] start) {
        if (TextInput.startsWith(start, 0x1F, 0x8B)) {
            return GZIP;
        }
        if (TextInput.startsWith(start, 'P', 'K', 3, 4) || TextInput.startsWith(start, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        return TextInput.startsWith(start, 0x28, 0xB5, 0x2F, 0xFD) ? ZSTD : NONE;
    }

    /** The bytes that a stream holds; several members one after the other are one. A zip archive is opened elsewhere. */
    InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case NONE, ZIP -> packed;
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(packed)
                        .setDecompressConcatenated(true)
                        .get();
            case ZSTD -> new ZstdCompressorInputStream(packed);
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
