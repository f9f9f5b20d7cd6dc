package balie.ingest.read;

import java.io.Serializable;
import java.util.List;

/**
 * A part of a file that is read by itself: the records that begin in it.
 *
 * @param from position of its first record's first byte; 0: of the file, which begins with its header
 * @param line number of the line that begins there
 * @param to position of the next chunk's first record; {@link Long#MAX_VALUE}: there is none
 * @param toLine number of the line that begins there
 * @param names of the columns, where the chunk does not begin with the header
 */
public record Chunk(long from, long line, long to, long toLine, List<String> names) implements Serializable {

    /** All of a file. */
    public static final Chunk WHOLE = new Chunk(0, 1, Long.MAX_VALUE, Long.MAX_VALUE, List.of());

    public Chunk {
        names = List.copyOf(names);
    }

    public boolean isWhole() {
        return from == 0 && isLast();
    }

    boolean isLast() {
        return to == Long.MAX_VALUE;
    }
}
