package balie.metrics.volume;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** One customer can have more cases than memory holds, and counts once all the same. */
class TallyCellsTest {

    private static final int CASES = 0;
    private static final int CUSTOMERS = 1;
    private static final int KEY = 4;
    private static final int NOW = 6;

    @Test
    void the_cases_of_one_customer_are_handed_over_before_the_customer_ends() {
        TallyCells cells = new TallyCells(
                List.of(
                        new TallyCells.Entry(CASES, 0, List.of(0)),
                        new TallyCells.Entry(CUSTOMERS, TallyCells.BY_CUSTOMER, List.of(0))),
                1,
                List.of());
        int contacts = 250_000;
        List<Row> rows = new ArrayList<>();
        int handedOver = 0;
        for (int i = 0; i < contacts; i++) {
            cells.add(RowFactory.create("customer", 1, 3, 3, "case " + i));
            List<Row> over = cells.overflow();
            handedOver += over.isEmpty() ? 0 : 1;
            rows.addAll(over);
        }
        cells.customerEnds();
        rows.addAll(cells.drain());

        assertThat(handedOver).isEqualTo(2);
        Set<String> cases = new HashSet<>();
        long customers = 0;
        for (Row row : rows) {
            if (row.getInt(0) == CASES) {
                assertThat(cases.add(row.getString(KEY))).isTrue();
                assertThat(row.getLong(NOW)).isEqualTo(1);
            } else {
                customers += row.getLong(NOW);
            }
        }
        assertThat(cases).hasSize(contacts);
        assertThat(customers).isEqualTo(1);
        assertThat(cells.drain()).isEmpty();
    }
}
