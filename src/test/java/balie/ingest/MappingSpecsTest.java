package balie.ingest;

import balie.config.MappingReader;
import balie.config.MappingSpec;
import balie.config.SourceMapping;
import balie.issue.Problems;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every mapping that is shipped does what its examples say. */
class MappingSpecsTest {

    private static final Path SOURCES = Path.of("jobs/sources");

    private static List<String> mappings() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".source.yaml"))
                    .map(n -> n.replace(".source.yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static SourceMapping mapping(String name) throws IOException {
        Problems problems = new Problems();
        Path file = SOURCES.resolve(name + ".source.yaml");
        return MappingReader.read(name, file.toString(), Files.readString(file), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    private static MappingSpec spec(String name) throws IOException {
        Problems problems = new Problems();
        Path file = SOURCES.resolve(name + ".spec.yaml");
        assertThat(file).as("each mapping has a spec").exists();
        return MappingSpec.read(file.toString(), Files.readString(file), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    @Test
    void the_mappings_that_were_promised_are_there() throws IOException {
        assertThat(mappings())
                .contains(
                        "zendesk-csv",
                        "zendesk-json",
                        "desk-register-nl",
                        "cfpb",
                        "comcast",
                        "nyc311",
                        "servicenow-events",
                        "kaggle-tickets");
    }

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        Stream.Builder<DynamicTest> tests = Stream.builder();
        for (String name : mappings()) {
            SourceMapping mapping = mapping(name);
            MappingSpec spec = spec(name);
            assertThat(spec.examples()).as(name).hasSizeGreaterThanOrEqualTo(2);
            for (MappingSpec.Example example : spec.examples()) {
                tests.add(DynamicTest.dynamicTest(
                        name + ": " + example.name(),
                        () -> assertThat(SpecCheck.failures(mapping, spec, example))
                                .as(spec.file() + ":" + example.line())
                                .isEmpty()));
            }
        }
        return tests.build();
    }

    @Test
    void an_example_that_does_not_hold_is_told() throws IOException {
        Problems problems = new Problems();
        MappingSpec wrong =
                MappingSpec.read("x.spec.yaml", """
                examples:
                  - name: wrong in three ways
                    given: {"Ticket #": 1, Date_month_year: 1-Jun-15, Received Via: Internet, Status: Pending}
                    expect: {status: closed, channel: web}
                  - name: refused
                    given: {"Ticket #": 1, Date_month_year: 1-Jun-15, Received Via: Pigeon, Status: Pending}
                    expect: {status: pending}
                  - name: taken in
                    given: {"Ticket #": 1, Date_month_year: 1-Jun-15, Received Via: Internet, Status: Pending}
                    quarantined: {reason: no}
                """, problems).orElseThrow(() -> new AssertionError(problems.list()));
        SourceMapping comcast = mapping("comcast");

        assertThat(SpecCheck.failures(comcast, wrong, wrong.examples().get(0)))
                .containsExactly("status is 'pending', expected 'closed'");
        assertThat(SpecCheck.failures(comcast, wrong, wrong.examples().get(1)).get(0))
                .startsWith("quarantined, column");
        assertThat(SpecCheck.failures(comcast, wrong, wrong.examples().get(2)))
                .containsExactly("taken in, expected to be quarantined");
    }
}
