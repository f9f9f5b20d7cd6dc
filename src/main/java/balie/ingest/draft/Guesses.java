package balie.ingest.draft;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.ingest.profile.ColumnNames;
import balie.ingest.profile.ColumnProfile;
import balie.ingest.profile.ColumnType;
import balie.ingest.profile.Order;
import balie.ingest.profile.TableProfile;
import balie.ingest.profile.Times;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Guesses which columns of a table the canonical ones come from: by their names, then by their values. */
final class Guesses {

    private static final List<Field> BY_VALUES = List.of(
            Interactions.STATUS,
            Interactions.CHANNEL,
            Interactions.KIND,
            Interactions.DIRECTION,
            Interactions.SATISFACTION);
    private static final double MOSTLY = 0.6;
    private static final int FEW = 20;

    private final TableProfile table;
    private final Synonyms synonyms;
    private final Map<Field, Guess> found = new LinkedHashMap<>();
    private final Set<ColumnProfile> taken = new HashSet<>();

    private Guesses(TableProfile table, Synonyms synonyms) {
        this.table = table;
        this.synonyms = synonyms;
    }

    /** The guesses, in the order of the canonical table. */
    static List<Guess> of(TableProfile table, Synonyms synonyms) {
        Guesses guesses = new Guesses(table, synonyms);
        Interactions.TABLE.fields().forEach(guesses::byName);
        BY_VALUES.forEach(guesses::byValues);
        guesses.id();
        guesses.opening();
        return Interactions.TABLE.fields().stream()
                .map(guesses.found::get)
                .filter(g -> g != null)
                .toList();
    }

    /** Whether rows are updates of cases: the id repeats in most of them. */
    static boolean areUpdates(List<Guess> guesses) {
        return guesses.stream()
                .filter(g -> g.target().equals(Interactions.INTERACTION_ID))
                .map(Guess::column)
                .anyMatch(c -> c.exact() && c.filled() >= 2 * c.distinct());
    }

    private void byName(Field field) {
        record Candidate(ColumnProfile column, int rank) {}
        List<ColumnProfile> candidates = table.columns().stream()
                .filter(c -> fits(field, c) && mayBe(field, c))
                .flatMap(
                        c -> ColumnNames.meaning(c.name())
                                .filter(m -> m.target().equals(field))
                                .map(m -> new Candidate(c, m.rank()))
                                .stream())
                .sorted(Comparator.comparingInt(Candidate::rank)
                        .thenComparing(c -> c.column().place()))
                .map(Candidate::column)
                .toList();
        if (!candidates.isEmpty()) {
            ColumnProfile best = candidates.get(0);
            add(field, best, "by its name", names(candidates.subList(1, candidates.size())));
        }
    }

    /** A column called State with fifty values, none of them a word for how a case stands, holds provinces. */
    private boolean mayBe(Field field, ColumnProfile column) {
        return field.vocabulary().isEmpty() || column.values().size() <= FEW || known(field, column) > 0;
    }

    private void add(Field field, ColumnProfile column, String why, List<String> others) {
        List<ColumnProfile> columns = new ArrayList<>(List.of(column));
        if (field.equals(Interactions.OPENED_AT)) {
            clockBeside(column).ifPresent(columns::add);
        }
        found.put(field, new Guess(field, columns, why, others, question(column)));
        taken.addAll(columns);
    }

    /** A date whose time of day stands in a column of its own. */
    private Optional<ColumnProfile> clockBeside(ColumnProfile date) {
        boolean dayOnly =
                date.times() != null && date.times().patterns().stream().noneMatch(p -> p.contains("mm"));
        return table.columns().stream()
                .filter(c -> dayOnly && c.type() == ColumnType.TIME_OF_DAY && !c.personal())
                .min(Comparator.comparingInt(c -> Math.abs(c.place() - date.place())));
    }

    private static Optional<String> question(ColumnProfile column) {
        Times times = column.times();
        if (times == null || (times.order() != Order.UNDECIDED && times.order() != Order.MIXED)) {
            return Optional.empty();
        }
        return Optional.of(
                times.order() == Order.UNDECIDED
                        ? "Day or month first? Every date of the file reads both ways, such as " + times.first() + "."
                        : "Day or month first? The file has both: " + times.dayExample() + " and "
                                + times.monthExample() + ".");
    }

    private static boolean fits(Field field, ColumnProfile column) {
        ColumnType type = column.type();
        return switch (field.type()) {
            case INSTANT -> type == ColumnType.INSTANT;
            case COUNT -> type == ColumnType.COUNT;
            case FLAG -> type == ColumnType.FLAG || (!column.values().isEmpty() && column.distinct() <= 2);
            default ->
                type != ColumnType.EMPTY
                        && type != ColumnType.INSTANT
                        && (field.vocabulary().isEmpty()
                                ? type != ColumnType.DURATION && type != ColumnType.TIME_OF_DAY
                                : !column.values().isEmpty());
        };
    }

    private void byValues(Field field) {
        if (found.containsKey(field)) {
            return;
        }
        table.columns().stream()
                .filter(c -> !taken.contains(c) && c.type() == ColumnType.VOCABULARY)
                .filter(c -> known(field, c) >= MOSTLY * c.filled())
                .max(Comparator.comparingLong(c -> known(field, c)))
                .ifPresent(c -> add(field, c, "by its values, which are words for it", List.of()));
    }

    private long known(Field field, ColumnProfile column) {
        return column.values().entrySet().stream()
                .filter(v -> synonyms.term(field, v.getKey()).isPresent())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void id() {
        if (found.containsKey(Interactions.INTERACTION_ID)) {
            return;
        }
        table.columns().stream()
                .filter(c -> !taken.contains(c) && c.type() == ColumnType.ID && c.exact())
                .filter(c -> c.filled() == table.rows() - table.bad() && c.distinct() == c.filled())
                .findFirst()
                .ifPresent(c -> add(
                        Interactions.INTERACTION_ID, c, "by its values: every row has one, each another", List.of()));
    }

    private void opening() {
        boolean updates = areUpdates(List.copyOf(found.values()));
        Field field = updates ? Interactions.UPDATED_AT : Interactions.OPENED_AT;
        List<ColumnProfile> times = table.columns().stream()
                .filter(c -> !taken.contains(c) && c.type() == ColumnType.INSTANT)
                .filter(c -> !ColumnNames.isOfAnotherEvent(c.name()))
                .toList();
        if (!found.containsKey(field) && !times.isEmpty()) {
            add(
                    field,
                    times.get(0),
                    "by its values: the first column of times that no name explains. Is it that?",
                    names(times.subList(1, times.size())));
        }
    }

    private static List<String> names(List<ColumnProfile> columns) {
        return columns.stream().map(ColumnProfile::name).toList();
    }
}
