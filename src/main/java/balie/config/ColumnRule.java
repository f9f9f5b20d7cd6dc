package balie.config;

import balie.config.time.DateOrder;
import balie.config.time.DurationUnit;
import balie.contract.Field;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one canonical column is made from a record of an export.
 *
 * @param target the canonical column
 * @param input which columns of the export it is read from
 * @param conversion how the text found becomes a value
 * @param required whether a record without a value is quarantined
 * @param whenEmpty the text to convert where the record has none; null: the value is then null
 * @param where in which records the rule gives a value: each column named has one of the values behind it, in lower case; empty: in
 *     all
 */
public record ColumnRule(
        Field target,
        Input input,
        Conversion conversion,
        boolean required,
        @Nullable String whenEmpty,
        Map<String, Set<String>> where)
        implements Serializable {

    public ColumnRule {
        where = Map.copyOf(where);
    }

    /** The same rule with days and months read in one order. */
    ColumnRule readingDates(DateOrder order) {
        return conversion instanceof Conversion.AsInstant at
                ? new ColumnRule(
                        target, input, new Conversion.AsInstant(order.read(at.patterns())), required, whenEmpty, where)
                : this;
    }

    /** Where the text comes from. */
    public sealed interface Input extends Serializable {

        /** The same text for every record. */
        record Constant(String value) implements Input {}

        /**
         * Columns of the export, joined by a space where there are several; each has alternative names, and the first of
         * them with a value is taken.
         */
        record Columns(List<List<String>> names) implements Input {
            public Columns {
                names = names.stream().map(List::copyOf).toList();
            }
        }
    }

    /** What becomes of the text. */
    public sealed interface Conversion extends Serializable {

        /** @param html whether the text is written in HTML, of which only what is read stays */
        record AsText(boolean html) implements Conversion {}

        /**
         * A value of a vocabulary or a mapped text.
         *
         * @param values canonical value by the export's value in lower case; an empty one means that nothing is recorded
         * @param otherwise for values not listed; null: such a value is an issue
         */
        record ByValue(Map<String, String> values, @Nullable String otherwise) implements Conversion {}

        /** The value of the first of the words listed that stands in the text, a list of tags; null if none does. */
        record ByTag(Map<String, String> tags) implements Conversion {}

        /** A moment, in the first of the patterns of {@link java.time.format.DateTimeFormatter} that fits, or {@code iso}. */
        record AsInstant(List<String> patterns) implements Conversion {}

        /**
         * A duration after another canonical instant.
         *
         * @param unit of a plain number
         * @param negativeIsEmpty whether one below 0 counts as not recorded; else it is an issue
         */
        record After(Field base, DurationUnit unit, boolean negativeIsEmpty) implements Conversion {}

        /** A whole number, with {@code plus} added and nothing below 0. */
        record AsCount(long plus) implements Conversion {}

        /** 1 where anything is written but a 0, which is 0. */
        record AsPresence() implements Conversion {}

        /**
         * A duration in whole seconds.
         *
         * @param unit of a plain number
         */
        record AsSeconds(DurationUnit unit) implements Conversion {}

        /** Whether a time that was left until something had to be done is not below 0. */
        record TimeLeft() implements Conversion {}

        record AsFlag(Set<String> yes, Set<String> no) implements Conversion {}
    }
}
