package balie.app;

import balie.config.JobConfig;
import balie.contract.TableContract;
import balie.issue.DataRefusedException;
import balie.metrics.breaks.Breaks;
import balie.metrics.volume.ContactsByWeek;
import balie.model.BreakAction;
import balie.model.BreakCheck;
import balie.model.IsoWeek;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BreakGateTest {

    private static final Period WEEK = Period.week(new IsoWeek(2026, 45), Contexts.ZONE);
    private static final LocalDate MONDAY = WEEK.firstDay();

    /** Broken by the check: the week of the period, and one before it. */
    private static List<ComputedTable> tables(BreakCheck check) {
        return List.of(
                table(
                        new ContactsByWeek().output(),
                        week(MONDAY.minusWeeks(9)),
                        week(MONDAY.minusWeeks(8)),
                        week(MONDAY)),
                table(
                        new Breaks().output(),
                        Map.of("source", "desk", "check", check.code(), "finding", "Looked at 26 weeks."),
                        broken(check, MONDAY.minusWeeks(9), "Long ago."),
                        broken(check, MONDAY, "In the week of 2026-11-02 9 contacts, where 60 were expected.")));
    }

    private static Map<String, Object> week(LocalDate monday) {
        return Map.of("mark", "", "source", "all", "period_from", monday, "period_to", monday.plusDays(6));
    }

    private static Map<String, Object> broken(BreakCheck check, LocalDate monday, String finding) {
        return Map.of("source", "desk", "monday", monday, "check", check.code(), "finding", finding);
    }

    @SafeVarargs
    private static ComputedTable table(TableContract contract, Map<String, Object>... lines) {
        List<List<Object>> rows = new ArrayList<>();
        for (Map<String, Object> line : lines) {
            rows.add(Arrays.asList(contract.names().stream().map(line::get).toArray(Object[]::new)));
        }
        return new ComputedTable(contract, new ResultTable(contract.name(), contract.names(), rows));
    }

    private static BreakGate gate(BreakAction action, BreakCheck check) {
        return new BreakGate(new JobConfig.Quality(5, 20, Map.of(check, action)), WEEK, tables(check));
    }

    private static List<String> marks(BreakGate gate, BreakCheck check) {
        return gate.mark(tables(check)).get(0).result().lines().stream()
                .map(l -> l.text("mark"))
                .toList();
    }

    @Test
    void marks_wherever_a_break_is_and_tells_of_those_in_the_period() {
        BreakGate gate = gate(BreakAction.MARK, BreakCheck.VOLUME);

        assertThatCode(gate::check).doesNotThrowAnyException();
        assertThat(marks(gate, BreakCheck.VOLUME)).containsExactly("[b]", "", "[b]");
        assertThat(gate.warnings())
                .containsExactly("Source 'desk': In the week of 2026-11-02 9 contacts, where 60 were expected.");
    }

    @Test
    void refuses_a_run_whose_period_holds_one_and_says_what_to_do() {
        for (BreakCheck check : BreakCheck.values()) {
            assertThatThrownBy(gate(BreakAction.REFUSE, check)::check)
                    .isInstanceOf(DataRefusedException.class)
                    .satisfies(e -> assertThat(((DataRefusedException) e).problems())
                            .singleElement()
                            .satisfies(p -> {
                                assertThat(p.found())
                                        .contains("'desk'", "2026-11-02", "9 contacts", "60 were expected");
                                assertThat(p.remedy())
                                        .contains("quality: " + check.key() + ": mark", "Nothing was published")
                                        .contains("are in the store");
                            }));
        }
    }

    @Test
    void another_check_does_not_refuse_nor_does_a_break_outside_the_period() {
        BreakGate other = new BreakGate(
                new JobConfig.Quality(5, 20, Map.of(BreakCheck.MISSING_WEEK, BreakAction.REFUSE)),
                WEEK,
                tables(BreakCheck.VOLUME));
        BreakGate later = new BreakGate(
                new JobConfig.Quality(5, 20, Map.of(BreakCheck.VOLUME, BreakAction.REFUSE)),
                Period.week(new IsoWeek(2026, 46), Contexts.ZONE),
                tables(BreakCheck.VOLUME));

        assertThatCode(other::check).doesNotThrowAnyException();
        assertThatCode(later::check).doesNotThrowAnyException();
        assertThat(later.warnings()).isEmpty();
    }

    @Test
    void what_is_ignored_is_neither_marked_nor_told_but_stays_in_its_table() {
        BreakGate gate = gate(BreakAction.IGNORE, BreakCheck.CATEGORY_MIX);

        assertThatCode(gate::check).doesNotThrowAnyException();
        assertThat(marks(gate, BreakCheck.CATEGORY_MIX)).containsOnly("");
        assertThat(gate.warnings()).isEmpty();
        List<ComputedTable> tables = tables(BreakCheck.CATEGORY_MIX);
        assertThat(gate.mark(tables).get(1)).isEqualTo(tables.get(1));
    }
}
