package balie.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What people said of a question.
 *
 * @param id of the question, such as Q12
 * @param name what it is called from now on; null: by its label
 * @param merged ids of questions that are the same one
 * @param examples wordings that belong to it, whatever they look like
 * @param splitFrom the question it was part of; null: none
 * @param line where it stands in its file
 */
public record Correction(
        String id,
        @Nullable String name,
        List<String> merged,
        List<String> examples,
        @Nullable String splitFrom,
        int line) {

    public Correction {
        merged = List.copyOf(merged);
        examples = List.copyOf(examples);
    }
}
