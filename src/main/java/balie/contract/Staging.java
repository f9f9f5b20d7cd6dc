package balie.contract;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.Collection;
import java.util.List;

/**
 * A place where rows of a large input wait, in the form the store keeps, until it is known whether they are taken in. Nobody who
 * reads the store sees them; what a killed run leaves of them are files that belong to nothing.
 */
public interface Staging extends AutoCloseable {

    /** Name of a staged file, in what {@link #read} gives. */
    Field FILE = Field.optional("staged_file", FieldType.TEXT, "Name of the staged file; null: the row is in none.");

    /** Place of a row in its staged file, in what {@link #read} gives. */
    Field ROW = Field.optional("staged_row", FieldType.COUNT, "Place of the row in the staged file, from 0.");

    /** Index of the export that a row comes from, in what {@link #read} gives. */
    Field ORIGIN = Field.required("staged_origin", FieldType.COUNT, "As given when its writer was opened.");

    /** What opens writers, for tasks. */
    StagingWriters writers();

    /** Rows back as they were written: {@code columns}, those that a file does not hold being null, and the three above. */
    Dataset<Row> read(Collection<StagedFile> files, List<Field> columns);

    /** Takes everything away that the store has not taken over. */
    @Override
    void close();
}
