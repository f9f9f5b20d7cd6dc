package balie.ingest;

import balie.config.SourceMapping;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.ingest.read.Finding;
import balie.ingest.read.TableFormat;
import balie.text.Wording;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file to read, checked beforehand.
 *
 * @param index place in the order of all files of the run, by source and name
 * @param path where it is
 * @param shown how it is named in messages and in run.json
 * @param source name of the source it belongs to
 * @param table how it is read
 * @param shape which canonical columns it holds, see {@link balie.contract.StoredInteractions#SHAPE}
 * @param columns names of those columns
 * @param sha256 of its bytes
 * @param bytes its size
 */
public record SourceFile(
        int index,
        String path,
        String shown,
        String source,
        SourceMapping mapping,
        TableFormat table,
        String shape,
        List<String> columns,
        String sha256,
        long bytes)
        implements Serializable {

    /** Why the dates of a file are read as they are where nobody has to know of it. */
    public static final String NO_DOUBT = "no date of the file reads in two ways";

    private static final int DIGITS = 16;

    /** Counts up when the same file and mapping give other rows than before, or other hashes of them. */
    private static final String READING = "6";

    /** The same file at another place in the order. */
    public SourceFile at(int place) {
        return new SourceFile(place, path, shown, source, mapping, table, shape, columns, sha256, bytes);
    }

    /** By what its mapping was found, where the job does not name it. */
    public Optional<Finding> match() {
        return finding(MappingMatch.WHAT);
    }

    /** In which order its days and months are, and why, where its dates had to show it. */
    public Optional<Finding> dates() {
        return finding(DateEvidence.WHAT);
    }

    /** What of the file is not read, in words; what it holds is not repeated. */
    public List<String> unread() {
        return Stream.of(
                        finding(TableFormat.LEFT_OUT).map(f -> f.value() + " not read: " + f.why()),
                        finding(TableFormat.FOOTER).map(f -> f.value() + " below the table not read: no records"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> finding(String what) {
        return table.findings().stream().filter(f -> f.what().equals(what)).findFirst();
    }

    /**
     * How the file is read, as a hash: a file that is read with another mapping, another zone or into more columns gives other
     * rows although it is the same.
     */
    public String readAs(ZoneId zone) {
        return Wording.sha256(READING + "\n" + mapping.sha256() + "\n"
                        + mapping.dates().key() + "\n" + zone + "\n" + Interactions.TABLE.names())
                .substring(0, DIGITS);
    }

    /** The column of the export that a canonical one is read from, to name it in an issue. */
    String exportColumn(Field field) {
        return mapping.columns().stream()
                .filter(rule -> rule.target().equals(field))
                .findFirst()
                .map(RowMapper::column)
                .orElse(field.name());
    }
}
