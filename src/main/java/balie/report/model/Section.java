package balie.report.model;

import java.util.List;
import java.util.Optional;

/**
 * One subject of a report: a finding, a chart that shows it, the table beside the chart.
 *
 * @param id unique on the page; also the file name of the chart's picture
 * @param heading the finding, as a sentence
 * @param subtitle what is drawn: measure, unit, period, n
 * @param statements what is to be said in words before the chart and the table, one sentence or two each
 * @param definitions how each figure of the section is defined, one paragraph each
 * @param dataFile name of the table's file in data/, without its ending
 */
public record Section(
        String id,
        String heading,
        String subtitle,
        List<String> statements,
        Optional<Chart> chart,
        TableView table,
        List<String> definitions,
        String dataFile) {

    public Section {
        statements = List.copyOf(statements);
        definitions = List.copyOf(definitions);
    }

    /** A section whose heading says all there is to be said in words. */
    public Section(
            String id,
            String heading,
            String subtitle,
            Optional<Chart> chart,
            TableView table,
            List<String> definitions,
            String dataFile) {
        this(id, heading, subtitle, List.of(), chart, table, definitions, dataFile);
    }
}
