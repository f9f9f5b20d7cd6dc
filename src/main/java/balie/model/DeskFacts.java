package balie.model;

import java.io.Serializable;
import java.util.List;

/**
 * What the organisation knows besides contacts, customers and specialists.
 *
 * @param calendar of offers, campaigns, releases, briefings and trainings, in the order of days
 * @param bases how many customers products have
 * @param knowledge the knowledge base, and which questions it answers
 * @param failureDemand what makes a contact failure demand
 */
public record DeskFacts(
        List<CalendarEntry> calendar, List<CustomerBase> bases, KnowledgeMatches knowledge, FailureDemand failureDemand)
        implements Serializable {

    /** Of an organisation that tells nothing. */
    public static final DeskFacts NONE = new DeskFacts(List.of(), List.of());

    public DeskFacts {
        calendar = List.copyOf(calendar);
        bases = List.copyOf(bases);
    }

    /** Of an organisation without a knowledge base that has not said what it counts as failure demand. */
    public DeskFacts(List<CalendarEntry> calendar, List<CustomerBase> bases) {
        this(calendar, bases, KnowledgeMatches.NONE, FailureDemand.NONE);
    }

    /** The same with a knowledge base. */
    public DeskFacts with(KnowledgeMatches other) {
        return new DeskFacts(calendar, bases, other, failureDemand);
    }

    /** The same with what makes a contact failure demand. */
    public DeskFacts with(FailureDemand demand) {
        return new DeskFacts(calendar, bases, knowledge, demand);
    }
}
