package balie.ingest.read;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Finds where reading can go on behind the beginning of a record that can not be read. */
final class Resync {

    /** Reading goes on at a record of at most so many characters: to tell that a line begins one, all of it is held. */
    private static final int MOST = 1 << 18;

    /** What was passed over is forgotten in pieces of this size. */
    private static final int PIECE = 1 << 20;

    /** More than is ever shown of a record that is lost. */
    private static final int SHOWN = 1 << 12;

    private final RecordShape shape;
    private final CsvDialect dialect;
    private final CSVFormat format;

    Resync(RecordShape shape, CSVFormat format) {
        this.shape = shape;
        this.dialect = shape.table().dialect();
        this.format = format;
    }

    /**
     * A record that was passed over.
     *
     * @param text its beginning
     * @param lines of it
     * @param next index on the tape, where reading goes on
     * @param end what it ends at
     */
    record Lost(String text, long lines, int next, End end) {}

    /** Where a record that can not be read was taken to end. */
    enum End {
        /** Its own, by its quotes. */
        ITS_OWN,
        /** The next line that is a record by itself. */
        AT_A_RECORD,
        /** The end of the file, within quotes. */
        OF_THE_FILE
    }

    /** Passes over the record at an index of the tape, however long it is, to its end or the first line in it that is a record. */
    Lost pass(Tape tape, int first) throws IOException {
        RecordWalk walk = new RecordWalk(dialect);
        tape.has(first + SHOWN);
        int shown = Math.min(tape.view().length(), first + SHOWN);
        String beginning = tape.view().subSequence(first, shown).toString();
        long passed = -first;
        long lines = 0;
        int at = first;
        End end = End.OF_THE_FILE;
        while (tape.has(at)) {
            lines++;
            while (tape.has(at) && !RawRecord.isLineEnd(tape.view().charAt(at))) {
                walk.pass(tape.view().charAt(at));
                at++;
                if (at >= PIECE) {
                    tape.drop(at);
                    passed += at;
                    at = 0;
                }
            }
            if (tape.has(at)) {
                at = passLineEnd(tape, at, walk);
            }
            if (walk.hasEnded() || (!walk.isInQuotes() && !tape.has(at))) {
                end = End.ITS_OWN;
                break;
            }
            if (mayBeRecord(tape, at) && isRecord(tape, at)) {
                end = End.AT_A_RECORD;
                break;
            }
        }
        String text = passed + at < beginning.length()
                ? beginning.substring(0, (int) (passed + at)).strip()
                : beginning.strip();
        return new Lost(text, lines, at, end);
    }

    private static int passLineEnd(Tape tape, int at, RecordWalk walk) throws IOException {
        tape.has(at + 1);
        int behind = RawRecord.behindLineEnd(tape.view(), at);
        for (int i = at; i < behind && !walk.hasEnded(); i++) {
            walk.pass(tape.view().charAt(i));
        }
        return behind;
    }

    /** Whether a line inside the closed record from one index to another is a record by itself. */
    boolean holdsRecord(Tape tape, int first, int end) throws IOException {
        CharSequence text = tape.view();
        for (int at = RawRecord.nextLine(text, first); at < end; at = RawRecord.nextLine(text, at)) {
            if (mayBeRecord(tape, at) && isRecord(tape, at)) {
                return true;
            }
        }
        return false;
    }

    /** A quick look: whether the line holds enough delimiters, or a quoted field runs beyond it. */
    private boolean mayBeRecord(Tape tape, int at) throws IOException {
        int delimiters = 0;
        for (int i = at; i < at + MOST && tape.has(i); i++) {
            char c = tape.view().charAt(i);
            if (c == dialect.quote()) {
                return true;
            }
            if (RawRecord.isLineEnd(c)) {
                break;
            }
            delimiters += c == dialect.delimiter() ? 1 : 0;
        }
        return delimiters >= shape.width() - 1;
    }

    private boolean isRecord(Tape tape, int at) throws IOException {
        RawRecord raw = scan(tape, at, MOST);
        if (!raw.closed() || raw.broken()) {
            return false;
        }
        String text = tape.view().subSequence(at, raw.end()).toString();
        try (CSVParser one = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            Iterator<CSVRecord> found = one.iterator();
            return found.hasNext() && shape.isRecord(found.next());
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The record at an index of the tape; as if it were never closed if it has more characters than {@code most}. */
    RawRecord scan(Tape tape, int at, int most) throws IOException {
        for (long wanted = 1 << 12; ; wanted *= 2) {
            int to = (int) Math.min(Integer.MAX_VALUE, at + Math.min(wanted, most));
            // One more, for a line end of two.
            boolean isCut = tape.has(to);
            RawRecord raw =
                    RawRecord.scan(tape.view(), at, Math.min(to, tape.view().length()), dialect);
            if (raw.end() < to || !isCut) {
                return raw;
            }
            if (wanted >= most) {
                return new RawRecord(to, false, raw.broken());
            }
        }
    }
}
