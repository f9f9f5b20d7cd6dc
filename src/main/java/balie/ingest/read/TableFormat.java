package balie.ingest.read;

import balie.config.SourceMapping.Format;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How one table in a file is read: everything a reader needs to know, and why it is so.
 *
 * @param findings what was found out, for people
 */
public record TableFormat(Format format, String encoding, char delimiter, char quote, List<Finding> findings)
        implements Serializable {

    public TableFormat {
        findings = List.copyOf(findings);
    }

    /** The same with one more finding. */
    public TableFormat with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new TableFormat(format, encoding, delimiter, quote, more);
    }
}
