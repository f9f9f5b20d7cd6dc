package balie.ingest.read;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

class ChunkRecordsTest {

    private static final int CASES = Integer.getInteger("balie.soup", 4_000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-15"})
    void records_are_those_of_the_parser_whatever_the_bytes(String encoding) throws Exception {
        Random random = new Random(7);
        Charset charset = Charset.forName(encoding);
        Path file = folder.resolve("soup.csv");
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = random.nextBoolean()
                    ? Soup.wild(random, charset, random.nextInt(80))
                    : Soup.likely(random, charset, random.nextInt(30));
            Files.write(file, bytes);
            Predicate<Fields> proof = random.nextBoolean() ? Soup::isNumbered : null;
            Limits limits = Limits.DEFAULT;
            TableFormat table = Soup.table(encoding);
            try (RecordReader parsed = CsvRecords.open(file, table, limits, proof);
                    RecordReader split =
                            ChunkRecords.open(file, table, Chunk.WHOLE, limits, proof, 1 + random.nextInt(64))) {
                assertThat(split).isInstanceOf(ChunkRecords.class);
                assertThat(Soup.told(split))
                        .as("case %d: %s", i, new String(bytes, charset))
                        .isEqualTo(Soup.told(parsed));
            }
        }
    }
}
