package balie.config;

import java.util.regex.Pattern;

/**
 * What jobs, mappings and sources may be called. Their names become file names, keys in the store and entries of lists
 * there, so a comma or an equals sign in one would make two of it.
 */
final class Names {

    static final String REMEDY = "Use letters, digits, spaces, '.', '_' and '-', and begin with a letter or digit.";

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]*");

    private Names() {}

    static boolean fits(String name) {
        return FORM.matcher(name).matches();
    }
}
