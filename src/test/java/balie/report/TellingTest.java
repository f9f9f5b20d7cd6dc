package balie.report;

import balie.report.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TellingTest {

    @ParameterizedTest
    @CsvSource({
        "segment, retailer 4-9, winkelier 4-9",
        "segment, (unknown) 1, (onbekend) 1",
        "segment, wholesaler 10+, groothandel 10+",
        "segment, (none found), (geen gevonden)",
        "segment, S1, S1",
        "product, web 2, web 2",
        "product, Retailer 4-9, Retailer 4-9",
        "customer_type, retailer, winkelier"
    })
    void values_are_told_by_what_they_are_made_of(String dimension, String code, String told) {
        assertThat(new Telling(Words.in("nl")).value(dimension, code)).isEqualTo(told);
    }
}
