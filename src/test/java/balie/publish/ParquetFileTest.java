package balie.publish;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.TableContract;
import balie.model.ResultTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ParquetFileTest {

    @TempDir
    private Path folder;

    /** Writes a table in a process of its own. */
    public static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws IOException {
            TableContract contract = new TableContract(
                    "table",
                    "one row",
                    List.of(
                            Field.optional("text", FieldType.TEXT, ""),
                            Field.optional("count", FieldType.COUNT, ""),
                            Field.optional("number", FieldType.NUMBER, ""),
                            Field.optional("flag", FieldType.FLAG, "")));
            List<List<Object>> rows = new ArrayList<>();
            for (long i = 0; i < 100; i++) {
                rows.add(Arrays.asList("text " + i % 3, i, i / 7.0, i % 2 == 0));
            }
            ParquetFile.write(Path.of(args[0]), new ResultTable("table", contract.names(), rows), contract);
        }
    }

    /** Objects without a hash of their own get one from the JVM, whose rule the option chooses. */
    private byte[] written(int hashCode) throws IOException, InterruptedException {
        Path file = folder.resolve(hashCode + ".parquet");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=" + hashCode,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor()).as(() -> "see " + folder.resolve("log")).isZero();
        return Files.readAllBytes(file);
    }

    @Test
    void every_process_writes_the_same_bytes() throws IOException, InterruptedException {
        byte[] first = written(2);

        for (int hashCode : new int[] {0, 3, 5}) {
            assertThat(Arrays.equals(written(hashCode), first))
                    .as("-XX:hashCode=" + hashCode)
                    .isTrue();
        }
    }
}
