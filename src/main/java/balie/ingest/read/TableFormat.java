package balie.ingest.read;

import balie.config.SourceMapping.Format;

import java.io.Serializable;
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
}
