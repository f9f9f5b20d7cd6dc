package balie.metrics.revision;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Metrics;
import balie.metrics.Published;
import balie.model.FigureId;
import balie.model.PublishedFigure;
import balie.model.ResultTable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class FigureRowsTest {

    /** What rows of today's tables are told apart by. A new column belongs here, or among the values in ResultColumns. */
    private static final Set<String> DIMENSIONS = Set.of(
            "measure",
            "within_hours",
            "channel",
            "category",
            "question_id",
            "product",
            "customer_type",
            "language",
            "region",
            "team",
            "text_language",
            "understood_by",
            "reason",
            "unit",
            "frequency",
            "monday",
            "dimension",
            "value",
            "comparison",
            "demand_cause",
            "segment",
            "subject",
            "subject_value",
            "entry_kind",
            "entry",
            "entry_day",
            "group",
            "segmentation",
            "day",
            "age_band",
            "check",
            "escalation_target",
            "state",
            "article",
            "outcome");

    private static List<TableContract> tables() {
        List<Published> published = new ArrayList<>();
        Metrics.names().forEach(name -> published.addAll(Metrics.published(name)));
        published.addAll(Metrics.everyRun());
        return published.stream().map(Published::output).toList();
    }

    private static ResultTable table(TableContract contract) {
        return new ResultTable(contract.name(), contract.names(), List.of());
    }

    @Test
    void every_column_of_a_table_of_counts_is_known_as_a_dimension_or_as_a_value() {
        for (TableContract contract : tables()) {
            if (FigureRows.areIn(table(contract))) {
                for (Field field : contract.fields()) {
                    assertThat(ResultColumns.identifies(field.name()))
                            .as(contract.name() + "." + field.name()
                                    + ": name it here if rows are told apart by it, else in ResultColumns.TOLD")
                            .isEqualTo(DIMENSIONS.contains(field.name()));
                    if (ResultColumns.identifies(field.name())) {
                        assertThat(field.type())
                                .as(contract.name() + "." + field.name())
                                .isIn(FieldType.TEXT, FieldType.COUNT, FieldType.DATE);
                    }
                }
            }
        }
    }

    @Test
    void tables_of_counts_are_kept_but_what_is_about_one_customer_is_not() {
        List<String> kept = tables().stream()
                .filter(contract -> FigureRows.areIn(table(contract)))
                .map(TableContract::name)
                .toList();

        assertThat(kept)
                .contains("resolution_rates", "question_frequency", "times", "contacts_by_week")
                .doesNotContain("customer_profiles", "revisions");
        assertThat(FigureRows.areIn(new ResultTable("t", List.of("customer", "n", "mark"), List.of())))
                .isFalse();
    }

    private static ResultTable one(List<String> columns, Object... values) {
        return new ResultTable("t", columns, List.of(Arrays.asList(values)));
    }

    private static Optional<PublishedFigure> figure(ResultTable table) {
        return new FigureRows(table).figure(table.lines().get(0));
    }

    private static String words(ResultTable table) {
        return new FigureRows(table).words(table.lines().get(0));
    }

    @Test
    void neither_the_order_of_columns_nor_one_that_is_all_makes_another_figure() {
        ResultTable before = one(List.of("measure", "channel", "n", "mark"), "reopened", "email", 7L, "");
        ResultTable now = one(
                List.of("channel", "team", "measure", "n", "percent", "mark"), "email", "all", "reopened", 9L, 3.5, "");

        FigureId id = figure(before).orElseThrow().id();
        assertThat(figure(now).orElseThrow().id()).isEqualTo(id);
        assertThat(id.key()).isEqualTo("channel=email;measure=reopened");
        assertThat(words(before)).isEqualTo("reopened, channel email");
        assertThat(words(now)).isEqualTo("channel email, reopened");
    }

    @Test
    void values_that_look_like_several_columns_are_told_from_them() {
        List<String> columns = List.of("category", "product", "n", "mark");
        List<ResultTable> different = List.of(
                one(columns, "a;product=b", "all", 7L, ""),
                one(columns, "a", "b", 7L, ""),
                one(columns, "a\\", "b", 7L, ""),
                one(columns, "a", null, 7L, ""),
                one(columns, "a", "", 7L, ""),
                one(columns, "a", "all", 7L, ""),
                one(columns, "all", "all", 7L, ""));

        assertThat(different.stream().map(t -> figure(t).orElseThrow().id())).doesNotHaveDuplicates();
        assertThat(words(different.get(3))).isEqualTo("category a, product not known");
        assertThat(words(different.get(6))).isEqualTo("all");
    }

    @Test
    void what_is_hidden_and_what_is_about_one_wording_is_no_figure() {
        List<String> columns = List.of("question_id", "n", "mark");

        assertThat(figure(one(columns, "Q12", null, "[c]"))).isEmpty();
        assertThat(figure(one(columns, "0123456789abcdef0123", 7L, ""))).isEmpty();
        assertThat(figure(one(columns, "where is my order", 7L, ""))).isEmpty();
        for (String kept : List.of("Q12", "all", "(rare)", "(none)", "(pending)")) {
            assertThat(figure(one(columns, kept, 7L, ""))).as(kept).isPresent();
        }
        assertThat(words(one(columns, "Q12", 7L, ""))).isEqualTo("question Q12");
    }
}
