package balie.app;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong in practice: a clear message each, the right exit code, nothing half-written, nothing lost. */
class BadInputTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - mapping: zendesk-csv
                files: exports/*.csv
            metrics: [channel_mix]
            reports: [marketing]
            privacy: {minimum: 0}
            """;
    private static final String HEADER = "Id,Status,Via,Created at\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
    }

    private void export(String text) throws IOException {
        Files.writeString(folder.resolve("exports/tickets.csv"), text);
    }

    private static String tickets(int count) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 1; i <= count; i++) {
            text.append(i).append(",Solved,Mail,2026-11-0").append(1 + i % 9).append(" 10:00\n");
        }
        return text.toString();
    }

    private CommandLine.Outcome run(String... more) {
        List<String> args = new java.util.ArrayList<>(List.of("run", "job.yaml", "--out", "out"));
        args.addAll(List.of(more));
        return CommandLine.in(folder, args.toArray(String[]::new));
    }

    private void assertNothingPublished(CommandLine.Outcome outcome, int exit, String... told) throws IOException {
        assertThat(outcome.exit()).as(outcome.all()).isEqualTo(exit);
        assertThat(outcome.err()).contains(told);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .as("no half-written folder")
                    .noneMatch(n -> n.equals("out") || n.contains(".part-"));
        }
    }

    @Test
    void a_missing_file() throws IOException {
        assertNothingPublished(
                run(),
                ExitCode.WRONG_CALL,
                "job.yaml:3: no file exports/*.csv for source 'zendesk-csv'",
                "Paths count from");
    }

    @Test
    void an_empty_file() throws IOException {
        export("");

        assertNothingPublished(run(), ExitCode.DATA_REFUSED, "exports/tickets.csv: the file is empty (0 bytes)");
    }

    @Test
    void a_web_page_named_csv() throws IOException {
        export("<!DOCTYPE html>\n<html><title>Log in</title></html>\n");

        assertNothingPublished(
                run(),
                ExitCode.DATA_REFUSED,
                "exports/tickets.csv:1: the file is a web page, not a table",
                "log in and export");
    }

    @Test
    void a_header_without_the_columns_that_are_needed() throws IOException {
        export("Number,State\n1,Open\n");

        assertNothingPublished(
                run(),
                ExitCode.DATA_REFUSED,
                "exports/tickets.csv:1: the header lacks what mapping 'zendesk-csv' needs",
                "interaction_id (Id or Ticket Id",
                "opened_at (Created at)",
                "The header holds: Number, State");
    }

    @Test
    void a_file_cut_in_a_quoted_field_loses_its_last_row_only() throws IOException {
        export(tickets(60) + "61,Solved,Mail,\"2026-11-0");

        CommandLine.Outcome outcome = run("--from", "2026-11-01", "--to", "2026-11-30");

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("61 rows = 60 accepted + 1 quarantined + 0 duplicates");
        assertThat(folder.resolve("out/quarantine.csv"))
                .content()
                .contains("exports/tickets.csv,62,")
                .contains("is never closed (was the file cut off?)")
                .contains("1 line could not be read, up to the end of the file");
        assertThat(CommandLine.row(folder.resolve("out/marketing/data/channel_mix.csv"), "channel", "email")
                        .get("n"))
                .isEqualTo("60");
    }

    @Test
    void too_many_bad_rows_refuse_the_run_leave_the_store_alone_and_tell_each_row() throws IOException {
        export(tickets(20));
        assertThat(run("--from", "2026-11-01", "--to", "2026-11-30").exit()).isZero();
        String before = Files.readString(folder.resolve("out/run.json"));
        export(tickets(20).replace("Mail", "Pigeon"));

        CommandLine.Outcome outcome = run("--from", "2026-11-01", "--to", "2026-11-30");

        assertThat(outcome.exit()).isEqualTo(ExitCode.DATA_REFUSED);
        assertThat(outcome.err())
                .contains("exports/tickets.csv: 20 of 20 rows could not be taken in")
                .contains("100.0 % of the input could not be taken in; the job allows 5.0 %")
                .contains("out.refused/quarantine.csv");
        assertThat(CommandLine.csv(folder.resolve("out.refused/quarantine.csv")))
                .hasSize(20);
        assertThat(folder.resolve("out/run.json")).hasContent(before);
        assertThat(CommandLine.json(folder.resolve("out.refused/run.json"))
                        .path("refused")
                        .asBoolean())
                .isTrue();
        export(tickets(20));
        assertThat(run("--from", "2026-11-01", "--to", "2026-11-30").out()).contains("0 new, 0 changed");
    }

    @Test
    void everything_wrong_with_the_configuration_and_the_call_at_once() throws IOException {
        Files.writeString(
                folder.resolve("job.yaml"), JOB.replace("metrics", "metric").replace("marketing", "sales"));

        assertNothingPublished(
                run("--week", "2026-W54", "--as-of", "yesterday"),
                ExitCode.WRONG_CALL,
                "job.yaml:5: unknown key 'metric'",
                "Did you mean 'metrics'?",
                "job.yaml:6: unknown name 'sales' in reports",
                "--week is '2026-W54': the weeks of 2026 run from 01 to 53",
                "--as-of is 'yesterday'");
    }

    @Test
    void an_unknown_option_or_job_or_mapping() throws IOException {
        assertThat(CommandLine.in(folder, "run", "weekly", "--wek", "2026-W46").exit())
                .isEqualTo(ExitCode.WRONG_CALL);
        assertThat(CommandLine.in(folder, "run", "wekly").err())
                .contains("there is no job 'wekly'")
                .contains("weekly");
        Files.writeString(folder.resolve("job.yaml"), JOB.replace("zendesk-csv", "zendesc"));
        assertNothingPublished(
                run(), ExitCode.WRONG_CALL, "job.yaml:3: there is no mapping 'zendesc'", "Known mappings: ");
    }

    @Test
    void impossible_days() throws IOException {
        export(tickets(5));

        assertNothingPublished(
                run("--from", "2026-11-31", "--to", "2026-11-30"), ExitCode.WRONG_CALL, "--from is '2026-11-31'");
        assertNothingPublished(run("--from", "2026-11-30"), ExitCode.WRONG_CALL, "--to is missing");
        assertNothingPublished(
                run("--from", "2026-11-30", "--to", "2026-11-01"),
                ExitCode.WRONG_CALL,
                "--to 2026-11-01 lies before --from 2026-11-30");
        assertNothingPublished(
                run("--week", "2026-W46", "--to", "2026-11-01"),
                ExitCode.WRONG_CALL,
                "--week and --from/--to were given together");
    }

    @Test
    void a_week_the_data_do_not_reach() throws IOException {
        export(tickets(20));

        assertNothingPublished(
                run("--week", "2030-W01"),
                ExitCode.WRONG_CALL,
                "the data do not reach 2030-W01: they were opened from 2026-11-01 to 2026-11-09");
    }

    @Test
    void a_week_that_begins_after_the_instant_asked_for() throws IOException {
        export(tickets(20));

        assertNothingPublished(
                run("--week", "2026-W45", "--as-of", "2026-10-01T00:00:00Z"),
                ExitCode.WRONG_CALL,
                "2026-W45 begins after --as-of 2026-10-01T00:00:00Z");
    }

    @Test
    void a_week_that_the_data_do_not_reach_the_end_of_is_not_complete_however_late_the_instant() throws IOException {
        export(tickets(20));

        CommandLine.Outcome outcome = run("--as-of", "2030-01-01T00:00:00Z");

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("2026-W45, as of 2030-01-01T00:00:00Z");
    }

    @Test
    void files_without_a_row() throws IOException {
        export(HEADER);

        assertNothingPublished(run(), ExitCode.DATA_REFUSED, "the files hold no rows", "exports/tickets.csv");
    }

    @Test
    void a_table_of_customers_whose_objections_stand_under_another_name() throws IOException {
        export(tickets(20));
        Files.writeString(folder.resolve("job.yaml"), JOB + "reference: {customers: customers.csv}\n");
        Files.writeString(folder.resolve("customers.csv"), "customer_id,objects_to_marketting\nK1,yes\n");

        assertNothingPublished(
                run(),
                ExitCode.DATA_REFUSED,
                "customers.csv:1: the header has no column objects_to_marketing",
                "Is it 'objects_to_marketting'?");
    }

    @Test
    void a_table_of_customers_that_writes_ids_otherwise() throws IOException {
        String withCustomers = tickets(20).replace("Id,", "Requester id,Id,").replaceAll("(?m)^(\\d+),S", "k$1,$1,S");
        export(withCustomers);
        Files.writeString(folder.resolve("job.yaml"), JOB + "reference: {customers: customers.csv}\n");
        Files.writeString(folder.resolve("customers.csv"), "customer_id,objects_to_marketing\nK1,yes\nk2,no\n");

        CommandLine.Outcome outcome = run("--from", "2026-11-01", "--to", "2026-11-30");

        assertThat(outcome.out())
                .as(outcome.all())
                .contains("The table of customers knows those of 1 of 20 contacts that name one.");
    }

    @Test
    void two_books_that_number_from_one_loaded_one_after_the_other() throws IOException {
        export(tickets(20));
        assertThat(run("--from", "2026-11-01", "--to", "2026-11-30").exit()).isZero();
        export(tickets(20).replace("2026-11-", "2026-12-"));

        assertNothingPublishedNow(
                run("--from", "2026-12-01", "--to", "2026-12-31", "--replace"),
                "20 of 20 rows carry the id of a contact in the store that was opened at another time");
    }

    private static void assertNothingPublishedNow(CommandLine.Outcome outcome, String told) {
        assertThat(outcome.exit()).as(outcome.all()).isEqualTo(ExitCode.DATA_REFUSED);
        assertThat(outcome.err()).contains(told);
    }

    @Test
    void what_the_store_keeps_of_other_files_is_told_to_who_runs_it_and_to_who_reads_it() throws IOException {
        export(tickets(20));
        assertThat(run("--from", "2026-11-01", "--to", "2026-11-30").exit()).isZero();
        export(tickets(20).replaceAll("(?m)^(\\d)", "9$1"));

        CommandLine.Outcome outcome = run("--from", "2026-11-01", "--to", "2026-11-30");

        assertThat(outcome.out())
                .as(outcome.all())
                .contains("counted too: 20 rows that the store keeps of another file");
        assertThat(folder.resolve("out/index.html")).content().contains("20 kept from files read before");
        assertThat(CommandLine.json(folder.resolve("out/run.json"))
                        .path("kept_from_other_files")
                        .path("exports/tickets.csv")
                        .asInt())
                .isEqualTo(20);
    }

    @Test
    void a_corrected_mapping_takes_effect_on_what_is_stored() throws IOException {
        export(tickets(20));
        Path mapping = folder.resolve("sources/zendesk-csv.source.yaml");
        Files.createDirectories(mapping.getParent());
        String right = Files.readString(Path.of("jobs/sources/zendesk-csv.source.yaml"));
        Files.writeString(mapping, right.replace("email: [Mail,", "post: [Mail,"));
        assertThat(run("--from", "2026-11-01", "--to", "2026-11-30").exit()).isZero();
        Files.writeString(mapping, right);

        CommandLine.Outcome outcome = run("--from", "2026-11-01", "--to", "2026-11-30");

        assertThat(outcome.out())
                .as(outcome.all())
                .contains("0 new, 20 changed")
                .doesNotContain("counted too");
        assertThat(CommandLine.row(folder.resolve("out/marketing/data/channel_mix.csv"), "channel", "email")
                        .get("n"))
                .isEqualTo("20");
    }

    @Test
    void no_week_is_complete() throws IOException {
        export(HEADER + "1,Open,Mail,2026-11-04 10:00\n");

        assertNothingPublished(run(), ExitCode.WRONG_CALL, "the data hold no complete week");
    }

    @Test
    void an_output_that_can_not_be_written() throws IOException {
        export(tickets(20));
        Files.writeString(folder.resolve("file"), "mine");

        CommandLine.Outcome below = CommandLine.in(folder, "run", "job.yaml", "--out", "file/below");
        CommandLine.Outcome same = CommandLine.in(folder, "run", "job.yaml", "--out", "file");
        CommandLine.Outcome store = CommandLine.in(folder, "run", "job.yaml", "--store", "file/store");

        assertThat(below.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(below.err()).contains("can not write to the output folder");
        assertThat(same.err()).contains("is a file");
        assertThat(store.err()).contains("can not write to the store file/store");
        assertThat(folder.resolve("file")).hasContent("mine");
    }

    @Test
    void an_output_folder_of_something_else_or_of_another_run() throws IOException {
        export(tickets(20));
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/thesis.txt"), "years of work");
        CommandLine.Outcome foreign = CommandLine.in(folder, "run", "job.yaml", "--out", "mine");
        assertThat(foreign.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(foreign.err()).contains("holds files that are not of Balie");
        assertThat(folder.resolve("mine/thesis.txt")).hasContent("years of work");

        assertThat(run("--from", "2026-11-01", "--to", "2026-11-30").exit()).isZero();
        CommandLine.Outcome other = run("--from", "2026-11-01", "--to", "2026-11-05");
        assertThat(other.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(other.err())
                .contains("holds the run of job job for 2026-11-01_2026-11-30, and this is the run of job job for")
                .contains("--replace");
        assertThat(CommandLine.json(folder.resolve("out/run.json"))
                        .path("period")
                        .path("to")
                        .asText())
                .isEqualTo("2026-11-30");
    }

    @Test
    void a_table_of_customers_that_is_not_whole() throws IOException {
        export(tickets(20));
        Files.writeString(folder.resolve("job.yaml"), JOB + "reference: {customers: customers.csv}\n");
        assertNothingPublished(run(), ExitCode.WRONG_CALL, "customers.csv: there is no such file of customers");

        Files.writeString(
                folder.resolve("customers.csv"),
                "customer_id,customer_type,objects_to_marketing\nK1,consumer,perhaps\nK1,dealer,yes\n,consumer,no\n");
        assertNothingPublished(
                run(),
                ExitCode.DATA_REFUSED,
                "customers.csv:2: objects_to_marketing is 'p******'",
                "customers.csv:3: customer_type is 'd*****'",
                "customers.csv:3: customer_id '**' stands in the file twice",
                "customers.csv:4: the row has no customer_id");
    }
}
