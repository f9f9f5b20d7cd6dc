package balie.app;

import balie.metrics.listing.ContactGroups;
import balie.metrics.listing.ContactList;
import balie.model.ResultTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists of single contacts among the tables of a run. */
final class ListedTables {

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
                    table.contract().name().equals(ContactList.NAME)
                            ? new ComputedTable(table.contract(), ContactList.told(table.result(), groups(tables)))
                            : table);
        }
        return told;
    }

    private static ResultTable groups(List<ComputedTable> tables) {
        Optional<ResultTable> groups = tables.stream()
                .filter(t -> t.contract().name().equals(ContactGroups.NAME))
                .map(ComputedTable::result)
                .findFirst();
        return groups.orElseThrow(() -> new IllegalStateException("a list of contacts without its groups"));
    }
}
