package balie.metrics;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.List;

/** Rows of nothing: so that what can be counted has a total where there is none, and no data is told from no table. */
public final class Zeros {

    private Zeros() {}

    /** @param zeros in the columns of {@code counts}; each may be null, whatever it is there */
    public static Dataset<Row> add(Dataset<Row> counts, List<Row> zeros) {
        StructType nullable = new StructType();
        for (StructField field : counts.schema().fields()) {
            nullable = nullable.add(field.name(), field.dataType(), true);
        }
        return counts.union(counts.sparkSession().createDataFrame(zeros, nullable));
    }
}
