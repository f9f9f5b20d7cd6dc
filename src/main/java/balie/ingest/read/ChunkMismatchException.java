package balie.ingest.read;

import java.nio.file.Path;

/**
 * The records of a chunk do not end where those of the next begin, or another table may begin between them; so the file can not be read in chunks: what was read of it so
 * far is void, and it is to be read as one.
 */
public final class ChunkMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;

    ChunkMismatchException(Path file, Chunk chunk, long position) {
        super("the records of " + file + " from byte " + chunk.from() + " on end at byte " + position
                + (position == chunk.to() ? ", where another table may begin" : ", not at " + chunk.to()));
        this.file = file.toString();
    }

    /** The path that the reader was given. */
    public String file() {
        return file;
    }

    /** Whether a failure goes back to one of these. */
    public static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChunkMismatchException) {
                return true;
            }
        }
        return false;
    }
}
