package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Records of a chunk of a delimited file, those that are regular split by their bytes; all others are read by
 * {@link CsvRecords}, from their first character on.
 *
 * <p>At the border of two records all there is to know is the position and the line. So if every chunk ends exactly where the
 * next begins, the chunks together give what one reader gives for the file.
 */
final class ChunkRecords extends ReadAhead {

    /** A record of more bytes is not regular. */
    private static final int MOST_REGULAR = 1 << 20;

    private final Path file;
    private final TableFormat table;
    private final Chunk chunk;
    private final Limits limits;
    private final @Nullable Predicate<Fields> proof;
    private final ByteText text;
    private final ByteTape tape;
    private final RecordShape shape;
    private final HeaderColumns header;
    private final FurtherTables further;
    private final byte @Nullable [] firstName;
    private final RecordSplitter splitter;
    private final RecordSplitter probe;
    private final Detour detour = new Detour();

    /** Of the byte to read next, and the number of the line it stands on. */
    private long position;

    private long line;

    /** Reads records that are not regular; null: the next one is looked at first. */
    private @Nullable CsvRecords parser;

    private ChunkRecords(
            Path file,
            TableFormat table,
            Chunk chunk,
            Limits limits,
            @Nullable Predicate<Fields> proof,
            ByteText text,
            ByteTape tape)
            throws IOException, UnusableFileException {
        this.file = file;
        this.table = table;
        this.chunk = chunk;
        this.limits = limits;
        this.proof = proof;
        this.text = text;
        this.tape = tape;
        this.splitter = new RecordSplitter(text);
        this.probe = new RecordSplitter(text);
        this.line = chunk.line();
        if (chunk.from() > 0) {
            this.shape = new RecordShape(table, new HeaderColumns(chunk.names()), proof);
            this.position = chunk.from();
        } else {
            this.position = text.markLength();
            CsvRecords start = CsvRecords.open(tape.from(0), table, limits, proof);
            this.shape = start.shape();
            goToLine(start.line() + 1);
        }
        this.header = shape.columns();
        this.further = new FurtherTables(header.names(), table.delimiter(), proof);
        // A record that begins like the header may be the header once more.
        this.firstName = table.header() == null ? header.names().get(0).getBytes(text.charset()) : null;
    }

    /** Null: the records of the file can not be told apart by its bytes. */
    static @Nullable ChunkRecords open(
            Path file, TableFormat table, Chunk chunk, Limits limits, @Nullable Predicate<Fields> proof)
            throws IOException, UnusableFileException {
        return open(file, table, chunk, limits, proof, ByteTape.BUFFER);
    }

    static @Nullable ChunkRecords open(
            Path file, TableFormat table, Chunk chunk, Limits limits, @Nullable Predicate<Fields> proof, int buffer)
            throws IOException, UnusableFileException {
        ByteText text = text(file, table);
        if (text == null) {
            return null;
        }
        FileChannel channel = FileChannel.open(file);
        try {
            ByteTape tape = new ByteTape(channel, chunk.from(), buffer);
            return new ChunkRecords(file, table, chunk, limits, proof, text, tape);
        } catch (UnusableFileException | IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** How the bytes of a file stand for text; null: they have to be decoded first. */
    static @Nullable ByteText text(Path file, TableFormat table) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return ByteText.of(table, bytes.readNBytes(ByteOrderMark.LONGEST));
        }
    }

    @Override
    public List<String> columns() {
        return header.names();
    }

