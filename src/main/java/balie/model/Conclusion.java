package balie.model;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/**
 * What Balie concluded from a text, whatever was recorded.
 *
 * @param kind of the contact; null: in doubt
 * @param category of a complaint, were it one: an id of the taxonomy; null: in doubt
 * @param emotion the state its writer was in; null: in doubt
 */
public record Conclusion(
        @Nullable Kind kind,
        @Nullable String category,
        @Nullable Emotion emotion) implements Serializable {

    /** Nothing could be concluded. */
    public static final Conclusion NONE = new Conclusion(null, null, null);
}
