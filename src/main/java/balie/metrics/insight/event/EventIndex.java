package balie.metrics.insight.event;

import balie.contract.ResultColumns;
import balie.metrics.PeriodSums;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A table of {@link EventSums}, to be looked up in. */
final class EventIndex {

    private record Key(long entry, String window, String group, String measure) {}

    private record Value(Sums sums, Instant first) {}

    private final Map<Key, Value> values = new HashMap<>();

    EventIndex(@Nullable ResultTable table) {
        for (ResultTable.Line line : Objects.requireNonNull(table).lines()) {
            values.put(
                    new Key(
                            count(line, EventSums.ENTRY.name()),
                            line.text(EventSums.WINDOW.name()),
                            line.text(EventSums.GROUP.name()),
                            line.text(ResultColumns.MEASURE.name())),
                    new Value(
                            new Sums(
                                    count(line, PeriodSums.CUSTOMERS.name()),
                                    count(line, ResultColumns.OF.name()),
                                    count(line, ResultColumns.N.name()),
                                    count(line, PeriodSums.NN.name()),
                                    count(line, PeriodSums.NX.name()),
                                    count(line, PeriodSums.XX.name())),
                            (Instant) Objects.requireNonNull(line.get(EventSums.FIRST_AT.name()))));
        }
    }

    private static long count(ResultTable.Line line, String column) {
        return Objects.requireNonNull(line.count(column));
    }

    private Optional<Value> value(long entry, Window window, String group, String measure) {
        return Optional.ofNullable(values.get(new Key(entry, window.code(), group, measure)));
    }

    /** Empty: there was no such contact. */
    Optional<Sums> sums(Entry entry, Window window, String group, String measure) {
        return value(entry.index(), window, group, measure).map(Value::sums);
    }

    /** When the first contact about the entry's product came, on its day or later; empty: none did. */
    Optional<Instant> firstAsked(Entry entry) {
        return value(entry.index(), Window.SINCE, EventSums.ABOUT, EventSums.ASKED)
                .map(Value::first);
    }

    /** How many contacts of a window were about the entry's product. */
    long asked(Entry entry, Window window) {
        return sums(entry, window, EventSums.ABOUT, EventSums.ASKED)
                .map(Sums::n)
                .orElse(0L);
    }

    /** The first day of which there is a contact; empty: there is none. */
    Optional<LocalDate> dataFrom(ZoneId zone) {
        return value(-1, Window.DATA, ResultColumns.ALL, EventSums.ASKED)
                .map(v -> v.first().atZone(zone).toLocalDate());
    }

    /** The types of customers who wrote around an entry, in the order of their names. */
    List<String> types(Entry entry) {
        return values.keySet().stream()
                .filter(k -> k.entry() == entry.index() && k.group().startsWith(EventSums.OF_TYPE))
                .map(k -> k.group().substring(EventSums.OF_TYPE.length()))
                .distinct()
                .sorted()
                .toList();
    }
}
