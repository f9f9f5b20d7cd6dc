package balie.contract;

import java.util.List;

import static balie.contract.FieldType.COUNT;
import static balie.contract.FieldType.FLAG;
import static balie.contract.FieldType.TEXT;

/**
 * All counts of the publications of jobs, the hidden ones too, as the store keeps them: without them it could not be known what an
 * earlier publication gives away together with a later one. None that is about one person, and no wording.
 */
public final class Counts {

    public static final Field PUBLICATION = Field.required(
            "publication", TEXT, "SHA-256 of all counts that were published or hidden together, in hexadecimal.");
    public static final Field COLUMN_NAME =
            Field.required("column_name", TEXT, "What of a row it is: n, of, or of all others n_rest, of_rest.");
    public static final Field ABOUT = Field.required(
            "about", TEXT, "What it counts, as channel=email;measure=reopened; empty: everything, of one measure.");
    public static final Field VALUE = Field.required("value", COUNT, "The count.");
    public static final Field SHOWN = Field.required("shown", FLAG, "Whether it was told.");

    public static final TableContract TABLE = new TableContract(
            "published_counts",
            "one row per count and publication; key: job, publication, table_name, column_name, about, period_from, period_to, source, value",
            List.of(
                    Figures.JOB,
                    Figures.SEQUENCE,
                    PUBLICATION,
                    Figures.TABLE_NAME,
                    COLUMN_NAME,
                    ABOUT,
                    Figures.PERIOD_FROM,
                    Figures.PERIOD_TO,
                    Figures.SOURCE,
                    VALUE,
                    SHOWN));

    private Counts() {}
}
