package balie.config;

import balie.issue.Problems;
import balie.model.BusinessHours;
import balie.model.OpeningHours;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every calendar that is shipped does what its examples say, and examples tell what is wrong with them. */
class CalendarSpecsTest {

    private static final Path CALENDARS = Path.of("jobs/calendars");
    private static final String SPEC = ".spec.yaml";

    private final Problems problems = new Problems();

    @TestFactory
    Stream<DynamicTest> examples_hold() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(CALENDARS)) {
            names = files.map(f -> f.getFileName().toString())
                    .filter(n -> !n.endsWith(SPEC))
                    .map(n -> n.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
        assertThat(names).contains("office-nl", "round-the-clock");
        return names.stream().flatMap(name -> {
            CalendarSpec spec = spec(read(CALENDARS.resolve(name + SPEC)));
            BusinessHours hours = shipped(name, spec.zone()).hours();
            return spec.examples().stream()
                    .map(e -> DynamicTest.dynamicTest(
                            name + ":" + e.line() + " " + e.name(),
                            () -> assertThat(CalendarCheck.failures(hours, e)).isEmpty()));
        });
    }

    /** Easter by the anonymous Gregorian method (Meeus, Astronomical Algorithms, 1991, chapter 8), the others from it. */
    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026, 2027})
    void the_public_holidays_are_those_of_the_law(int year) {
        LocalDate easter = easter(year);
        LocalDate king = LocalDate.of(year, 4, 27);
        Set<LocalDate> expected = new TreeSet<>(List.of(
                LocalDate.of(year, 1, 1),
                easter.plusDays(1),
                king.getDayOfWeek() == DayOfWeek.SUNDAY ? king.minusDays(1) : king,
                LocalDate.of(year, 5, 5),
                easter.plusDays(39),
                easter.plusDays(50),
                LocalDate.of(year, 12, 25),
                LocalDate.of(year, 12, 26)));

        assertThat(shipped("office-nl", ZoneId.of("UTC")).hours().opening().special().keySet().stream()
                        .filter(d -> d.getYear() == year))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void easter_is_when_it_was() {
        assertThat(Stream.of(1818, 1954, 2000, 2024, 2025).map(CalendarSpecsTest::easter))
                .containsExactly(
                        LocalDate.of(1818, 3, 22),
                        LocalDate.of(1954, 4, 18),
                        LocalDate.of(2000, 4, 23),
                        LocalDate.of(2024, 3, 31),
                        LocalDate.of(2025, 4, 20));
    }

    @Test
    void says_what_an_example_gives_instead() {
        BusinessHours hours = new BusinessHours(OpeningHours.roundTheClock(ZoneId.of("Europe/Amsterdam")));
        CalendarSpec spec = spec("""
                examples:
                  - {name: right, from: 2026-03-02 09:00, to: 2026-03-02T10:30:05, open: 1 h 30 min 5 s}
                  - {name: in UTC, from: 2026-03-02 09:00Z, to: 2026-03-02 10:00, open: 0 s}
                  - {name: wrong, from: 2026-03-02 09:00, to: 2026-03-02 10:30, open: -90 min}
                  - {name: skipped, from: 2026-03-29 02:30, to: 2026-03-29 04:00, open: 1 h}
                  - {name: twice, from: 2026-10-25 01:00, to: 2026-10-25 02:30, open: 1 h}
                """);

        assertThat(spec.examples().stream().map(e -> e.line() + " " + CalendarCheck.failures(hours, e)))
                .containsExactly(
                        "2 []",
                        "3 []",
                        "4 [open for 1 h 30 min, expected -1 h 30 min]",
                        "5 [2026-03-29 02:30 is never on the clock of Europe/Amsterdam, a change skips it]",
                        "6 [2026-10-25 02:30 is twice on the clock of Europe/Amsterdam, write "
                                + "2026-10-25 02:30+02:00 or 2026-10-25 02:30+01:00]");
    }

    @Test
    void tells_all_that_is_wrong_with_its_line() {
        assertThat(CalendarSpec.read("desk.spec.yaml", """
                zones: UTC
                examples:
                  - {name: a, from: 2026-03-02, to: 2026-02-30 10:00, open: 1 day}
                  - {name: b, from: 2026-03-02 10:00, opens: 1 h}
                  - c
                """, problems)).isEmpty();
        CalendarSpec.read("none.spec.yaml", "examples: []", problems);

        assertThat(problems.list().stream().map(p -> p.line() + " " + p.found()))
                .containsExactlyInAnyOrder(
                        "1 unknown key 'zones'",
                        "3 'from' is '2026-03-02'",
                        "3 'to' is '2026-02-30 10:00'",
                        "3 'open' is '1 day'",
                        "4 the key 'to' is missing",
                        "4 the key 'open' is missing",
                        "4 unknown key 'opens'",
                        "5 an example is the text 'c'",
                        "1 'examples' is an empty list");
        assertThat(problems.list()).allSatisfy(p -> assertThat(p.remedy()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({"1 h, 3600", "1h30min, 5400", "-2 h 5 s, -7205", "45 s, 45", "0 min, 0", "90 min, 5400", "100 h, 360000"
    })
    void open_time_is_read_in_words_and_written_so(String text, long seconds) {
        assertThat(OpenTime.read(text)).hasValue(seconds);
        assertThat(OpenTime.read(OpenTime.inWords(seconds))).hasValue(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1", "1:30", "1 d", "30 min 1 h", "1.5 h", "12345678 h"})
    void what_is_no_open_time_is_not_read(String text) {
        assertThat(OpenTime.read(text)).isEmpty();
    }

    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }

    private BusinessCalendar shipped(String name, ZoneId zone) {
        Path file = CALENDARS.resolve(name + ".yaml");
        return CalendarReader.read(name, file.toString(), read(file), zone, problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    private CalendarSpec spec(String yaml) {
        return CalendarSpec.read("desk.spec.yaml", yaml, problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
