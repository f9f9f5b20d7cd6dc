package balie.enrich;

import balie.contract.Customers;
import balie.contract.Interactions;
import balie.contract.Objections;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.trim;

/**
 * Who objects to marketing: those of the list and those of whom the table of customers says so, as one set. Ids are compared without
 * regard to case and blanks around them: one person left out too many does no harm, one too few is against the law.
 */
public final class MarketingObjections {

    /** What may stand around an id in a list that people keep. */
    private static final String BLANKS = " \t\r\n\u00a0\ufeff";

    private static final String ID = "objecting_id";
    private static final String EVERYWHERE = "objecting_everywhere";
    private static final String SOURCES = "objecting_sources";

    private final @Nullable Dataset<Row> named;

    /**
     * @param customers {@link Customers#TABLE}; null: none known
     * @param list {@link Objections#TABLE}; null: there is none
     */
    MarketingObjections(@Nullable Dataset<Row> customers, @Nullable Dataset<Row> list) {
        Column nowhere = lit(null).cast("string").as(Objections.SOURCE.name());
        Dataset<Row> told = customers == null
                ? null
                : customers
                        .filter(Customers.OBJECTS_TO_MARKETING.col())
                        .select(Customers.CUSTOMER_ID.col().as(Objections.CUSTOMER_ID.name()), nowhere);
        this.named = told == null ? list : list == null ? told : told.unionByName(list);
    }

    /** An id as it is compared. */
    public static String folded(String id) {
        int from = 0;
        int to = id.length();
        while (from < to && BLANKS.indexOf(id.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && BLANKS.indexOf(id.charAt(to - 1)) >= 0) {
            to--;
        }
        return id.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static Column folded(Column id) {
        return lower(trim(id, BLANKS));
    }

    /** Interactions with what {@link #objects} needs besides. */
    Dataset<Row> join(Dataset<Row> interactions) {
        if (named == null) {
            return interactions;
        }
        Dataset<Row> persons = named.groupBy(
                        folded(Objections.CUSTOMER_ID.col()).as(ID))
                .agg(
                        max(Objections.SOURCE.col().isNull()).as(EVERYWHERE),
                        collect_set(Objections.SOURCE.col()).as(SOURCES));
        return interactions.join(
                broadcast(persons), folded(Interactions.CUSTOMER_ID.col()).equalTo(col(ID)), "left");
    }

    /**
     * Whether the customer of a contact objects.
     *
     * @param known whether the table of customers knows the id, which is then one person's whatever the source
     */
    Column objects(Column known) {
        return named == null
                ? lit(false)
                // Without a match all else is null, and null or true is true.
                : col(ID).isNotNull()
                        .and(coalesce(
                                col(EVERYWHERE).or(known).or(array_contains(col(SOURCES), Interactions.SOURCE.col())),
                                lit(false)));
    }
}
