package balie.ingest.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class JsonArrayRecordsTest {

    @TempDir
    private Path folder;

    private List<SourceRecord> read(String text) throws Exception {
        return read(text, Limits.DEFAULT);
    }

    private List<SourceRecord> read(String text, Limits limits) throws Exception {
        Path file = Files.writeString(folder.resolve("export.json"), text);
        TableFormat table =
                Detector.detect(file, FileBytes.of(file), Pins.NONE, limits).get(0);
        List<SourceRecord> records = new ArrayList<>();
        try (RecordReader reader = RecordReader.open(file, table, limits, null)) {
            reader.forEachRemaining(records::add);
        }
        return records;
    }

    private static List<String> ids(List<SourceRecord> records) {
        return records.stream()
                .filter(r -> r.fields() != null)
                .map(r -> String.valueOf(r.fields().get(List.of("id"))))
                .toList();
    }

    private static List<String> reasons(List<SourceRecord> records) {
        return records.stream()
                .filter(r -> r.issue() != null)
                .map(r -> r.issue().reason())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":1,\"t\":\"a]}[{,\\\"\"},{\"id\":2},{\"id\":3}]",
                "[\n  {\n    \"id\": 1\n  },\n  {\n    \"id\": 2\n  },\n  {\n    \"id\": 3\n  }\n]\n",
                "{\"tickets\":[{\"id\":1},{\"id\":2},{\"id\":3}],\"count\":3,\"next_page\":null}",
                "{\n \"meta\": {\"more\": [1, 2]},\n \"tickets\": [\n  {\"id\":1},\n  {\"id\":2},\n  {\"id\":3}\n ]\n}",
                "{\n \"id\": 1\n}\n{\n \"id\": 2\n}\n{\n \"id\": 3\n}\n",
                "{\"id\":1}\n{\"id\":2}\n{\"id\":3}",
                "{\"id\":1,\"custom\":[{\"id\":9}]}\n\n{\"id\":2}\n{\"id\":3}\n",
            })
    void reads_lists_objects_with_a_list_and_objects_one_after_the_other(String text) throws Exception {
        List<SourceRecord> records = read(text);

        assertThat(ids(records)).containsExactly("1", "2", "3");
        assertThat(reasons(records)).isEmpty();
    }

    @Test
    void an_object_with_an_id_is_a_record_whatever_lists_it_holds() throws Exception {
        assertThat(ids(read("{\"id\":1,\"custom_fields\":[{\"id\":9,\"value\":\"x\"}]}")))
                .containsExactly("1");
    }

    @Test
    void knows_the_line_of_each_element() throws Exception {
        assertThat(read("[\r\n{\"id\":\r\n1},\r\n\r\n{\"id\":2}, {\"id\":3}\r\n]"))
                .extracting(SourceRecord::line)
                .containsExactly(2L, 5L, 5L);
    }

    @Test
    void a_bad_element_is_put_aside_and_the_next_is_read() throws Exception {
        List<SourceRecord> records =
                read("[{\"id\":1},{\"id\":2,\"id\":3},7,{\"id\":4 5},\n{\"id\":\n6\n\"x\"},{\"id\":7}]");

        assertThat(ids(records)).containsExactly("1", "7");
        assertThat(reasons(records)).hasSize(4);
        assertThat(reasons(records).get(0)).contains("Duplicate field 'id'");
        assertThat(reasons(records).get(1)).isEqualTo("the element is not a JSON object");
        assertThat(reasons(records).get(3)).contains("line 4, position");
    }

    @Test
    void a_missing_quote_or_bracket_costs_one_element_where_elements_begin_on_lines_of_their_own() throws Exception {
        for (String broken :
                List.of("{\"id\":2,\"t\":\"x},", "{\"id\":2,\"t\":{\"u\":1},", "{\"id\":2,\"t\":\"x\"", "{")) {
            List<SourceRecord> records = read("[\n  {\"id\":1},\n  " + broken + "\n  {\"id\":3},\n  {\"id\":4}\n]\n");

            assertThat(ids(records)).as(broken).containsExactly("1", "3", "4");
            assertThat(records.get(1).line()).isEqualTo(3);
            assertThat(reasons(records)).as(broken).first().asString().contains("reading went on at line 4");
        }
    }

    @Test
    void where_no_element_can_be_found_again_the_rest_is_told_as_lost() throws Exception {
        assertThat(reasons(read("[{\"id\":1},{\"id\":2,\"t\":\"x},{\"id\":3}]")))
                .singleElement()
                .asString()
                .contains("1 elements were read before it, and what follows it is lost");
        assertThat(reasons(read("[{\"id\":1},\n{\"id\":2}")))
                .singleElement()
                .asString()
                .contains("never closed");
        assertThat(reasons(read("{\"tickets\":[{\"id\":1}],\"users\":[{\"id\":2}]}")))
                .singleElement()
                .asString()
                .contains("it was not read");
        assertThat(reasons(read("[{\"id\":1}] {\"id\":2}")))
                .singleElement()
                .asString()
                .contains("behind the list");
    }

    @Test
    void wherever_a_list_is_cut_off_the_elements_before_the_cut_are_read_and_the_cut_is_told() throws Exception {
        String text = "[\n"
                + String.join(
                        ",\n",
                        IntStream.range(0, 9)
                                .mapToObj(i -> "{\"id\":\"" + i + "\"}")
                                .toList()) + "\n]";
        for (int cut = 14; cut < text.length() - 1; cut++) {
            List<SourceRecord> records = read(text.substring(0, cut));
            int whole =
                    (int) text.substring(0, cut).chars().filter(c -> c == '}').count();

            assertThat(ids(records))
                    .containsExactlyElementsOf(
                            LongStream.range(0, whole).mapToObj(String::valueOf).toList());
            assertThat(reasons(records)).as(text.substring(0, cut)).hasSize(1);
        }
    }

    @Test
    void an_element_beyond_the_limit_is_given_up() throws Exception {
        String text = "[\n{\"id\":1},\n{\"id\":2,\"t\":\"" + "x".repeat(500) + "\"},\n{\"id\":3}\n]";

        assertThat(reasons(read(text, Limits.of(Map.of("record-chars", 100L)))))
                .first()
                .asString()
                .contains("limit 'record-chars'");
    }
}
