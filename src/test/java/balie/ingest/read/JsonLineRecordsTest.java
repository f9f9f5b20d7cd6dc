package balie.ingest.read;

import balie.config.SourceMapping.Dialect;
import balie.config.SourceMapping.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonLineRecordsTest {

    private static final Pins LINES = new Pins(Format.JSON_LINES, Dialect.FOUND_OUT, Set.of());

    @TempDir
    private Path folder;

    private List<SourceRecord> read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("export.jsonl"), text);
        List<SourceRecord> records = new ArrayList<>();
        try (RecordReader reader = RecordReader.open(
                file,
                Detector.detect(file, FileBytes.of(file), LINES, Limits.DEFAULT).get(0),
                Limits.DEFAULT,
                null)) {
            reader.forEachRemaining(records::add);
        }
        return records;
    }

    private static String value(SourceRecord record, String... names) {
        return record.fields().get(List.of(names));
    }

    @Test
    void reaches_fields_by_path() throws Exception {
        SourceRecord record = read("""
                {"ticket":{"id":17,"via":{"channel":"email"},"tags":["a","b"],"empty":"","none":null,\
                "custom_fields":[{"id":360001,"value":"Belia"},{"id":360002,"value":null}]}}
                """).get(0);

        assertThat(value(record, "ticket.id")).isEqualTo("17");
        assertThat(value(record, "ticket.via.channel")).isEqualTo("email");
        assertThat(value(record, "ticket.tags")).isEqualTo("a b");
        assertThat(value(record, "ticket.custom_fields[360001].value")).isEqualTo("Belia");
        assertThat(value(record, "ticket.custom_fields[360002].value")).isNull();
        assertThat(value(record, "ticket.empty", "ticket.none", "id", "ticket.id"))
                .isEqualTo("17");
        assertThat(value(record, "ticket.via.source.from")).isNull();
    }

    @Test
    void a_bad_line_is_put_aside_and_the_next_is_read() throws Exception {
        List<SourceRecord> records = read("{\"id\":1}\n\n{\"id\":\n[1,2]\n{\"id\":4}");

        assertThat(records).extracting(SourceRecord::line).containsExactly(1L, 3L, 4L, 5L);
        assertThat(records.get(1).issue().reason()).startsWith("the line is not valid JSON, position");
        assertThat(records.get(1).issue().value()).isEqualTo("{\"id\":");
        assertThat(records.get(2).issue().reason()).isEqualTo("the line is not a JSON object");
        assertThat(value(records.get(3), "id")).isEqualTo("4");
    }

    @Test
    void what_stands_behind_the_object_or_twice_in_it_is_not_lost_in_silence() throws Exception {
        List<SourceRecord> records = read(
                "{\"id\":1} {\"id\":2}\n{\"id\":3} rubbish\n{\"id\":4,\"id\":5}\n{\"id\":6,\"t\":\"a\u0000b\"}\n{\"id\":7}");

        assertThat(records).extracting(r -> r.issue() == null).containsExactly(false, false, false, false, true);
        assertThat(records.get(0).issue().reason()).contains("position").contains("Trailing token");
        assertThat(records.get(2).issue().reason()).contains("Duplicate field 'id'");
    }

    @Test
    void says_why_a_file_holds_no_json() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("Id,Status\n1,Open\n")).hasMessageContaining("begins with 'I'");
        assertThatThrownBy(() -> read("<html>"))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, e -> assertThat(e.remedy()).contains("log-in page"));
    }
}
