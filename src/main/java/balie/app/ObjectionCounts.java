package balie.app;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.enrich.MarketingObjections;
import balie.report.ProcessingFacts.Count;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.apache.spark.sql.functions.countDistinct;

/**
 * How many persons object to marketing, and what became of them. No id leaves this place.
 *
 * @param persons who have contacts, whether they object or not
 * @param asked whether a list or the table of customers says who objects
 * @param objections persons who object
 * @param leftOut those of them who have contacts: no profile, segment or other figure of persons for marketing holds them
 * @param otherwise ids that are written otherwise in contacts, in case or by blanks around them
 * @param withoutContact ids of the list that stand in no contact
 */
record ObjectionCounts(
        long persons, boolean asked, long objections, long leftOut, long otherwise, long withoutContact) {

    /** @param enriched {@link EnrichedInteractions#TABLE}, in which objections are joined */
    static ObjectionCounts of(RunPlan plan, Dataset<Row> enriched) {
        long all = enriched.agg(countDistinct(EnrichedInteractions.CUSTOMER_KEY.col()))
                .head()
                .getLong(0);
        if (plan.objections().rows() == null && plan.customers() == null) {
            return new ObjectionCounts(all, false, 0, 0, 0, 0);
        }
        List<String> written = plan.objections().all(plan.customers());
        Set<String> exact = new HashSet<>(written);
        Set<String> named = new HashSet<>();
        written.forEach(id -> named.add(MarketingObjections.folded(id)));
        Set<String> objecting = new HashSet<>();
        Set<String> met = new HashSet<>();
        Set<String> otherwise = new HashSet<>();
        for (Row row : ColumnsRead.checked(objecting(enriched)).collectAsList()) {
            String id = row.getString(1);
            objecting.add(row.getString(0));
            met.add(MarketingObjections.folded(id));
            if (!exact.contains(id)) {
                otherwise.add(id);
            }
        }
        Set<String> absent = plan.objections().listed();
        absent.removeAll(met);
        return new ObjectionCounts(all, true, named.size(), objecting.size(), otherwise.size(), absent.size());
    }

    private static Dataset<Row> objecting(Dataset<Row> enriched) {
        return enriched.filter(EnrichedInteractions.OBJECTS_TO_MARKETING.col())
                .select(EnrichedInteractions.CUSTOMER_KEY.col(), Interactions.CUSTOMER_ID.col())
                .distinct();
    }

    /** Adds the columns that are read for it. */
    static void addColumns(ColumnsRead columns) {
        columns.add(objecting(columns.rows()));
    }

    /** For whoever runs the job. */
    String line() {
        return !asked
                ? "nobody is known to object to marketing: the job names neither a list of objections nor a table of customers"
                : Console.grouped(objections) + (objections == 1 ? " person objects" : " persons object")
                        + " to marketing; " + Console.grouped(leftOut) + " of them "
                        + (leftOut == 1 ? "has" : "have") + " contacts and "
                        + (leftOut == 1 ? "is" : "are") + " left out of all that marketing is told of persons";
    }

    /** What may be wrong with the ids. */
    List<String> warnings(int minimum) {
        List<String> warnings = new ArrayList<>();
        if (otherwise > 0) {
            warnings.add(
                    "Ids of persons who object to marketing are written otherwise in contacts, in case or by blanks"
                            + " around them: " + inWords(otherwise, minimum) + ". They were taken as the same.");
        }
        if (withoutContact > 0) {
            warnings.add("Ids in the list of objections that stand in no contact: " + inWords(withoutContact, minimum)
                    + ". Are they written as in the exports? Those without a contact have nothing to be left out of.");
        }
        return warnings;
    }

    /** For run.json: a count under the minimum is told as that only. */
    Map<String, Object> manifest(int minimum) {
        Map<String, Object> persons = new LinkedHashMap<>();
        persons.put("objections_known", asked);
        persons.put("objections", shown(objections, minimum));
        persons.put("left_out", shown(leftOut, minimum));
        persons.put("written_otherwise", shown(otherwise, minimum));
        persons.put("without_contact", shown(withoutContact, minimum));
        return persons;
    }

    private static String inWords(long count, int minimum) {
        return shown(count, minimum) instanceof String few ? few : Console.grouped(count);
    }

    private static Object shown(long count, int minimum) {
        Count told = Count.of(count, minimum);
        return told.under() > 0 ? "fewer than " + told.under() : (Object) told.value();
    }
}
