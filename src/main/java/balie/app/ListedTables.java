package balie.app;

import balie.metrics.customer.CustomerProfiles;
import balie.metrics.listing.ContactGroups;
import balie.metrics.listing.ContactList;
import balie.model.ResultTable;

import java.util.ArrayList;
import java.util.List;

/** Lists of single contacts among the tables of a run. */
final class ListedTables {

    private static final String PROFILES = "customer_profiles";
    private static final String SEGMENTS = "customer_segments";

    private ListedTables() {}

    /**
     * The tables with lists cut to what their groups tell.
     *
     * @param tables in which counts are hidden already
     * @throws IllegalStateException if a list comes without its groups: it is told by nothing what may be said
     */
    static List<ComputedTable> told(List<ComputedTable> tables) {
        List<ComputedTable> told = new ArrayList<>();
        for (ComputedTable table : tables) {
            told.add(
                    switch (table.contract().name()) {
                        case ContactList.NAME ->
                            with(table, ContactList.told(table.result(), groups(tables, ContactGroups.NAME)));
                        case PROFILES -> with(table, CustomerProfiles.told(table.result(), groups(tables, SEGMENTS)));
                        default -> table;
                    });
        }
        return told;
    }

    private static ComputedTable with(ComputedTable table, ResultTable told) {
        return new ComputedTable(table.contract(), told);
    }

    private static ResultTable groups(List<ComputedTable> tables, String name) {
        return tables.stream()
                .filter(t -> t.contract().name().equals(name))
                .map(ComputedTable::result)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a list comes without its groups, " + name));
    }
}
