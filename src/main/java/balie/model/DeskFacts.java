package balie.model;

import java.io.Serializable;
import java.util.List;

/**
 * What the organisation knows besides contacts, customers and specialists.
 *
 * @param calendar of offers, campaigns, releases, briefings and trainings, in the order of days
 * @param bases how many customers products have
 */
public record DeskFacts(List<CalendarEntry> calendar, List<CustomerBase> bases) implements Serializable {

    /** Of an organisation that tells nothing. */
    public static final DeskFacts NONE = new DeskFacts(List.of(), List.of());

    public DeskFacts {
        calendar = List.copyOf(calendar);
        bases = List.copyOf(bases);
    }
}
