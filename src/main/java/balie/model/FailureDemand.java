package balie.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What makes a contact failure demand: demand caused by something that was not done, or not done right (J. Seddon, I Want You to
 * Cheat!, 1992). The rest is value demand: what the desk is there for.
 *
 * @param causes in the order of the file, each id once; the first that fits a contact is its cause
 * @param minutes that a contact takes, by code of the channel, where no handling time is recorded; may be empty
 */
public record FailureDemand(List<Cause> causes, Map<String, Double> minutes) implements Serializable {

    /** Of a desk that has no such file. */
    public static final FailureDemand NONE = new FailureDemand(List.of(), Map.of());

    public FailureDemand {
        causes = List.copyOf(causes);
        minutes = Map.copyOf(minutes);
    }

    /**
     * A cause.
     *
     * @param id as it stands in tables
     * @param names by code of the language, such as nl
     * @param rules one of which a contact has to meet
     */
    public record Cause(String id, Map<String, String> names, List<Rule> rules) implements Serializable {

        public Cause {
            names = Map.copyOf(names);
            rules = List.copyOf(rules);
        }

        /** In English, else in the language there is, else the id. */
        public String name() {
            return names.getOrDefault("en", names.getOrDefault("nl", id));
        }
    }

    /**
     * What a contact has to be, all of it; a set that is empty asks nothing. Words are compared without regard to case.
     *
     * @param kinds codes of {@link Kind}
     * @param categories in the words of the exports
     * @param complaintCategories ids of the taxonomy of complaints, or in the words of the exports
     * @param products in the words of the exports
     * @param questions ids of the catalogue of questions
     * @param repeat whether it has to follow another contact of the customer on the same matter
     * @param reopened whether it has to have been opened again
     */
    public record Rule(
            Set<String> kinds,
            Set<String> categories,
            Set<String> complaintCategories,
            Set<String> products,
            Set<String> questions,
            boolean repeat,
            boolean reopened)
            implements Serializable {

        public Rule {
            kinds = Set.copyOf(kinds);
            categories = Set.copyOf(categories);
            complaintCategories = Set.copyOf(complaintCategories);
            products = Set.copyOf(products);
            questions = Set.copyOf(questions);
        }

        /** Whether it asks anything; one that does not would fit every contact. */
        public boolean asks() {
            return repeat
                    || reopened
                    || !(kinds.isEmpty()
                            && categories.isEmpty()
                            && complaintCategories.isEmpty()
                            && products.isEmpty()
                            && questions.isEmpty());
        }
    }
}
