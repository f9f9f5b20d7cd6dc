package balie.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BusinessHoursTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final int HOUR = 3600;
    private static final List<OpenSpan> OFFICE = List.of(span("09:00", "12:30"), span("13:00", "17:30"));

    /** 2026-03-02 is a Monday. */
    private static final BusinessHours DESK = new BusinessHours(new OpeningHours(
            AMSTERDAM,
            Map.of(DayOfWeek.MONDAY, OFFICE, DayOfWeek.TUESDAY, OFFICE, DayOfWeek.FRIDAY, OFFICE),
            Map.of(
                    LocalDate.of(2026, 3, 9), List.of(),
                    LocalDate.of(2026, 3, 10), List.of(span("10:00", "11:00")))));

    private static final BusinessHours ALWAYS = new BusinessHours(OpeningHours.roundTheClock(AMSTERDAM));

    @Test
    void counts_only_open_time() {
        assertThat(open("2026-03-02T09:15", "2026-03-02T10:00")).isEqualTo(45 * 60);
        assertThat(open("2026-03-02T12:00", "2026-03-02T13:10:05")).isEqualTo(40 * 60 + 5);
        assertThat(open("2026-03-02T17:00", "2026-03-03T09:00:01")).isEqualTo(30 * 60 + 1);
        assertThat(open("2026-03-02T12:30", "2026-03-02T13:00")).isZero();
        assertThat(open("2026-03-02T00:00", "2026-03-03T00:00")).isEqualTo(8 * HOUR);
    }

    @Test
    void a_listed_date_has_its_own_hours() {
        assertThat(open("2026-03-06T17:00", "2026-03-13T09:30")).isEqualTo(2 * HOUR);
        assertThat(open("2026-03-09T00:00", "2026-03-10T00:00")).isZero();
    }

    @Test
    void an_earlier_end_gives_as_many_seconds_below_zero() {
        assertThat(open("2026-03-03T10:00", "2026-03-02T17:00")).isEqualTo(-5400);
    }

    /** Clocks went from 02:00 to 03:00 on 2026-03-29 and from 03:00 to 02:00 on 2026-10-25, both Sundays. */
    @Test
    void a_change_of_the_clock_shortens_and_lengthens_a_day() {
        assertThat(ALWAYS.seconds(at("2026-03-29T00:00"), at("2026-03-30T00:00")))
                .isEqualTo(23 * HOUR);
        assertThat(ALWAYS.seconds(at("2026-10-25T00:00"), at("2026-10-26T00:00")))
                .isEqualTo(25 * HOUR);

        BusinessHours night = new BusinessHours(
                new OpeningHours(AMSTERDAM, Map.of(DayOfWeek.SATURDAY, List.of(over("22:00", "02:30"))), Map.of()));
        // The half hour from 02:00 on is skipped.
        assertThat(night.seconds(at("2026-03-28T12:00"), at("2026-03-29T12:00")))
                .isEqualTo(4 * HOUR);
        assertThat(night.seconds(at("2026-03-21T12:00"), at("2026-03-22T12:00")))
                .isEqualTo(4 * HOUR + 1800);
        // It comes twice, and in between the desk is closed.
        assertThat(night.seconds(at("2026-10-24T12:00"), at("2026-10-25T12:00")))
                .isEqualTo(5 * HOUR);
        assertThat(night.isOpen(Instant.parse("2026-03-29T00:59:59Z"))).isTrue();
        assertThat(night.isOpen(Instant.parse("2026-03-29T01:00:00Z"))).isFalse();
        assertThat(night.isOpen(Instant.parse("2026-10-25T00:45:00Z"))).isFalse();
        assertThat(night.isOpen(Instant.parse("2026-10-25T01:15:00Z"))).isTrue();
    }

    @Test
    void hours_over_midnight_belong_to_the_day_they_begin_on() {
        Map<DayOfWeek, List<OpenSpan>> week = Map.of(
                DayOfWeek.SUNDAY, List.of(over("22:00", "06:00")), DayOfWeek.MONDAY, List.of(over("22:00", "06:00")));
        BusinessHours nights = new BusinessHours(new OpeningHours(AMSTERDAM, week, Map.of()));

        assertThat(nights.seconds(at("2026-03-02T00:00"), at("2026-03-03T00:00")))
                .isEqualTo(8 * HOUR);
        assertThat(nights.seconds(at("2026-03-03T00:00"), at("2026-03-04T00:00")))
                .isEqualTo(6 * HOUR);
    }

    @Test
    void hours_over_midnight_end_where_a_listed_date_begins_and_go_on_from_one() {
        Map<DayOfWeek, List<OpenSpan>> week = Map.of(
                DayOfWeek.SUNDAY, List.of(over("22:00", "06:00")), DayOfWeek.MONDAY, List.of(over("22:00", "06:00")));
        BusinessHours closed =
                new BusinessHours(new OpeningHours(AMSTERDAM, week, Map.of(LocalDate.of(2026, 3, 2), List.of())));
        BusinessHours longer = new BusinessHours(
                new OpeningHours(AMSTERDAM, week, Map.of(LocalDate.of(2026, 3, 2), List.of(over("20:00", "07:00")))));

        assertThat(closed.seconds(at("2026-03-01T00:00"), at("2026-03-04T00:00")))
                .isEqualTo(2 * HOUR);
        assertThat(longer.seconds(at("2026-03-02T00:00"), at("2026-03-04T00:00")))
                .isEqualTo(11 * HOUR);
    }

    /** Samoa went from 2011-12-29 to 2011-12-31; at that midnight its distance from UTC went from -10 to +14 hours. */
    @Test
    void a_day_that_a_place_left_out_counts_for_nothing() {
        BusinessHours apia = new BusinessHours(OpeningHours.roundTheClock(ZoneId.of("Pacific/Apia")));
        Instant start = Instant.parse("2011-12-29T10:00:00Z");

        assertThat(LocalDateTime.ofInstant(start, apia.zone())).isEqualTo("2011-12-29T00:00");
        assertThat(LocalDateTime.ofInstant(start.plusSeconds(24 * HOUR), apia.zone()))
                .isEqualTo("2011-12-31T00:00");
        assertThat(apia.seconds(start, start.plusSeconds(48 * HOUR))).isEqualTo(48 * HOUR);

        BusinessHours fridays = new BusinessHours(
                new OpeningHours(apia.zone(), Map.of(DayOfWeek.FRIDAY, List.of(span("00:00", "24:00"))), Map.of()));
        assertThat(fridays.seconds(start, start.plusSeconds(6 * 24 * HOUR))).isZero();
        assertThat(fridays.nextOpen(start)).contains(Instant.parse("2012-01-05T10:00:00Z"));
    }

    @Test
    void parts_of_a_second_are_cut_off() {
        Instant nine = at("2026-03-02T09:00");

        assertThat(DESK.seconds(nine.minusNanos(1), nine.plusNanos(1))).isZero();
        assertThat(DESK.seconds(nine.plusNanos(999_999_999), nine.plusSeconds(1)))
                .isEqualTo(1);
        assertThat(DESK.isOpen(nine.minusNanos(1))).isFalse();
        assertThat(DESK.isOpen(at("2026-03-02T12:30").minusNanos(1))).isTrue();
        assertThat(DESK.nextOpen(nine.minusNanos(1))).contains(nine);
        assertThat(DESK.nextOpen(nine.plusNanos(5))).contains(nine.plusNanos(5));
        assertThat(DESK.plus(nine.plusNanos(5), 60)).contains(nine.plusSeconds(60));
    }

    @Test
    void says_when_it_opens_and_when_something_is_due() {
        assertThat(DESK.nextOpen(at("2026-03-02T12:30"))).contains(at("2026-03-02T13:00"));
        assertThat(DESK.nextOpen(at("2026-03-06T17:30"))).contains(at("2026-03-10T10:00"));
        assertThat(DESK.plus(at("2026-03-06T17:00"), 1800)).contains(at("2026-03-06T17:30"));
        assertThat(DESK.plus(at("2026-03-06T17:00"), 1801)).contains(at("2026-03-10T10:00:01"));
        assertThat(DESK.plus(at("2026-03-06T19:00"), 0)).contains(at("2026-03-06T19:00"));
        assertThatThrownBy(() -> DESK.plus(at("2026-03-06T17:00"), -1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The worked example in the documentation of the crate workclock (docs.rs/workclock, 0.1.2): due 2026-12-30T09:30Z. */
    @Test
    void agrees_with_a_published_example() {
        List<OpenSpan> day = List.of(span("09:00", "12:00"), span("13:00", "17:00"));
        BusinessHours london = new BusinessHours(new OpeningHours(
                ZoneId.of("Europe/London"),
                Map.of(
                        DayOfWeek.MONDAY, day,
                        DayOfWeek.TUESDAY, day,
                        DayOfWeek.WEDNESDAY, day,
                        DayOfWeek.THURSDAY, day,
                        DayOfWeek.FRIDAY, day),
                Map.of(LocalDate.of(2026, 12, 25), List.of(), LocalDate.of(2026, 12, 28), List.of())));
        Instant opened = Instant.parse("2026-12-24T16:30:00Z");
        Instant due = Instant.parse("2026-12-30T09:30:00Z");

        assertThat(london.plus(opened, 8 * HOUR)).contains(due);
        assertThat(london.seconds(opened, due)).isEqualTo(8 * HOUR);
    }

    /** What is due at the end of a Friday is not moved by the change of the clock on the Sunday that follows. */
    @Test
    void a_change_of_the_clock_in_closed_hours_moves_nothing() {
        assertThat(DESK.plus(at("2026-03-27T09:00"), 8 * HOUR)).contains(at("2026-03-27T17:30"));
        assertThat(DESK.plus(at("2026-10-23T09:00"), 8 * HOUR)).contains(at("2026-10-23T17:30"));
        assertThat(DESK.nextOpen(at("2026-03-27T17:30"))).contains(at("2026-03-30T09:00"));
        assertThat(DESK.nextOpen(at("2026-10-23T17:30"))).contains(at("2026-10-26T09:00"));
    }

    @Test
    void what_never_comes_is_empty() {
        BusinessHours once = new BusinessHours(new OpeningHours(
                AMSTERDAM, Map.of(), Map.of(LocalDate.of(2026, 3, 2), List.of(span("09:00", "10:00")))));

        assertThat(once.nextOpen(at("1999-01-01T00:00"))).contains(at("2026-03-02T09:00"));
        assertThat(once.nextOpen(at("2026-03-02T10:00"))).isEmpty();
        assertThat(once.plus(at("2026-03-01T00:00"), HOUR)).contains(at("2026-03-02T10:00"));
        assertThat(once.plus(at("2026-03-01T00:00"), HOUR + 1)).isEmpty();
        assertThat(ALWAYS.plus(Instant.EPOCH, Long.MAX_VALUE)).isEmpty();
        assertThat(new BusinessHours(new OpeningHours(AMSTERDAM, Map.of(), Map.of())).nextOpen(Instant.EPOCH))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Amsterdam",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "UTC"
            })
    void counts_what_a_walk_minute_by_minute_counts(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 60; i++) {
            LocalDate day = someDay(random, zone);
            RandomDesk desk = RandomDesk.of(random, zone, day, 24);
            BusinessHours hours = new BusinessHours(desk.opening);
            Instant from = minute(random, day.plusDays(2).atStartOfDay(zone).toInstant(), 8);
            Instant to = minute(random, from, 12);

            long open = desk.seconds(from, to, 60);
            assertThat(hours.seconds(from, to))
                    .as("%s from %s to %s", desk.opening, from, to)
                    .isEqualTo(open);
            assertThat(hours.seconds(to, from)).isEqualTo(-open);
            assertThat(hours.isOpen(from)).isEqualTo(desk.isOpen(from));
            dueHoldsWhatItSays(hours, from, 1 + random.nextInt(200_000));
            if (open > 0) {
                dueHoldsWhatItSays(hours, from, open);
            }
            opensWhereTheWalkDoes(hours, desk, from);
        }
    }

    /** The earliest instant with so much open time: it has it, and a second earlier it was one less. */
    private static void dueHoldsWhatItSays(BusinessHours hours, Instant from, long seconds) {
        hours.plus(from, seconds).ifPresent(due -> {
            assertThat(hours.seconds(from, due)).isEqualTo(seconds);
            assertThat(hours.seconds(from, due.minusSeconds(1))).isEqualTo(seconds - 1);
        });
        assertThat(hours.plus(from, seconds).isPresent())
                .isEqualTo(hours.seconds(from, Instant.parse("9999-12-31T00:00:00Z")) >= seconds);
    }

    private static void opensWhereTheWalkDoes(BusinessHours hours, RandomDesk desk, Instant from) {
        Optional<Instant> opens = hours.nextOpen(from);
        Instant walked = from;
        Instant end = from.plus(Duration.ofDays(15));
        while (walked.isBefore(end) && !desk.isOpen(walked)) {
            walked = walked.plusSeconds(60);
        }
        if (walked.isBefore(end)) {
            assertThat(opens).contains(walked);
        } else {
            assertThat(opens.filter(o -> o.isBefore(end))).isEmpty();
        }
    }

    /** New York took up time by zones on 1883-11-18: its clocks were put back by 3 minutes and 58 seconds. */
    @Test
    void counts_seconds_where_a_clock_was_changed_by_seconds() {
        ZoneId zone = ZoneId.of("America/New_York");
        Random random = new Random(1883);
        Instant change = Instant.parse("1883-11-18T17:00:00Z");
        assertThat(zone.getRules()
                        .getTransition(LocalDateTime.of(1883, 11, 18, 12, 0))
                        .toEpochSecond())
                .isEqualTo(change.getEpochSecond());
        for (int i = 0; i < 40; i++) {
            RandomDesk desk = RandomDesk.of(random, zone, LocalDate.of(1883, 11, 10), 20);
            Instant from = change.minusSeconds(random.nextInt(7200));
            Instant to = change.plusSeconds(random.nextInt(7200));

            assertThat(new BusinessHours(desk.opening).seconds(from, to)).isEqualTo(desk.seconds(from, to, 1));
        }
    }

    @Test
    void a_year_of_minutes_is_counted_as_the_walk_counts_it() {
        Random random = new Random(7);
        ZoneId zone = ZoneId.of("Australia/Lord_Howe");
        RandomDesk desk = RandomDesk.of(random, zone, LocalDate.of(2025, 1, 1), 365);
        Instant from = Instant.parse("2024-12-01T03:17:00Z");
        Instant to = Instant.parse("2026-01-20T11:48:00Z");

        assertThat(new BusinessHours(desk.opening).seconds(from, to)).isEqualTo(desk.seconds(from, to, 60));
    }

    @Test
    void counts_add_up_over_centuries() {
        Random random = new Random(99);
        for (String zone : List.of("Europe/Amsterdam", "America/New_York", "Pacific/Apia")) {
            BusinessHours hours =
                    new BusinessHours(RandomDesk.of(random, ZoneId.of(zone), LocalDate.of(2020, 1, 1), 2000).opening);
            for (int i = 0; i < 2000; i++) {
                Instant a = somewhen(random);
                Instant b = somewhen(random);
                Instant c = somewhen(random);
                assertThat(hours.seconds(a, b) + hours.seconds(b, c)).isEqualTo(hours.seconds(a, c));
                long elapsed = b.getEpochSecond() - a.getEpochSecond();
                assertThat(Math.abs(hours.seconds(a, b))).isBetween(0L, Math.abs(elapsed));
                assertThat(hours.seconds(a, b) * Long.signum(elapsed)).isNotNegative();
            }
        }
    }

    @Test
    void the_clock_of_a_desk_that_never_closes_is_the_calendar() {
        Random random = new Random(24);
        for (String zone : List.of("Europe/Amsterdam", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu")) {
            BusinessHours hours = new BusinessHours(OpeningHours.roundTheClock(ZoneId.of(zone)));
            for (int i = 0; i < 1000; i++) {
                Instant a = somewhen(random);
                Instant b = somewhen(random);
                assertThat(hours.seconds(a, b)).isEqualTo(b.getEpochSecond() - a.getEpochSecond());
                assertThat(hours.isOpen(a)).isTrue();
            }
            assertThat(hours.seconds(Instant.MIN, Instant.MAX))
                    .isEqualTo(Instant.MAX.getEpochSecond() - Instant.MIN.getEpochSecond());
        }
    }

    @Test
    void travels_and_is_a_value() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(DESK);
        }
        Object read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = in.readObject();
        }

        assertThat(read).isEqualTo(DESK).hasSameHashCodeAs(DESK).isNotEqualTo(ALWAYS);
        assertThat(((BusinessHours) read).seconds(at("2026-03-02T09:00"), at("2026-03-02T10:00")))
                .isEqualTo(HOUR);
        assertThat(bytes.size()).isLessThan(50_000);
    }

    @Test
    void refuses_hours_that_overlap_or_are_none() {
        Map<DayOfWeek, List<OpenSpan>> twice =
                Map.of(DayOfWeek.MONDAY, List.of(span("12:00", "14:00"), span("09:00", "12:01")));

        assertThatThrownBy(() -> new OpeningHours(AMSTERDAM, twice, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpenSpan(600, 600)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpenSpan(1440, 1500)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_the_years_it_lists_nothing_of() {
        OpeningHours listing2026 = DESK.opening();

        assertThat(listing2026.yearsNotListed(LocalDate.of(2024, 12, 31), LocalDate.of(2027, 1, 1)))
                .containsExactly(2024, 2025, 2027);
        assertThat(listing2026.yearsNotListed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
                .isEmpty();
        assertThat(ALWAYS.opening().yearsNotListed(LocalDate.of(2024, 12, 31), LocalDate.of(2027, 1, 1)))
                .isEmpty();
    }

    /** Days near a change of the clock as often as any others. */
    private static LocalDate someDay(Random random, ZoneId zone) {
        Instant any = Instant.parse("1972-01-01T00:00:00Z").plusSeconds(random.nextInt(60 * 366) * 86_400L);
        if (random.nextInt(8) == 0 && zone.getId().equals("Pacific/Apia")) {
            return LocalDate.of(2011, 12, 20).plusDays(random.nextInt(10));
        }
        var change = zone.getRules().nextTransition(any);
        boolean near = change != null && random.nextBoolean();
        return LocalDateTime.ofInstant(near ? change.getInstant() : any, ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(7);
    }

    private static Instant minute(Random random, Instant from, int days) {
        return from.plusSeconds(60L * random.nextInt(days * OpenSpan.MINUTES_A_DAY));
    }

    private static Instant somewhen(Random random) {
        return Instant.parse("1850-01-01T00:00:00Z")
                .plusSeconds((long) (random.nextDouble() * 500 * 366 * 86_400))
                .plusNanos(random.nextInt(1_000_000_000));
    }

    private static long open(String from, String to) {
        return DESK.seconds(at(from), at(to));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    }

    private static OpenSpan span(String from, String to) {
        return new OpenSpan(minutes(from), minutes(to));
    }

    private static OpenSpan over(String from, String to) {
        return new OpenSpan(minutes(from), minutes(to) + OpenSpan.MINUTES_A_DAY);
    }

    private static int minutes(String clock) {
        return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
    }
}
