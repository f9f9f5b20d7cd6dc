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

    public static RelationalGroupedDataset group(Dataset<Row> rows, List<List<Column>> sets, List<Column> dimensions) {
        List<Seq<Column>> columns = sets.stream()
                .map(set -> CollectionConverters.asScala(set).toSeq())
                .toList();
        return rows.groupingSets(CollectionConverters.asScala(columns).toSeq(), dimensions.toArray(Column[]::new));
    }

    /** The same by fields. */
    public static RelationalGroupedDataset by(Dataset<Row> rows, List<List<Field>> sets, List<Field> dimensions) {
        return group(rows, sets.stream().map(GroupingSets::columns).toList(), columns(dimensions));
    }

    /** The figures of each group; one at least. */
    public static Dataset<Row> agg(RelationalGroupedDataset groups, List<Column> figures) {
        return groups.agg(figures.get(0), figures.subList(1, figures.size()).toArray(Column[]::new));
    }

    private static List<Column> columns(List<Field> fields) {
        return fields.stream().map(Field::col).toList();
    }
}
