package balie.publish;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes persons out of runs that were published: their rows of tables and of rows that were put aside, their rows on pages, and their
 * ids in texts. What was published of many persons together stays as it was.
 */
public final class RunErasure {

    private static final Pattern TABLE_ROW = Pattern.compile("<tr\\b[^>]*>.*?</tr>", Pattern.DOTALL);

    private static final Pattern SHEET_ROW = Pattern.compile("<row\\b[^>]*>.*?</row>", Pattern.DOTALL);

    /** But for formulas, which tell where cells are. */
    private static final Pattern XML_TEXT = Pattern.compile("(?<=>)(?<!<c:f>)[^<]+");

    /** A text between tags, or one that a tag says of what it shows; what is style, script or policy is passed over. */
    private static final Pattern TEXT = Pattern.compile(
            "(?<skip><(style|script)\\b.*?</\\2>)|(?<=(?:aria-label|title|alt)=\")[^\"]+|(?<=>)[^<]+", Pattern.DOTALL);

    private static final Pattern LEFT_BEHIND = Pattern.compile("\\..+\\.part-(\\d+)");

    private final PersonNames names;

    public RunErasure(PersonNames names) {
        this.names = names;
    }

    /**
     * What was changed.
     *
     * @param runs that were, in order
     * @param rows of tables, and of those put aside, that were taken out
     * @param files that were written anew
     */
    public record Changed(List<Path> runs, long rows, long files) {}

    /**
     * Goes through a folder of runs, or a run.
     *
     * @throws IOException if a file can not be read or written; what was done until then stays, and it can be done again
     */
    public Changed in(Path place) throws IOException {
        List<Path> runs = new ArrayList<>();
        long rows = 0;
        long files = 0;
        for (Path folder : runsIn(place)) {
            Optional<RunManifest> manifest = RunManifest.of(folder);
            if (manifest.isPresent()) {
                Tally tally = new Tally(manifest.get());
                run(folder, tally);
                if (tally.files > 0 || manifest.get().isChanged()) {
                    manifest.get()
                            .note(
                                    "a person was erased: rows of tables and of rows put aside that were of one person, and ids in"
                                            + " texts, were taken out; figures of many persons stay as they were published");
                    manifest.get().write();
                    runs.add(folder);
                    rows += tally.rows;
                    files += tally.files;
                }
            }
        }
        return new Changed(runs, rows, files);
    }

    /** Removes what killed runs left in a folder of runs; how many folders. */
    public static long leftovers(Path place) throws IOException {
        long removed = 0;
        for (Path folder : Places.folders(place, true)) {
            Matcher left = LEFT_BEHIND.matcher(String.valueOf(folder.getFileName()));
            if (left.matches()
                    && ProcessHandle.of(Long.parseLong(left.group(1))).isEmpty()) {
                Places.deleteTree(folder);
                removed++;
            }
        }
        return removed;
    }

    private static List<Path> runsIn(Path place) throws IOException {
        return Files.isRegularFile(place.resolve(RunFolder.MANIFEST)) ? List.of(place) : Places.folders(place, true);
    }

    private static final class Tally {
        private final RunManifest manifest;
        private long rows;
        private long files;

        Tally(RunManifest manifest) {
            this.manifest = manifest;
        }
    }

    private void run(Path folder, Tally tally) throws IOException {
        TreeSet<Path> files = new TreeSet<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            // What somebody else put there is theirs; the scan tells if it holds anything.
            tree.filter(Files::isRegularFile)
                    .filter(f ->
                            tally.manifest.lists(folder.relativize(f).toString().replace('\\', '/')))
                    .forEach(files::add);
        }
        for (Path file : files) {
            String before = RunFolder.sha256(file);
            long gone = file(file);
            String after = RunFolder.sha256(file);
            if (!after.equals(before)) {
                tally.manifest.rewritten(before, after, gone);
                tally.manifest.hashed(folder.relativize(file).toString().replace('\\', '/'), after);
                tally.files++;
                tally.rows += gone;
            }
        }
        tally.manifest.texts(names::masked);
    }

    /** How many rows went of a file. */
    private long file(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".csv")) {
            return csv(file, name.startsWith("quarantine"));
        }
        if (name.endsWith(".parquet")) {
            return ParquetFile.change(file, cells -> cells.stream().anyMatch(names::isPseudonymIn), names::masked);
        }
        if (name.endsWith(".xlsx")) {
            return workbook(file);
        }
        if (name.endsWith(".html")) {
            html(file);
        } else if (name.endsWith(".pdf")) {
            pdf(file);
        } else if (name.endsWith(".json") || name.endsWith(".txt") || name.endsWith(".svg")) {
            String text = Files.readString(file);
            replace(file, text, names.masked(text));
        }
        return 0;
    }

    /** How many rows went. Records in which nothing changes stay byte for byte. */
    private long csv(Path file, boolean putAside) throws IOException {
        String text = Files.readString(file);
        StringBuilder left = new StringBuilder(text.length());
        long gone = 0;
        // A spreadsheet's dialect may stand there.
        char delimiter = CsvDialect.delimiterOf(text);
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
        try (CSVParser records = CSVParser.parse(new StringReader(text), format)) {
            List<CSVRecord> all = records.getRecords();
            for (int i = 0; i < all.size(); i++) {
                CSVRecord record = all.get(i);
                int begin = Math.toIntExact(record.getCharacterPosition());
                int end = i + 1 < all.size() ? Math.toIntExact(all.get(i + 1).getCharacterPosition()) : text.length();
                if (i > 0 && record.stream().anyMatch(putAside ? names::isAnyIn : names::isPseudonymIn)) {
                    gone++;
                } else if (record.stream().allMatch(cell -> names.masked(cell).equals(cell))) {
                    left.append(text, begin, end);
                } else {
                    left.append(
                            CsvFile.record(record.stream().map(names::masked).toList(), delimiter));
                }
            }
        }
        replace(file, text, left.toString());
        return gone;
    }

    private void html(Path file) throws IOException {
        String page = Files.readString(file);
        String rows = TABLE_ROW
                .matcher(page)
                .replaceAll(row -> Matcher.quoteReplacement(names.isPseudonymIn(row.group()) ? "" : row.group()));
        String left = TEXT.matcher(rows)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().startsWith("<") ? found.group() : names.masked(found.group())));
        replace(file, page, left);
    }

    /** How many rows went. Its texts stand in its rows, and in charts. */
    private long workbook(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        AtomicLong gone = new AtomicLong();
        byte[] after = SteadyZip.changed(before, xml -> {
            String rows = SHEET_ROW.matcher(xml).replaceAll(row -> {
                boolean goes = names.isPseudonymIn(row.group());
                gone.addAndGet(goes ? 1 : 0);
                return Matcher.quoteReplacement(goes ? "" : row.group());
            });
            return XML_TEXT.matcher(rows).replaceAll(text -> Matcher.quoteReplacement(names.masked(text.group())));
        });
        if (!Arrays.equals(before, after)) {
            Places.replace(file, after);
        }
        return gone.get();
    }

    /** Reports say nothing of one person, so no row of a table has to go: what a text may tell by an id is masked. */
    private void pdf(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] after = PdfFile.masked(before, names);
        if (!Arrays.equals(before, after)) {
            Places.replace(file, after);
        }
    }

    private static void replace(Path file, String before, String after) throws IOException {
        if (!after.equals(before)) {
            Places.replace(file, after);
        }
    }
}
