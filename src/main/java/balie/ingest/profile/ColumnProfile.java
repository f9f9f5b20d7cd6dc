package balie.ingest.profile;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What is known of a column.
 *
 * @param place from 0
 * @param type what its values are
 * @param filled records with a value that is not a word for nothing
 * @param distinct different values
 * @param exact whether that number is exact
 * @param values how often each occurs, the most frequent first; empty: too many different ones
 * @param samples the first values that differ
 * @param nulls words for nothing, and how often each occurs
 * @param times of a column of times; null: of any other
 * @param personal whether its name says that its values are about a person
 * @param longest characters of the longest value
 * @param oddities what is wrong with single values
 */
public record ColumnProfile(
        String name,
        int place,
        ColumnType type,
        long filled,
        long distinct,
        boolean exact,
        Map<String, Long> values,
        List<String> samples,
        Map<String, Long> nulls,
        @Nullable Times times,
        boolean personal,
        int longest,
        Oddities oddities) {

    /**
     * How many values are odd, and how.
     *
     * @param otherwise values that are not of the column's type
     * @param scientific numbers in powers of ten
     * @param rounded long numbers of which all digits behind the fifteenth are 0
     * @param mojibake texts that were read in the wrong encoding before they were exported
     * @param blanks values with blanks before or behind
     * @param points decimals with a point
     * @param commas decimals with a comma
     * @param negative durations below zero
     */
    public record Oddities(
            long otherwise,
            long scientific,
            long rounded,
            long mojibake,
            long blanks,
            long points,
            long commas,
            long negative) {}

    /** Whether its name says that it holds one of the vocabularies of the canonical table. */
    public boolean knownVocabulary() {
        return ColumnNames.meaning(name)
                .filter(m -> !m.target().vocabulary().isEmpty())
                .isPresent();
    }

    /** How many different values are repeated: of an id, none should be. */
    public long repeats() {
        return exact ? filled - distinct : 0;
    }
}
