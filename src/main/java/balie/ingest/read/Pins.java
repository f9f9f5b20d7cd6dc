package balie.ingest.read;

import balie.config.ColumnRule;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.config.SourceMapping.Dialect;
import balie.config.SourceMapping.Format;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is laid down of how a file is written, and what is expected in it; what is null is found out from the file.
 *
 * @param format null: found out
 * @param expected names of columns that a mapping looks for, folded; a header that holds them is the strongest evidence
 */
public record Pins(@Nullable Format format, Dialect dialect, Set<String> expected) {

    /** Nothing is laid down. */
    public static final Pins NONE = new Pins(null, Dialect.FOUND_OUT, Set.of());

    public Pins {
        expected = Set.copyOf(expected);
    }

    /** What a mapping lays down. */
    public static Pins of(SourceMapping mapping) {
        Set<String> names = new TreeSet<>();
        for (ColumnRule rule : mapping.columns()) {
            if (rule.input() instanceof ColumnRule.Input.Columns columns) {
                columns.names().forEach(names::addAll);
            }
        }
        return new Pins(mapping.format(), mapping.dialect(), Set.of()).expecting(names);
    }

    /** Besides, columns of these names are looked for. */
    public Pins expecting(Collection<String> names) {
        Set<String> all = new HashSet<>(expected);
        names.forEach(n -> all.add(MappingReader.fold(n).replaceFirst("#\\d+$", "")));
        return new Pins(format, dialect, all);
    }

    /** How many of these are expected. */
    int expected(List<String> names) {
        return (int) names.stream()
                .map(MappingReader::fold)
                .distinct()
                .filter(expected::contains)
                .count();
    }
}
