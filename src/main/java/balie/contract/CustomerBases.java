package balie.contract;

import balie.model.CustomerType;

import java.util.List;

import static balie.contract.FieldType.COUNT;
import static balie.contract.FieldType.TEXT;

/** How many customers have each product. Grain: one row per product and type of customer, or per product. */
public final class CustomerBases {

    public static final Field PRODUCT = Field.required("product", TEXT, "The product, in the words of the exports.");
    public static final Field CUSTOMER_TYPE =
            Field.term("customer_type", CustomerType.values(), "The type of customer; empty: all types together.");
    public static final Field CUSTOMERS = Field.required("customers", COUNT, "How many have the product.");

    public static final TableContract TABLE = new TableContract(
            "customer_base", "one row per product and type of customer", List.of(PRODUCT, CUSTOMER_TYPE, CUSTOMERS));

    private CustomerBases() {}
}
