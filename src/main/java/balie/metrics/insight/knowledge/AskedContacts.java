package balie.metrics.insight.knowledge;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.PeriodSums;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.stats.ClusteredShare.Sums;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A table of {@link QuestionContacts}, to be looked up in. */
final class AskedContacts {

    static final QuestionContacts SUMS = new QuestionContacts();

    private final ResultTable table;
    private final long contacts;
    private final long customers;
    private final long squares;

    AskedContacts(Map<String, ResultTable> computed) {
        this.table = Objects.requireNonNull(computed.get(SUMS.output().name()));
        Optional<Line> all = rows(QuestionContacts.CONTACTS).stream().findFirst();
        this.contacts = all.map(line -> count(line, ResultColumns.N.name())).orElse(0L);
        this.customers =
                all.map(line -> count(line, PeriodSums.CUSTOMERS.name())).orElse(0L);
        this.squares = all.map(line -> count(line, PeriodSums.NN.name())).orElse(0L);
    }

    private static long count(Line line, String column) {
        return Objects.requireNonNull(line.count(column));
    }

    private List<Line> rows(String what) {
        return table.lines(line -> line.is(QuestionContacts.OF_WHAT.name(), what));
    }

    /**
     * Contacts that have something in common.
     *
     * @param key a question, an article or a state
     * @param state of a question; empty: it has none
     * @param label of a question
     * @param product a question was asked about most; null: none often enough
     */
    record Group(
            String key,
            String state,
            String label,
            @Nullable String product,
            long n,
            Sums sums) {

        /** The count, its share among all contacts and the interval of that. */
        Cells cells() {
            return new Cells()
                    .set(ResultColumns.N, n)
                    .set(ResultColumns.OF, sums.n())
                    .share(ShareInterval.of(sums));
        }
    }

    /** @param what one of the constants of {@link QuestionContacts} */
    List<Group> groups(String what) {
        return rows(what).stream().map(this::group).toList();
    }

    private Group group(Line line) {
        long n = count(line, ResultColumns.N.name());
        String product = line.text(Interactions.PRODUCT.name());
        return new Group(
                line.text(QuestionContacts.KEY.name()),
                line.text(QuestionContacts.STATE.name()),
                line.text(EnrichedInteractions.QUESTION.name()),
                product.isEmpty() ? null : product,
                n,
                new Sums(
                        customers,
                        contacts,
                        n,
                        squares,
                        count(line, PeriodSums.NX.name()),
                        count(line, PeriodSums.XX.name())));
    }

    /** All contacts. */
    long contacts() {
        return contacts;
    }
}
