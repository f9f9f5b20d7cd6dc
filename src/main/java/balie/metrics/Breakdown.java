package balie.metrics;

import balie.contract.Availability;
import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.Wordings;
import org.apache.spark.sql.Column;

import java.util.List;

/** A figure in total and by one dimension at a time, told in two columns: the name of the dimension and its value. */
public final class Breakdown {

    public static final Field DIMENSION = Field.required(
            "dimension", FieldType.TEXT, "By what the row is broken down: a canonical column; 'all': by nothing.");
    public static final Field VALUE = Field.required(
            "value",
            FieldType.TEXT,
            "The value of that column; '(unknown)': it has none; 'all' where dimension is 'all'.");

    private Breakdown() {}

    /** The dimensions of rates; the question only where it is told apart by meaning, or each wording would be a group. */
    public static List<Field> dimensions(Availability availability) {
        return RateFamily.DIMENSIONS.stream()
                .filter(d -> byMeaning(availability) || !d.equals(EnrichedInteractions.QUESTION_ID))
                .toList();
    }

    /** Whether questions are told apart by meaning. */
    public static boolean byMeaning(Availability availability) {
        return !availability.sourcesWith(List.of(Wordings.QUESTION_SINCE)).isEmpty();
    }

    /** Whether a row is about everything. */
    public static Column isTotal() {
        return DIMENSION.col().equalTo(ResultColumns.ALL);
    }
}
