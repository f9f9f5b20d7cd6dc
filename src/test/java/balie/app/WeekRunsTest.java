package balie.app;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Three weeks in one go, and once more after cases of the last one changed. */
class WeekRunsTest {

    private static final String JOB = """
            zone: Europe/Amsterdam
            sources:
              - mapping: zendesk-csv
                files: exports/*.csv
            metrics: [channel_mix, resolution_rates]
            reports: [training]
            privacy: {minimum: 2}
            """;
    private static final List<String> WEEKS = List.of("2026-W43", "2026-W44", "2026-W45");
    private static final int A_WEEK = 8;
    private static final String UNCHANGED = "2026-W43";

    @TempDir
    private static Path folder;

    private static CommandLine.Outcome inOneGo;
    private static CommandLine.Outcome nothingNew;
    private static CommandLine.Outcome changed;
    private static CommandLine.Outcome again;
    private static Map<String, String> one;
    private static Map<String, String> each;
    private static Map<String, String> afterChange;

    /** Cases of the Tuesdays of three weeks and one of the week after, in which they end. */
    private static void export(String name, int solvedInLast) throws IOException {
        StringBuilder csv = new StringBuilder("Id,Status,Via,Created at,Solved at,Updated at\n");
        List<String> days = List.of("2026-10-20", "2026-10-27", "2026-11-03");
        for (int week = 0; week < days.size(); week++) {
            for (int i = 0; i < A_WEEK; i++) {
                boolean isSolved = i < (week == 2 ? solvedInLast : 5);
                String solved = days.get(week) + " 15:00";
                csv.append(week * A_WEEK + i).append(isSolved ? ",Solved," : ",Open,");
                csv.append(i % 2 == 0 ? "Mail" : "Chat")
                        .append(',')
                        .append(days.get(week))
                        .append(" 10:00,");
                csv.append(isSolved ? solved : "").append(',').append(solved).append('\n');
            }
        }
        csv.append("99,Open,Mail,2026-11-10 10:00,,2026-11-10 10:00\n");
        Files.writeString(folder.resolve("exports/" + name), csv);
    }

    /** Twenty cases of each day, solved within an hour. */
    private static void solved(String name, String... days) throws IOException {
        StringBuilder csv = new StringBuilder("Id,Status,Via,Created at,Solved at,Updated at\n");
        int id = 0;
        for (String day : days) {
            for (int i = 0; i < 20; i++) {
                csv.append(name)
                        .append(id++)
                        .append(",Solved,Mail,")
                        .append(day)
                        .append(" 10:00,");
                csv.append(day).append(" 11:00,").append(day).append(" 11:00\n");
            }
        }
        Files.writeString(folder.resolve(name), csv);
    }

    private static CommandLine.Outcome run(String... arguments) {
        String[] all = Stream.concat(Stream.of("run", "job.yaml"), Stream.of(arguments))
                .toArray(String[]::new);
        CommandLine.Outcome outcome = CommandLine.in(folder, all);
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        return outcome;
    }

    /** Of the weeks; the archive beside them is made of all that are there. */
    private static Map<String, String> contents(String out) throws IOException {
        Map<String, String> contents = CommandLine.contents(folder.resolve(out));
        contents.keySet().removeIf(name -> !name.startsWith("2026-"));
        return contents;
    }

    @BeforeAll
    static void runs() throws IOException {
        Files.createDirectories(folder.resolve("exports"));
        Files.writeString(folder.resolve("job.yaml"), JOB);
        export("1.csv", 4);
        inOneGo = run("--weeks", "all", "--store", "one", "--out", "weeks");
        one = contents("weeks");
        for (String week : WEEKS) {
            run("--week", week, "--store", "each", "--out", "each/" + week);
        }
        each = contents("each");
        nothingNew = run("--weeks", "2026-W43..2026-W45", "--store", "one", "--out", "weeks");
        export("2.csv", 7);
        changed = run("--weeks", "all", "--store", "one", "--out", "weeks");
        afterChange = contents("weeks");
        again = run("--weeks", "2026-W43..2026-W43", "--again", "--store", "one", "--out", "weeks");
    }

    @Test
    void gives_the_same_bytes_as_a_run_for_each() {
        assertThat(one.keySet()).isEqualTo(each.keySet());
        assertThat(one.keySet()).anyMatch(name -> name.equals("2026-W44/training/data/resolution_rates.csv"));
        one.forEach((name, content) -> assertThat(content).as(name).isEqualTo(each.get(name)));
    }

