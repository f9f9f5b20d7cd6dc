package balie.metrics.volume;

import balie.metrics.volume.Reconciliation.Taken;
import balie.metrics.volume.ReconciliationStep.Kind;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import static balie.metrics.volume.ReconciliationStep.COUNTED;
import static balie.metrics.volume.ReconciliationStep.DESK_DAYS_ONLY;
import static balie.metrics.volume.ReconciliationStep.INTERACTIONS_STORED;
import static balie.metrics.volume.ReconciliationStep.MERGED;
import static balie.metrics.volume.ReconciliationStep.OUTSIDE_PERIOD;
import static balie.metrics.volume.ReconciliationStep.OWN_TOTAL;
import static balie.metrics.volume.ReconciliationStep.STILL_OPEN;
import static balie.metrics.volume.ReconciliationStep.UTC_DAYS_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

class ReconciliationTest {

    /** 100 records: 3 put aside, 7 duplicates, 88 rows; 20 of other files; 8 complete others: 100 interactions. */
    private static final Taken TAKEN = new Taken(100, 3, 7, 88, 20, 8);

    private static Map<ReconciliationStep, Long> counted(long interactions) {
        Map<ReconciliationStep, Long> counts = new EnumMap<>(ReconciliationStep.class);
        counts.put(INTERACTIONS_STORED, interactions);
        counts.put(OUTSIDE_PERIOD, interactions - 40);
        counts.put(OWN_TOTAL, 40L);
        counts.put(UTC_DAYS_ONLY, 2L);
        counts.put(DESK_DAYS_ONLY, 5L);
        counts.put(MERGED, 3L);
        counts.put(COUNTED, 40L);
        counts.put(STILL_OPEN, 9L);
        return counts;
    }

    private static long rows(ResultTable table, ReconciliationStep step) {
        return Results.line(table, "step", step.code()).count("rows");
    }

    @Test
    void the_way_from_the_records_to_the_contacts_that_count() {
        ResultTable table = Reconciliation.table(Map.of("desk", TAKEN), Map.of("desk", counted(100)), Contexts.AS_OF);

        assertThat(table.lines())
                .extracting(l -> l.text("kind") + " " + l.text("step") + " " + l.count("rows"))
                .containsExactly(
                        "start records_read 100",
                        "less quarantined -3",
                        "less duplicates -7",
                        "less without_row -2",
                        "more kept_from_other_files 20",
                        "less completing -8",
                        "total interactions_stored 100",
                        "less later_than_as_of 0",
                        "less undated 0",
                        "less outside_period -60",
                        "total own_total 40",
                        "less utc_days_only -2",
                        "more desk_days_only 5",
                        "less merged -3",
                        "less spam 0",
                        "less deleted 0",
                        "less test 0",
                        "less outbound 0",
                        "less internal 0",
                        "total counted 40",
                        "difference difference 0",
                        "memo unassigned 0",
                        "memo still_open 9");
        assertThat(Reconciliation.warnings(table)).isEmpty();
    }

    @Test
    void the_steps_up_to_a_total_add_up_to_it() {
        ResultTable table = Reconciliation.table(
                Map.of("desk", TAKEN, "shop", new Taken(60, 0, 0, 60, 0, 0)),
                Map.of("desk", counted(100), "shop", counted(60)),
                Contexts.AS_OF);

        for (String source : List.of("desk", "shop")) {
            long sum = 0;
            for (ResultTable.Line line : table.lines(l -> l.is("source", source))) {
                if (line.is("kind", Kind.TOTAL.code())) {
                    assertThat(line.count("rows")).as(line.text("step")).isEqualTo(sum);
                } else if (!line.is("kind", Kind.MEMO.code())) {
                    sum += line.count("rows");
                }
            }
        }
        assertThat(table.lines()).extracting(l -> l.text("source")).isSorted();
    }

    @Test
    void what_the_steps_do_not_explain_stands_in_the_table_and_is_told_with_where_it_begins() {
        ResultTable table = Reconciliation.table(Map.of("desk", TAKEN), Map.of("desk", counted(99)), Contexts.AS_OF);

        assertThat(rows(table, ReconciliationStep.DIFFERENCE)).isEqualTo(1);
        assertThat(Reconciliation.warnings(table))
                .singleElement()
                .asString()
                .contains("'desk'", "differ by 1 ", "interactions_stored");

        Map<ReconciliationStep, Long> counts = counted(100);
        counts.put(COUNTED, 43L);
        ResultTable other = Reconciliation.table(Map.of("desk", TAKEN), Map.of("desk", counts), Contexts.AS_OF);
        assertThat(rows(other, ReconciliationStep.DIFFERENCE)).isEqualTo(-3);
        assertThat(Reconciliation.warnings(other)).singleElement().asString().contains("by -3 ", "first at counted");
    }

    @Test
    void a_source_of_which_nothing_could_be_taken_in_has_its_way_too() {
        ResultTable table = Reconciliation.table(Map.of("desk", new Taken(5, 5, 0, 0, 0, 0)), Map.of(), Contexts.AS_OF);

        assertThat(rows(table, ReconciliationStep.RECORDS_READ)).isEqualTo(5);
        assertThat(rows(table, ReconciliationStep.COUNTED)).isZero();
        assertThat(rows(table, ReconciliationStep.DIFFERENCE)).isZero();
    }
}
