package balie.contract;

import java.util.List;

import static balie.contract.FieldType.COUNT;
import static balie.contract.FieldType.DATE;
import static balie.contract.FieldType.INSTANT;
import static balie.contract.FieldType.TEXT;

/**
 * What customers came with in each week, as the store keeps it, so that a year's profiles cost 52 weeks of counts and not all contacts of
 * the past. Nothing from tables of customers is in it, since those change; contacts that no figure counts are left out.
 */
public final class CustomerWeeks {

    public static final Field MONDAY = Field.required(
            "monday", DATE, "The week in which the contacts were opened, in the zone that the table names.");
    public static final Field CUSTOMER_ID = Field.required("customer_id", TEXT, "The source's id of the customer.");
    public static final Field WORDING_KEY =
            Field.optional("wording_key", TEXT, "Key of the text, else of the subject. null: neither.");
    public static final Field CONTACTS = Field.required("contacts", COUNT, "How many contacts are so.");
    public static final Field LAST_OPENED_AT =
            Field.required("last_opened_at", INSTANT, "When the last of them was opened.");

    /** What is the same in all contacts of a row. */
    public static final List<Field> ALIKE = List.of(
            Interactions.CUSTOMER_TYPE,
            Interactions.REGION,
            Interactions.LANGUAGE,
            Interactions.CHANNEL,
            Interactions.PRODUCT,
            Interactions.KIND,
            Interactions.STATUS,
            Interactions.OUTCOME,
            Interactions.SATISFACTION,
            WORDING_KEY);

    public static final TableContract TABLE = new TableContract(
            "customer_weeks",
            "one row per week, customer and kind of contact",
            List.of(
                    MONDAY,
                    Interactions.SOURCE,
                    CUSTOMER_ID,
                    Interactions.CUSTOMER_TYPE,
                    Interactions.REGION,
                    Interactions.LANGUAGE,
                    Interactions.CHANNEL,
                    Interactions.PRODUCT,
                    Interactions.KIND,
                    Interactions.STATUS,
                    Interactions.OUTCOME,
                    Interactions.SATISFACTION,
                    WORDING_KEY,
                    CONTACTS,
                    LAST_OPENED_AT));

    private CustomerWeeks() {}
}
