package balie.contract;

import balie.model.Term;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

import java.io.Serializable;
import java.util.List;

/**
 * One column of a table contract.
 *
 * @param name as it is spelled in the table
 * @param required whether null is forbidden
 * @param vocabulary the values a TEXT column is limited to; empty if it is free
 * @param doc what the column holds, its unit, and what null means where that is not plain
 */
public record Field(String name, FieldType type, boolean required, List<String> vocabulary, String doc)
        implements Serializable {

    public Field {
        vocabulary = List.copyOf(vocabulary);
    }

    public static Field required(String name, FieldType type, String doc) {
        return new Field(name, type, true, List.of(), doc);
    }

    public static Field optional(String name, FieldType type, String doc) {
        return new Field(name, type, false, List.of(), doc);
    }

    public static Field term(String name, Term[] vocabulary, String doc) {
        return new Field(name, FieldType.TEXT, false, Term.codes(vocabulary), doc);
    }

    /** This column of a data set. */
    public Column col() {
        return functions.col(name);
    }

    public StructField structField() {
        return DataTypes.createStructField(name, type.sparkType(), !required);
    }
}
