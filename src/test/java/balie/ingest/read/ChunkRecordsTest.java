package balie.ingest.read;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

class ChunkRecordsTest {

    private static final int CASES = Integer.getInteger("balie.soup", 1_500);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-15"})
    void records_are_those_of_the_parser_whatever_the_bytes(String encoding) throws Exception {
        Random random = new Random(7);
        Charset charset = Charset.forName(encoding);
        Path file = folder.resolve("soup.csv");
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = switch (random.nextInt(3)) {
                case 0 -> Soup.wild(random, charset, random.nextInt(80));
                case 1 -> Soup.likely(random, charset, random.nextInt(30));
                default -> Soup.tables(random, charset);
            };
            Files.write(file, bytes);
            Predicate<Fields> proof = random.nextBoolean() ? Soup::isNumbered : null;
            Limits limits = Limits.DEFAULT;
            TableFormat table = Soup.table(encoding);
            try (RecordReader parsed = CsvRecords.open(Files.newInputStream(file), table, limits, proof);
                    RecordReader split =
                            ChunkRecords.open(file, table, Chunk.WHOLE, limits, proof, 1 + random.nextInt(64))) {
                assertThat(split).isInstanceOf(ChunkRecords.class);
                assertThat(Soup.told(split))
                        .as("case %d: %s", i, new String(bytes, charset))
                        .isEqualTo(Soup.told(parsed));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void records_over_the_limit_are_those_of_the_parser_too(String encoding) throws Exception {
        Random random = new Random(17);
        Charset charset = Charset.forName(encoding);
        Path file = folder.resolve("long.csv");
        int lost = 0;
        for (int i = 0; i < CASES / 2; i++) {
            int most = 20 + random.nextInt(300);
            byte[] bytes = Soup.tooLong(random, charset, 1 + random.nextInt(20), most);
            Files.write(file, bytes);
            Predicate<Fields> proof = random.nextBoolean() ? Soup::isNumbered : null;
            Limits limits = Limits.of(Map.of("record-chars", (long) most));
            TableFormat table = Soup.table(encoding);
            try (RecordReader parsed = CsvRecords.open(Files.newInputStream(file), table, limits, proof);
                    RecordReader split =
                            ChunkRecords.open(file, table, Chunk.WHOLE, limits, proof, 1 + random.nextInt(64))) {
                List<String> told = Soup.told(parsed);
                assertThat(Soup.told(split))
                        .as("case %d, at most %d: %s", i, most, new String(bytes, charset))
                        .isEqualTo(told);
                lost += (int) told.stream()
                        .filter(r -> r.contains("limit 'record-chars'"))
                        .count();
            }
        }
        assertThat(lost).isGreaterThan(CASES / 2);
    }
}
