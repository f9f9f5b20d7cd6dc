package balie.contract;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes staged rows of one export; for one thread. Closed without being finished, it leaves nothing. */
public interface StagingWriter extends Closeable {

    /** @param values by the columns of the writer: String, {@link AsciiText}, Long, Boolean, Instant or null */
    void write(@Nullable Object[] values) throws IOException;

    /** Ends writing; nothing was written, no file. */
    List<StagedFile> finish() throws IOException;
}
