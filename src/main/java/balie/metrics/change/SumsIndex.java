package balie.metrics.change;

import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.metrics.PeriodSums;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** A table of {@link PeriodSums}, to be looked up in. */
public final class SumsIndex {

    private record Key(String measure, String dimension, String value, int step) {}

    private final Map<Key, Sums> sums = new HashMap<>();

    public SumsIndex(@Nullable ResultTable table) {
        for (ResultTable.Line line : Objects.requireNonNull(table).lines()) {
            sums.put(
                    new Key(
                            line.text(ResultColumns.MEASURE.name()),
                            line.text(Breakdown.DIMENSION.name()),
                            line.text(Breakdown.VALUE.name()),
                            Math.toIntExact(count(line, PeriodSums.STEP.name()))),
                    new Sums(
                            count(line, PeriodSums.CUSTOMERS.name()),
                            count(line, ResultColumns.OF.name()),
                            count(line, ResultColumns.N.name()),
                            count(line, PeriodSums.NN.name()),
                            count(line, PeriodSums.NX.name()),
                            count(line, PeriodSums.XX.name())));
        }
    }

    private static long count(ResultTable.Line line, String column) {
        return Objects.requireNonNull(line.count(column));
    }

    /** Empty: there was no such contact. */
    public Optional<Sums> total(String measure, int step) {
        return of(measure, ResultColumns.ALL, ResultColumns.ALL, step);
    }

    /** Empty: there was no such contact. */
    public Optional<Sums> of(String measure, String dimension, String value, int step) {
        return Optional.ofNullable(sums.get(new Key(measure, dimension, value, step)));
    }

    /** The known values that a dimension has in a period, those of most contacts first. */
    public List<String> values(String measure, String dimension, int step) {
        TreeSet<String> names = new TreeSet<>();
        sums.keySet().stream()
                .filter(k -> k.measure().equals(measure) && k.dimension().equals(dimension) && k.step() == step)
                .map(Key::value)
                .filter(value -> !value.equals(ResultColumns.UNKNOWN) && !value.equals(ResultColumns.RARE))
                .forEach(names::add);
        List<String> values = new ArrayList<>(names);
        values.sort(Comparator.comparing(
                value -> -of(measure, dimension, value, step).map(Sums::n).orElse(0L)));
        return values;
    }

    /** The earliest period with such a contact; -1: there is none. */
    public int earliest(String measure) {
        return sums.keySet().stream()
                .filter(k -> k.measure().equals(measure) && k.dimension().equals(ResultColumns.ALL))
                .mapToInt(Key::step)
                .max()
                .orElse(-1);
    }
}
