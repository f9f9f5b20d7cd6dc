package balie.ingest.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackedFilesTest {

    private static final String CSV = "id;vraag\n1;\"café; of\nthee\"\n2;b\n";
    private static final List<List<String>> ROWS = List.of(List.of("1", "café; of\nthee"), List.of("2", "b"));

    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<TableFormat> tables(Path file, Limits limits) throws Exception {
        return Detector.detect(file, FileBytes.of(file), Pins.NONE, limits);
    }

    @Test
    void what_is_packed_reads_as_what_is_not_and_is_the_same_table() throws Exception {
        Path plain = file("a.csv", text(CSV));
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(Archives.gzip(text(CSV.substring(0, 12))));
        members.write(Archives.gzip(text(CSV.substring(12))));
        List<Path> packed = List.of(
                file("a.csv.gz", Archives.gzip(text(CSV))),
                file("members.gz", members.toByteArray()),
                file("a.csv.zst", Archives.zstd(text(CSV))),
                Archives.zip(folder.resolve("a.zip"), Map.of("a.csv", CSV)));

        assertThat(Reading.of(plain).rows()).isEqualTo(ROWS);
        for (Path file : packed) {
            assertThat(Reading.of(file).rows()).as(file.toString()).isEqualTo(ROWS);
            assertThat(tables(file, Limits.DEFAULT).get(0).bytes()).isEqualTo(FileBytes.of(plain));
        }
    }

    @Test
    void an_archive_gives_a_table_for_each_entry_that_is_one() throws Exception {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("week/", "");
        entries.put("__MACOSX/._a.csv", "\0\0");
        entries.put("week/a.csv", CSV);
        entries.put("week/b.jsonl", "{\"id\":1}\n{\"id\":2}\n");
        entries.put("read me.bin", "\0\1\2\3\4\5");
        List<TableFormat> tables = tables(Archives.zip(folder.resolve("a.zip"), entries), Limits.DEFAULT);

        assertThat(tables).extracting(t -> t.place().suffix()).containsExactly("!week/a.csv", "!week/b.jsonl");
        assertThat(tables.get(0).findings())
                .filteredOn(f -> f.what().equals(Detector.LEFT_OUT))
                .singleElement()
                .satisfies(f ->
                        assertThat(f.value() + f.why()).contains("read me.bin").contains("no text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.csv", "x/../../a.csv", "/etc/a.csv", "C:\\a.csv", "\\\\host\\a.csv", "x\\..\\a.csv"})
    void an_entry_that_climbs_out_of_the_folder_is_refused(String name) throws Exception {
        Path file = Archives.zip(folder.resolve("a.zip"), Map.of(name, CSV));

        assertThatThrownBy(() -> tables(file, Limits.DEFAULT))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("climbs out of its folder");
    }

    @Test
    void a_bomb_is_refused_by_the_limit_it_breaks() throws Exception {
        byte[] zeros = text("id,a\n" + "0".repeat(1 << 20));
        Limits small = Limits.of(Map.of("unpacked-bytes", 100_000L, "entries", 2L));
        byte[] large = new byte[(int) Limits.SMALL + (1 << 20)];
        Arrays.fill(large, (byte) '\n');

        for (Path file : List.of(
                file("a.gz", Archives.gzip(zeros)),
                file("a.zst", Archives.zstd(zeros)),
                Archives.zip(folder.resolve("a.zip"), Map.of("a.csv", new String(zeros, StandardCharsets.UTF_8))))) {
            assertThat(Reading.of(file, Pins.NONE, small).refused())
                    .as(file.toString())
                    .contains("more than 100000 bytes")
                    .contains("limit 'unpacked-bytes'");
        }
        assertThat(Reading.of(file("large.gz", Archives.gzip(large))).refused()).contains("limit 'unpacked-ratio'");
        assertThat(Reading.of(
                                Archives.zip(folder.resolve("b.zip"), Map.of("a", CSV, "b", CSV, "c", CSV)),
                                Pins.NONE,
                                small)
                        .refused())
                .contains("more than 2 entries (limit 'entries')");
    }

    @Test
    void a_small_file_that_was_cut_off_gives_what_there_is_of_it_too() throws Exception {
        StringBuilder csv = new StringBuilder("id,text\n");
        for (int i = 0; i < 300; i++) {
            csv.append(i).append(",where is my parcel, they asked\n".replace(", ", " "));
        }
        byte[] whole = Archives.gzip(text(csv.toString()));

        Reading read = Reading.of(file("small", Arrays.copyOf(whole, whole.length * 3 / 4)));

        assertThat(read.rows().size()).isBetween(100, 299);
        assertThat(read.bad()).hasSize(1);
    }

    @Test
    void of_a_file_that_was_cut_off_the_records_before_the_cut_are_kept_and_the_cut_is_told() throws Exception {
        StringBuilder csv = new StringBuilder("id,word\n");
        Random dice = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            csv.append(i).append(',').append(Long.toHexString(dice.nextLong())).append('\n');
        }
        byte[] gzip = Archives.gzip(text(csv.toString()));
        byte[] zstd = Archives.zstd(text(csv.toString()));
        for (byte[] whole : List.of(gzip, zstd)) {
            for (int part = 2; part < 9; part++) {
                Path file = file("cut", Arrays.copyOf(whole, whole.length * part / 9));
                Reading read = Reading.of(file);

                if (!read.refused().isEmpty()) {
                    // Not a block of it is whole.
                    assertThat(read.refused()).contains("nothing of it can be unpacked");
                    continue;
                }
                assertThat(read.rows())
                        .isNotEmpty()
                        .allSatisfy(row -> assertThat(csv).contains("\n" + String.join(",", row) + "\n"));
                assertThat(read.bad())
                        .singleElement()
                        .satisfies(bad -> assertThat(bad.issue().reason()).contains("cut off or damaged"));
                assertThat(read.bad().get(0).line()).isEqualTo(read.rows().size() + 2);
            }
        }
    }

    @Test
    void what_is_no_archive_or_holds_no_table_is_told() throws Exception {
        Path nothing = Archives.zip(folder.resolve("a.zip"), Map.of("a.csv", ""));
        Path twice = Archives.zip(folder.resolve("b.zip"), Map.of("a.gz", "\u0007"));

        assertThat(Reading.of(nothing).refused()).contains("the archive holds no table: a.csv: the file is empty");
        assertThat(Reading.of(file("c.zip", new byte[] {'P', 'K', 3, 4, 1, 2, 3}))
                        .refused())
                .contains("can not be read as one");
        assertThat(Reading.of(file("d.gz", Archives.gzip(Archives.gzip(text(CSV)))))
                        .refused())
                .contains("packed once more: gzip");
        assertThat(Reading.of(twice).refused()).contains("holds no table");
    }
}
