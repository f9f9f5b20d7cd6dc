package balie.ingest.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The beginning and the end of a text, as much of it as is looked at to find out how it is written. */
final class Ends {

    private static final int HEAD = 1 << 20;
    private static final int TAIL = 1 << 13;

    private final byte[] head;
    private final byte[] tail;
    private final boolean whole;

    private Ends(byte[] head, byte[] tail, boolean whole) {
        this.head = head;
        this.tail = tail;
        this.whole = whole;
    }

    static Ends of(Path file) throws IOException {
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            long size = bytes.size();
            byte[] head = read(bytes, 0, (int) Math.min(size, HEAD));
            // A multiple of four, so that no letter of a wide encoding is cut.
            long from = Math.max(0, size - TAIL) & ~3L;
            return new Ends(head, read(bytes, from, (int) (size - from)), size <= HEAD);
        }
    }

    private static byte[] read(SeekableByteChannel bytes, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        bytes.position(from);
        while (buffer.hasRemaining() && bytes.read(buffer) >= 0) {
            // Reads on.
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    byte[] head() {
        return head;
    }

    byte[] tail() {
        return tail;
    }

    /** Whether the head is all of it. */
    boolean whole() {
        return whole;
    }

    /** Keeps both ends of what is read through it. */
    static final class Keeper extends FilterInputStream {

        private final byte[] head = new byte[HEAD];
        private final byte[] last = new byte[TAIL];
        private long count;

        Keeper(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            if (read > 0) {
                if (count < HEAD) {
                    System.arraycopy(buffer, offset, head, (int) count, (int) Math.min(read, HEAD - count));
                }
                for (int i = Math.max(0, read - TAIL); i < read; i++) {
                    last[(int) ((count + i) % TAIL)] = buffer[offset + i];
                }
                count += read;
            }
            return read;
        }

        Ends ends() {
            long from = Math.max(0, count - TAIL + 4) & ~3L;
            byte[] tail = new byte[(int) (count - from)];
            for (int i = 0; i < tail.length; i++) {
                tail[i] = last[(int) ((from + i) % TAIL)];
            }
            return new Ends(Arrays.copyOf(head, (int) Math.min(count, HEAD)), tail, count <= HEAD);
        }
    }
}
