package balie.metrics.insight.interest;

import balie.contract.ResultColumns;
import balie.metrics.Breakdown;
import balie.metrics.PeriodSums;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.stats.ClusteredShare.Sums;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A table of {@link CrossSums}, to be looked up in. */
final class CrossIndex {

    private static final Sums NOBODY = new Sums(0, 0, 0, 0, 0, 0);

    private record Key(String span, String subject, String of, String dimension, String value) {}

    /** A value of a subject and what it is called. */
    record Subject(String id, String label) {}

    private final List<Line> lines;
    private final Map<Key, Line> cells = new HashMap<>();

    CrossIndex(@Nullable ResultTable table) {
        this.lines = Objects.requireNonNull(table).lines();
        for (Line line : lines) {
            cells.put(
                    new Key(
                            line.text(CrossSums.SPAN.name()),
                            line.text(CrossSums.SUBJECT.name()),
                            line.text(CrossSums.SUBJECT_VALUE.name()),
                            line.text(Breakdown.DIMENSION.name()),
                            line.text(Breakdown.VALUE.name())),
                    line);
        }
    }

    private static long count(Line line, String column) {
        return Objects.requireNonNull(line.count(column));
    }

    /**
     * The contacts of a group, and those of them about a subject.
     *
     * @return empty: the group has no contact
     */
    Optional<Sums> group(String span, String subject, String id, String dimension, String value) {
        Line all = cells.get(new Key(span, subject, CrossSums.ALL, dimension, value));
        Line about = cells.get(new Key(span, subject, id, dimension, value));
        if (all == null) {
            return Optional.empty();
        }
        return Optional.of(new Sums(
                count(all, PeriodSums.CUSTOMERS.name()),
                count(all, ResultColumns.OF.name()),
                about == null ? 0 : count(about, ResultColumns.N.name()),
                count(all, PeriodSums.NN.name()),
                about == null ? 0 : count(about, PeriodSums.NX.name()),
                about == null ? 0 : count(about, PeriodSums.XX.name())));
    }

    /** The contacts of all groups of a dimension together, and those of them about a subject; of nobody if there are none. */
    Sums whole(String span, String subject, String id, String dimension) {
        return group(span, subject, id, dimension, CrossSums.ALL).orElse(NOBODY);
    }

    /** The groups of a dimension that have contacts, by name. */
    List<String> values(String span, String subject, String dimension) {
        TreeSet<String> values = new TreeSet<>();
        cells.keySet().stream()
                .filter(k -> k.span().equals(span)
                        && k.subject().equals(subject)
                        && k.dimension().equals(dimension)
                        && !k.value().equals(CrossSums.ALL))
                .forEach(k -> values.add(k.value()));
        return List.copyOf(values);
    }

    /** What everybody's contacts are about in any span, most of them first. */
    List<Subject> subjects(String subject, int most) {
        Map<String, Long> contacts = new TreeMap<>();
        Map<String, String> labels = new HashMap<>();
        for (Line line : lines) {
            String id = line.text(CrossSums.SUBJECT_VALUE.name());
            if (line.is(CrossSums.SUBJECT.name(), subject)
                    && line.is(Breakdown.DIMENSION.name(), ResultColumns.ALL)
                    && line.is(Breakdown.VALUE.name(), ResultColumns.ALL)
                    && !id.equals(CrossSums.ALL)) {
                contacts.merge(id, count(line, ResultColumns.N.name()), Long::sum);
                labels.merge(id, line.text(CrossSums.LABEL.name()), (a, b) -> a.compareTo(b) < 0 ? b : a);
            }
        }
        List<String> ids = new ArrayList<>(contacts.keySet());
        ids.sort(Comparator.comparing(id -> -Objects.requireNonNull(contacts.get(id))));
        return ids.stream()
                .limit(most)
                .map(id -> new Subject(id, Objects.requireNonNull(labels.get(id))))
                .toList();
    }

    /** The days of a span; empty: it has no contact, or is everything. */
    Optional<Period> days(String span, ZoneId zone) {
        return lines.stream()
                .filter(l -> l.is(CrossSums.SPAN.name(), span))
                .findFirst()
                .filter(l -> l.get(ResultColumns.PERIOD_FROM.name()) != null)
                .map(l -> Period.days(
                        (LocalDate) Objects.requireNonNull(l.get(ResultColumns.PERIOD_FROM.name())),
                        (LocalDate) Objects.requireNonNull(l.get(ResultColumns.PERIOD_TO.name())),
                        zone));
    }
}
