package balie.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    /** The minutes in the order of the channels. */
    public Map<String, Double> minutesInOrder() {
        return new TreeMap<>(minutes);
    }

    /**
     * A cause and what a contact has to be to have it: any one of these.
     *
     * @param id as it stands in tables
     * @param names by code of the language, such as nl
     * @param kinds codes of {@link Kind}
     * @param categories as the exports have them, without regard to case
     * @param complaintCategories ids of the taxonomy of complaints, or recorded ones
     * @param products as the exports have them, without regard to case
     * @param questions ids of the catalogue of questions
     * @param repeat whether a contact that follows another of the same customer on the same matter has it
     * @param reopened whether a case that was opened again has it
     */
    public record Cause(
            String id,
            Map<String, String> names,
            Set<String> kinds,
            Set<String> categories,
            Set<String> complaintCategories,
            Set<String> products,
            Set<String> questions,
            boolean repeat,
            boolean reopened)
            implements Serializable {

        public Cause {
            names = Map.copyOf(names);
            kinds = Set.copyOf(kinds);
            categories = Set.copyOf(categories);
            complaintCategories = Set.copyOf(complaintCategories);
            products = Set.copyOf(products);
            questions = Set.copyOf(questions);
        }

        /** In English, else in the language there is, else the id. */
        public String name() {
            return names.getOrDefault("en", names.getOrDefault("nl", id));
        }
    }
}
