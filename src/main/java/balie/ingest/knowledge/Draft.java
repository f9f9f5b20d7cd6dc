package balie.ingest.knowledge;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An article as it was found, not checked yet.
 *
 * @param file as shown in messages
 * @param line where it begins; 0: a whole file
 * @param id its own; null: it goes by its place
 * @param place what it goes by without an id of its own
 * @param title null: it has none
 * @param updated null: it does not say
 * @param product null: it does not say
 * @param language null: it does not say
 * @param blocks its headings and paragraphs
 */
record Draft(
        String file,
        int line,
        @Nullable String id,
        String place,
        @Nullable String title,
        @Nullable Noted updated,
        @Nullable String product,
        @Nullable String language,
        List<String> blocks) {

    /** Something written at a line. */
    record Noted(String text, int line) {}

    /** A text without blanks around it; null for none. */
    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
