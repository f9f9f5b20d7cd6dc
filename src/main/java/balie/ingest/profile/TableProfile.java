package balie.ingest.profile;

import balie.ingest.read.TableFormat;

import java.util.List;
import java.util.Map;

/**
 * What is known of a table.
 *
 * @param header the names in the header, as they stand; empty where records carry their own names
 * @param rows records read
 * @param bad of them that can not be read
 * @param issues the first of those: line and reason
 * @param columns in the order of the header, or of appearance
 * @param missed columns beyond the most that are looked at
 * @param spans how the opening relates to the end of a case
 * @param order which number is the day in the dates of this file
 * @param last fields of the last record, by column
 * @param records the first records, by column; of columns that share a name the first value
 */
public record TableProfile(
        TableFormat format,
        List<String> header,
        long rows,
        long bad,
        List<String> issues,
        List<ColumnProfile> columns,
        long missed,
        List<Span> spans,
        Order order,
        Map<String, String> last,
        List<Map<String, String>> records) {

    /**
     * An opening and an end of the same records.
     *
     * @param both records that have both
     * @param backwards of them, that end before they begin
     */
    public record Span(String from, String to, long both, long backwards) {}
}
