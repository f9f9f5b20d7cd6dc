package balie.app;

import balie.contract.Customers;
import balie.contract.Objections;
import balie.enrich.MarketingObjections;
import balie.text.PlainNames;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who objects to marketing, as the files of a job name them.
 *
 * @param rows of {@link Objections#TABLE}; null: there is no list
 * @param notRead names of columns of the list that are not read
 */
record ObjectionList(@Nullable List<Row> rows, List<String> notRead) {

    static final ObjectionList NONE = new ObjectionList(null, List.of());

    ObjectionList {
        notRead = List.copyOf(notRead);
    }

    /** A word on columns that are not read. */
    Optional<String> remark() {
        return notRead.isEmpty()
                ? Optional.empty()
                : Optional.of("The list of objections has " + notRead.size()
                        + (notRead.size() == 1 ? " column that is" : " columns that are") + " not read"
                        + PlainNames.shown(notRead).map(names -> ": " + names).orElse("")
                        + ". Its columns: " + String.join(", ", Objections.TABLE.names()) + ".");
    }

    /** Ids of the list, as they are compared. */
    Set<String> listed() {
        Set<String> ids = new HashSet<>();
        if (rows != null) {
            rows.forEach(row -> ids.add(MarketingObjections.folded(row.getString(0))));
        }
        return ids;
    }

    /**
     * Ids of the list and of the table of customers, as they are written.
     *
     * @param customers rows of {@link Customers#TABLE}; null: none known
     */
    List<String> all(@Nullable List<Row> customers) {
        List<String> ids = new ArrayList<>();
        if (rows != null) {
            rows.forEach(row -> ids.add(row.getString(0)));
        }
        int objects = Customers.TABLE.indexOf(Customers.OBJECTS_TO_MARKETING);
        if (customers != null) {
            customers.stream()
                    .filter(row -> Boolean.TRUE.equals(row.get(objects)))
                    .forEach(row -> ids.add(row.getString(0)));
        }
        return ids;
    }
}
