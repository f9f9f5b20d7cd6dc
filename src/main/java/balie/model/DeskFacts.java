package balie.model;

import java.io.Serializable;
import java.util.List;

/**
 * What the organisation knows besides contacts, customers and specialists.
 *
 * @param calendar of offers, campaigns, releases, briefings and trainings, in the order of days
 * @param bases how many customers products have
 * @param failureDemand what makes a contact failure demand
 */
public record DeskFacts(List<CalendarEntry> calendar, List<CustomerBase> bases, FailureDemand failureDemand)
        implements Serializable {

    /** Of an organisation that tells nothing. */
    public static final DeskFacts NONE = new DeskFacts(List.of(), List.of(), FailureDemand.NONE);

    public DeskFacts {
        calendar = List.copyOf(calendar);
        bases = List.copyOf(bases);
    }

    /** The same with what makes a contact failure demand. */
    public DeskFacts with(FailureDemand demand) {
        return new DeskFacts(calendar, bases, demand);
    }
}
