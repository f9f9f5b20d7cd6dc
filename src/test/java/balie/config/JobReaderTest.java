package balie.config;

import balie.issue.Problem;
import balie.issue.Problems;
import balie.model.BreakAction;
import balie.model.BreakCheck;
import balie.model.FirstContact;
import balie.model.GapWeights;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class JobReaderTest {

    private static final JobReader READER = new JobReader(
            List.of("question_frequency", "channel_mix"), List.of("training", "marketing"), List.of("en", "nl"));

    private final Problems problems = new Problems();

    private Optional<JobConfig> read(String yaml) {
        return READER.read("weekly", "jobs/weekly.yaml", yaml, problems);
    }

    @Test
    void reads_a_job_and_fills_in_what_it_leaves_out() {
        JobConfig job = read("""
                zone: Europe/Amsterdam
                sources:
                  - mapping: zendesk-csv
                    files: exports/*.csv
                metrics: [channel_mix]
                """).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(job.sources())
                .containsExactly(new JobConfig.Source(3, "zendesk-csv", "zendesk-csv", List.of("exports/*.csv")));
        assertThat(job.privacy()).isEqualTo(new JobConfig.Privacy(5, "keys", JobConfig.Keep.FOR_GOOD));
        assertThat(job.quality()).isEqualTo(new JobConfig.Quality(5, 20, Map.of()));
        assertThat(job.resolution()).isEqualTo(new JobConfig.Resolution(7, 7, FirstContact.RECORDED));
        assertThat(job.calendar()).isEmpty();
        assertThat(job.store()).isEqualTo(new JobConfig.StoreConfig("store", Map.of()));
        assertThat(job.reports()).isEmpty();
    }

    @Test
    void reads_what_outcomes_weigh_and_tells_what_is_wrong_with_it() {
        String job = """
                zone: Europe/Amsterdam
                sources:
                  - {mapping: zendesk-csv, files: exports/*.csv}
                metrics: [channel_mix]
                insight: %s
                """;

        assertThat(read(job.formatted("{weeks: 26, weights: {escalated: 3, researched: 0}}"))
                        .orElseThrow()
                        .insight())
                .isEqualTo(new JobConfig.Insight(26, new GapWeights(1, 3, 0, 1, 1)));
        assertThat(problems.list()).isEmpty();

        read(job.formatted("{weights: {escalated: 101, repeat: 1}}"));
        read(job.formatted("{weights: {not-first-level: 0, escalated: 0, researched: 0, reopened: 0, repeated: 0}}"));
        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly("'escalated' is '101'", "unknown key 'repeat'", "all weights are 0");
    }

    @Test
    void reads_for_how_long_things_are_kept_and_where_objections_stand_and_tells_what_is_wrong_with_it() {
        String job = """
                zone: UTC
                sources: [{files: a/*}]
                reference: {objections: bezwaar.csv}
                metrics: [channel_mix]
                privacy: {keep: %s}
                """;
        JobConfig read = read(job.formatted("{text: 52 weeks, persons: 1 day}")).orElseThrow();
        assertThat(read.reference().objections()).contains("bezwaar.csv");
        assertThat(read.privacy().minimum()).isEqualTo(5);
        assertThat(read.privacy().keep())
                .isEqualTo(new JobConfig.Keep(
                        Optional.of(Duration.ofDays(364)), Optional.of(Duration.ofDays(1)), Optional.empty()));
        assertThat(problems.list()).isEmpty();

        read(job.formatted("{text: 52, persons: 0 weeks, quarantine: eight weeks, texts: 1 week}"));
        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly(
                        "'text' is '52'",
                        "'persons' is '0 weeks'",
                        "'quarantine' is 'eight weeks'",
                        "unknown key 'texts'");
        assertThat(problems.list())
                .extracting(Problem::remedy)
                .first()
                .asString()
                .contains("text: 52 weeks", "leave the key out");
    }

    @Test
    void reads_calendars_and_which_first_contact_leads() {
        JobConfig job = read("""
                zone: Europe/Amsterdam
                sources:
                  - {mapping: zendesk-csv, files: exports/*.csv, calendar: round-the-clock}
                metrics: [channel_mix]
                calendar: office-nl
                resolution: {within-days: 3, repeat-within-days: 14, first-contact: no_repeat}
                """).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(job.calendar()).contains(new JobConfig.Calendar(5, "office-nl"));
        assertThat(job.sources().get(0).calendar()).contains(new JobConfig.Calendar(3, "round-the-clock"));
        assertThat(job.resolution()).isEqualTo(new JobConfig.Resolution(3, 14, FirstContact.NO_REPEAT));
        assertThat(job.resolution().firstContact().measure(14)).isEqualTo("fcr_no_repeat_14_days");
    }

    @Test
    void reads_what_is_done_about_breaks_and_what_otherwise_about_those_of_one_check() {
        JobConfig job = read("""
                zone: UTC
                sources: [{files: a/*}]
                metrics: [channel_mix]
                quality: {breaks: refuse, category-break: ignore}
                """).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(job.quality().action(BreakCheck.MISSING_WEEK)).isEqualTo(BreakAction.REFUSE);
        assertThat(job.quality().action(BreakCheck.VOLUME)).isEqualTo(BreakAction.REFUSE);
        assertThat(job.quality().action(BreakCheck.CATEGORY_MIX)).isEqualTo(BreakAction.IGNORE);
    }

    @Test
    void breaks_are_marked_unless_the_job_says_otherwise() {
        JobConfig job = read("""
                zone: UTC
                sources: [{files: a/*}]
                metrics: [channel_mix]
                quality: {volume-break: refuse}
                """).orElseThrow();

        assertThat(job.quality().action(BreakCheck.VOLUME)).isEqualTo(BreakAction.REFUSE);
        assertThat(job.quality().action(BreakCheck.MISSING_WEEK)).isEqualTo(BreakAction.MARK);
        assertThat(JobConfig.Quality.USUAL.action(BreakCheck.CATEGORY_MIX)).isEqualTo(BreakAction.MARK);
    }

    @Test
    void what_a_break_can_not_be_answered_with_is_told_with_what_can() {
        read("""
                zone: UTC
                sources: [{files: a/*}]
                metrics: [channel_mix]
                quality:
                  breaks: refused
                  volume-break: stop
                  missing-weeks: mark
                """);

        assertThat(problems.list())
                .containsExactlyInAnyOrder(
                        problem(5, "'breaks' is 'refused'", "Did you mean 'refuse'?"),
                        problem(6, "'volume-break' is 'stop'", "Known here: mark, refuse, ignore."),
                        problem(7, "unknown key 'missing-weeks'", "Did you mean 'missing-week'?"));
    }

    @Test
    void tells_all_problems_at_once_each_with_its_line_and_what_to_do() {
        read("""
                zone: Europe/Amsterdm
                sources:
                  - maping: zendesk-csv
                    files: exports/*.csv
                metric: [channel_mix]
                reports: [training, markting]
                privacy: {minimum: -3}
                quality: {max-quarantined-percent: lots}
                """);

        assertThat(problems.list())
                .containsExactlyInAnyOrder(
                        problem(1, "unknown time zone 'Europe/Amsterdm'", "For example Europe/Amsterdam or UTC."),
                        problem(3, "unknown key 'maping'", "Did you mean 'mapping'?"),
                        problem(1, "the key 'metrics' is missing", "Known: question_frequency, channel_mix."),
                        problem(5, "unknown key 'metric'", "Did you mean 'metrics'?"),
                        problem(6, "unknown name 'markting' in reports", "Did you mean 'marketing'?"),
                        problem(7, "'minimum' is '-3'", "Write a number from 0 to 1000."),
                        problem(8, "'max-quarantined-percent' is 'lots'", "Write a number from 0 to 100."));
    }

    private static Problem problem(int line, String found, String remedy) {
        return new Problem("jobs/weekly.yaml", line, found, remedy);
    }

    @Test
    void what_is_wrong_in_a_job_does_not_hide_the_rest_of_it() {
        JobConfig job = read("""
                zone: Europe/Amsterdam
                sources: [{mapping: zendesk-csv, files: exports/*.csv}]
                metric: [channel_mix]
                reference: {customers: customers.csv}
                """).orElseThrow();

        assertThat(problems.list()).hasSize(2);
        assertThat(job.sources()).extracting(JobConfig.Source::mapping).containsExactly("zendesk-csv");
        assertThat(job.reference().customers()).contains("customers.csv");
    }

    @Test
    void a_source_without_a_mapping_leaves_it_to_its_files() {
        JobConfig job = read("""
                zone: UTC
                sources: [{files: a/*}, {mapping: auto, files: b, name: desk}, {mapping: x, files: c}]
                metrics: [channel_mix]
                """).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(job.sources()).extracting(JobConfig.Source::isMatched).containsExactly(true, true, false);
        assertThat(job.sources()).extracting(JobConfig.Source::name).containsExactly("", "desk", "x");
    }

    @Test
    void a_key_that_stands_twice_is_a_problem() {
        read("""
                zone: UTC
                zone: Europe/Amsterdam
                sources: [{mapping: a, files: b}]
                metrics: [channel_mix]
                """);

        assertThat(problems.list()).extracting(Problem::found).containsExactly("the key 'zone' stands here twice");
        assertThat(problems.list().get(0).line()).isEqualTo(2);
    }

    @Test
    void says_where_a_file_is_no_yaml() {
        read("zone: UTC\nsources: [unclosed\n");

        assertThat(problems.list()).hasSize(1);
        assertThat(problems.list().get(0).toString()).startsWith("jobs/weekly.yaml:3: not valid YAML");
    }

    @Test
    void says_that_a_file_is_empty_or_something_else_than_a_mapping() {
        read("");
        read("- a list");

        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly("the file is empty", "a mapping of keys and values is a list");
    }

    @Test
    void the_store_can_be_any_iceberg_catalog() {
        JobConfig job = read("""
                zone: UTC
                sources: [{mapping: a, files: b}]
                metrics: [channel_mix]
                store:
                  catalog: {type: rest, uri: "http://catalog:8181", warehouse: desk}
                """).orElseThrow();

        assertThat(job.store().catalog())
                .isEqualTo(Map.of("type", "rest", "uri", "http://catalog:8181", "warehouse", "desk"));
    }

    @Test
    void names_that_would_break_a_list_in_the_store_are_problems() {
        READER.read("my,job", "my,job.yaml", """
                zone: UTC
                sources:
                  - {mapping: a, files: b, name: ''}
                  - {mapping: a, files: b, name: "x=y"}
                  - {mapping: a, files: b, name: "-x"}
                  - {mapping: a, files: b, name: Balie Zuid-Oost 2.b_é 東京}
                metrics: [channel_mix]
                """, problems);

        assertThat(problems.list())
                .extracting(p -> p.line() + " " + p.found())
                .containsExactly(
                        "1 a job can not be called 'my,job'",
                        "3 a source can not be called ''",
                        "4 a source can not be called 'x=y'",
                        "5 a source can not be called '-x'");
        assertThat(problems.list()).extracting(Problem::remedy).allMatch(r -> r.contains("letters, digits, spaces"));
    }

    @Test
    void a_source_without_a_name_is_called_as_its_mapping_even_if_that_is_given_by_its_path() {
        JobConfig job = read("""
                zone: UTC
                sources: [{mapping: my/maps/desk.source.yaml, files: b}]
                metrics: [channel_mix]
                """).orElseThrow();

        assertThat(job.sources().get(0).name()).isEqualTo("desk");
    }

    @Test
    void a_list_without_anything_in_it_and_a_zone_without_a_region_are_problems() {
        read("""
                zone: "+02:00"
                sources: [{mapping: a, files: []}]
                metrics: []
                reports: []
                """);

        assertThat(problems.list())
                .extracting(p -> p.line() + " " + p.found())
                .containsExactly(
                        "1 'zone' is '+02:00', a fixed distance from UTC",
                        "2 'files' is an empty list",
                        "3 'metrics' is an empty list");
        Problems none = new Problems();
        READER.read("x", "x", "zone: Etc/GMT-1\nsources: []\nmetrics: [channel_mix]\n", none);
        assertThat(none.list()).extracting(Problem::found).containsExactly("'sources' is an empty list");
    }

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources: [{files: exports/*.csv}]
            metrics: [channel_mix]
            """;

    @Test
    void questions_are_asked_by_meaning_unless_it_is_said_otherwise() {
        assertThat(read(JOB).orElseThrow().questions())
                .isEqualTo(new JobConfig.Questions(true, Optional.empty(), Map.of(), JobConfig.Questions.STUDENT_FROM));
        assertThat(read(JOB + "questions: {by: wording}\n")
                        .orElseThrow()
                        .questions()
                        .byMeaning())
                .isFalse();
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void settings_of_meaning_are_read() {
        JobConfig.Questions questions = read(JOB + """
                questions:
                  by: meaning
                  encoder:
                    model: e5.onnx
                    tokenizer: e5.json
                    pooling: cls
                    prefix: "query: "
                    languages: [en, no]
                  dictionaries: {nl: /usr/share/dictd/nld-eng.index, no: nor-eng.index}
                  student-from: 10000
                """).orElseThrow().questions();
        assertThat(problems.list()).isEmpty();
        assertThat(questions)
                .isEqualTo(new JobConfig.Questions(
                        true,
                        Optional.of(new JobConfig.Encoder("e5.onnx", "e5.json", false, "query: ", List.of("en", "no"))),
                        Map.of("nl", "/usr/share/dictd/nld-eng.index", "no", "nor-eng.index"),
                        10_000));
    }

    @Test
    void what_is_wrong_in_settings_of_meaning_is_told_at_once() {
        read(JOB + """
                questions:
                  by: menaing
                  encoder:
                    modle: e5.onnx
                    pooling: max
                    languages: [english]
                  dictionaries: {dutch: a.index, nl: [b.index]}
                  student-from: 9999
                  students: 1
                """);
        assertThat(problems.list())
                .extracting(Problem::line, Problem::found)
                .containsExactlyInAnyOrder(
                        tuple(5, "'by' is 'menaing'"),
                        tuple(7, "the key 'model' is missing"),
                        tuple(7, "the key 'tokenizer' is missing"),
                        tuple(7, "unknown key 'modle'"),
                        tuple(8, "'pooling' is 'max'"),
                        tuple(9, "'english' is no language"),
                        tuple(10, "'dutch' is no language"),
                        tuple(10, "a dictionary is a list"),
                        tuple(11, "'student-from' is '9999'"),
                        tuple(12, "unknown key 'students'"));
        assertThat(problems.list()).allMatch(p -> !p.remedy().isEmpty());
    }

    @Test
    void an_encoder_without_a_language_is_told() {
        read(JOB + "questions: {encoder: {model: a, tokenizer: b, languages: []}}\n");
        assertThat(problems.list()).extracting(Problem::found).containsExactly("'languages' is an empty list");
    }
}
