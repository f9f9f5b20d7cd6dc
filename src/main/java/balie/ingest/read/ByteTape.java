package balie.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Bytes of a file from the record at hand on, as far as they were looked at. Positions count from the start of the file. */
final class ByteTape implements Closeable {

    static final int BUFFER = 1 << 18;

    /** What is read further ahead of the record at hand is not held: the record may be of any length. */
    private static final int MOST_AHEAD = 1 << 22;

    private final FileChannel file;
    private final InputStream source;
    private byte[] bytes;
    /** Position of the first byte that is held. */
    private long base;
    /** Index of the first byte that is still wanted. */
    private int from;

    private int limit;
    private boolean ended;

    /** @param position of the first byte to hold */
    ByteTape(FileChannel file, long position, int buffer) throws IOException {
        this.file = file;
        this.source = Channels.newInputStream(file.position(position));
        this.base = position;
        this.bytes = new byte[buffer];
    }

    byte[] bytes() {
        return bytes;
    }

    int index(long position) {
        return (int) (position - base);
    }

    long position(int index) {
        return base + index;
    }

    /** Index behind the last byte that is held. */
    int limit() {
        return limit;
    }

    /** Whether all of the file is held from the record at hand on. */
    boolean ended() {
        return ended;
    }

    /** Whether there is a byte at a position, which is read on to. */
    boolean has(long position) throws IOException {
        while (index(position) >= limit) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    byte at(long position) {
        return bytes[index(position)];
    }

    /** Nothing before {@code position} will be asked for again. */
    void forget(long position) {
        from = index(position);
    }

    /** Reads on, which may move what is held: indexes have to be asked for again. False at the end of the file. */
    boolean more() throws IOException {
        if (ended) {
            return false;
        }
        if (limit == bytes.length) {
            if (from > 0 && limit - from <= bytes.length / 2) {
                System.arraycopy(bytes, from, bytes, 0, limit - from);
                base += from;
                limit -= from;
                from = 0;
            } else {
                bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
            }
        }
        int count = source.read(bytes, limit, bytes.length - limit);
        ended = count < 0;
        limit += Math.max(0, count);
        return !ended;
    }

    /** The bytes from a position on. Reading them here takes nothing away there. */
    InputStream from(long position) {
        return new View(position);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private final class View extends InputStream {

        private long position;

        View(long position) {
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position - base - from >= MOST_AHEAD) {
                int count = file.read(ByteBuffer.wrap(into, offset, length), position);
                position += Math.max(0, count);
                return count;
            }
            if (!has(position)) {
                return -1;
            }
            int at = index(position);
            int count = Math.min(length, limit - at);
            System.arraycopy(bytes, at, into, offset, count);
            position += count;
            return count;
        }
    }
}
