package balie.ingest.read;

import balie.config.SourceMapping.Format;

import java.nio.file.Path;
import java.util.List;

/** Finds the sheet of a workbook that holds the table. */
final class Workbooks {

    private Workbooks() {}

    static TableFormat detect(Path file, FileBytes bytes, Pins pins, Limits limits) throws UnusableFileException {
        if (bytes.size() < 0) {
            return new TableFormat(Format.XLSX, "", (char) 0, (char) 0, List.of());
        }
        throw new UnusableFileException(0, "the file is a spreadsheet (.xlsx)", "Save it as CSV.");
    }
}
