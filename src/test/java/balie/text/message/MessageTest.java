package balie.text.message;

import balie.text.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class MessageTest {

    private static final int LARGE = 1 << 20;

    private static String question(String text) {
        return Message.of(text.replace("\\n", "\n")).map(Message::question).orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Beste klantenservice,\\n\\nVorige week heb ik een kast gekocht. Waar blijft mijn bestelling?\\n\\nMet vriendelijke"
                        + " groet,\\nJan de Vries|Waar blijft mijn bestelling?",
                "Hi team, where is my parcel? Thanks, Laura|where is my parcel?",
                "Hoi, ik miste vrijdag een deel van mijn bestelling. Komt dat nog? Groet, Anne|ik miste vrijdag een deel van"
                        + " mijn bestelling. Komt dat nog?",
                "The lamp hums on my dimmer. Can you fix that?|The lamp hums on my dimmer. Can you fix that?",
                "Vorige week een kast gekocht. Wat kost de bezorging van zo'n kast dan eigenlijk als dat naar Texel moet?|Wat kost"
                        + " de bezorging van zo'n kast dan eigenlijk als dat naar Texel moet?",
                "Hoi,\\nde wasmachine lekt nog steeds. Groetjes Femke|de wasmachine lekt nog steeds.",
                "Mijn naam is Jan de Vries. Ik kan niet inloggen.|Ik kan niet inloggen.",
                "Where is my refund?\\n\\nOn Mon, 2 Nov 2026 at 10:00, Shop <a@b.nl> wrote:\\n> What can we do for you?|Where is my refund?",
                "Nee, dat klopt niet.\\n\\nOp 12 nov. 2026 om 14:00 schreef Balie <x@y.nl>:\\n> Is het opgelost?|Nee, dat klopt niet.",
                "De factuur is fout.\\n-----Oorspronkelijk bericht-----\\nVan: Balie\\nWat kunnen wij doen?|De factuur is fout.",
                "De factuur is fout.\\n\\nVan: Balie\\nVerzonden: maandag\\nAan: Jan\\nOnderwerp: RE: vraag\\n\\nWat is er?|De factuur is"
                        + " fout.",
                "The app crashes when I pay.\\n\\nSent from my iPhone|The app crashes when I pay.",
                "Kan ik ruilen?\\n\\nDisclaimer: wat hier staat is vertrouwelijk?|Kan ik ruilen?",
                "<p>Goedemiddag,</p><p>Hoe wijzig ik mijn adres?<br/>Alvast&nbsp;bedankt</p>|Hoe wijzig ik mijn adres?",
                "Naam: Els Vermeulen\\nOrdernummer: 123456\\nVraag: Hoe krijg ik mijn geld terug?|Hoe krijg ik mijn geld terug?",
                "Kunt u mij helpen? Mijn bestelling is verkeerd geleverd.|Mijn bestelling is verkeerd geleverd.",
                "I bought a lamp in May. It came broken. Can I get a new one? I liked the shop.|It came broken. Can I get a new one?",
                "kapot|kapot",
                "Mijn iPhone 13 laadt niet op|Mijn iPhone 13 laadt niet op",
                "Retour|Retour"
            })
    void says_what_a_message_asks(String text, String question) {
        assertThat(question(text)).isEqualTo(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "??", "😀😀", "...", "12345", "06-12345678", "> Waar is het?", "-- \n"})
    void a_message_without_words_has_none(String text) {
        assertThat(Message.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Waar is order LW104233?|Waar is order LW177001?",
                "Ik heb 12,50 euro te veel betaald|Ik heb 1.200 euro te veel betaald",
                "I was charged $49.95 twice|I was charged $1,200 twice",
                "Op 12-11-2026 was er niemand|Op 3-1-2027 was er niemand",
                "On 12 November 2026 nobody came|On 3 May 2025 nobody came",
                "mijn mail a@b.nl werkt niet|mijn mail iemand.anders@example.com werkt niet",
                "My name is Jan Jansen and my order 4500123987 is late|My name is Piet Smit and my order 991234567 is late"
            })
    void what_only_names_the_case_makes_no_other_wording(String one, String other) {
        assertThat(Wording.key(question(one)))
                .isEqualTo(Wording.key(question(other)))
                .isNotNull();
    }

    @Test
    void has_at_most_two_sentences_and_some_sixty_words() {
        String text =
                "Ik wil weten waarom het niet werkt en ".repeat(40) + "dat was het. Waarom niet? Hoe dan? Wat nu dan?";

        assertThat(question(text).split(" ")).hasSizeLessThanOrEqualTo(60);
        assertThat(question("Waarom werkt het niet? Wanneer komt er iemand? Wat kost dat?")
                        .chars()
                        .filter(c -> c == '?'))
                .hasSize(2);
    }

    @Test
    void a_question_is_the_question_of_itself() {
        for (String text : List.of(
                "Beste mensen, waar blijft mijn pakket? Het zou gisteren komen.",
                "Where is my parcel? It is late. I want my money back!",
                "De kast is stuk. Ik wil een nieuwe.")) {
            String question = question(text);
            assertThat(question(question)).isEqualTo(question);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a ",
                "?",
                "? ",
                "\n",
                ">",
                "> a\n",
                "<",
                "<p>",
                "<a ",
                "&",
                "&amp;",
                "a. ",
                "Van: a\n",
                "Op a schreef b:\n",
                ":",
                ","
            })
    void a_megabyte_of_anything_is_read_to_its_end(String piece) {
        assertThat(question(piece.repeat(LARGE / piece.length())).split(" ")).hasSizeLessThanOrEqualTo(61);
    }

    @Test
    void any_characters_give_a_question_with_a_letter_or_none() {
        SplittableRandom random = new SplittableRandom(20261128);
        String signs =
                "aZ\u00E9 \n\r\t.,?!:;<>/&@[]()0123456789\u20AC$#-_'\"\u2019\u00A0\u200D\uD83D\uDE00\u4E2D\u0661";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int j = 0; j < length; j++) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(Message.of(text.toString()).map(Message::question))
                    .as(text.toString())
                    .matches(m -> m.isEmpty() || m.get().chars().anyMatch(Character::isLetter));
        }
    }
}
