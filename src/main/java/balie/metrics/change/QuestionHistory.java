package balie.metrics.change;

import balie.contract.EnrichedInteractions;
import balie.contract.ResultColumns;
import balie.metrics.Metric;
import balie.metrics.PeriodSums;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.metrics.question.QuestionFrequency;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;
import balie.stats.change.UnusualCount;
import balie.stats.change.UnusualCount.Week;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How often each question was asked, period by period: a table of {@link QuestionSums}, to be looked up in. */
public final class QuestionHistory {

    public static final Metric SUMS = new QuestionSums("question_sums");

    /** What is no question of its own. */
    private static final Set<String> NAMELESS =
            Set.of(QuestionSums.ALL, QuestionFrequency.NONE, QuestionFrequency.PENDING, QuestionFrequency.RARE);

    /** @param label what it is called */
    public record Question(String id, String label) {}

    /** Sums of a question in a period; of all contacts where it is about those. */
    private record Asked(long customers, long n, long nn, long nx, long xx) {
        private static final Asked NEVER = new Asked(0, 0, 0, 0, 0);
    }

    private final Map<String, Map<Integer, Asked>> counts = new HashMap<>();
    private final Map<String, String> labels = new TreeMap<>();
    private final int earliest;

    public QuestionHistory(@Nullable ResultTable table) {
        for (ResultTable.Line line : Objects.requireNonNull(table).lines()) {
            String id = line.text(EnrichedInteractions.QUESTION_ID.name());
            Asked asked = new Asked(
                    count(line, PeriodSums.CUSTOMERS.name()),
                    count(line, ResultColumns.N.name()),
                    count(line, PeriodSums.NN.name()),
                    count(line, PeriodSums.NX.name()),
                    count(line, PeriodSums.XX.name()));
            counts.computeIfAbsent(id, any -> new HashMap<>())
                    .put(Math.toIntExact(count(line, PeriodSums.STEP.name())), asked);
            // The label of the newest period in which it was asked comes first.
            labels.putIfAbsent(id, line.text(EnrichedInteractions.QUESTION.name()));
        }
        this.earliest = counts.getOrDefault(QuestionSums.ALL, Map.of()).keySet().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    private static long count(ResultTable.Line line, String column) {
        return Objects.requireNonNull(line.count(column));
    }

    private Asked asked(String id, int step) {
        return counts.getOrDefault(id, Map.of()).getOrDefault(step, Asked.NEVER);
    }

    /** Whether there is any contact in the period. */
    boolean hasContacts() {
        return contacts() > 0;
    }

    /** All contacts of the period. */
    public long contacts() {
        return asked(QuestionSums.ALL, 0).n();
    }

    /** Those with an identity, the most asked first. */
    public List<Question> questions() {
        return labels.entrySet().stream()
                .filter(e -> !NAMELESS.contains(e.getKey()))
                .map(e -> new Question(e.getKey(), e.getValue()))
                .sorted(Comparator.<Question>comparingLong(
                                q -> -asked(q.id(), 0).n())
                        .thenComparing(Question::id))
                .toList();
    }

    /** How often it was asked in the period, and among how many. */
    public Week now(String id) {
        return new Week(asked(id, 0).n(), contacts());
    }

    /** The periods before, oldest first; the very first is left out, since it may have begun in its middle. */
    List<Week> weeks(String id) {
        List<Week> weeks = new ArrayList<>();
        int first = earliest == QuestionSums.WEEKS ? earliest : earliest - 1;
        for (int step = first; step >= 1; step--) {
            weeks.add(
                    new Week(asked(id, step).n(), asked(QuestionSums.ALL, step).n()));
        }
        return weeks;
    }

    /** How often it was asked in all periods before. */
    long before(String id) {
        return counts.getOrDefault(id, Map.of()).entrySet().stream()
                .filter(e -> e.getKey() > 0)
                .mapToLong(e -> e.getValue().n())
                .sum();
    }

    /** How often it was asked in the last four periods, this one included. */
    long recent(String id) {
        long sum = 0;
        for (int step = 0; step < UnusualCount.RECENT_WEEKS; step++) {
            sum += asked(id, step).n();
        }
        return sum;
    }

    /** Its share beside that of the period before; empty: there is none. */
    public Optional<Compared> compared(String id) {
        return asked(QuestionSums.ALL, 1).n() == 0
                ? Optional.empty()
                : Optional.of(Compared.periods(sums(id, 0), sums(id, 1)));
    }

    /** Its share where there is nothing to compare it with. */
    public Cells alone(String id) {
        Sums sums = sums(id, 0);
        return new Cells()
                .set(ResultColumns.N, sums.x())
                .set(ResultColumns.OF, sums.n())
                .share(ShareInterval.of(sums));
    }

    private Sums sums(String id, int step) {
        Asked all = asked(QuestionSums.ALL, step);
        Asked own = asked(id, step);
        return new Sums(all.customers(), all.n(), own.n(), all.nn(), own.nx(), own.xx());
    }
}
