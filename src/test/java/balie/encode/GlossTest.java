package balie.encode;

import balie.issue.CallException;
import balie.issue.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GlossTest {

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    @TempDir
    private Path folder;

    private final List<String> index = new ArrayList<>();
    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();

    private void entry(String word, String... senses) {
        byte[] bytes = (word + " /x/\n" + String.join("\n", senses) + "\n").getBytes(StandardCharsets.UTF_8);
        index.add(word + "\t" + number(entries.size()) + "\t" + number(bytes.length));
        entries.writeBytes(bytes);
    }

    private static String number(int value) {
        return (value < 64 ? "" : number(value / 64)) + BASE64.charAt(value % 64);
    }

    private Gloss made(String... english) {
        // The facts of the dictionary, one of them longer than 64 and 4096 bytes, so that places take several digits.
        index.add("00databaseinfo\tA\tBAA");
        index.add("00-database-short\tA\tC");
        entries.writeBytes("x".repeat(5_000).getBytes(StandardCharsets.UTF_8));
        entry("pakket", "1. parcel, package", "2. (comp.) bundle");
        entry("fiets", "bicycle; bike");
        entry("verzekering", "insurance <n>");
        entry("betalen", "[v] pay");
        entry("brief", "letter");
        entry("huis", "house");
        entry("lopen", "walk");
        entry("maan", "moon");
        entry("caf\u00E9", "pub");
        return Gloss.parse(index, entries.toByteArray(), List.of(english));
    }

    @ParameterizedTest
    @CsvSource({
        "pakket,parcel",
        "Pakket!,parcel",
        "fiets,bicycle",
        "verzekering,insurance",
        "betalen,pay",
        "CAF\u00C9,pub",
        // Forms.
        "pakketten,parcel",
        "fietsen,bicycle",
        "betaal,pay",
        "betaalt,pay",
        "gebetaald,pay",
        "brieven,letter",
        "huizen,house",
        "loopt,walk",
        "manen,moon",
        // Compounds.
        "fietsverzekering,bicycle insurance",
        "verzekeringspakket,insurance parcel",
        "huisbrieven,house letter"
    })
    void words_their_forms_and_compounds_are_translated(String word, String english) {
        Gloss.Glossed glossed = made().of(word);
        assertThat(glossed.text()).isEqualTo(english);
        assertThat(glossed.known()).isEqualTo(1);
    }

    @Test
    void what_is_unknown_stays_as_it_is() {
        Gloss.Glossed glossed = made().of("Pakket van Zalando 12345, ge en s");
        assertThat(glossed.text()).isEqualTo("parcel van zalando 12345 ge en s");
        assertThat(glossed.known()).isEqualTo(1.0 / 7);
        assertThat(made().of("?!").text()).isEmpty();
        assertThat(made().of("").known()).isZero();
    }

    @Test
    void of_several_translations_the_one_that_the_desk_uses_is_taken() {
        assertThat(made("Where is my package?", "The package is late")
                        .of("pakket")
                        .text())
                .isEqualTo("package");
        assertThat(made("My bundle").of("pakket").text()).isEqualTo("bundle");
    }

    @Test
    void the_facts_of_the_dictionary_are_no_words() {
        assertThat(made().size()).isEqualTo(9);
    }

    @Test
    void a_word_without_spaces_of_a_megabyte_is_no_compound() {
        String blob = "pakket".repeat(170_000);
        assertThat(made().of(blob).text()).isEqualTo(blob);
    }

    @Test
    void is_read_from_its_files_packed_or_not() throws Exception {
        made();
        Path name = Files.write(folder.resolve("nld-eng.index"), index);
        Files.write(folder.resolve("nld-eng.dict"), entries.toByteArray());
        assertThat(Gloss.read(name, List.of()).of("fiets").text()).isEqualTo("bicycle");
        Files.delete(folder.resolve("nld-eng.dict"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("nld-eng.dict.dz")))) {
            out.write(entries.toByteArray());
        }
        assertThat(Gloss.read(name, List.of()).of("fiets").text()).isEqualTo("bicycle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fiets\tA\tzz",
                "fiets\t//////////\tB",
                "fiets\tB\t/////w",
                "fiets\t/////w\t/////w",
                "fiets\tA*\tB",
                "fiets\t-5\tB",
                "this is a letter",
                ""
            })
    void an_index_that_is_none_is_named_with_what_to_do(String line) throws IOException {
        Path name = Files.writeString(folder.resolve("wrong.index"), line);
        Files.writeString(folder.resolve("wrong.dict"), "fiets\nbicycle\n");
        assertWrong(name);
    }

    @Test
    void files_that_are_missing_or_broken_are_named_with_what_to_do() throws IOException {
        assertWrong(folder.resolve("no.index"));
        made();
        Path name = Files.write(folder.resolve("nld-eng.index"), index);
        assertWrong(name);
        Files.writeString(folder.resolve("nld-eng.dict.dz"), "no gzip");
        assertWrong(name);
        Files.delete(folder.resolve("nld-eng.dict.dz"));
        Files.write(folder.resolve("nld-eng.dict"), entries.toByteArray());
        Files.write(name, new byte[] {(byte) 0xFF, (byte) 0xFE, 9, 'A', 9, 'B'});
        assertWrong(name);
    }

    private static void assertWrong(Path index) {
        CallException thrown = catchThrowableOfType(CallException.class, () -> Gloss.read(index, List.of()));
        assertThat(thrown).as("told as a problem").isNotNull();
        Problem problem = thrown.problems().get(0);
        assertThat(problem.file()).isEqualTo(index.toString());
        assertThat(problem.found()).startsWith("not a dictionary of dictd: ").doesNotContain("null");
        assertThat(problem.remedy()).contains(".index").contains("`dictionaries`");
    }
}
