package balie.ingest.read;

import balie.config.SourceMapping.Dialect;
import balie.config.SourceMapping.Format;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds out how a delimited text is written.
 *
 * @param head the beginning of the text
 * @param tail the end of the text
 * @param whole whether {@code head} is all of it
 */
record CsvDetector(String head, String tail, boolean whole, Pins pins) {

    TableFormat detect(Place place, String encoding, FileBytes bytes, List<Finding> before)
            throws UnusableFileException {
        List<Finding> findings = new ArrayList<>(before);
        CsvSample sample = new DialectDetector(head, whole, pins).detect();
        CsvDialect dialect = sample.dialect();
        dialect(sample, findings);
        findings.add(new Finding("line end", lineEnd(), "the first of them"));
        HeaderDetector header = HeaderDetector.of(sample, pins);
        int preamble = header.index() <= 0 && pins.dialect().headerLine() == null
                ? 0
                : sample.records().get(Math.max(0, header.index())).line();
        findings.add(new Finding(
                "header", header.names() == null ? "line " + (preamble + 1) : "in no line of the file", header.why()));
        above(sample, header, findings);
        int width = width(sample, header);
        // A single record with a field too many has moved its values, even if the last is empty.
        long wider =
                sample.records().stream().filter(r -> r.cells().size() > width).count();
        boolean trailing = wider * 2 > sample.records().size() - 1;
        List<String> footer = FooterDetector.detect(tail, dialect, width);
        if (!footer.isEmpty()) {
            List<String> asWritten = new ArrayList<>(footer);
            Collections.reverse(asWritten);
            findings.add(new Finding(
                    TableFormat.FOOTER,
                    footer.size() + (footer.size() == 1 ? " line" : " lines"),
                    "no records of the table: " + String.join(" / ", asWritten)));
        }
        return new TableFormat(
                Format.CSV, place, encoding, dialect, trailing, preamble, header.names(), footer, bytes, findings);
    }

    /** Notes above a table are ordinary; records above it are told, for they may be those of another table. */
    private static void above(CsvSample sample, HeaderDetector header, List<Finding> findings) {
        long above = sample.records().subList(0, Math.max(0, header.index())).stream()
                .filter(r -> r.filled() > 1)
                .count();
        if (above > 2) {
            findings.add(
                    new Finding(
                            TableFormat.LEFT_OUT,
                            above + " records",
                            "they stand above the names of the columns; if they are a table too, put it into a file of its own"));
        }
    }

    private static int width(CsvSample sample, HeaderDetector header) {
        if (header.names() != null) {
            return header.names().size();
        }
        return header.index() < sample.records().size()
                ? sample.records().get(header.index()).cells().size()
                : sample.width();
    }

    private void dialect(CsvSample sample, List<Finding> findings) {
        CsvDialect dialect = sample.dialect();
        Dialect pinned = pins.dialect();
        int width = sample.width();
        String fields =
                width == 1 ? "no character divides the lines" : "most records have " + width + " fields with it";
        findings.add(finding("delimiter", dialect.delimiter(), pinned.delimiter(), fields));
        findings.add(finding(
                "quote",
                dialect.quote(),
                pinned.quote(),
                head.indexOf(dialect.quote()) < 0 ? "none is in sight, so the usual one" : "it encloses fields"));
        if (dialect.escape() != CsvDialect.NONE) {
            findings.add(finding("escape", dialect.escape(), pinned.escape(), "it stands before quotes inside fields"));
        }
        if (dialect.padded()) {
            findings.add(new Finding("spaces", "around fields", "quotes stand behind a space"));
        }
    }

    private static Finding finding(String what, char found, @Nullable Character pinned, String why) {
        return new Finding(what, CsvDialect.name(found), pinned == null ? why : "pinned in the mapping");
    }

    private String lineEnd() {
        int at = 0;
        while (at < head.length() && !RawRecord.isLineEnd(head.charAt(at))) {
            at++;
        }
        if (at == head.length()) {
            return "none";
        }
        return head.charAt(at) == '\n' ? "LF" : RawRecord.behindLineEnd(head, at) == at + 2 ? "CRLF" : "CR";
    }
}
