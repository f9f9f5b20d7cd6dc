package balie.metrics.customer;

import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerProfilesToldTest {

    private static final ResultTable PROFILES = new ResultTable(
            "customer_profiles",
            List.of("customer", "customer_type", "frequency", "mark"),
            List.of(
                    List.of("a", "retailer", "1", ""),
                    List.of("b", "retailer", "2-3", ""),
                    List.of("c", "consumer", "1", ""),
                    List.of("d", "consumer", "2-3", "")));

    private static ResultTable segments(Long retailersOnce) {
        return new ResultTable(
                "customer_segments",
                List.of("measure", "customer_type", "frequency", "n"),
                List.of(
                        Arrays.asList("customers", "retailer", "1", retailersOnce),
                        List.of("customers", "retailer", "2-3", 8L),
                        List.of("customers", "consumer", "1", 90L),
                        Arrays.asList("complaints", "consumer", "1", null),
                        List.of("customers", "consumer", "2-3", 70L)));
    }

    @Test
    void a_type_is_not_told_where_the_number_of_its_customers_is_hidden() {
        List<Line> told = CustomerProfiles.told(PROFILES, segments(null)).lines();

        assertThat(told).extracting(l -> l.text("customer")).containsExactly("a", "b", "c", "d");
        assertThat(told)
                .extracting(l -> l.text("customer_type"))
                .containsExactly("[c]", "retailer", "consumer", "consumer");
        assertThat(told).extracting(l -> l.text("mark")).containsExactly("[c]", "", "", "");
    }

    @Test
    void where_all_are_told_nothing_changes() {
        assertThat(CustomerProfiles.told(PROFILES, segments(6L))).isEqualTo(PROFILES);
    }
}
