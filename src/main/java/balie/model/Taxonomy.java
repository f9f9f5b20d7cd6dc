package balie.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The categories that a desk files its complaints under.
 *
 * @param categories in the order of the file, each id once
 */
public record Taxonomy(List<Category> categories) {

    /** What stands for a category where none could be told. */
    public static final String UNCLASSIFIED = "unclassified";

    /** Of a desk that has no such file. */
    public static final Taxonomy NONE = new Taxonomy(List.of());

    public Taxonomy {
        categories = List.copyOf(categories);
    }

    /**
     * A category.
     *
     * @param id as it stands in tables
     * @param names by code of the language, such as nl
     * @param definitions by code of the language
     * @param examples complaints of the category, by code of the language
     * @param severity how much such a complaint weighs
     * @param cause where it comes from
     * @param recorded what exports call the category
     */
    public record Category(
            String id,
            Map<String, String> names,
            Map<String, String> definitions,
            Map<String, List<String>> examples,
            Optional<Severity> severity,
            Optional<String> cause,
            Set<String> recorded) {

        /** In English, else in the language there is, else the id. */
        public String name() {
            return names.getOrDefault("en", names.getOrDefault("nl", id));
        }
    }

    public Optional<Category> category(String id) {
        return categories.stream().filter(c -> c.id().equals(id)).findFirst();
    }
}
