package balie.encode;

import balie.issue.CallException;
import balie.issue.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

class PairsTest {

    @TempDir
    private Path folder;

    private static List<Pair> read(String csv) throws IOException, CallException {
        return Pairs.read("pairs.csv", new StringReader(csv), 1);
    }

    private static List<Problem> problems(String csv) {
        CallException thrown = catchThrowableOfType(CallException.class, () -> read(csv));
        assertThat(thrown).as("told as problems").isNotNull();
        return thrown.problems();
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "vraag " + i + ",question " + i + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void other_columns_are_passed_over_whatever_their_order() throws Exception {
        assertThat(read("""
                english,note,text
                Where is it?,x," Waar is het? "

                "Yes, please",,Ja graag
                """))
                .containsExactly(new Pair("Waar is het?", "Where is it?"), new Pair("Ja graag", "Yes, please"));
    }

    @Test
    void what_excel_saves_as_csv_in_utf_8_is_read() throws Exception {
        // With a byte order mark, since that is what the remedy of other problems asks for.
        Path file = Files.writeString(folder.resolve("pairs.csv"), "\uFEFFtext,english\r\n" + rows(Pairs.LEAST));
        assertThat(Pairs.read(file)).hasSize(Pairs.LEAST).startsWith(new Pair("vraag 0", "question 0"));
    }

    @Test
    void a_missing_column_is_told_with_the_header() {
        assertThat(problems("tekst,engels\na,b\n"))
                .containsExactly(
                        new Problem(
                                "pairs.csv",
                                1,
                                "no column 'text' in the header [tekst, engels]",
                                "Name the columns text,english."),
                        new Problem(
                                "pairs.csv",
                                1,
                                "no column 'english' in the header [tekst, engels]",
                                "Name the columns text,english."));
        assertThat(problems("")).hasSize(2);
    }

    @Test
    void every_empty_cell_is_told_with_the_line_it_begins_on() {
        assertThat(problems("""
                text,english
                ,empty text
                "over
                three
                lines",fine
                empty english,

                "over
                two",""
                short
                ,"""))
                .extracting(Problem::line, Problem::found)
                .containsExactly(
                        tuple(2, "an empty text"),
                        tuple(6, "an empty english"),
                        tuple(8, "an empty english"),
                        tuple(10, "1 values in this line"),
                        tuple(11, "an empty text"));
    }

    @Test
    void too_few_are_told() throws IOException {
        Path file = Files.writeString(folder.resolve("pairs.csv"), "text,english\n" + rows(Pairs.LEAST - 1));
        CallException thrown = catchThrowableOfType(CallException.class, () -> Pairs.read(file));
        assertThat(thrown.problems()).extracting(Problem::found).containsExactly("249 pairs");
    }

    @Test
    void too_few_are_told_together_with_what_is_wrong_in_them() throws IOException {
        Path file = Files.writeString(folder.resolve("pairs.csv"), "text,english\n,x\n" + rows(3));
        CallException thrown = catchThrowableOfType(CallException.class, () -> Pairs.read(file));
        assertThat(thrown.problems()).extracting(Problem::found).containsExactly("an empty text", "4 pairs");
    }

    @Test
    void a_quote_that_never_ends_is_told() {
        List<Problem> problems = problems("text,english\n,x\n\"open,y\nz,w\n");
        assertThat(problems).extracting(Problem::found).first().isEqualTo("an empty text");
        assertThat(problems).extracting(Problem::found).element(1).asString().startsWith("no CSV: ");
    }

    @Test
    void another_encoding_is_told_wherever_it_shows() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        for (int before : List.of(0, 5_000)) {
            String csv = "text,english\n" + rows(before) + "caf\u00E9,pub\n" + rows(Pairs.LEAST);
            Path file = Files.write(folder.resolve("pairs.csv"), csv.getBytes(windows));
            CallException thrown = catchThrowableOfType(CallException.class, () -> Pairs.read(file));
            Problem problem = thrown.problems().get(0);
            assertThat(thrown.problems()).hasSize(1);
            assertThat(problem.found()).startsWith("can not be read as text in UTF-8");
            assertThat(problem.line()).isEqualTo(before + 2);
            assertThat(problem.remedy()).isEqualTo("Save it as 'CSV UTF-8 (comma delimited)'.");
        }
        CallException thrown =
                catchThrowableOfType(CallException.class, () -> Pairs.read(folder.resolve("missing.csv")));
        assertThat(thrown.problems().get(0).found()).startsWith("can not be read: ");
    }

    @Test
    void the_pairs_that_come_with_balie_are_whole() {
        List<Pair> pairs = Pairs.dutch();
        assertThat(pairs).hasSizeGreaterThan(2_000);
        assertThat(pairs).noneMatch(p -> p.text().isEmpty() || p.english().isEmpty());
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(pairs.toString()))
                .isTrue();
    }
}
