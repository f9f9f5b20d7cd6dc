package balie.ingest;

import balie.config.ColumnRule;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.ingest.read.Fields;
import balie.ingest.read.Limits;
import balie.ingest.read.RecordReader;
import balie.ingest.read.UnusableFileException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns of a file are read and which are dropped: only what its mapping names is ever stored.
 *
 * @param read names in the file, as they stand there
 * @param dropped names in the file that no rule of the mapping names, as they stand there; they may be values of a person where a file
 *     has no header
 */
public record FieldsRead(List<String> read, List<String> dropped) {

    /** Of records that carry their own names, how many are looked at. */
    private static final int RECORDS = 200;

    public FieldsRead {
        read = List.copyOf(read);
        dropped = List.copyOf(dropped);
    }

    /** Looks at the header of a file, or at its first records where these carry the names. */
    public static FieldsRead of(SourceFile file) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        try (RecordReader reader = RecordReader.open(
                Path.of(file.path()),
                file.table(),
                Limits.of(file.mapping().dialect().limits()),
                null)) {
            names.addAll(reader.columns());
            for (int i = 0; reader.columns().isEmpty() && i < RECORDS && reader.hasNext(); i++) {
                Fields fields = reader.next().fields();
                if (fields != null) {
                    fields.forEach((name, value) -> names.add(name));
                }
            }
        } catch (UnusableFileException e) {
            throw new IOException(e.getMessage(), e);
        }
        Set<String> mapped = mapped(file.mapping());
        return new FieldsRead(
                names.stream()
                        .filter(n -> mapped.contains(MappingReader.fold(n)))
                        .toList(),
                names.stream()
                        .filter(n -> !n.isBlank() && !mapped.contains(MappingReader.fold(n)))
                        .toList());
    }

    private static Set<String> mapped(SourceMapping mapping) {
        Set<String> mapped = new HashSet<>();
        for (ColumnRule rule : mapping.columns()) {
            if (rule.input() instanceof ColumnRule.Input.Columns columns) {
                columns.names().forEach(names -> names.forEach(n -> mapped.add(MappingReader.fold(n))));
            }
            rule.where().keySet().forEach(n -> mapped.add(MappingReader.fold(n)));
        }
        if (mapping.updates() != null) {
            mapping.updates().column().forEach(n -> mapped.add(MappingReader.fold(n)));
        }
        return mapped;
    }
}
