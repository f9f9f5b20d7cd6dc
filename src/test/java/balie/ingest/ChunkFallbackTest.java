package balie.ingest;

import balie.config.JobConfig;
import balie.config.MappingReader;
import balie.config.SourceMapping;
import balie.contract.Interactions;
import balie.contract.StagedRows;
import balie.contract.StoredInteractions;
import balie.ingest.read.Chunk;
import balie.ingest.read.ChunkMismatchException;
import balie.issue.Problems;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files that are not written as they seem to be, so that reading in chunks has to be given up, and such as can be cut. */
class ChunkFallbackTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int TINY = 64;

    private static final String MAPPING = """
            describes: One row a case
            columns:
              interaction_id: id
              opened_at: {from: opened, time: iso}
              text: text
            """;

    @TempDir
    private Path folder;

    /** Behind the stray quote what is within quotes seems to be without, and the letter's lines seem to be records. */
    private String misleading() {
        StringBuilder text = new StringBuilder("id,opened,text\n");
        for (int i = 1; i <= 20; i++) {
            text.append(i).append(",2026-11-01,plain\n");
        }
        text.append("21,2026-11-02,\"stray\n");
        text.append("22,2026-11-02,plain\n");
        for (int i = 23; i < 30; i++) {
            text.append(i)
                    .append(",2026-11-03,\"a letter\n")
                    .append("7,2026-11-04,looks so\n".repeat(20))
                    .append("\"\n");
        }
        return text.append("30,2026-11-05,plain\n").toString();
    }

    private List<SourceFile> files(String content) throws IOException {
        Files.writeString(folder.resolve("a.csv"), content);
        SourceMapping mapping = MappingReader.read("test", "test.source.yaml", MAPPING, new Problems())
                .orElseThrow();
        Problems problems = new Problems();
        FileDiscovery discovery = new FileDiscovery(folder, UTC, problems, problems);
        discovery.add("job.yaml", new JobConfig.Source(1, "desk", "test", List.of("*.csv")), mapping);
        assertThat(problems.list()).isEmpty();
        return discovery.files();
    }

    private static List<String> told(Ingest ingest, SourceFile file) {
        List<Row> rows = ingest.staged()
                .map(StagedRows::table)
                .orElseGet(ingest::latest)
                .select(
                        Interactions.INTERACTION_ID.col(),
                        org.apache.spark.sql.functions.col("text"),
                        StoredInteractions.SOURCE_LINE.col())
                .collectAsList();
        List<QuarantinedRow> quarantined = new ArrayList<>();
        ingest.quarantine().forEachRemaining(quarantined::add);
        return Stream.of(
                        rows.stream().map(Row::toString).sorted(),
                        quarantined.stream().map(QuarantinedRow::toString),
                        Stream.of(ingest.counts(file).toString()))
                .flatMap(s -> s)
                .toList();
    }

    private List<String> cached(SourceFile file) {
        try (Ingest ingest = new Ingest(SharedSpark.session(), List.of(file), UTC)) {
            return told(ingest, file);
        }
    }

    private List<String> staged(SourceFile file, long chunkBytes) {
        try (Ingest ingest = new Ingest(
                SharedSpark.session(),
                List.of(file),
                UTC,
                SharedSpark.store(folder.resolve("store")).staging(),
                chunkBytes)) {
            return told(ingest, file);
        }
    }

    private static void readInChunks(SourceFile file) throws IOException {
        RowMapper mapper = new RowMapper(file.mapping(), file.source(), UTC);
        for (Split split : Split.of(List.of(file), TINY, 2)) {
            for (Chunk chunk : split.chunks()) {
                try (MappedRecords records = new MappedRecords(file, chunk, mapper)) {
                    records.forEachRemaining(r -> assertThat(r).isNotNull());
                }
            }
        }
    }

    @Test
    void a_file_that_can_not_be_read_in_chunks_after_all_is_read_as_one_with_nothing_doubled() throws Exception {
        SourceFile file = files(misleading()).get(0);
        assertThatThrownBy(() -> readInChunks(file)).isInstanceOf(ChunkMismatchException.class);

        List<String> cached = cached(file);

        assertThat(staged(file, TINY)).isEqualTo(cached);
        assertThat(staged(file, Long.MAX_VALUE)).isEqualTo(cached);
        assertThat(cached).hasSize(29 + 1 + 1).last().isEqualTo(new RowCounts(30, 29, 1, 0).toString());
    }

    @Test
    void a_file_whose_table_begins_further_down_is_read_alike_in_chunks() throws Exception {
        StringBuilder text =
                new StringBuilder("Export of the desk\r\nMade on 5 November 2026\r\n\r\nid,opened,text\r\n");
        for (int i = 1; i <= 60; i++) {
            text.append(i)
                    .append(",2026-11-01,")
                    .append(i % 5 == 0 ? "\"two\r\nlines\"" : "plain")
                    .append("\r\n");
        }
        SourceFile file = files(text.toString()).get(0);
        assertThat(file.table().preamble()).isEqualTo(3);
        assertThat(Split.of(List.of(file), TINY, 2).stream().flatMap(s -> s.chunks().stream()))
                .hasSizeGreaterThan(10);
        readInChunks(file);

        List<String> cached = cached(file);

        for (int size : new int[] {1, 16, TINY, 500}) {
            assertThat(staged(file, size)).as("chunks of %d bytes", size).isEqualTo(cached);
        }
        assertThat(cached).hasSize(61).last().isEqualTo(new RowCounts(60, 60, 0, 0).toString());
    }
}
