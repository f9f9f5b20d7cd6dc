package balie.model;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Which figure of a job it is, the same in every run that publishes it.
 *
 * @param table name of the result table
 * @param key what it is about: names and values of the columns that say so, parted by ';'; empty: everything
 * @param from first day; null: the figure has no period
 * @param to last day; null: the figure has no period
 * @param source as the result table has it; null: it does not say
 */
public record FigureId(
        String table,
        String key,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String source) {

    /** A part of a key: {@code channel=email}, with signs before what would part or end it. */
    public static String part(String name, String value) {
        return name + "=" + value.replace("\\", "\\\\").replace(";", "\\;");
    }
}
