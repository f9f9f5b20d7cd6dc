package balie.model;

import java.io.Serializable;
import java.util.List;

/**
 * What the organisation knows besides contacts, customers and specialists.
 *
 * @param calendar of offers, campaigns, releases, briefings and trainings, in the order of days
 * @param bases how many customers products have
 * @param knowledge the knowledge base, and which questions it answers
 */
public record DeskFacts(List<CalendarEntry> calendar, List<CustomerBase> bases, KnowledgeMatches knowledge)
        implements Serializable {

    /** Of an organisation that tells nothing. */
    public static final DeskFacts NONE = new DeskFacts(List.of(), List.of());

    public DeskFacts {
        calendar = List.copyOf(calendar);
        bases = List.copyOf(bases);
    }

    /** Of an organisation without a knowledge base. */
    public DeskFacts(List<CalendarEntry> calendar, List<CustomerBase> bases) {
        this(calendar, bases, KnowledgeMatches.NONE);
    }

    /** The same with a knowledge base. */
    public DeskFacts with(KnowledgeMatches other) {
        return new DeskFacts(calendar, bases, other);
    }
}
