package balie.ingest.read;

import java.nio.file.Path;

/**
 * The records of a chunk do not end where those of the next begin, or end where another table may begin, so the file can not be
 * read in chunks: what was read of it so far is void, and it is to be read as one.
 */
public final class ChunkMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final boolean isDoubt;

    private ChunkMismatchException(Path file, Chunk chunk, String end, boolean isDoubt) {
        super("the records of " + file + " from byte " + chunk.from() + " on end " + end);
        this.file = file.toString();
        this.isDoubt = isDoubt;
    }

    static ChunkMismatchException elsewhere(Path file, Chunk chunk, long position, long line) {
        return new ChunkMismatchException(
                file,
                chunk,
                "at byte " + position + " of line " + line + ", not at " + chunk.to() + " of line " + chunk.toLine(),
                false);
    }

    static ChunkMismatchException inDoubt(Path file, Chunk chunk) {
        return new ChunkMismatchException(file, chunk, "where another table may begin", true);
    }

    /** Whether the records end where they should, and only what follows is in doubt. */
    boolean isDoubt() {
        return isDoubt;
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
