package balie.metrics.insight.gap;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.PeriodSums;
import balie.metrics.question.QuestionFrequency;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.stats.ClusteredShare.Sums;
import balie.stats.IndirectStandardisation.Cell;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The rows of {@link GapSums}, to be looked up in. */
final class GapIndex {

    private static final Set<String> NO_QUESTION = Set.of(QuestionFrequency.NONE, QuestionFrequency.PENDING);

    private final List<Line> lines;
    private final int minimum;

    /** @param minimum no product of fewer contacts is told */
    GapIndex(@Nullable ResultTable table, int minimum) {
        this.lines = Objects.requireNonNull(table).lines();
        this.minimum = minimum;
    }

    private static boolean isAll(Line line, balie.contract.Field field) {
        return line.is(field.name(), ResultColumns.ALL);
    }

    private static boolean isTotal(Line line) {
        return isAll(line, Interactions.CHANNEL)
                && isAll(line, Interactions.CUSTOMER_TYPE)
                && isAll(line, Interactions.PRODUCT);
    }

    private static boolean isOf(Line line, GapOutcome outcome) {
        return line.is(ResultColumns.MEASURE.name(), outcome.code());
    }

    private static boolean isContacts(Line line) {
        return line.is(ResultColumns.MEASURE.name(), GapSums.CONTACTS);
    }

    private static String id(Line line) {
        return line.text(EnrichedInteractions.QUESTION_ID.name());
    }

    private static long count(Line line, String column) {
        return Objects.requireNonNull(line.count(column));
    }

    private static Sums sums(Line line) {
        return new Sums(
                count(line, PeriodSums.CUSTOMERS.name()),
                count(line, ResultColumns.OF.name()),
                count(line, ResultColumns.N.name()),
                count(line, PeriodSums.NN.name()),
                count(line, PeriodSums.NX.name()),
                count(line, PeriodSums.XX.name()));
    }

    /** All contacts that count; 0: there are none. */
    long contacts() {
        return all().map(l -> count(l, ResultColumns.N.name())).orElse(0L);
    }

    private Optional<Line> all() {
        return lines.stream()
                .filter(l -> isContacts(l) && isTotal(l) && id(l).equals(ResultColumns.ALL))
                .findFirst();
    }

    Optional<LocalDate> firstDay() {
        return all().map(l -> (LocalDate) l.get(GapSums.FIRST.name()));
    }

    Optional<LocalDate> lastDay() {
        return all().map(l -> (LocalDate) l.get(GapSums.LAST.name()));
    }

    /** What became of all contacts. */
    Optional<Sums> total(GapOutcome outcome) {
        return lines.stream()
                .filter(l -> isOf(l, outcome) && isTotal(l) && id(l).equals(ResultColumns.ALL))
                .findFirst()
                .map(GapIndex::sums);
    }

    /** Questions in each channel and type of customer; contacts that ask nothing that is known are a group as well. */
    List<Cell> cells(GapOutcome outcome) {
        return lines.stream()
                .filter(l -> isOf(l, outcome) && !isAll(l, Interactions.CHANNEL))
                .map(l -> new Cell(
                        id(l),
                        l.text(Interactions.CHANNEL.name()) + "\n" + l.text(Interactions.CUSTOMER_TYPE.name()),
                        l.text(Interactions.CHANNEL.name()),
                        count(l, ResultColumns.OF.name()),
                        count(l, ResultColumns.N.name())))
                .toList();
    }

    /** How many contacts ask nothing that is known, by what stands for the id. */
    Map<String, Long> withoutQuestion() {
        Map<String, Long> contacts = new TreeMap<>();
        lines.stream()
                .filter(l -> isContacts(l) && isTotal(l) && NO_QUESTION.contains(id(l)))
                .forEach(l -> contacts.put(id(l), count(l, ResultColumns.N.name())));
        return contacts;
    }

    /** The questions, in the order of their ids. */
    List<Asked> questions() {
        Map<String, List<Line>> byId = new TreeMap<>();
        lines.stream()
                .filter(l -> !id(l).equals(ResultColumns.ALL) && !NO_QUESTION.contains(id(l)))
                .forEach(
                        l -> byId.computeIfAbsent(id(l), i -> new ArrayList<>()).add(l));
        return byId.values().stream().map(this::asked).toList();
    }

    private Asked asked(List<Line> own) {
        Line contacts = own.stream()
                .filter(l -> isContacts(l) && isTotal(l))
                .findFirst()
                .orElseThrow();
        Map<GapOutcome, Sums> outcomes = new EnumMap<>(GapOutcome.class);
        Map<GapOutcome, Double> withContacts = new EnumMap<>(GapOutcome.class);
        Map<GapOutcome, Map<GapOutcome, Double>> pairs = new EnumMap<>(GapOutcome.class);
        for (Line line : own) {
            GapOutcome.of(line.text(ResultColumns.MEASURE.name()))
                    .filter(o -> isTotal(line))
                    .ifPresent(outcome -> {
                        outcomes.put(outcome, sums(line));
                        withContacts.put(outcome, count(line, GapSums.WEIGHTED_CONTACTS.name()) / GapSums.THOUSANDTHS);
                        pairs.put(outcome, pairs(line));
                    });
        }
        double squares = count(contacts, GapSums.WEIGHTED_SQUARES.name()) / GapSums.THOUSANDTHS / GapSums.THOUSANDTHS;
        return new Asked(
                id(contacts),
                contacts.text(EnrichedInteractions.QUESTION.name()),
                sums(contacts),
                outcomes,
                new CustomerScores(sums(contacts).customers(), squares, withContacts, pairs),
                product(own));
    }

    private static Map<GapOutcome, Double> pairs(Line line) {
        Map<GapOutcome, Double> with = new EnumMap<>(GapOutcome.class);
        List<GapOutcome> outcomes = List.of(GapOutcome.values());
        for (int i = 0; i < outcomes.size(); i++) {
            with.put(outcomes.get(i), (double) count(line, GapSums.PAIRS.get(i).name()));
        }
        return with;
    }

    /** The most frequent one; on a tie the first in the alphabet, as the lines are in that order. */
    private Optional<String> product(List<Line> own) {
        Line most = null;
        for (Line line : own) {
            String product = line.text(Interactions.PRODUCT.name());
            boolean named = isContacts(line)
                    && !product.equals(ResultColumns.ALL)
                    && !product.equals(ResultColumns.UNKNOWN)
                    && !product.equals(ResultColumns.RARE)
                    && count(line, ResultColumns.N.name()) >= minimum;
            if (named && (most == null || count(line, ResultColumns.N.name()) > count(most, ResultColumns.N.name()))) {
                most = line;
            }
        }
        return Optional.ofNullable(most).map(l -> l.text(Interactions.PRODUCT.name()));
    }
}
