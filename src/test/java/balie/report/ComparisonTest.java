package balie.report;

import balie.report.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static balie.report.SampleTables.row;
import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "question, closed on monday?, vraag “closed on monday?”",
        "team, North, team North",
        "segment, retailer 4-9, segment winkelier 4-9"
    })
    void a_group_is_named_by_its_dimension_and_value(String dimension, String value, String told) {
        var line = SampleTables.table("changes", List.of(row("dimension", dimension, "value", value)))
                .lines()
                .get(0);

        assertThat(new Comparison(line, new Telling(Words.in("nl"))).group()).isEqualTo(told);
    }
}
