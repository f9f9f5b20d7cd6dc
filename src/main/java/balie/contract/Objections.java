package balie.contract;

import java.util.List;

import static balie.contract.FieldType.TEXT;

/** Who objects to direct marketing, as a list of its own. Grain: one row per customer; the same one may stand in it twice. */
public final class Objections {

    public static final Field CUSTOMER_ID = Field.required(
            "customer_id",
            TEXT,
            "The id that interactions carry as customer_id; case and blanks around it do not count.");
    public static final Field SOURCE =
            Field.optional("source", TEXT, "Name of the source whose id it is; empty: it is theirs in every source.");

    public static final TableContract TABLE = new TableContract(
            "objections", "one row per customer who objects to marketing", List.of(CUSTOMER_ID, SOURCE));

    private Objections() {}
}