    @Override
    @Nullable
    SourceRecord read() {
        try {
            while (goToRecord()) {
                SourceRecord record = parser == null ? split() : parse(parser);
                if (record != null) {
                    return record;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Position of the next record, which a call of {@link #read()} begins with; behind the last, the end of the file. */
    long position() {
        return position;
    }

    long line() {
        return line;
    }

    /** Goes over blank lines; false at the end of the chunk. */
    private boolean goToRecord() throws IOException {
        while (tape.has(position)) {
            byte b = tape.at(position);
            if (b != '\n' && b != '\r') {
                break;
            }
            passLineEnd();
            further.passBlank();
        }
        tape.forget(position);
        if (position < chunk.to() && tape.has(position)) {
            return true;
        }
        if (!chunk.isLast() && (position != chunk.to() || line != chunk.toLine())) {
            throw ChunkMismatchException.elsewhere(file, chunk, position, line);
        }
        if (!chunk.isLast() && further.isInDoubt()) {
            throw ChunkMismatchException.inDoubt(file, chunk);
        }
        return false;
    }

    private void passLineEnd() throws IOException {
        boolean isReturn = tape.at(position) == '\r';
        position++;
        if (isReturn && tape.has(position) && tape.at(position) == '\n') {
            position++;
        }
        line++;
    }

    private void goToLine(long wanted) throws IOException {
        while (line < wanted && tape.has(position)) {
            byte b = tape.at(position);
            if (b == '\n' || b == '\r') {
                passLineEnd();
            } else {
                position++;
            }
            tape.forget(position);
        }
    }

    /** The record at hand; null: it is blank, or the parser has to read it. */
    private @Nullable SourceRecord split() throws IOException {
        if (further.isInDoubt()) {
            beginDetour();
            return null;
        }
        int from = tape.index(position);
        RecordSplitter.Outcome outcome = splitter.split(tape.bytes(), from, tape.limit(), tape.ended());
        while (outcome == RecordSplitter.Outcome.CUT && tape.limit() - from < MOST_REGULAR) {
            tape.more();
            from = tape.index(position);
            outcome = splitter.split(tape.bytes(), from, tape.limit(), tape.ended());
        }
        if (outcome != RecordSplitter.Outcome.REGULAR || !isSound(from)) {
            beginDetour();
            return null;
        }
        byte[] bytes = Arrays.copyOfRange(tape.bytes(), from, splitter.contentEnd());
        long first = line;
        line += splitter.end() > splitter.contentEnd() ? 1 : 0;
        line += splitter.spansLines() ? lineEnds(bytes) : 0;
        position = tape.position(splitter.end());
        detour.passRegular();
        ByteRow row = new ByteRow(
                header,
                bytes,
                splitter.bounds(header.names().size()),
                table.quote(),
                splitter.holds(ByteText.HIGH) ? text.charset() : StandardCharsets.ISO_8859_1);
        further.passGood(row);
        return SourceRecord.good(first, row);
    }

    private void beginDetour() throws IOException {
        parser = new CsvRecords(shape, further, text.decode(tape.from(position)), line, limits);
        detour.begin();
    }

    /** Whether the record that was split is one that the parser takes as it is, and no blank one. */
    private boolean isSound(int from) {
        if (splitter.end() - from >= limits.recordChars()
                || splitter.count() < header.names().size()
                || (splitter.count() > header.names().size() && !table.trailing())
                || (firstName != null && splitter.mayBe(0, firstName, tape.bytes(), from))
                || splitter.holds(ByteText.BAD)
                || !splitter.holds(ByteText.VISIBLE)
                || (splitter.holds(ByteText.HIGH)
                        && text.charset().equals(StandardCharsets.UTF_8)
                        && !Utf8.isSound(tape.bytes(), from, splitter.contentEnd()))) {
            return false;
        }
        for (int field = header.names().size(); field < splitter.count(); field++) {
            if (!splitter.isEmpty(field)) {
                return false;
            }
        }
        return !splitter.spansLines() || proof == null || !mayHoldRecords(from);
    }

    /** Whether a line inside the record may be a record of its own: then it is for the parser to say what is wrong. */
    private boolean mayHoldRecords(int from) {
        byte[] bytes = tape.bytes();
        for (int at = from; at < splitter.contentEnd(); at++) {
            boolean endsLine = bytes[at] == '\n' || (bytes[at] == '\r' && bytes[at + 1] != '\n');
            if (endsLine
                    && (probe.split(bytes, at + 1, tape.limit(), tape.ended()) != RecordSplitter.Outcome.REGULAR
                            || probe.count() >= header.names().size())) {
                return true;
            }
        }
        return false;
    }

    private static long lineEnds(byte[] bytes) {
        long ends = 0;
        for (int i = 0; i < bytes.length; i++) {
            ends += bytes[i] == '\r' || (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) ? 1 : 0;
        }
        return ends;
    }

    private @Nullable SourceRecord parse(CsvRecords reader) throws IOException {
        if (!reader.step()) {
            goToLine(Long.MAX_VALUE);
            parser = null;
            return null;
        }
        SourceRecord record = reader.found();
        goToLine(reader.line() + 1);
        if (detour.isOver()) {
            parser = null;
        }
        return record;
    }

    @Override
    public void close() throws IOException {
        tape.close();
    }

    /** How many records the parser reads before the next one is looked at: it is dear to begin with. */
    private static final class Detour {

        private static final int LONGEST = 4096;
        private static final int SOON = 64;

        private int length = 1;
        private int left;
        private int regular;

        void begin() {
            length = regular < SOON ? Math.min(LONGEST, 2 * length) : 1;
            left = length;
            regular = 0;
        }

        void passRegular() {
            regular++;
        }

        boolean isOver() {
            return --left <= 0;
        }
    }
}
