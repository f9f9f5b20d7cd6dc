package balie.metrics;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.model.ResultTable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** That the values of a dimension, and of dimensions together, add up to the row about all of them. */
final class Totals {

    /** In a table that names the dimension in one column and its value in another. */
    private static final String DIMENSION = "dimension";

    private static final String VALUE = "value";

    /**
     * Their denominators are those of the group, and a category or age that a group lacks has no row there, or all rows have that of the
     * whole: only n adds up.
     */
    private static final Set<String> OF_THE_GROUP = Set.of(
            "complaint_categories", "backlog", "volume", "knowledge_coverage", "failure_demand", "contact_groups");

    /** What is not known is not compared. */
    private static final Set<String> WITHOUT_UNKNOWN = Set.of(
            "changes", "interest", "complaint_drivers", "calming", "escalations", "escalation_times", "sales_response");

    /** Each is counted once in a row, though it may have several values of a dimension. */
    private static final Set<String> ONCE_IN_A_ROW = Set.of("cases", "questions", "customers");

    /** What a category is called and how it was decided goes with the category, or with the row. */
    private static final Set<String> SAID_BESIDE = Set.of("category_name", "decided", "severity", "cause");

    /** Tables without totals whose rows are parts of one whole, by the column that tells several wholes apart. */
    private static final Map<String, String> PARTS = Map.of(
            "channel_mix", "",
            "contacts_by_week", "",
            "knowledge_gaps", "",
            "question_frequency", "",
            "text_understanding", "",
            "exclusions", "unit=interactions");

    private Totals() {}

    /** Gives how many sums were compared. */
    static int assertAddUp(TableContract contract, ResultTable table) {
        List<ResultTable.Line> lines = table.lines(l -> table.has("source")
                && l.is("source", ResultColumns.ALL)
                // A count beside counts has no denominator.
                && l.get("of") != null
                && !(table.name().equals("volume") && ONCE_IN_A_ROW.contains(l.text("measure"))));
        if (!table.has("n") || !table.has("of") || WITHOUT_UNKNOWN.contains(contract.name())) {
            return 0;
        }
        if (PARTS.containsKey(contract.name())) {
            return assertParts(contract.name(), lines);
        }
        List<String> before = new ArrayList<>();
        for (Field field : contract.fields().subList(0, table.index("n"))) {
            before.add(field.name());
        }
        List<String> dimensions = before.stream()
                .filter(c -> contract.field(c).orElseThrow().type() == FieldType.TEXT)
                .filter(c -> lines.stream().anyMatch(l -> l.is(c, ResultColumns.ALL)))
                .toList();
        before.removeAll(dimensions);
        before.removeAll(SAID_BESIDE);
        Map<List<Object>, long[]> totals = new HashMap<>();
        Map<List<Object>, Map<String, long[]>> sums = new HashMap<>();
        for (ResultTable.Line line : lines) {
            List<Object> key = new ArrayList<>();
            before.forEach(c -> key.add(line.get(c)));
            String by = String.join(
                    " and ",
                    dimensions.stream()
                            .filter(c -> !line.is(c, ResultColumns.ALL) && !c.equals(VALUE))
                            .map(c -> c.equals(DIMENSION) ? line.text(c) : c)
                            .toList());
            long[] sum = by.isEmpty()
                    ? totals.computeIfAbsent(key, k -> new long[2])
                    : sums.computeIfAbsent(key, k -> new HashMap<>()).computeIfAbsent(by, b -> new long[2]);
            sum[0] += line.count("n");
            sum[1] += line.count("of");
        }
        if (totals.isEmpty()) {
            return 0;
        }
        int compared = 0;
        for (Map.Entry<List<Object>, Map<String, long[]>> each : sums.entrySet()) {
            long[] total = totals.get(each.getKey());
            for (Map.Entry<String, long[]> by : each.getValue().entrySet()) {
                String where = contract.name() + " " + each.getKey() + " by " + by.getKey();
                assertThat(total).as(where + " has a total").isNotNull();
                assertThat(by.getValue()[0]).as(where + ", n").isEqualTo(total[0]);
                if (!OF_THE_GROUP.contains(contract.name())) {
                    assertThat(by.getValue()[1]).as(where + ", of").isEqualTo(total[1]);
                }
                compared++;
            }
        }
        return compared;
    }

    private static int assertParts(String name, List<ResultTable.Line> lines) {
        String[] only = PARTS.get(name).split("=");
        List<ResultTable.Line> parts = lines.stream()
                .filter(l -> only.length < 2 || l.is(only[0], only[1]))
                .toList();
        assertThat(parts).as(name).isNotEmpty();
        long sum = parts.stream().mapToLong(l -> l.count("n")).sum();
        assertThat(parts).as(name).allMatch(l -> l.count("of") == sum);
        return 1;
    }
}
