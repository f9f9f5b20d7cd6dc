package balie.ingest;

import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.ingest.read.Fields;
import balie.ingest.read.Limits;
import balie.ingest.read.RecordReader;
import balie.ingest.read.SourceRecord;
import balie.ingest.read.TableFormat;
import balie.ingest.read.UnusableFileException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which known product a table is an export of, by the columns it has. */
public final class Recognition {

    /** As many records of JSON as are looked at for the paths they have. */
    private static final int RECORDS = 200;

    private Recognition() {}

    /**
     * How well a mapping fits.
     *
     * @param present the columns that it is recognised by and that the table has, as the mapping calls them
     * @param missing columns that it is recognised by and that the table has not; empty: it fits
     */
    public record Fit(SourceMapping mapping, List<String> present, List<List<String>> missing) {

        public boolean fits() {
            return missing.isEmpty();
        }

        /** The share of what it is recognised by that is there. */
        double share() {
            int all = mapping.recognisedBy().size();
            return (double) (all - missing.size()) / all;
        }

        /** The columns that prove it. */
        public String proof() {
            return String.join(", ", present);
        }

        /** {@code Id, Group stations or Groepsstations}. */
        public String lacks() {
            return String.join(
                    ", ",
                    missing.stream().map(names -> String.join(" or ", names)).toList());
        }
    }

    /** The names of a table's columns: of its header, or the paths in its first records. */
    public static Set<String> columns(Path file, TableFormat table, Limits limits)
            throws IOException, UnusableFileException {
        Set<String> columns = new HashSet<>();
        try (RecordReader reader = RecordReader.open(file, table, limits, null)) {
            reader.columns().forEach(n -> columns.add(MappingReader.fold(n)));
            for (int i = 0; reader.columns().isEmpty() && i < RECORDS && reader.hasNext(); i++) {
                SourceRecord record = reader.next();
                Fields fields = record.fields();
                if (fields != null) {
                    fields.forEach((name, value) -> columns.add(MappingReader.fold(name)));
                }
            }
        }
        return columns;
    }

    /**
     * How well each mapping that says what it is recognised by fits, the best first.
     *
     * @param columns folded names
     */
    public static List<Fit> of(Set<String> columns, List<SourceMapping> mappings) {
        List<Fit> fits = new ArrayList<>();
        for (SourceMapping mapping : mappings) {
            if (!mapping.recognisedBy().isEmpty()) {
                fits.add(fit(mapping, columns));
            }
        }
        fits.sort(Comparator.comparing(Fit::share)
                .reversed()
                .thenComparing(f -> f.mapping().name()));
        return fits;
    }

    private static Fit fit(SourceMapping mapping, Set<String> columns) {
        List<String> present = new ArrayList<>();
        List<List<String>> missing = new ArrayList<>();
        for (List<String> names : mapping.recognisedBy()) {
            names.stream()
                    .filter(n -> columns.contains(MappingReader.fold(n)))
                    .findFirst()
                    .ifPresentOrElse(present::add, () -> missing.add(names));
        }
        return new Fit(mapping, present, missing);
    }
}
