package balie.model;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What customers were offered or the desk was told on a day.
 *
 * @param product it is about, in the words of the exports; null: of none in particular
 * @param audience for whom it was: a type of customer, all, desk; null: not said
 */
public record CalendarEntry(
        LocalDate date,
        CalendarKind kind,
        String name,
        @Nullable String product,
        @Nullable String audience) implements Serializable {}
