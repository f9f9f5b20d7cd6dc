package balie.ingest.read;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds where a file can be cut. Each part is looked at by itself; what it means becomes known when the parts before it are. Where
 * a record that looks sound can not be found soon behind a cut, there is none.
 */
final class ChunkPlanner {

    /** Records looked at behind a cut until one is sound. */
    private static final int TRIES = 16;

    /** Bytes of the line before a cut. */
    private static final int LOOKED_BACK = 1 << 12;

    private static final String CHANGED = "it changed while it was read";

    private static final int BUFFER = 1 << 14;

    private final Path file;
    private final TableFormat table;
    private final Limits limits;
    private final @Nullable Predicate<Fields> isRecord;
    private final long chunkBytes;

    ChunkPlanner(Path file, TableFormat table, Limits limits, @Nullable Predicate<Fields> isRecord, long chunkBytes) {
        this.file = file;
        this.table = table;
        this.limits = limits;
        this.isRecord = isRecord;
        this.chunkBytes = chunkBytes;
    }

    /** Where a record begins, and on which line. */
    private record Cut(long position, long line) {}

    ChunkPlan plan(int threads) throws IOException {
        long size = Files.size(file);
        if (size <= chunkBytes) {
            return ChunkPlan.one("the file is small");
        }
        ByteText text = ChunkRecords.text(file, table);
        if (text == null) {
            return ChunkPlan.one("in " + table.encoding()
                    + ", packed, with a footer or with such quotes, records can not be told apart by the bytes");
        }
        List<String> names;
        long first;
        try (ChunkRecords reader = ChunkRecords.open(file, table, Chunk.WHOLE, limits, isRecord)) {
            if (reader == null) {
                return ChunkPlan.one(CHANGED);
            }
            names = reader.columns();
            first = reader.position();
        } catch (UnusableFileException e) {
            return ChunkPlan.one(e.found());
        }
        List<Long> starts = new ArrayList<>();
        for (long at = text.markLength(); at < size; at += chunkBytes) {
            starts.add(at);
        }
        List<Cut> cuts;
        try (FileChannel channel = FileChannel.open(file)) {
            cuts = cuts(channel, starts, scan(channel, starts, size, threads), names, first);
        }
        return cuts.isEmpty()
                ? ChunkPlan.one("no sound record was found to cut at")
                : new ChunkPlan(chunks(cuts, names), null);
    }

    private List<QuoteScan> scan(FileChannel channel, List<Long> starts, long size, int threads) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<Future<QuoteScan>> pending = new ArrayList<>();
            for (int i = 0; i < starts.size(); i++) {
                int part = i;
                long to = i + 1 < starts.size() ? starts.get(i + 1) : size;
                pending.add(pool.submit(() -> QuoteScan.of(channel, table, starts.get(part), to, part == 0)));
            }
            List<QuoteScan> scans = new ArrayList<>();
            for (Future<QuoteScan> scan : pending) {
                scans.add(scan.get());
            }
            return scans;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Cut> cuts(
            FileChannel channel, List<Long> starts, List<QuoteScan> scans, List<String> names, long first)
            throws IOException {
        List<Cut> cuts = new ArrayList<>();
        Quotes quotes = Quotes.OUTSIDE;
        long line = 1;
        long last = first;
        for (int part = 0; part + 1 < starts.size(); part++) {
            quotes = scans.get(part).end(quotes);
            line += scans.get(part).lineEnds();
            long start = starts.get(part + 1);
            if (start > last) {
                Cut cut = cut(channel, start, line, quotes, names);
                if (cut != null && cut.position() > last) {
                    cuts.add(cut);
                    last = cut.position();
                }
            }
        }
        return cuts;
    }

    private @Nullable Cut cut(FileChannel channel, long start, long line, Quotes quotes, List<String> names)
            throws IOException {
        ByteTape tape = new ByteTape(channel, start, BUFFER);
        RecordStarts records = new RecordStarts(tape, table, start, line, quotes, QuoteScan.byteAt(channel, start - 1));
        for (int i = 0; i < TRIES && records.next(); i++) {
            Cut cut = new Cut(records.position(), records.line());
            if ((names.size() == 1 || isBelowRecord(channel, cut.position())) && isSound(cut, names)) {
                return cut;
            }
        }
        return null;
    }

    /** Whether the line before has two fields with something in them: behind a blank line or a title another table may begin. */
    private boolean isBelowRecord(FileChannel channel, long position) throws IOException {
        byte[] before = new byte[(int) Math.min(LOOKED_BACK, position)];
        channel.read(ByteBuffer.wrap(before), position - before.length);
        String text = new String(before, StandardCharsets.ISO_8859_1);
        int end = text.endsWith("\r\n") ? text.length() - 2 : text.length() - 1;
        int start = Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1;
        String line = end < start ? "" : text.substring(start, end).replace(String.valueOf(table.quote()), "");
        return Arrays.stream(line.split(Pattern.quote(String.valueOf(table.delimiter()))))
                        .filter(field -> !field.isBlank())
                        .count()
                > 1;
    }

    private boolean isSound(Cut cut, List<String> names) throws IOException {
        Chunk rest = new Chunk(cut.position(), cut.line(), Long.MAX_VALUE, Long.MAX_VALUE, names);
        try (ChunkRecords reader = ChunkRecords.open(file, table, rest, limits, isRecord, BUFFER)) {
            SourceRecord record = reader != null && reader.hasNext() ? reader.next() : null;
            return record != null
                    && record.fields() != null
                    && record.line() == cut.line()
                    && (isRecord == null || isRecord.test(record.fields()));
        } catch (UnusableFileException e) {
            return false;
        }
    }

    private static List<Chunk> chunks(List<Cut> cuts, List<String> names) {
        List<Chunk> chunks = new ArrayList<>();
        chunks.add(new Chunk(0, 1, cuts.get(0).position(), cuts.get(0).line(), List.of()));
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = cuts.get(i);
            boolean isLast = i + 1 == cuts.size();
            chunks.add(new Chunk(
                    cut.position(),
                    cut.line(),
                    isLast ? Long.MAX_VALUE : cuts.get(i + 1).position(),
                    isLast ? Long.MAX_VALUE : cuts.get(i + 1).line(),
                    names));
        }
        return chunks;
    }
}
