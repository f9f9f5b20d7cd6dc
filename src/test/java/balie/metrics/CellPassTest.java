package balie.metrics;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Cells are handed over as often as they are many, and no contact is lost or parted from those of its customer. */
class CellPassTest {

    /** Contacts by customer; each row says how many contacts of one customer were held when it ended. */
    private static final class Counts implements CellPass.Cells {
        private final int most;
        private final List<Row> ended = new ArrayList<>();
        private String customer = "";
        private long pending;

        Counts(int most) {
            this.most = most;
        }

        @Override
        public void add(Row contact) {
            customer = contact.getString(0);
            pending++;
        }

        @Override
        public void customerEnds() {
            if (pending > 0) {
                ended.add(RowFactory.create(customer, pending));
            }
            pending = 0;
        }

        @Override
        public boolean areMany() {
            return ended.size() >= most;
        }

        @Override
        public List<Row> drain() {
            List<Row> rows = List.copyOf(ended);
            ended.clear();
            return rows;
        }
    }

    private static Map<String, Long> counted(int most, String... customers) {
        Map<String, Long> counts = new TreeMap<>();
        Iterator<Row> rows = CellPass.handed(
                Stream.of(customers)
                        .map(customer -> RowFactory.create(customer))
                        .iterator(),
                new Counts(most));
        while (rows.hasNext()) {
            Row row = rows.next();
            assertThat(counts.put(row.getString(0), row.getLong(1)))
                    .as("a customer in two parts")
                    .isNull();
        }
        return counts;
    }

    @Test
    void the_last_contact_is_counted_also_where_the_cells_before_it_were_handed_over() {
        assertThat(counted(1, "a", "b", "c")).hasToString("{a=1, b=1, c=1}");
    }

    @Test
    void contacts_of_a_customer_stay_together_however_few_cells_are_held() {
        for (int most = 1; most <= 4; most++) {
            assertThat(counted(most, "a", "a", "b", "c", "c", "c")).hasToString("{a=2, b=1, c=3}");
        }
    }

    /** Cells of which it does not matter whose contacts they are, two at most. */
    private static final class Two implements CellPass.Cells {
        private final List<Row> held = new ArrayList<>();

        @Override
        public void add(Row contact) {
            held.add(contact);
        }

        @Override
        public List<Row> overflow() {
            return held.size() < 2 ? List.of() : drain();
        }

        @Override
        public boolean areMany() {
            return false;
        }

        @Override
        public List<Row> drain() {
            List<Row> rows = List.copyOf(held);
            held.clear();
            return rows;
        }
    }

    @Test
    void what_overflows_within_the_contacts_of_a_customer_is_handed_over_and_nothing_is_lost() {
        for (int contacts = 0; contacts < 6; contacts++) {
            Iterator<Row> rows = CellPass.handed(
                    Stream.generate(() -> RowFactory.create("a"))
                            .limit(contacts)
                            .iterator(),
                    new Two());
            int handed = 0;
            while (rows.hasNext()) {
                rows.next();
                handed++;
            }
            assertThat(handed).isEqualTo(contacts);
        }
    }

    @Test
    void of_no_contact_there_is_nothing() {
        assertThat(counted(1)).isEmpty();
    }
}
