package balie.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PlainNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Id",
                "Datum",
                "Created at",
                "closed_at",
                "Requester id",
                "Custom field (2)",
                "ticket.via.channel",
                "Klant-nr",
                "Bedrag",
                "Satisfaction Score reason"
            })
    void names_of_columns_are_told(String name) {
        assertThat(PlainNames.isPlain(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jan@example.org",
                "0612345678",
                "Jan de Vries 0612345678",
                "Jan Jansen",
                "NL91ABNA0417164300",
                "K10002",
                "",
                "1012 AB",
                "Lange Straat 12",
                "2026-11-01",
                "I have waited three weeks for an answer to my mail",
                "https://example.org/j"
            })
    void values_of_a_person_are_not(String value) {
        assertThat(PlainNames.isPlain(value)).isFalse();
    }

    @Test
    void how_many_are_not_shown_is_told() {
        assertThat(PlainNames.shown(List.of("Datum", "jan@example.org", "0612345678")))
                .contains("Datum and 2 more");
        assertThat(PlainNames.shown(List.of("jan@example.org"))).isEmpty();
    }
}
