package balie.sample;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class SampleDataTest {

    private static final Path FOLDER = Path.of("sample-data");
    private static final long MOST_BYTES = 8_000_000;

    private static Map<String, byte[]> generated;

    @BeforeAll
    static void generate() {
        generated = SampleData.generate(SampleData.SEED);
    }

    @Test
    void the_committed_sample_is_what_the_generator_makes() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Set<String> committed = files.filter(Files::isRegularFile)
                    .map(f -> FOLDER.relativize(f).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
            assertThat(committed).isEqualTo(generated.keySet());
        }
        for (Map.Entry<String, byte[]> file : generated.entrySet()) {
            assertThat(Files.readAllBytes(FOLDER.resolve(file.getKey())))
                    .as(file.getKey() + ": run './balie sample-data' and commit the result")
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void it_stays_small() {
        assertThat(generated.values().stream().mapToLong(b -> b.length).sum()).isLessThan(MOST_BYTES);
    }

    @Test
    void another_seed_gives_other_contacts() {
        assertThat(SampleData.generate(7).get("truths.json")).isNotEqualTo(generated.get("truths.json"));
    }

    @Test
    void the_stock_of_wordings_is_wide() {
        assertThat(Intent.stock()).hasSize(60).allSatisfy(intent -> {
            assertThat(intent.dutch())
                    .as(intent.id())
                    .hasSizeGreaterThanOrEqualTo(10)
                    .doesNotHaveDuplicates();
            assertThat(intent.english())
                    .as(intent.id())
                    .hasSizeGreaterThanOrEqualTo(7)
                    .doesNotHaveDuplicates();
            assertThat(Planted.FIRST_CONTACT).containsKey(intent.category());
        });
        assertThat(Intent.stock())
                .extracting(Intent::id)
                .contains(Planted.OFFER_INTENT, Planted.RISING_INTENT, Planted.WAVE_INTENT);
    }
}
