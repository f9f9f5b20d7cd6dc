package balie.metrics;

import balie.contract.Field;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

import java.util.List;

/** Groups by several sets of dimensions in one scan; in each row the dimensions of the other sets are null. */
public final class GroupingSets {

    private GroupingSets() {}

    public static RelationalGroupedDataset group(Dataset<Row> rows, List<List<Field>> sets, List<Field> dimensions) {
        List<Seq<Column>> columns = sets.stream().map(GroupingSets::columns).toList();
        return rows.groupingSets(
                CollectionConverters.asScala(columns).toSeq(),
                dimensions.stream().map(Field::col).toArray(Column[]::new));
    }

    private static Seq<Column> columns(List<Field> fields) {
        return CollectionConverters.asScala(fields.stream().map(Field::col).toList())
                .toSeq();
    }
}
