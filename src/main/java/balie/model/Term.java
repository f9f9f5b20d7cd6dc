package balie.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One value of a controlled vocabulary, written in tables and files as its {@link #code()}. */
public interface Term {

    String name();

    /** What the value means, in one sentence. */
    String doc();

    /** How the value is spelled in tables and configuration: lower case, words joined by {@code _}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The spellings of a whole vocabulary, in the order of its declaration. */
    static List<String> codes(Term[] vocabulary) {
        return Arrays.stream(vocabulary).map(Term::code).toList();
    }
}
