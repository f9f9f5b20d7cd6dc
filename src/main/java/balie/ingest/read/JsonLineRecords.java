package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Records of a file with one JSON object a line. */
final class JsonLineRecords extends ReadAhead {

    private final BufferedReader text;
    private final String encoding;
    private long line;

    private JsonLineRecords(BufferedReader text, String encoding) {
        this.text = text;
        this.encoding = encoding;
    }

    /** @param bytes of the text, from the beginning */
    static JsonLineRecords open(InputStream bytes, TableFormat table) throws IOException {
        return new JsonLineRecords(TextInput.open(bytes, table.encoding()), table.encoding());
    }

    @Override
    @Nullable
    SourceRecord read() {
        try {
            for (String row = text.readLine(); row != null; row = text.readLine()) {
                line++;
                if (!row.isBlank()) {
                    return JsonObjects.record(row, line, 1, "line", encoding);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
