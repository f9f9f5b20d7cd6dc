package balie.config;

import balie.issue.Problem;
import balie.issue.Problems;
import balie.model.OpenSpan;
import balie.model.OpeningHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarReaderTest {

    private static final ZoneId OF_THE_JOB = ZoneId.of("Asia/Kathmandu");
    private static final OpenSpan MORNING = new OpenSpan(540, 750);
    private static final OpenSpan AFTERNOON = new OpenSpan(780, 1050);

    private final Problems problems = new Problems();

    @Test
    void reads_all_that_a_calendar_can_say() {
        BusinessCalendar calendar = read("""
                describes: Opening hours of the desk in Utrecht
                zone: Europe/Amsterdam
                hours:
                  monday: [09:00-12:30, 13:00-17:30]
                  Tuesday to Thursday: 09:00-12:30, 13:00-17:30
                  friday:
                    - 22:00-06:00
                    - 00:00 – 9:30
                  saturday: closed
                holidays:
                  - 2026-12-25
                  - 2027-12-25 to 2027-12-26
                  - {date: 2026-12-29 to 2026-12-30, name: the building is closed}
                  - {date: 2026-12-31, hours: 09:00-12:30, name: New Year's Eve}
                  - date: 2027-12-31
                    hours: [09:00-12:30, 13:00-17:30]
                """).orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(calendar.name()).isEqualTo("desk");
        assertThat(calendar.describes()).isEqualTo("Opening hours of the desk in Utrecht");
        OpeningHours opening = calendar.hours().opening();
        assertThat(opening.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
        assertThat(opening.week())
                .containsEntry(DayOfWeek.MONDAY, List.of(MORNING, AFTERNOON))
                .containsEntry(DayOfWeek.TUESDAY, List.of(MORNING, AFTERNOON))
                .containsEntry(DayOfWeek.WEDNESDAY, List.of(MORNING, AFTERNOON))
                .containsEntry(DayOfWeek.THURSDAY, List.of(MORNING, AFTERNOON))
                .containsEntry(DayOfWeek.FRIDAY, List.of(new OpenSpan(0, 570), new OpenSpan(1320, 1800)))
                .containsEntry(DayOfWeek.SATURDAY, List.of())
                .doesNotContainKey(DayOfWeek.SUNDAY);
        assertThat(opening.special())
                .hasSize(7)
                .containsEntry(LocalDate.of(2026, 12, 25), List.of())
                .containsEntry(LocalDate.of(2027, 12, 26), List.of())
                .containsEntry(LocalDate.of(2026, 12, 30), List.of())
                .containsEntry(LocalDate.of(2026, 12, 31), List.of(MORNING))
                .containsEntry(LocalDate.of(2027, 12, 31), List.of(MORNING, AFTERNOON));
    }

    @Test
    void without_a_zone_it_has_that_of_the_job() {
        BusinessCalendar calendar =
                read("hours: {monday to sunday: 00:00-24:00}").orElseThrow();

        assertThat(calendar.hours().opening()).isEqualTo(OpeningHours.roundTheClock(OF_THE_JOB));
        assertThat(calendar.describes()).isEmpty();
    }

    /** YAML 1.1 reads 10:30 as 630 and 1:30 as 90, and makes a moment in UTC of 2026-12-25. */
    @ParameterizedTest
    @CsvSource({
        "10:30-11:45, 630, 705",
        "1:30-2:00, 90, 120",
        "'\"10:30-11:45\"', 630, 705",
        "'''10:30 - 11:45''', 630, 705",
        "00:00-24:00, 0, 1440",
        "18:00-00:00, 1080, 1440",
        "22:00-06:00, 1320, 1800",
        "17:30-9:30, 1050, 2010",
        "08:07-08:09, 487, 489"
    })
    void times_are_what_stands_there(String written, int start, int end) {
        for (String form : List.of(written, "[" + written + "]", "\n    - " + written)) {
            OpeningHours opening = read("hours:\n  monday: " + form + "\nholidays: [2026-12-25]\n")
                    .orElseThrow()
                    .hours()
                    .opening();

            assertThat(opening.week()).containsEntry(DayOfWeek.MONDAY, List.of(new OpenSpan(start, end)));
            assertThat(opening.special()).containsOnlyKeys(LocalDate.of(2026, 12, 25));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9-17",
                "09:00",
                "9:00-5pm",
                "09.00-17.00",
                "09:60-17:00",
                "09:00-24:01",
                "24:00-24:00",
                "24:00-06:00",
                "25:00-26:00",
                "-09:00-17:00",
                "09:00-17:00:00",
                "open",
                "[closed, 09:00-17:00]",
                "09:00-12:00,",
                "540",
                "''"
            })
    void what_is_not_hours_is_told_with_how_to_write_them(String written) {
        assertThat(read("hours:\n  monday: 09:00-10:00\n  tuesday: " + written)).isEmpty();

        assertThat(problems.list()).singleElement().satisfies(p -> {
            assertThat(p.line()).isEqualTo(3);
            assertThat(p.found()).endsWith("' are no hours");
            assertThat(p.remedy()).contains("09:00-17:30", "closed");
        });
    }

    @Test
    void tells_all_that_is_wrong_with_its_line() {
        read("""
                zone: Europe/Utrecht
                hour: 9
                hours:
                  monday: [09:00-12:30, 12:00-17:30]
                  maandag: 09:00-17:30
                  tusday: 09:00-17:30
                  tuesday to friday: 22:00-06:00
                  thursday: closed
                  saturday: 05:00-09:00
                  sunday:
                  monday to tuesday to friday: closed
                holidays:
                  - 25-12-2026
                  - 2026-12-25
                  - {date: 2026-12-25, hours: closed}
                  - 2026-12-24 to 2026-12-26
                  - {day: 2026-12-31, hours: 09:00-09:00}
                  - 2027-01-02 to 2027-01-01
                  - 0027-01-01
                  - 2026-02-29
                  - {date: 2027-05-05, hours: 09:00-05:30}
                  - [2027-06-01]
                """);

        assertThat(problems.list().stream().map(p -> p.line() + " " + p.found()))
                .containsExactlyInAnyOrder(
                        "1 unknown time zone 'Europe/Utrecht'",
                        "2 unknown key 'hour'",
                        "4 the hours 09:00-12:30 and 12:00-17:30 of monday overlap",
                        "5 unknown weekday 'maandag'",
                        "6 unknown weekday 'tusday'",
                        "8 thursday has its hours on line 7 already",
                        "9 the hours 22:00-06:00 of friday go on into 05:00-09:00 of saturday",
                        "10 the hours of sunday are missing",
                        "11 'monday to tuesday to friday' are no weekdays",
                        "13 '25-12-2026' is no date",
                        "15 2026-12-25 stands on line 14 already",
                        "16 2026-12-25 stands on line 14 already",
                        "17 the key 'date' is missing",
                        "17 unknown key 'day'",
                        "17 '09:00-09:00' ends as it begins",
                        "18 '2027-01-02 to 2027-01-01' is no row of dates",
                        "19 the year of '0027-01-01' is not from 1900 to 2199",
                        "20 '2026-02-29' is no date",
                        "21 '09:00-05:30' ends before it begins; over midnight it would last 20 h 30 min",
                        "22 a date is a list");
        assertThat(problems.list()).allSatisfy(p -> {
            assertThat(p.file()).isEqualTo("jobs/calendars/desk.yaml");
            assertThat(p.remedy()).isNotBlank();
        });
        assertThat(remedy("unknown weekday 'tusday'")).isEqualTo("Did you mean 'tuesday'?");
        assertThat(remedy("unknown weekday 'maandag'")).contains("monday, tuesday");
        assertThat(remedy("unknown key 'hour'")).isEqualTo("Did you mean 'hours'?");
        assertThat(remedy("unknown key 'day'")).isEqualTo("Known here: date, hours, name.");
        assertThat(remedy("'09:00-05:30' ends")).contains("09:00-24:00");
    }

    @Test
    void the_night_of_sunday_goes_on_into_monday() {
        read("hours: {sunday: 22:00-06:00, monday: 05:00-09:00}");

        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly("the hours 22:00-06:00 of sunday go on into 05:00-09:00 of monday");
    }

    @Test
    void a_comma_inside_braces_is_told_with_the_brackets_it_needs() {
        read("""
                hours: {monday: 09:00-12:30, 13:00-17:30}
                holidays: [{date: 2026-12-31, hours: 09:00-12:30, 13:00-15:00}]
                """);

        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly("unknown weekday '13:00-17:30'", "unknown key '13:00-15:00'");
        assertThat(problems.list()).extracting(Problem::remedy).allMatch(r -> r.contains("brackets"));
    }

    @Test
    void hours_in_a_list_are_told_with_their_own_line() {
        read("hours:\n  monday:\n    - 09:00-12:30\n    - 13.00-17.30\n");

        assertThat(problems.list()).extracting(Problem::line).containsExactly(4);
    }

    @Test
    void an_empty_date_is_told_once() {
        read("hours: {monday: 09:00-12:30}\nholidays:\n  - {date: , hours: 09:00-10:00}\n  -\n");

        assertThat(problems.list()).extracting(Problem::line).containsExactly(3, 4);
    }

    @Test
    void a_weekday_may_not_be_named_twice() {
        read("hours:\n  monday: 09:00-10:00\n  monday: 10:00-11:00");

        assertThat(problems.list()).extracting(Problem::line).contains(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hours: {monday: closed}",
                "hours: {}",
                "hours: {monday: closed}\nholidays: [2026-12-25]",
                "hours: {monday: []}"
            })
    void a_desk_that_never_opens_is_none(String yaml) {
        assertThat(read(yaml)).isEmpty();
        assertThat(problems.list()).extracting(Problem::found).containsExactly("the desk is never open");
    }

    @Test
    void hours_must_be_there() {
        assertThat(read("holidays: [2026-12-25]")).isEmpty();
        assertThat(problems.list())
                .extracting(Problem::found)
                .contains("the key 'hours' is missing")
                .doesNotContain("the desk is never open");
    }

    @Test
    void a_fixed_distance_from_utc_is_no_zone() {
        assertThat(read("zone: +01:00\nhours: {monday: 09:00-17:00}")).isEmpty();
        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly("'zone' is '+01:00', a fixed distance from UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Office", "office nl", "office--nl", "office_nl", "calendar", "1st", ""})
    void a_calendar_is_named_so_that_columns_can_carry_its_name(String name) {
        assertThat(CalendarReader.read(name, "x.yaml", "hours: {monday: 09:00-17:00}", ZoneId.of("UTC"), problems))
                .isEmpty();
        assertThat(problems.list())
                .extracting(Problem::found)
                .containsExactly("a calendar can not be called '" + name + "'");
    }

    private String remedy(String found) {
        return problems.list().stream()
                .filter(p -> p.found().startsWith(found))
                .map(Problem::remedy)
                .findFirst()
                .orElseThrow();
    }

    private Optional<BusinessCalendar> read(String yaml) {
        return CalendarReader.read("desk", "jobs/calendars/desk.yaml", yaml, OF_THE_JOB, problems);
    }
}
