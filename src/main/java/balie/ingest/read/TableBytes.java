package balie.ingest.read;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a table, unpacked as they are read. Where what is packed is cut off or damaged, the bytes end there and
 * {@link #damage()} tells why; more bytes than the limits allow are an error.
 */
final class TableBytes extends FilterInputStream {

    private static final int BUFFER = 1 << 16;

    /** What unpacks gives nothing of a read that reaches the cut, so reads are small. */
    private static final int AT_ONCE = 256;

    private final @Nullable Closeable archive;
    private final boolean packed;
    private final long packedSize;
    private final Limits limits;
    private long count;
    private @Nullable String damage;

    private TableBytes(InputStream bytes, @Nullable Closeable archive, boolean packed, long packedSize, Limits limits) {
        super(bytes);
        this.archive = archive;
        this.packed = packed;
        this.packedSize = packedSize;
        this.limits = limits;
    }

    static TableBytes open(Path file, Place place, Limits limits) throws IOException {
        if (place.packing() == Packing.ZIP) {
            return entry(file, String.valueOf(place.entry()), limits);
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        boolean packed = place.packing() != Packing.NONE;
        try {
            return new TableBytes(place.packing().unpack(bytes), null, packed, Files.size(file), limits);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static TableBytes entry(Path file, String name, Limits limits) throws IOException {
        ZipFile zip = ZipFile.builder().setPath(file).get();
        try {
            ZipArchiveEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException("the archive has no entry " + name);
            }
            return new TableBytes(
                    new BufferedInputStream(zip.getInputStream(entry), BUFFER),
                    zip,
                    true,
                    entry.getCompressedSize(),
                    limits);
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    /** Why the bytes end before their end; null: they do not. */
    @Nullable
    String damage() {
        return damage;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!packed) {
            return in.read(buffer, offset, length);
        }
        if (damage != null) {
            return -1;
        }
        int read;
        try {
            read = in.read(buffer, offset, Math.min(length, AT_ONCE));
        } catch (IOException e) {
            // What unpacks does not tell a cut from other damage by type.
            damage = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return -1;
        }
        count += Math.max(read, 0);
        check();
        return read;
    }

    private void check() throws IOException {
        if (count > limits.unpackedBytes()) {
            throw new OverLimitException(
                    "unpacked-bytes", "it holds more than " + limits.unpackedBytes() + " bytes when unpacked");
        }
        if (count > Limits.SMALL && count / Math.max(1, packedSize) >= limits.unpackedRatio()) {
            throw new OverLimitException(
                    "unpacked-ratio",
                    "a byte of it stands for more than " + limits.unpackedRatio() + " bytes, as in a zip bomb");
        }
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] buffer = new byte[(int) Math.min(n, BUFFER)];
        return Math.max(0, read(buffer, 0, buffer.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        super.close();
        if (archive != null) {
            archive.close();
        }
    }
}
