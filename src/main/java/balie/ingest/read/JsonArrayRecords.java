package balie.ingest.read;

import balie.ingest.read.JsonSlices.End;
import balie.ingest.read.JsonSlices.Slice;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Records of a JSON text that is a list of objects, an object with such a list in it, or objects one after the other. One
 * object is held in memory at a time. One that can not be read is put aside, and reading goes on at the next line that begins
 * as that one did; without such a line the rest is lost, which is told.
 */
final class JsonArrayRecords extends ReadAhead {

    private static final int END = -1;

    private final Reader text;
    private final JsonSlices slices;
    private final TableFormat table;
    private final boolean listed;
    private long records;
    private boolean ended;

    private JsonArrayRecords(Reader text, TableFormat table, Limits limits) throws IOException, UnusableFileException {
        this.text = text;
        this.table = table;
        this.slices = new JsonSlices(text, limits.recordChars());
        String list = table.place().sheet();
        if (list != null) {
            find(list);
        }
        this.listed = list != null || slices.peek("") == '[';
        if (listed) {
            slices.take();
        }
    }

    /** @param bytes of the text, from the beginning */
    static JsonArrayRecords open(InputStream bytes, TableFormat table, Limits limits)
            throws IOException, UnusableFileException {
        return new JsonArrayRecords(TextInput.open(bytes, table.encoding()), table, limits);
    }

    /** Goes to the list under a key of the object that the text is. */
    private void find(String list) throws IOException, UnusableFileException {
        if (slices.peek("") == '{') {
            slices.take();
            for (int c = slices.peek(","); c == '"'; c = slices.peek(",")) {
                String key = JsonObjects.JSON.readTree(slices.value().text()).asText();
                int value = slices.peek(":");
                if (key.equals(list) && value == '[') {
                    return;
                }
                slices.value();
            }
        }
        throw new UnusableFileException(
                Math.toIntExact(slices.line()), "the file holds no list '" + list + "'", "Is this the right export?");
    }

    @Override
    @Nullable
    SourceRecord read() {
        try {
            return ended ? null : element();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable SourceRecord element() throws IOException {
        int c = slices.peek(",");
        if (c == END) {
            ended = true;
            return listed ? lost("", slices.line(), 1, "the list is never closed; was the file cut off?") : null;
        }
        if (c == ']' || c == '}' || c == ':') {
            long at = slices.line();
            ended = c == ']' && listed;
            slices.take();
            return ended
                    ? behindList()
                    : JsonObjects.bad(String.valueOf((char) c), at, 1, "a '" + (char) c + "' without its partner");
        }
        Slice slice = slices.value();
        SourceRecord record = slice.end() == End.TOO_LONG
                ? JsonObjects.bad(
                        slice.text(),
                        slice.line(),
                        slice.lines(),
                        "the element has more than " + slice.text().length() + " characters (limit 'record-chars')")
                : JsonObjects.record(slice.text(), slice.line(), slice.lines(), "element", table.encoding());
        if (record.fields() != null) {
            records++;
            return record;
        }
        return resumed(slice, record);
    }

    /** Goes on at the first line inside a bad element that begins as the element did. */
    private SourceRecord resumed(Slice slice, SourceRecord bad) throws IOException {
        String value = slice.text();
        String reason = bad.issue() == null ? "" : bad.issue().reason();
        if (slice.indent().isBlank() && value.startsWith("{")) {
            for (int at = RawRecord.nextLine(value, 0); at < value.length(); at = RawRecord.nextLine(value, at)) {
                if (value.startsWith(slice.indent() + "{", at)) {
                    long lines = RawRecord.lines(value, 0, at);
                    slices.again(value.substring(at), slice.line() + lines);
                    return JsonObjects.bad(
                            value.substring(0, at),
                            slice.line(),
                            lines,
                            reason + "; reading went on at line " + (slice.line() + lines));
                }
            }
        }
        if (slice.end() == End.WHOLE) {
            return bad;
        }
        ended = true;
        return lost(value, slice.line(), slice.lines(), reason);
    }

    private SourceRecord lost(String value, long line, long lines, String reason) {
        return JsonObjects.bad(
                value,
                line,
                lines,
                reason + "; " + records
                        + " elements were read before it, and what follows it is lost. Export it again");
    }

    /** What stands behind the list: members of the object around it are told where they hold objects too. */
    private @Nullable SourceRecord behindList() throws IOException {
        boolean wrapped = table.place().sheet() != null;
        for (int c = slices.peek(wrapped ? ",:}" : ""); c != END; c = slices.peek(",:}")) {
            Slice slice = slices.value();
            boolean objects = slice.text().startsWith("[") && slice.text().contains("{");
            if (!wrapped || objects || slice.end() != End.WHOLE || slice.text().isEmpty()) {
                return JsonObjects.bad(
                        slice.text(), slice.line(), slice.lines(), "text behind the list of records; it was not read");
            }
        }
        return null;
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
