package balie.ingest.read;

import balie.testkit.RealData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChunkPlanTest {

    private static final int CASES = Integer.getInteger("balie.soup", 800);
    private static final int[] SIZES = {1, 2, 3, 5, 7, 16, 61, 256, 4096};
    private static final int MOST_CHUNKS = 4096;
    private static final TableFormat UTF_8 = Soup.table("UTF-8");

    @TempDir
    private Path folder;

    /** How often files were read in chunks, and how often a chunk was found not to end where the next begins. */
    private int inChunks;

    private int mismatched;
    /** Those of them where it was only in doubt whether another table begins. */
    private int inDoubt;

    private int asOne;

    private void assertReadAlike(Path file, TableFormat table, int chunkBytes, @Nullable Predicate<Fields> proof)
            throws Exception {
        assertReadAlike(file, table, chunkBytes, Limits.DEFAULT, proof);
    }

    private void assertReadAlike(
            Path file, TableFormat table, int chunkBytes, Limits limits, @Nullable Predicate<Fields> proof)
            throws Exception {
        ChunkPlan plan = ChunkPlan.of(file, table, limits, proof, chunkBytes, 2);
        if (plan.chunks().size() == 1) {
            assertThat(plan.reason()).isNotBlank();
            assertThat(plan.chunks().get(0).isWhole()).isTrue();
            asOne += chunkBytes < Files.size(file) ? 1 : 0;
            return;
        }
        List<String> parts;
        try {
            parts = told(plan, file, table, limits, proof);
        } catch (ChunkMismatchException e) {
            mismatched++;
            inDoubt += e.isDoubt() ? 1 : 0;
            return;
        }
        inChunks++;
        try (RecordReader whole = CsvRecords.open(Files.newInputStream(file), table, limits, proof)) {
            assertThat(parts).as("%s in chunks of %d", file, chunkBytes).isEqualTo(Soup.told(whole));
        }
    }

    private static List<String> told(
            ChunkPlan plan, Path file, TableFormat table, Limits limits, @Nullable Predicate<Fields> proof)
            throws Exception {
        List<String> told = new ArrayList<>();
        for (Chunk chunk : plan.chunks()) {
            try (RecordReader reader = RecordReader.open(file, table, chunk, limits, proof)) {
                told.addAll(Soup.told(reader));
            }
        }
        return told;
    }

    private void assertMostInChunks() {
        assertThat(inChunks)
                .as("%d in chunks, %d found out too late, %d as one", inChunks, mismatched, asOne)
                .isGreaterThan(5 * (mismatched + asOne));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void chunks_of_any_size_give_the_records_of_the_whole(String encoding) throws Exception {
        Random random = new Random(11);
        Charset charset = Charset.forName(encoding);
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = Soup.likely(random, charset, 3 + random.nextInt(40));
            Path file = Files.write(folder.resolve("likely.csv"), bytes);
            Predicate<Fields> proof = random.nextBoolean() ? Soup::isNumbered : null;
            assertReadAlike(file, Soup.table(encoding), SIZES[random.nextInt(7)], proof);
        }
        assertMostInChunks();
    }

    @Test
    void what_is_read_in_chunks_is_right_even_where_quotes_stand_anywhere() throws Exception {
        Random random = new Random(13);
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = Soup.wild(random, StandardCharsets.UTF_8, random.nextInt(200));
            assertReadAlike(Files.write(folder.resolve("wild.csv"), bytes), UTF_8, SIZES[random.nextInt(7)], null);
        }
        assertThat(inChunks).isPositive();
        assertThat(mismatched).isPositive();
    }

    @Test
    void torture_files_and_samples_read_alike_in_chunks() throws Exception {
        List<Path> files = new ArrayList<>();
        for (Path root : List.of(RealData.file("csv_torture"), Path.of("sample-data"))) {
            try (Stream<Path> found = Files.walk(root)) {
                found.filter(f -> f.toString().endsWith(".csv")).sorted().forEach(files::add);
            }
        }
        for (Path file : files) {
            for (int size : SIZES) {
                if (Files.size(file) / size <= MOST_CHUNKS) {
                    assertReadOrRefusedAlike(file, size);
                }
            }
        }
        // Many of them hold a record or two, or none that is sound, or are cut nowhere below a record of two fields.
        assertThat(inChunks).isGreaterThan(asOne * 4 / 5);
        // No cut was wrong; blank lines and comments make it doubtful in a few whether another table begins.
        assertThat(mismatched - inDoubt).isZero();
        assertThat(inDoubt).isLessThan(inChunks / 10);
    }

    @Test
    void the_samples_are_read_in_chunks_of_a_few_records() throws Exception {
        try (Stream<Path> found = Files.walk(Path.of("sample-data"))) {
            for (Path file :
                    found.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                assertReadOrRefusedAlike(file, 4096);
            }
        }
        assertThat(inChunks).isPositive();
        assertThat(List.of(mismatched, asOne)).containsOnly(0);
    }

    private void assertReadOrRefusedAlike(Path file, int size) throws Exception {
        for (char delimiter : new char[] {',', ';'}) {
            TableFormat table = new TableFormat(UTF_8.format(), UTF_8.encoding(), delimiter, UTF_8.quote(), List.of());
            try (RecordReader whole = CsvRecords.open(Files.newInputStream(file), table, Limits.DEFAULT, null)) {
                assertThat(whole).isNotNull();
            } catch (UnusableFileException e) {
                assertThat(ChunkPlan.of(file, table, Limits.DEFAULT, null, size, 1)
                                .chunks())
                        .hasSize(1);
                return;
            }
            assertReadAlike(file, table, size, null);
        }
    }

    @Test
    void a_text_that_looks_like_records_does_not_part_a_file() throws Exception {
        String looks = "\"begin\n5,b,x\n6,c,y\n7,d,z\nend\"";
        Path file = Files.writeString(
                folder.resolve("looks.csv"), "id,text,x\n1," + looks + ",v\n2," + looks + ",v\n3," + looks + ",v\n");

        for (int size = 1; size < 60; size++) {
            assertReadAlike(file, UTF_8, size, null);
        }
        assertThat(mismatched + asOne).isZero();
    }

    @Test
    void a_chunk_that_does_not_end_where_the_next_begins_is_found_out() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "id,text,x\n1,a,b\n2,a,b\n3,a,b\n");
        // One cut is in the middle of a record, the other at a record of another line.
        for (Chunk wrong : List.of(
                new Chunk(0, 1, 19, 3, List.of()),
                new Chunk(0, 1, 16, 9, List.of()),
                new Chunk(0, 1, 90, 9, List.of()))) {
            try (RecordReader reader = RecordReader.open(file, UTF_8, wrong, Limits.DEFAULT, null)) {
                assertThatThrownBy(() -> Soup.told(reader))
                        .isInstanceOf(ChunkMismatchException.class)
                        .matches(e -> ChunkMismatchException.causes(new IOException("a task failed", e)))
                        .hasMessageContaining("a.csv");
            }
        }
    }

    @Test
    void a_quote_that_is_never_closed_is_given_up_at_the_limit_in_chunks_too() throws Exception {
        String lines = "1,a,b\n".repeat(40);
        Path file = Files.writeString(
                folder.resolve("open.csv"),
                "id,text,x\n" + lines + "2,\"stray,b\n" + "x".repeat(300_000) + "\n" + lines);
        Limits few = Limits.of(Map.of("record-chars", 100_000L));
        ChunkPlan plan = ChunkPlan.of(file, UTF_8, few, null, 64, 2);
        List<String> whole;
        try (RecordReader reader = RecordReader.open(file, UTF_8, few, null)) {
            whole = Soup.told(reader);
        }

        assertThat(whole).anyMatch(r -> r.contains("not closed within 100000 characters (limit 'record-chars')"));
        assertThat(told(plan, file, UTF_8, few, null)).isEqualTo(whole);
        assertThat(plan.chunks()).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void chunks_of_any_size_give_the_records_of_the_whole_with_records_over_the_limit(String encoding)
            throws Exception {
        Random random = new Random(19);
        Charset charset = Charset.forName(encoding);
        for (int i = 0; i < CASES / 2; i++) {
            int most = 20 + random.nextInt(150);
            byte[] bytes = Soup.tooLong(random, charset, 3 + random.nextInt(15), most);
            Path file = Files.write(folder.resolve("long.csv"), bytes);
            Predicate<Fields> proof = random.nextBoolean() ? Soup::isNumbered : null;
            Limits limits = Limits.of(Map.of("record-chars", (long) most));
            assertReadAlike(file, Soup.table(encoding), SIZES[2 + random.nextInt(5)], limits, proof);
        }
        assertThat(inChunks).isGreaterThan(CASES / 8);
    }

    @Test
    void a_cell_of_any_length_is_one_bad_record_of_which_little_is_held() throws Exception {
        Path file = folder.resolve("huge.csv");
        byte[] piece = ("y".repeat(99) + "\n").repeat(10_000).getBytes(StandardCharsets.UTF_8);
        int pieces = 16;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("id,text,x\n1,a,b\n2,\"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < pieces; i++) {
                out.write(piece);
            }
            out.write("\",b\n3,c,d\n4,\"".getBytes(StandardCharsets.UTF_8));
            out.write("z".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
            out.write("\",b\n5,e,f\n".getBytes(StandardCharsets.UTF_8));
        }
        Limits limits = Limits.of(Map.of("record-chars", 200_000L));
        List<String> whole;
        long before = held();
        try (RecordReader reader = RecordReader.open(file, UTF_8, limits, null)) {
            List<SourceRecord> records = new ArrayList<>();
            reader.forEachRemaining(records::add);
            assertThat(records).extracting(SourceRecord::line).containsExactly(2L, 3L, 160_004L, 160_005L, 160_006L);
            assertThat(records).extracting(SourceRecord::lines).containsOnly(1L);
            assertThat(records.get(1).issue().reason())
                    .startsWith("the record is longer than 200000 characters (limit 'record-chars')")
                    .contains("reading went on at line 160004", "limits: {record-chars: ...}");
            assertThat(held() - before).as("held of 16 MB").isLessThan(10L << 20);
        }
        try (RecordReader reader = RecordReader.open(file, UTF_8, limits, null)) {
            whole = Soup.told(reader);
        }
        for (int size : new int[] {1 << 20, 9_000_000}) {
            ChunkPlan plan = ChunkPlan.of(file, UTF_8, limits, null, size, 2);
            assertThat(told(plan, file, UTF_8, limits, null)).isEqualTo(whole);
        }
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void chunks_of_files_with_several_tables_are_right_or_found_out() throws Exception {
        Random random = new Random(23);
        for (int i = 0; i < CASES; i++) {
            Path file = Files.write(folder.resolve("tables.csv"), Soup.tables(random, StandardCharsets.UTF_8));
            Predicate<Fields> proof = random.nextBoolean() ? Soup::isNumbered : null;
            assertReadAlike(file, UTF_8, SIZES[random.nextInt(7)], proof);
        }
        assertThat(inChunks).isGreaterThan(CASES / 8);
    }

    @Test
    void files_that_can_not_be_cut_say_why() throws Exception {
        Path file = Files.writeString(
                folder.resolve("wide.csv"), "id,text,x\n" + "1,a,b\n".repeat(9), StandardCharsets.UTF_16LE);

        assertThat(ChunkPlan.of(file, Soup.table("UTF-16LE"), Limits.DEFAULT, null, 10, 1)
                        .reason())
                .contains("UTF-16LE");
        assertThat(ChunkPlan.of(file, UTF_8, Limits.DEFAULT, null, 1_000_000, 1).reason())
                .contains("small");
    }
}
