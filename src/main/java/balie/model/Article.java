package balie.model;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * An article of a knowledge base, without its text: that is not published.
 *
 * @param id as the export has it, or the path of its file below the folder
 * @param updated when somebody last changed it; null: not told
 * @param product it is about, in the words of the exports; null: of none in particular
 */
public record Article(
        String id,
        String title,
        @Nullable LocalDate updated,
        @Nullable String product) implements Serializable {}