    @Test
    void says_a_line_for_each_week_and_where_the_newest_is() {
        WEEKS.forEach(week -> assertThat(inOneGo.out()).containsPattern("  " + week + " +\\d+ tables, \\d+ pages"));
        assertThat(inOneGo.out())
                .contains("2026-W43 to 2026-W45, as of ")
                .contains("Done: 3 weeks were published. Open those of the newest\n  weeks/2026-W45/index.html");
        assertThat(folder.resolve("weeks/archive-job/index.html")).exists();
    }

    @Test
    void leaves_weeks_of_which_nothing_changed() {
        assertThat(nothingNew.out())
                .contains("3 weeks, 3 of them published before and unchanged")
                .contains("--again makes them anew")
                .doesNotContain("enriched once");
    }

    @Test
    void makes_those_anew_that_a_file_of_changed_cases_can_be_about_and_marks_what_is_another_figure() {
        assertThat(changed.out()).contains("3 weeks, 1 of them published before and unchanged");
        assertThat(changed.out()).doesNotContainPattern("  " + UNCHANGED + " +\\d+ tables");
        afterChange.forEach((name, content) -> {
            if (name.startsWith(UNCHANGED)) {
                assertThat(content).as(name).isEqualTo(one.get(name));
            }
        });
        String revised = "2026-W45/training/data/resolution_rates.csv";
        assertThat(one.get(revised)).doesNotContain("[r]");
        assertThat(afterChange.get(revised)).contains("[r]");
    }

    @Test
    void makes_unchanged_weeks_where_that_is_asked_for() {
        assertThat(again.out()).contains("Done. Open").containsPattern("  " + UNCHANGED + " +\\d+ tables");
    }

    @Test
    void an_instant_that_was_asked_for_has_all_made_for_it() {
        CommandLine.Outcome then = run(
                "--weeks", "2026-W43..2026-W43", "--as-of", "2026-10-27T00:00:00Z", "--store", "one", "--out", "then");

        assertThat(then.out()).contains("2026-W43 to 2026-W43, as of 2026-10-27T00:00:00Z", "Done. Open");
    }

    @Test
    void a_week_that_is_refused_keeps_no_other_from_being_published() throws IOException {
        solved("gap.csv", "2026-10-13", "2026-10-20", "2026-11-03", "2026-11-10");
        solved("steady.csv", "2026-10-13", "2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10");
        Files.writeString(folder.resolve("gap.yaml"), """
                zone: Europe/Amsterdam
                sources:
                  - {mapping: zendesk-csv, name: gap, files: gap.csv}
                  - {mapping: zendesk-csv, name: steady, files: steady.csv}
                metrics: [channel_mix]
                reports: [training]
                privacy: {minimum: 0}
                quality: {missing-week: refuse}
                """);

        CommandLine.Outcome gap = CommandLine.in(
                folder, "run", "gap.yaml", "--weeks", "2026-W43..2026-W45", "--store", "gap", "--out", "gaps");

        assertThat(gap.exit()).isEqualTo(ExitCode.DATA_REFUSED);
        assertThat(gap.out())
                .containsPattern("  2026-W44 +refused")
                .contains("Done: 2 weeks were published. Open those of the newest\n  gaps/2026-W45/index.html");
        assertThat(gap.err()).contains("2026-W44 was refused and not published:", "Export that week again");
        assertThat(folder.resolve("gaps/2026-W43/run.json")).exists();
        assertThat(folder.resolve("gaps/2026-W44")).doesNotExist();
        // What was refused is tried again, and refused again; the others are left.
        CommandLine.Outcome once = CommandLine.in(
                folder, "run", "gap.yaml", "--weeks", "2026-W43..2026-W45", "--store", "gap", "--out", "gaps");
        assertThat(once.exit()).isEqualTo(ExitCode.DATA_REFUSED);
        assertThat(once.out()).contains("3 weeks, 2 of them published before").doesNotContain("Done");
    }

    @Test
    void weeks_that_the_data_do_not_hold_are_refused() {
        CommandLine.Outcome none = CommandLine.in(
                folder, "run", "job.yaml", "--weeks", "2025-W01..2025-W10", "--store", "one", "--out", "none");

        assertThat(none.exit()).isEqualTo(ExitCode.WRONG_CALL);
        assertThat(none.err())
                .contains("the data hold no complete week from 2025-W01 to 2025-W10: they were opened from");
    }
}
