package balie.contract;

import balie.model.CustomerType;

import java.util.List;

import static balie.contract.FieldType.FLAG;
import static balie.contract.FieldType.TEXT;

/** What the organisation knows of its customers besides their contacts. Grain: one row per customer. */
public final class Customers {

    public static final Field CUSTOMER_ID =
            Field.required("customer_id", TEXT, "The id that interactions carry as customer_id; the key.");
    public static final Field CUSTOMER_TYPE =
            Field.term("customer_type", CustomerType.values(), "What kind of customer it is.");
    public static final Field REGION = Field.optional("region", TEXT, "Where the customer lives or trades.");
    public static final Field LANGUAGE = Field.optional("language", TEXT, "Language of the customer, ISO 639-1.");
    public static final Field OBJECTS_TO_MARKETING = Field.optional(
            "objects_to_marketing",
            FLAG,
            "Whether the customer objects to direct marketing and so to being profiled for it; null: no.");

    public static final TableContract TABLE = new TableContract(
            "customers",
            "one row per customer; key: customer_id",
            List.of(CUSTOMER_ID, CUSTOMER_TYPE, REGION, LANGUAGE, OBJECTS_TO_MARKETING));

    private Customers() {}
}
