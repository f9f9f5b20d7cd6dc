package balie.metrics;

import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.model.Mark;
import balie.model.ResultTable;

import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What a contract promises of every row: the columns, what is never null, the words of a vocabulary, and what a rate is. */
final class Promises {

    private static final List<String> OF_DIMENSIONS = List.of(ResultColumns.ALL, ResultColumns.UNKNOWN);

    private static final Set<String> COUNTS = Set.of("volume", "backlog");

    private Promises() {}

    static void assertKept(TableContract contract, ResultTable table) {
        assertThat(table.columns()).as(contract.name()).isEqualTo(contract.names());
        for (ResultTable.Line line : table.lines()) {
            boolean available = !line.text("mark").contains(Mark.NOT_AVAILABLE.shorthand());
            for (Field field : contract.fields()) {
                Object value = line.get(field.name());
                String where = contract.name() + " " + field.name();
                if (field.required() && available) {
                    assertThat(value).as(where).isNotNull();
                }
                if (value != null && !field.vocabulary().isEmpty() && !OF_DIMENSIONS.contains(value)) {
                    assertThat(value.toString()).as(where).isIn(field.vocabulary());
                }
            }
            if (table.has("n") && table.has("of")) {
                assertRate(contract.name(), table, line, available);
            }
        }
    }

    private static void assertRate(String name, ResultTable table, ResultTable.Line line, boolean available) {
        Long n = line.count("n");
        Long of = line.count("of");
        if (!available) {
            assertThat(n).as(name).isNull();
            assertThat(of).as(name).isNull();
        } else if (COUNTS.contains(name) && line.number("percent") == null) {
            // A count of what is counted once, or a stock, is no share of anything.
            assertThat(line.number("low")).as(name).isNull();
        } else if (table.has("percent") && of != null && n != null) {
            Double percent = of == 0 ? null : Rates.rounded(100.0 * n / of);
            assertThat(line.number("percent"))
                    .as(name + " of " + n + " and " + of)
                    .isEqualTo(percent);
        }
    }
}
