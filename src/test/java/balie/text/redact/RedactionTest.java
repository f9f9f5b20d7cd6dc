package balie.text.redact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTest {

    private static final int LARGE = 1 << 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bel 06-12345678 of mail a@b.nl.|Bel [phone] of mail [e-mail].",
                "Mijn naam is Jan de Vries, rekening NL91ABNA0417164300|Mijn naam is [name], rekening [iban]",
                "Kerkstraat 12, 1234 AB Utrecht|[address], [postcode] Utrecht",
                "12 Baker Street, London NW1 6XE|[address], London [postcode]",
                "Order 881234 van klant K-4458|Order [order-number] van klant [customer-number]",
                "88231 is mijn ordernummer, en LW104233 ook|[order-number] is mijn ordernummer, en [order-number] ook",
                "kaart 4111 1111 1111 1111, bsn 111222333|kaart [card], bsn [bsn]",
                "https://a.example/x?token=1 en https://a.example/help|[link] en https://a.example/help"
            })
    void marks_stand_where_personal_data_stood(String text, String redacted) {
        assertThat(Redaction.redact(text)).isEqualTo(redacted);
    }

    @Test
    void a_code_in_the_name_of_a_product_stays_and_a_number_that_a_word_proves_does_not() {
        assertThat(Redaction.redactProduct("Bosch HR1234567")).isEqualTo("Bosch HR1234567");
        assertThat(Redaction.redactProduct("Lamp, order LW104233, 06-12345678"))
                .isEqualTo("Lamp, order [order-number], [phone]");
    }

    @Test
    void a_text_without_personal_data_stays_the_same_object() {
        MarkedMessage.all().stream().filter(m -> m.personal().isEmpty()).forEach(m -> {
            String redacted = Redaction.redact(m.text());
            if (redacted.equals(m.text())) {
                assertThat(redacted).isSameAs(m.text());
            }
        });
        assertThat(MarkedMessage.all())
                .filteredOn(m -> !Redaction.mayHold(m.text()))
                .hasSizeGreaterThan(50);
    }

    @Test
    void a_text_that_is_passed_by_holds_nothing_that_would_be_found() {
        mixtures()
                .filter(text -> !Redaction.mayHold(text))
                .forEach(text -> assertThat(Redaction.find(text)).as(text).isEmpty());
        MarkedMessage.all()
                .forEach(m -> assertThat(Redaction.mayHold(m.text())
                                || Redaction.find(m.text()).isEmpty())
                        .as(m.text())
                        .isTrue());
    }

    @Test
    void a_redacted_text_is_not_changed_again() {
        Stream.concat(mixtures(), MarkedMessage.all().stream().map(MarkedMessage::text))
                .map(Redaction::redact)
                .forEach(text -> assertThat(Redaction.redact(text)).isEqualTo(text));
    }

    @Test
    void bytes_and_text_are_passed_by_alike() {
        mixtures().filter(t -> t.chars().allMatch(c -> c < 128)).forEach(text -> {
            byte[] bytes = ("#" + text + "#").getBytes(StandardCharsets.US_ASCII);
            assertThat(Redaction.mayHold(bytes, 1, text.length())).as(text).isEqualTo(Redaction.mayHold(text));
        });
    }

    /** Pieces of messages and of what is personal in them, put together by chance. */
    private static Stream<String> mixtures() {
        List<String> pieces = MarkedMessage.all().stream()
                .flatMap(m -> Stream.of(m.text().split("(?<=[ \n,.:])")))
                .collect(Collectors.toList());
        pieces.addAll(List.of(
                "[name]", "[phone] ", "@", "00", "+", "(", " - ", "0", "\n", "\u0660", "\uD83D\uDE00", "\u00A0"));
        SplittableRandom random = new SplittableRandom(20261128);
        return Stream.generate(() -> {
                    StringBuilder text = new StringBuilder();
                    int count = random.nextInt(1, 30);
                    for (int i = 0; i < count; i++) {
                        text.append(pieces.get(random.nextInt(pieces.size())));
                    }
                    return text.toString();
                })
                .limit(20_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "@",
                "a@",
                "a.",
                "a@a.",
                "0",
                "06 ",
                "0612345678 ",
                "00 ",
                "1-",
                "4 ",
                "4111 ",
                "NL91 ",
                "NL91ABNA",
                "[",
                "[name]",
                "straat 1 ",
                "Jan ",
                "van ",
                "mijn naam is ",
                "groet\n",
                "http://",
                "www.",
                "\uD83D\uDE00",
                "\u0660",
                "1 Baker ",
                "1234 AB ",
                "+31",
                "(0)",
                "bsn 111222333 ",
                "naam: "
            })
    void a_megabyte_of_anything_is_read_to_its_end(String piece) {
        String text = piece.repeat(LARGE / piece.length());

        String redacted = Redaction.redact(text);

        assertThat(Redaction.find(redacted)).isEmpty();
    }
}
