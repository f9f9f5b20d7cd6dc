package balie.app;

import balie.issue.Problems;
import balie.model.IsoWeek;
import balie.model.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls that are refused before anything is started: no Spark, no trace left, every problem told. */
class WrongCallTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - mapping: zendesk-csv
                files: exports/*.csv
            metrics: [channel_mix]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        write("exports/tickets.csv", "Id,Status,Via,Created at\n1,Solved,Mail,2026-11-01 10:00\n");
        write("job.yaml", JOB);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private CommandLine.Outcome run(String... more) {
        List<String> args = new ArrayList<>(List.of("run", "job.yaml"));
        args.addAll(List.of(more));
        return CommandLine.in(folder, args.toArray(String[]::new));
    }

    /** Every path below the folder. */
    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(f -> folder.relativize(f).toString()).sorted().toList();
        }
    }

    private void assertRefused(CommandLine.Outcome outcome, String... told) {
        assertThat(outcome.exit()).as(outcome.all()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.err()).contains(told);
        assertThat(outcome.out()).as("nothing was started").isEmpty();
    }

    @Test
    void files_of_others_in_the_default_place_are_left_alone() throws IOException {
        Path notes = write("reports/runs/2026-W11-job/notes.txt", "precious");
        Path file = write("reports/runs/2026-W10-job", "mine");

        assertRefused(run("--week", "2026-W11"), "2026-W11-job holds files that are not of Balie");
        assertRefused(run("--week", "2026-W10", "--replace"), "2026-W10-job is a file");
        assertThat(notes).hasContent("precious");
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_call_that_is_refused_leaves_no_trace() throws IOException {
        List<String> before = tree();

        assertRefused(run("--week", "2026-W54"), "--week is '2026-W54'");
        assertRefused(run("--out", "deep/out", "--store", "deep/store", "--as-of", "never"), "--as-of is 'never'");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void the_default_place_has_the_name_of_the_job_unless_it_is_the_main_one() {
        Period week = Period.week(new IsoWeek(2026, 46), ZoneOffset.UTC);

        assertThat(RunPlan.defaultOut(folder, "weekly", week)).isEqualTo(folder.resolve("reports/runs/2026-W46"));
        assertThat(RunPlan.defaultOut(folder, "channel-mix", week))
                .isEqualTo(folder.resolve("reports/runs/2026-W46-channel-mix"));
    }

    @Test
    void a_store_or_key_or_input_in_the_output_folder_is_refused_with_all_other_problems() throws IOException {
        write("job.yaml", JOB + "privacy: {keys: o9/keys}\nreference: {customers: o9/customers.csv}\n");
        write("o9/customers.csv", "customer_id\n");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("o9"));
        List<String> before = tree();

        assertRefused(
                run("--out", "o9", "--store", "link/store", "--week", "2026-W54"),
                "the store link/store lies in the output folder o9",
                "the folder o9/keys of the pseudonym key lies in the output folder o9",
                "the output folder o9, which is replaced as a whole, holds what this run reads: o9/customers.csv",
                "--week is '2026-W54'");
        assertRefused(run("--out", "exports"), "holds what this run reads: exports/tickets.csv");
        assertRefused(
                run("--out", "."),
                "the store store lies in the output folder ., which",
                "holds what this run reads: job.yaml, exports/tickets.csv");
        assertRefused(run("--store", "reports/runs/2026-W46/store"), "lies in the output folder reports/runs");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void a_mistake_in_the_job_hides_no_missing_file_mapping_or_table() throws IOException {
        write("job.yaml", """
                zone: Europe/Amsterdam
                sources:
                  - {mapping: zendesk-csv, files: none/*.csv}
                  - {mapping: zendesc, files: exports/*.csv}
                metric: [channel_mix]
                reference: {customers: nobody.csv}
                """);

        assertRefused(
                run(),
                "job.yaml:5: unknown key 'metric'",
                "job.yaml:3: no file none/*.csv",
                "job.yaml:4: there is no mapping 'zendesc'",
                "nobody.csv: there is no such file of customers");
    }

    @Test
    void a_pattern_that_is_none_is_told_with_its_place() throws IOException {
        write("job.yaml", JOB.replace("exports/*.csv", "exports/[a.csv"));

        assertRefused(run(), "job.yaml:3: 'exports/[a.csv' is no path and no pattern: Missing ']");
    }

    @Test
    void a_mapping_whose_name_would_break_a_list_in_the_store() throws IOException {
        Path mapping = Path.of("jobs/sources/zendesk-csv.source.yaml").toAbsolutePath();
        write("jobs/sources/my,map.source.yaml", Files.readString(mapping));
        write("job.yaml", JOB.replace("zendesk-csv", "'my,map'"));

        assertRefused(run(), "job.yaml:3: a mapping can not be called 'my,map'", "Rename its file");
    }

    @Test
    void days_and_instants_beyond_any_calendar_in_use() {
        assertRefused(
                run("--as-of", "+1000000000-12-31T00:00:00Z", "--from", "-99999-01-01", "--to", "+99999-01-01"),
                "--as-of is '+1000000000-12-31T00:00:00Z'",
                "--from is '-99999-01-01'",
                "--to is '+99999-01-01'",
                "Give a year from 1970 to 2100.");
        assertRefused(run("--as-of", "1969-12-31T23:59:59Z"), "--as-of is '1969");
        assertRefused(run("--week", "2101-W01"), "--week is '2101-W01'");
    }

    @Test
    void weeks_that_can_not_be_read_are_refused() {
        assertRefused(run("--weeks", "2026-W10"), "--weeks is '2026-W10'", "2026-W01..2026-W46, or all");
        assertRefused(run("--weeks", "2026-W10..2026-W54"), "--weeks is '2026-W10..2026-W54'");
        assertRefused(run("--weeks", "2026-W10..2026-W09"), "which ends before it begins");
        assertRefused(run("--weeks", "1969-W10..2026-W09"), "Give a year from 1970 to 2100.");
        assertRefused(run("--weeks", "all", "--week", "2026-W10"), "--weeks was given together with");
        assertRefused(run("--again"), "--again was given without --weeks");
    }

    @Test
    void a_week_may_be_written_with_a_small_letter() {
        Problems problems = new Problems();
        PeriodRequest days = new PeriodRequest(
                new RunRequest.Days("2026-w12", null, false, null, null, "2100-12-31T23:59:59Z"), problems);

        assertThat(days.period(ZoneOffset.UTC, false)).contains(Period.week(new IsoWeek(2026, 12), ZoneOffset.UTC));
        assertThat(days.asOf()).isPresent();
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void the_sample_is_not_written_where_a_file_is() throws IOException {
        for (String place : List.of("job.yaml", "job.yaml/x")) {
            CommandLine.Outcome outcome = CommandLine.in(folder, "sample-data", "--to", place);

            assertRefused(outcome, "can not write to the folder " + place, "--to");
            assertThat(outcome.err()).doesNotContain("\tat ");
        }
        assertThat(folder.resolve("job.yaml")).hasContent(JOB);
    }

    @Test
    void the_help_names_every_command_of_the_launcher() {
        assertThat(CommandLine.in(folder, "--help").out()).contains("run", "sample-data", "verify", "balie bench");
    }

    @Test
    void files_that_are_no_text_are_told_as_what_they_are_and_not_shown() throws IOException {
        byte[] zip = {'P', 'K', 3, 4, 20, 0, 8, 0, 27, '[', '2', 'J'};
        byte[] other = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0};
        Map<byte[], String> told = Map.of(
                zip,
                "exports/tickets.csv: the file begins as a zip archive and can not be read as one",
                other,
                "exports/tickets.csv: the file is no text",
                new byte[] {0x1F, (byte) 0x8B, 8, 0},
                "exports/tickets.csv: nothing of it can be unpacked",
                "I\0d\0".getBytes(StandardCharsets.ISO_8859_1),
                "exports/tickets.csv:1: the header lacks");
        for (Map.Entry<byte[], String> file : told.entrySet()) {
            Files.write(folder.resolve("exports/tickets.csv"), file.getKey());
            CommandLine.Outcome outcome = run();

            assertThat(outcome.exit()).as(outcome.all()).isEqualTo(ExitCode.DATA_REFUSED);
            assertThat(outcome.err()).contains(file.getValue()).doesNotContainPattern("[\\x00-\\x08\\x1b]");
        }
    }
}
