package balie.ingest;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class OutliersTest {

    private static NavigableMap<LocalDate, Long> days(int count, String... more) {
        NavigableMap<LocalDate, Long> days = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            days.put(LocalDate.of(2026, 3, 1).plusDays(i), 4L);
        }
        for (String day : more) {
            days.put(LocalDate.parse(day), 1L);
        }
        return days;
    }

    @Test
    void a_row_decades_behind_all_others_is_one() {
        assertThat(Outliers.from(days(20, "2062-03-03"))).contains(LocalDate.of(2062, 3, 3));
    }

    @Test
    void two_mistyped_years_are_found_together() {
        assertThat(Outliers.from(days(100, "2062-03-03", "2206-03-04"))).contains(LocalDate.of(2062, 3, 3));
    }

    @Test
    void a_quiet_month_is_none() {
        assertThat(Outliers.from(days(20, "2026-05-30"))).isEmpty();
    }

    @Test
    void many_rows_behind_a_gap_are_a_desk_that_began_again() {
        assertThat(Outliers.from(days(20, "2028-03-01", "2028-03-02", "2028-03-03")))
                .isEmpty();
    }

    @Test
    void a_handful_of_rows_tells_nothing() {
        assertThat(Outliers.from(days(3, "2062-03-03"))).isEmpty();
        assertThat(Outliers.from(new TreeMap<>())).isEmpty();
    }
}
