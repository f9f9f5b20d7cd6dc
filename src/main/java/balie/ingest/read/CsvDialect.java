package balie.ingest.read;

import balie.config.SourceMapping;
import org.apache.commons.csv.CSVFormat;

import java.io.Serializable;

/**
 * The characters that divide a delimited text.
 *
 * @param quote {@link #NONE}: quotes are plain text
 * @param escape the character behind it is plain text; {@link #NONE}: a quote inside a quoted field is written twice
 * @param padded whether spaces around a field are no part of it, so that a quote may stand behind one
 */
public record CsvDialect(char delimiter, char quote, char escape, boolean padded) implements Serializable {

    /** A character that no text holds. */
    public static final char NONE = SourceMapping.Dialect.NONE;

    /** Commas and double quotes. */
    public static final CsvDialect PLAIN = of(',', '"');

    /** A dialect in which quotes inside a quoted field are written twice. */
    public static CsvDialect of(char delimiter, char quote) {
        return new CsvDialect(delimiter, quote, NONE, false);
    }

    /** Whether quotes may be apostrophes as well, see {@link LooseQuotes}. */
    boolean isLoose() {
        return quote == '\'';
    }

    /** Whether each quote opens, closes or is doubled, so that counting quotes tells where records end. */
    public boolean isRegular() {
        return quote != NONE && !isLoose() && escape == NONE && !padded;
    }

    /** The text that stands for no value, besides the empty one; databases that escape write {@code \\N}. */
    String nothing() {
        return escape == '\\' ? "\\N" : "";
    }

    CSVFormat format() {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quote == NONE ? null : Character.valueOf(quote))
                .setEscape(escape == NONE ? null : Character.valueOf(escape))
                .setIgnoreSurroundingSpaces(padded)
                .setIgnoreEmptyLines(true)
                .get();
    }

    /** A character as it is named to people. */
    static String name(char c) {
        return switch (c) {
            case NONE -> "none";
            case '\t' -> "tab";
            case ' ' -> "space";
            default -> c < ' ' ? String.format(java.util.Locale.ROOT, "character %d", (int) c) : "'" + c + "'";
        };
    }
}
