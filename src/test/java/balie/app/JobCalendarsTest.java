package balie.app;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class JobCalendarsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void export() throws IOException {
        Files.createDirectories(folder.resolve("jobs/calendars"));
        Files.writeString(
                folder.resolve("tickets.csv"),
                "Id,Status,Via,Created at,Updated at\n1,Open,Mail,2026-11-01 10:00,2026-11-02 10:00\n");
    }

    private void job(String sources, String more) throws IOException {
        Files.writeString(
                folder.resolve("jobs/own.yaml"),
                "zone: Europe/Amsterdam\nsources:\n" + sources + "metrics: [channel_mix]\n" + more);
    }

    private void calendar(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve("jobs/calendars/" + name + ".yaml"), yaml);
    }

    private static String source(String calendar) {
        return "  - {mapping: zendesk-csv, name: desk, files: tickets.csv, calendar: " + calendar + "}\n";
    }

    private CommandLine.Outcome run() {
        return CommandLine.in(folder, "run", "own");
    }

    @Test
    void a_calendar_that_is_not_there_is_told_with_those_that_are() throws IOException {
        job(source("ofice-nl"), "calendar: night\n");

        CommandLine.Outcome outcome = run();

        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.err())
                .contains("jobs/own.yaml:3: there is no calendar 'ofice-nl'")
                .contains("jobs/own.yaml:5: there is no calendar 'night'")
                .contains("Known calendars: office-nl, round-the-clock.");
    }

    @Test
    void what_is_wrong_inside_a_calendar_is_told_with_its_line() throws IOException {
        calendar("late", "hours:\n  munday: 09:00-17:00\n  friday: 12:00-9:00, 08:00-13:00\n");
        job(source("late"), "");

        CommandLine.Outcome outcome = run();

        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.err()).contains("jobs/calendars/late.yaml:2").contains("jobs/calendars/late.yaml:3");
    }

    @Test
    void entries_of_one_source_have_one_calendar() throws IOException {
        calendar("early", "hours: {monday: 06:00-14:00}\n");
        job(source("office-nl") + source("early"), "");

        CommandLine.Outcome outcome = run();

        assertThat(outcome.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(outcome.err())
                .contains("jobs/own.yaml:4: the source 'desk' has the calendar 'office-nl' on line 3 and 'early' here");
    }

    @Test
    void a_calendar_beside_the_job_comes_before_the_one_of_its_name_that_comes_with_balie() throws Exception {
        calendar("office-nl", "zone: UTC\nhours: {monday to sunday: 10:00-11:00}\nholidays: [2025-12-25]\n");
        job("  - {mapping: zendesk-csv, name: desk, files: tickets.csv}\n", "calendar: office-nl\n");

        JobCalendars calendars = new RunPlanner(RunRequest.ofJob(
                        "own", null, folder, List.of(folder, Path.of("").toAbsolutePath())))
                .plan()
                .calendars();

        assertThat(calendars
                        .usual()
                        .orElseThrow()
                        .hours()
                        .seconds(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-03T00:00:00Z")))
                .isEqualTo(2 * 3_600);
        assertThat(calendars.words()).isEqualTo("calendar office-nl");
        assertThat(calendars.warnings(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 1, 31)))
                .containsExactly("The calendar office-nl lists no holidays of 2026, so all of them count as open.");
    }
}
