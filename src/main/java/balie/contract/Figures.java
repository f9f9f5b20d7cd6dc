package balie.contract;

import java.util.List;

import static balie.contract.FieldType.COUNT;
import static balie.contract.FieldType.DATE;
import static balie.contract.FieldType.INSTANT;
import static balie.contract.FieldType.NUMBER;
import static balie.contract.FieldType.TEXT;

/** The figures that jobs published, as the store keeps them. None that is about one person, and no wording. */
public final class Figures {

    public static final Field JOB = Field.required("job", TEXT, "Name of the job.");
    public static final Field SEQUENCE =
            Field.required("sequence", COUNT, "Higher for what was published later; the same for all of one vintage.");
    public static final Field VINTAGE =
            Field.required("vintage", TEXT, "SHA-256 of all figures that were published with it, in hexadecimal.");
    public static final Field REPORT_FROM =
            Field.optional("report_from", DATE, "First day that the run reported on; null: it reported on everything.");
    public static final Field REPORT_TO =
            Field.optional("report_to", DATE, "Last day that the run reported on; null: it reported on everything.");
    public static final Field AS_OF = Field.required("as_of", INSTANT, "The instant the figures were true for.");
    public static final Field TABLE_NAME = Field.required("table_name", TEXT, "Result table that it stood in.");
    public static final Field FIGURE = Field.required(
            "figure", TEXT, "What it is about, as measure=reopened;channel=email; empty: everything, of one measure.");
    public static final Field PERIOD_FROM =
            Field.optional("period_from", DATE, "First day it is about; null: it has no period.");
    public static final Field PERIOD_TO =
            Field.optional("period_to", DATE, "Last day it is about; null: it has no period.");
    public static final Field SOURCE = Field.optional("source", TEXT, "As the result table has it.");
    public static final Field N = Field.required("n", COUNT, "The count.");
    public static final Field OF = Field.optional("of", COUNT, "Among how many; null: not told.");
    public static final Field PERCENT =
            Field.optional("percent", NUMBER, "100 x n / of as it was published; null: not told.");

    public static final TableContract TABLE = new TableContract(
            "published_figures",
            "one row per figure and vintage; key: job, vintage, table_name, figure, period_from, period_to, source",
            List.of(
                    JOB,
                    SEQUENCE,
                    VINTAGE,
                    REPORT_FROM,
                    REPORT_TO,
                    AS_OF,
                    TABLE_NAME,
                    FIGURE,
                    PERIOD_FROM,
                    PERIOD_TO,
                    SOURCE,
                    N,
                    OF,
                    PERCENT));

    private Figures() {}
}
