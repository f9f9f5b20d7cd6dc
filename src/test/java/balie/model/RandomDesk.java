package balie.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A desk with hours by chance, and what it says of itself instant by instant: the slow way that {@link BusinessHours} saves. */
final class RandomDesk {

    private static final int QUARTER = 15;

    final OpeningHours opening;

    private RandomDesk(OpeningHours opening) {
        this.opening = opening;
    }

    /** Weekdays and dates from {@code day} on, some closed, some over midnight, up to three spans a day. */
    static RandomDesk of(Random random, ZoneId zone, LocalDate day, int days) {
        Map<DayOfWeek, List<OpenSpan>> week = new HashMap<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                week.put(weekday, spans(random));
            }
        }
        Map<LocalDate, List<OpenSpan>> special = new HashMap<>();
        for (int i = 0; i < days / 4; i++) {
            special.put(day.plusDays(random.nextInt(days)), random.nextBoolean() ? List.of() : spans(random));
        }
        return new RandomDesk(new OpeningHours(zone, week, special));
    }

    private static List<OpenSpan> spans(Random random) {
        if (random.nextInt(6) == 0) {
            return List.of(new OpenSpan(0, OpenSpan.MINUTES_A_DAY));
        }
        List<OpenSpan> spans = new ArrayList<>();
        int at = 0;
        for (int i = random.nextInt(3); i >= 0 && at < OpenSpan.MINUTES_A_DAY; i--) {
            int start = at + random.nextInt(20) * QUARTER;
            int end = start + 1 + random.nextInt(600);
            if (start < OpenSpan.MINUTES_A_DAY) {
                spans.add(new OpenSpan(start, end));
            }
            at = end;
        }
        return spans;
    }

    boolean isOpen(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, opening.zone());
        LocalDate date = local.toLocalDate();
        int minute = local.getHour() * 60 + local.getMinute();
        return within(date, minute)
                || (!opening.special().containsKey(date) && within(date.minusDays(1), minute + OpenSpan.MINUTES_A_DAY));
    }

    private boolean within(LocalDate date, int minute) {
        List<OpenSpan> spans = opening.special().containsKey(date)
                ? opening.special().get(date)
                : opening.week().getOrDefault(date.getDayOfWeek(), List.of());
        return spans.stream().anyMatch(s -> s.start() <= minute && minute < s.end());
    }

    /** Open seconds, counted step by step; the instants are whole steps apart. */
    long seconds(Instant from, Instant to, int step) {
        long open = 0;
        for (long at = from.getEpochSecond(); at < to.getEpochSecond(); at += step) {
            open += isOpen(Instant.ofEpochSecond(at)) ? step : 0;
        }
        return open;
    }
}
