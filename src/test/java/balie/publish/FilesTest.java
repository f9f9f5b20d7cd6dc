package balie.publish;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.TableContract;
import balie.model.ResultTable;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class FilesTest {

    private static final TableContract CONTRACT = new TableContract(
            "table",
            "one row",
            List.of(
                    Field.optional("text", FieldType.TEXT, ""),
                    Field.optional("count", FieldType.COUNT, ""),
                    Field.optional("number", FieldType.NUMBER, ""),
                    Field.optional("flag", FieldType.FLAG, ""),
                    Field.optional("instant", FieldType.INSTANT, ""),
                    Field.optional("date", FieldType.DATE, "")));
    private static final ResultTable TABLE = new ResultTable(
            "table",
            CONTRACT.names(),
            List.of(
                    Arrays.asList(
                            "a \"b\", c\nd",
                            1234L,
                            12.5,
                            true,
                            Instant.parse("2026-11-16T04:40:46Z"),
                            LocalDate.of(2026, 11, 9)),
                    Arrays.asList(null, null, null, null, null, null)));

    @TempDir
    private Path folder;

    @Test
    void csv_is_the_same_on_every_machine() throws IOException {
        Path file = folder.resolve("table.csv");

        CsvFile.write(file, TABLE.columns(), TABLE.rows().iterator());

        assertThat(Files.readString(file)).isEqualTo("""
                text,count,number,flag,instant,date
                "a ""b"", c
                d",1234,12.5,true,2026-11-16T04:40:46Z,2026-11-09
                ,,,,,
                """);
    }

    @Test
    void a_text_that_a_spreadsheet_would_run_is_made_harmless() throws IOException {
        Path file = folder.resolve("table.csv");

        CsvFile.write(
                file,
                List.of("a"),
                List.of(
                                List.<Object>of("=HYPERLINK(\"http://x\")"),
                                List.<Object>of("+31 6 1"),
                                List.<Object>of("-5"),
                                List.<Object>of("@SUM(A1)"),
                                List.<Object>of("\tx"),
                                List.<Object>of(-5L),
                                List.<Object>of("a=b"))
                        .iterator());

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "a", "\"'=HYPERLINK(\"\"http://x\"\")\"", "'+31 6 1", "'-5", "'@SUM(A1)", "'\tx", "-5", "a=b");
    }

    @Test
    void parquet_reads_back_with_its_types() throws IOException {
        Path file = folder.resolve("table.parquet");

        ParquetFile.write(file, TABLE, CONTRACT);

        List<Row> rows = SharedSpark.session().read().parquet(file.toString()).collectAsList();
        assertThat(rows).hasSize(2);
        for (int i = 0; i < CONTRACT.fields().size(); i++) {
            assertThat(rows.get(0).get(i)).isEqualTo(TABLE.rows().get(0).get(i));
            assertThat(rows.get(1).get(i)).isNull();
        }
    }

    @Test
    void numbers_are_written_without_exponents() throws IOException {
        Path file = folder.resolve("numbers.csv");

        CsvFile.write(
                file,
                List.of("number"),
                List.of(
                                List.<Object>of(0.000803),
                                List.<Object>of(12345678.9),
                                List.<Object>of(-0.5),
                                List.<Object>of(0.0))
                        .iterator());

        assertThat(Files.readString(file)).isEqualTo("number\n0.000803\n12345678.9\n-0.5\n0.0\n");
    }
}
