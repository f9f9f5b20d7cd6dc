package balie.ingest.profile;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;

/** Counts records that end before they begin, in each reading of their dates. */
final class SpanTally {

    private final int from;
    private final int to;
    private long both;
    private long backwardsDayFirst;
    private long backwardsMonthFirst;

    SpanTally(int from, int to) {
        this.from = from;
        this.to = to;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    void add(@Nullable TimeForm begin, @Nullable TimeForm end) {
        if (begin == null || end == null || begin.hasOffset() != end.hasOffset()) {
            return;
        }
        both++;
        backwardsDayFirst += isBackwards(at(begin, false), at(end, false)) ? 1 : 0;
        backwardsMonthFirst += isBackwards(at(begin, true), at(end, true)) ? 1 : 0;
    }

    /** Of two moments of one day the order is known only where both have a time. */
    private static boolean isBackwards(@Nullable LocalDateTime begin, @Nullable LocalDateTime end) {
        if (begin == null || end == null) {
            return false;
        }
        boolean dateOnly =
                end.toLocalTime().toSecondOfDay() == 0 || begin.toLocalTime().toSecondOfDay() == 0;
        return dateOnly ? end.toLocalDate().isBefore(begin.toLocalDate()) : end.isBefore(begin);
    }

    private static @Nullable LocalDateTime at(TimeForm form, boolean monthFirst) {
        return monthFirst && form.monthFirstPattern() != null ? form.monthFirst() : form.dayFirst();
    }

    TableProfile.Span span(String fromName, String toName, Order order) {
        return new TableProfile.Span(
                fromName, toName, both, order == Order.MONTH_FIRST ? backwardsMonthFirst : backwardsDayFirst);
    }
}
