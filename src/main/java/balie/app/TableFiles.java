package balie.app;

import balie.contract.Field;
import balie.ingest.read.FileBytes;
import balie.publish.CsvDialect;
import balie.publish.CsvFile;
import balie.publish.ParquetFile;
import balie.publish.RunFolder;
import balie.publish.SteadyZip;
import balie.report.RunFacts;
import balie.report.html.HtmlPages.Link;
import balie.report.model.Report;
import balie.report.words.Words;
import balie.report.workbook.Sheet;
import balie.report.workbook.Workbooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes tables as files of a run, and notes what they are. */
final class TableFiles {

    private static final String DATA = "data/";
    static final String WORKBOOK = "tables.xlsx";

    private final RunFolder folder;
    private final boolean forSpreadsheets;
    private final Map<String, Object> written = new LinkedHashMap<>();

    /** @param forSpreadsheets whether the tables of audiences are CSV as spreadsheets of the report's language read it */
    TableFiles(RunFolder folder, boolean forSpreadsheets) {
        this.folder = folder;
        this.forSpreadsheets = forSpreadsheets;
    }

    /**
     * Writes tables into a part of the run.
     *
     * @param part of the folder, with the slash behind it; empty: the folder itself
     * @return links to them from a page in that part
     */
    List<Link> write(String part, List<ComputedTable> tables, Words words) throws IOException {
        // What is for those who run the job stays as programs read it.
        CsvDialect dialect = forSpreadsheets && !part.isEmpty()
                ? new CsvDialect(words.csvDelimiter(), words.csvDecimal(), true)
                : CsvDialect.PLAIN;
        List<Link> links = new ArrayList<>();
        for (ComputedTable table : tables) {
            String name = table.contract().name();
            String csv = DATA + name + ".csv";
            Path file = folder.file(part + csv);
            CsvFile.write(file, table.result().columns(), table.result().rows().iterator(), dialect);
            ParquetFile.write(folder.file(part + DATA + name + ".parquet"), table.result(), table.contract());
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("rows", table.result().rows().size());
            about.put("sha256", FileBytes.of(file).sha256());
            written.put(part + name, about);
            links.add(new Link(
                    name + ".csv",
                    csv,
                    words.say(
                            "{0}; also as Parquet.", words.text(table.contract().grain()))));
        }
        return links;
    }

    /**
     * Writes the tables of an audience once more, as one workbook.
     *
     * @param part of the folder, as above
     * @param report whose points, notes and charts it has, too
     * @return a link to it from a page in that part
     */
    Link workbook(String part, Report report, List<ComputedTable> tables, RunFacts facts, Words words)
            throws IOException {
        List<Sheet> sheets = tables.stream()
                .map(t -> new Sheet(
                        t.result(),
                        words.text(t.contract().grain()),
                        t.contract().fields().stream().map(Field::doc).toList()))
                .toList();
        byte[] workbook = new Workbooks(words)
                .write(report, sheets, facts.asOf(), facts.period().zone());
        Files.write(folder.file(part + WORKBOOK), SteadyZip.of(workbook));
        return new Link(
                WORKBOOK,
                WORKBOOK,
                words.say("All tables in one workbook, with a cover, notes and charts, for a spreadsheet."));
    }

    /** Where they are written. */
    RunFolder folder() {
        return folder;
    }

    /** Rows and SHA-256 of every table, by its part and name: {@code training/volume}. */
    Map<String, Object> written() {
        return written;
    }
}
