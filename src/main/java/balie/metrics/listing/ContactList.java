package balie.metrics.listing;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.model.Audience;
import balie.model.Mark;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Each contact behind the figures under a pseudonym: opened in the period, or in the newest one whose cases were all observed for as long
 * as the desk promises, inbound, without merged, spam, deleted and test ones; with what was asked, its outcome and channel as far as {@link ContactGroups} tells how many there are of the kind; unit: contacts; clock: the opening instant.
 */
public final class ContactList extends DerivedTable {

    public static final String NAME = "contact_list";

    static final Definition DEFINITION = Definition.amount(
                    NAME,
                    "List of the contacts",
                    "A contact behind the figures, told apart as far as its group is large enough to be counted")
            .needs(EnrichedInteractions.QUESTION_ID)
            .answers("What did the customers behind a figure write?")
            .audience(Audience.TRAINING)
            .source("docs/decisions/0045");

    private static final Metric ROWS = new ContactRows();

    private static final TableContract OUTPUT = new TableContract(NAME, "one row per contact", ContactRows.FIELDS);

    public ContactList() {
        super(OUTPUT, List.of(ROWS), List.of(DEFINITION));
    }

    /** With everything; {@link #told} takes out what may not be told. */
    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        ResultTable rows = Objects.requireNonNull(computed.get(ROWS.output().name()));
        return new ResultTable(NAME, rows.columns(), rows.rows());
    }

    /**
     * The list as it may be told: of each contact as much as there is a told count for. What it says is then no more than the groups do.
     *
     * @param list with everything
     * @param groups {@link ContactGroups}, hidden counts being null
     * @return by question, and there in an order that comes from the pseudonyms
     */
    public static ResultTable told(ResultTable list, ResultTable groups) {
        Set<List<String>> told = new HashSet<>();
        for (Line group : groups.lines()) {
            if (group.count(ResultColumns.N.name()) != null) {
                told.add(key(group, ListedContacts.DIMENSIONS.size()));
            }
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Line> lines = list.lines();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(told(list, lines.get(i), list.rows().get(i), told));
        }
        int from = list.index(ResultColumns.PERIOD_FROM.name());
        int contact = list.index(ContactRows.CONTACT.name());
        int question = list.index(EnrichedInteractions.QUESTION_ID.name());
        rows.sort(Comparator.comparing(
                        (List<@Nullable Object> row) -> Objects.toString(row.get(from), ""), Comparator.reverseOrder())
                .thenComparing(row -> place(Objects.toString(row.get(question), "")))
                .thenComparing(row -> Objects.toString(row.get(contact), "")));
        return list.withRows(rows);
    }

    /** Q9 before Q10; what is no question of its own after those, and what is not told last. */
    private static String place(String question) {
        return (question.isEmpty() ? "2" : question.startsWith("(") ? "1" : "0")
                + String.format(Locale.ROOT, "%04d", question.length())
                + question;
    }

    private static List<@Nullable Object> told(
            ResultTable list, Line line, List<@Nullable Object> row, Set<List<String>> told) {
        int known = ListedContacts.DIMENSIONS.size();
        while (known > 0 && !told.contains(key(line, known))) {
            known--;
        }
        List<@Nullable Object> shown = new ArrayList<>(row);
        for (Field hidden : ListedContacts.DIMENSIONS.subList(known, ListedContacts.DIMENSIONS.size())) {
            shown.set(list.index(hidden.name()), null);
        }
        if (known == 0) {
            shown.set(list.index(EnrichedInteractions.QUESTION.name()), null);
            shown.set(list.index(ContactRows.WORDING.name()), null);
        }
        if (known < ListedContacts.DIMENSIONS.size()) {
            shown.set(list.index(ResultColumns.MARK.name()), Mark.SUPPRESSED.shorthand());
        }
        return shown;
    }

    private static List<String> key(Line line, int known) {
        List<String> key = new ArrayList<>(List.of(line.text(ResultColumns.PERIOD_FROM.name())));
        for (int i = 0; i < ListedContacts.DIMENSIONS.size(); i++) {
            key.add(i < known ? line.text(ListedContacts.DIMENSIONS.get(i).name()) : ResultColumns.ALL);
        }
        return key;
    }
}
