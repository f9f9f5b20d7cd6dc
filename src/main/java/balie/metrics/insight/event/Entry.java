package balie.metrics.insight.event;

import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the calendar that is looked at.
 *
 * @param index of it among those looked at
 * @param briefing the day on which the desk was told of it; empty: not yet, or it is no news for customers
 */
record Entry(int index, CalendarEntry told, Optional<LocalDate> briefing) {

    boolean isTraining() {
        return told.kind() == CalendarKind.TRAINING;
    }

    boolean isForCustomers() {
        return told.kind().isForCustomers();
    }

    /** The product as products are compared; null: none in particular. */
    @Nullable
    String product() {
        return key(told.product());
    }

    /** A product as products are compared: spaces around it and capitals say nothing. */
    static @Nullable String key(@Nullable String product) {
        return product == null || product.isBlank() ? null : product.strip().toLowerCase(Locale.ROOT);
    }

    /** The days that are looked at; cut at no data yet. */
    Map<Window, Days> windows() {
        Map<Window, Days> windows = new EnumMap<>(Window.class);
        LocalDate day = told.date();
        if (isTraining()) {
            windows.put(Window.BEFORE, Days.before(day, Window.DAYS_TOLD));
            windows.put(Window.AFTER, Days.from(day, Window.DAYS_TOLD));
        } else if (product() != null) {
            windows.put(Window.ASKED_BEFORE, Days.before(day, Window.DAYS_TOLD));
            windows.put(Window.FIRST_WEEKS, Days.from(day, Window.DAYS_FIRST));
            windows.put(Window.SINCE, new Days(day, Days.LAST));
            windows.put(Window.BASELINE, Days.before(day, Window.DAYS_BASELINE));
            windows.put(Window.RESPONSE, Days.from(day, Window.DAYS_RESPONSE));
            briefing.filter(day::isBefore).ifPresent(briefed -> {
                Days.before(briefed, Window.DAYS_TOLD)
                        .within(day, briefed)
                        .ifPresent(before -> windows.put(Window.BEFORE, before));
                windows.put(Window.AFTER, Days.from(briefed, Window.DAYS_TOLD));
            });
        }
        return windows;
    }
}
