package balie.app;

import balie.ingest.read.FileBytes;
import balie.publish.CsvFile;
import balie.publish.ParquetFile;
import balie.publish.RunFolder;
import balie.report.html.HtmlPages.Link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes tables as files of a run, and notes what they are. */
final class TableFiles {

    private static final String DATA = "data/";

    private final RunFolder folder;
    private final Map<String, Object> written = new LinkedHashMap<>();

    TableFiles(RunFolder folder) {
        this.folder = folder;
    }

    /**
     * Writes tables into a part of the run.
     *
     * @param part of the folder, with the slash behind it; empty: the folder itself
     * @return links to them from a page in that part
     */
    List<Link> write(String part, List<ComputedTable> tables) throws IOException {
        List<Link> links = new ArrayList<>();
        for (ComputedTable table : tables) {
            String name = table.contract().name();
            String csv = DATA + name + ".csv";
            Path file = folder.file(part + csv);
            CsvFile.write(file, table.result().columns(), table.result().rows().iterator());
            ParquetFile.write(folder.file(part + DATA + name + ".parquet"), table.result(), table.contract());
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("rows", table.result().rows().size());
            about.put("sha256", FileBytes.of(file).sha256());
            written.put(part + name, about);
            links.add(new Link(name + ".csv", csv, table.contract().grain() + "; also as Parquet."));
        }
        return links;
    }

    /** Rows and SHA-256 of every table, by its part and name: {@code training/volume}. */
    Map<String, Object> written() {
        return written;
    }
}
