package balie.ingest.read;

import balie.config.SourceMapping.Format;
import balie.ingest.read.CsvSample.Sampled;
import balie.ingest.read.SheetRows.SheetRow;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the sheet of a workbook that holds the table, and the names of its columns. */
final class Workbooks {

    private static final int LOOKED_AT = 60;

    private final Path file;
    private final FileBytes bytes;
    private final Pins pins;

    private Workbooks(Path file, FileBytes bytes, Pins pins) {
        this.file = file;
        this.bytes = bytes;
        this.pins = pins;
    }

    /** @param parts names of the entries of the archive that the workbook is */
    static TableFormat detect(Path file, List<String> parts, FileBytes bytes, Pins pins, Limits limits)
            throws IOException, UnusableFileException {
        if (pins.format() != null && pins.format() != Format.XLSX) {
            throw new UnusableFileException(
                    0,
                    "the file is a spreadsheet (.xlsx), and the mapping lays down format: "
                            + pins.format().key(),
                    "Take format: out of the mapping, and it is found out from each file.");
        }
        WorkbookParts.check(file, parts, limits);
        try {
            List<String> sheets = SheetRows.sheets(file);
            if (sheets.size() > limits.sheets()) {
                throw new OverLimitException(
                        "sheets", "the workbook has " + sheets.size() + " sheets, more than " + limits.sheets());
            }
            return new Workbooks(file, bytes, pins).choose(sheets);
        } catch (ExcelReaderException e) {
            throw new UnusableFileException(
                    0,
                    "the workbook can not be read: " + e.getMessage(),
                    "Open it in a spreadsheet program and save it again.");
        }
    }

    private TableFormat choose(List<String> sheets) throws IOException, UnusableFileException {
        String pinned = pins.dialect().sheet();
        if (pinned != null && !sheets.contains(pinned)) {
            throw new UnusableFileException(
                    0,
                    "the workbook has no sheet '" + pinned + "'; it has " + String.join(", ", sheets),
                    "Correct sheet: in the mapping.");
        }
        String chosen = pinned;
        String why = "pinned in the mapping";
        CsvSample best = pinned == null ? null : sample(pinned);
        int most = 0;
        int tables = 0;
        for (String sheet : pinned == null ? sheets : List.<String>of()) {
            CsvSample sample = sample(sheet);
            int names = HeaderDetector.expected(sample, pins);
            tables += sample.records().isEmpty() ? 0 : 1;
            if (!sample.records().isEmpty() && (chosen == null || names > most)) {
                why = names > 0
                        ? names + " of the names that the mapping looks for stand in it"
                        : "the first that is not empty";
                chosen = sheet;
                best = sample;
                most = names;
            }
        }
        if (chosen == null || best == null || best.records().isEmpty()) {
            throw new UnusableFileException(0, "the workbook holds no table: its sheets are empty", "Export it again.");
        }
        return table(best, new Finding("sheet", chosen, why), Math.max(0, tables - 1));
    }

    private CsvSample sample(String sheet) throws IOException {
        List<Sampled> records = new ArrayList<>();
        try (SheetRows rows = SheetRows.open(file, sheet)) {
            for (SheetRow row = rows.next(); row != null && records.size() < LOOKED_AT; row = rows.next()) {
                records.add(new Sampled(row.cells(), row.number() - 1, false));
            }
        }
        return new CsvSample(records);
    }

    /** @param others how many sheets besides hold something, where none is pinned */
    private TableFormat table(CsvSample sample, Finding sheet, int others) {
        HeaderDetector header = HeaderDetector.of(sample, pins);
        int preamble =
                header.index() < 0 ? 0 : sample.records().get(header.index()).line();
        @Nullable List<String> names = header.names();
        return new TableFormat(
                Format.XLSX,
                new Place(Packing.NONE, null, sheet.value()),
                "UTF-8",
                CsvDialect.PLAIN,
                false,
                preamble,
                names,
                List.of(),
                bytes,
                findings(
                        sheet,
                        others,
                        new Finding(
                                "header",
                                names == null ? "row " + (preamble + 1) : "in no row of the sheet",
                                header.why())));
    }

    private static List<Finding> findings(Finding sheet, int others, Finding header) {
        List<Finding> findings = new ArrayList<>(List.of(
                new Finding("format", Format.XLSX.key(), "an archive with the parts of a workbook"), sheet, header));
        if (others > 0) {
            findings.add(
                    new Finding(
                            TableFormat.LEFT_OUT,
                            others + (others == 1 ? " sheet" : " sheets"),
                            "one sheet of a workbook is read; name another in the mapping with sheet:, or export it by itself"));
        }
        return findings;
    }
}
