package balie.app;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.TableContract;
import balie.model.ResultTable;
import balie.publish.RunFolder;
import balie.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables of an audience are written as its spreadsheets read them, where the job says so; those beside them never. */
class TableFilesTest {

    private static final TableContract CONTRACT = new TableContract(
            "times",
            "one row",
            List.of(Field.optional("name", FieldType.TEXT, ""), Field.optional("hours", FieldType.NUMBER, "")));
    private static final ComputedTable TABLE =
            new ComputedTable(CONTRACT, new ResultTable("times", CONTRACT.names(), List.of(List.of("a;b", 1.5))));

    @TempDir
    private Path folder;

    private String written(boolean forSpreadsheets, String part, String language) throws Exception {
        try (RunFolder run = RunFolder.open(folder.resolve("run"), "weekly", "2026-W46", false)) {
            new TableFiles(run, forSpreadsheets).write(part, List.of(TABLE), Words.in(language));
            return Files.readString(run.file(part + "data/times.csv"));
        }
    }

    @Test
    void in_the_dialect_of_the_report() throws Exception {
        assertThat(written(true, "training/", "nl")).isEqualTo("\uFEFFname;hours\n\"a;b\";1,5\n");
        assertThat(written(true, "marketing/", "en")).isEqualTo("\uFEFFname,hours\na;b,1.5\n");
        assertThat(written(true, "", "nl")).isEqualTo("name,hours\na;b,1.5\n");
        assertThat(written(false, "training/", "nl")).isEqualTo("name,hours\na;b,1.5\n");
    }

    static List<String> languages() {
        return Words.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_language_has_a_dialect_that_fits_its_numbers(String language) {
        Words words = Words.in(language);

        assertThat(String.valueOf(words.csvDecimal())).isEqualTo(words.point());
        assertThat(words.csvDelimiter()).isIn(',', ';').isNotEqualTo(words.csvDecimal());
    }
}
