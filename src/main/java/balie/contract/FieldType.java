package balie.contract;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The types a column can have. */
public enum FieldType {
    TEXT,
    /** A 64-bit whole number. */
    COUNT,
    NUMBER,
    FLAG,
    /** A moment on the time line, in microseconds, shown in UTC. */
    INSTANT,
    DATE,
    /** Bytes that are no text. */
    BYTES,
    /** A list of texts, none of them null. */
    TEXTS;

    public DataType sparkType() {
        return switch (this) {
            case TEXT -> DataTypes.StringType;
            case COUNT -> DataTypes.LongType;
            case NUMBER -> DataTypes.DoubleType;
            case FLAG -> DataTypes.BooleanType;
            case INSTANT -> DataTypes.TimestampType;
            case DATE -> DataTypes.DateType;
            case BYTES -> DataTypes.BinaryType;
            case TEXTS -> DataTypes.createArrayType(DataTypes.StringType, false);
        };
    }
}
