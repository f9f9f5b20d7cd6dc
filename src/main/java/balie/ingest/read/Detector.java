package balie.ingest.read;

import balie.config.SourceMapping.Format;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out how a file is written, from its beginning and its end; what is packed is read once from end to end, so that a
 * bomb or a cut shows before anything is started.
 */
public final class Detector {

    /** What a finding about an entry of an archive that holds no table is called. */
    public static final String LEFT_OUT = "entry left out";

    private final Path file;
    private final Pins pins;
    private final Limits limits;

    private Detector(Path file, Pins pins, Limits limits) {
        this.file = file;
        this.pins = pins;
        this.limits = limits;
    }

    /**
     * The tables in a file: one, or one an entry of an archive.
     *
     * @throws UnusableFileException if it holds none that can be read
     */
    public static List<TableFormat> detect(Path file, FileBytes bytes, Pins pins, Limits limits)
            throws IOException, UnusableFileException {
        Detector detector = new Detector(file, pins, limits);
        Ends ends = Ends.of(file);
        Packing packing = Packing.of(ends.head());
        try {
            return switch (packing) {
                case NONE -> List.of(detector.table(Place.FILE, ends, bytes, List.of()));
                case ZIP -> detector.archive(bytes);
                case GZIP, ZSTD -> List.of(detector.packed(new Place(packing, null, null)));
            };
        } catch (OverLimitException e) {
            throw e.unusable();
        }
    }

    private List<TableFormat> archive(FileBytes bytes) throws IOException, UnusableFileException {
        ZipEntries entries = entries();
        if (entries.workbook()) {
            return List.of(Workbooks.detect(file, entries.files(), bytes, pins, limits));
        }
        String pattern = pins.dialect().entry();
        PathMatcher wanted = FileSystems.getDefault().getPathMatcher("glob:" + (pattern == null ? "**" : pattern));
        List<TableFormat> tables = new ArrayList<>();
        List<Finding> others = new ArrayList<>();
        for (String name : entries.files()) {
            if (!wanted.matches(Path.of(name))) {
                continue;
            }
            try {
                tables.add(packed(new Place(Packing.ZIP, name, null)));
            } catch (UnusableFileException e) {
                others.add(new Finding(LEFT_OUT, name, e.found()));
            }
        }
        if (tables.isEmpty()) {
            throw new UnusableFileException(
                    0,
                    others.isEmpty()
                            ? "the archive holds no file" + (pattern == null ? "" : " like '" + pattern + "'")
                            : "the archive holds no table: " + others.get(0).value() + ": "
                                    + others.get(0).why(),
                    "Is this the export?");
        }
        return tables.stream().map(t -> t.with(others)).toList();
    }

    private ZipEntries entries() throws IOException, UnusableFileException {
        try {
            return ZipEntries.of(file, limits);
        } catch (IOException e) {
            throw new UnusableFileException(
                    0,
                    "the file begins as a zip archive and can not be read as one: " + e.getMessage(),
                    "Was it cut off while it was copied? Copy or export it again.");
        }
    }

    private TableFormat packed(Place place) throws IOException, UnusableFileException {
        try (TableBytes bytes = open(place);
                Ends.Keeper keeper = new Ends.Keeper(bytes)) {
            FileBytes all = FileBytes.of(keeper);
            Ends ends = keeper.ends();
            if (Packing.of(ends.head()) == Packing.ZIP
                    && String.valueOf(place.entry()).endsWith(".xlsx")) {
                throw new UnusableFileException(
                        0,
                        "it is a workbook, and such are not read inside an archive",
                        "Unpack it, and give the workbook.");
            }
            if (Packing.of(ends.head()) != Packing.NONE) {
                throw new UnusableFileException(
                        0, "it is packed once more: " + Packing.of(ends.head()), "Unpack it once.");
            }
            if (bytes.damage() != null && all.size() == 0) {
                throw damaged(bytes.damage());
            }
            List<Finding> findings = new ArrayList<>();
            findings.add(new Finding("packing", place.packing().toString(), "its first bytes"));
            if (bytes.damage() != null) {
                findings.add(new Finding("damage", "cut off or damaged", String.valueOf(bytes.damage())));
            }
            return table(place, ends, all, findings);
        }
    }

    private TableBytes open(Place place) throws UnusableFileException {
        try {
            return TableBytes.open(file, place, limits);
        } catch (IOException e) {
            throw damaged(e.getMessage());
        }
    }

    private static UnusableFileException damaged(@Nullable String why) {
        return new UnusableFileException(
                0,
                "nothing of it can be unpacked"
                        + (why == null || why.equals("EOFException")
                                ? "; it ends too early, so it is not whole"
                                : ": " + why),
                "Copy or export it again.");
    }

    private TableFormat table(Place place, Ends ends, FileBytes bytes, List<Finding> before)
            throws IOException, UnusableFileException {
        if (bytes.size() == 0) {
            throw new UnusableFileException(0, "the file is empty (0 bytes)", "Export it again.");
        }
        FileKind.check(ends.head());
        List<Finding> findings = new ArrayList<>(before);
        Finding encoding =
                EncodingDetector.detect(ends.head(), bytes, pins.dialect().encoding());
        findings.add(encoding);
        String text = TextInput.decode(ends.head(), encoding.value());
        FileKind.check(text, pins.format());
        boolean json = pins.format() == null ? JsonDetector.isJson(text) : pins.format() != Format.CSV;
        if (pins.format() == Format.XLSX) {
            throw new UnusableFileException(
                    0, "the file is no spreadsheet (.xlsx), which the mapping lays down", "Is this the right export?");
        }
        if (json) {
            JsonDetector found = JsonDetector.of(text, ends.whole(), pins);
            findings.add(new Finding("format", found.format().key(), found.why()));
            return new TableFormat(
                    found.format(),
                    new Place(place.packing(), place.entry(), found.list()),
                    encoding.value(),
                    CsvDialect.PLAIN,
                    false,
                    0,
                    null,
                    List.of(),
                    bytes,
                    findings);
        }
        findings.add(new Finding(
                "format",
                Format.CSV.key(),
                pins.format() == null ? "it begins as no JSON does" : "pinned in the mapping"));
        return new CsvDetector(text, TextInput.decode(ends.tail(), encoding.value()), ends.whole(), pins)
                .detect(place, encoding.value(), bytes, findings);
    }
}
