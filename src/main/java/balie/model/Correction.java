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

    /** Nothing said of a question yet. */
    public static Correction none(String id) {
        return new Correction(id, null, List.of(), List.of(), null, 0);
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return name == null && merged.isEmpty() && examples.isEmpty();
    }

    /** A question with examples is one from then on, if it was none before. */
    public boolean isMade() {
        return !examples.isEmpty();
    }

    /** The number of the question. */
    public int number() {
        return QuestionId.number(id);
    }

    public Correction named(String newName) {
        return new Correction(id, newName, merged, examples, splitFrom, line);
    }

    public Correction merging(List<String> ids) {
        return new Correction(id, name, ids, examples, splitFrom, line);
    }

    public Correction withExamples(List<String> wordings) {
        return new Correction(id, name, merged, wordings, splitFrom, line);
    }
}
