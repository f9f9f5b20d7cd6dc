package balie.contract;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a table promises.
 *
 * @param name of the table; of its file too where it is published
 * @param grain what one row is
 * @param fields its columns, in order
 */
public record TableContract(String name, String grain, List<Field> fields) {

    public TableContract {
        fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("table " + name + " has column " + field.name() + " twice");
            }
        }
    }

    /** A table of some columns, of what several tables have alike, and so on, in this order. */
    @SafeVarargs
    public static TableContract of(String name, String grain, List<Field>... columns) {
        List<Field> all = new ArrayList<>();
        for (List<Field> some : columns) {
            all.addAll(some);
        }
        return new TableContract(name, grain, all);
    }

    public Optional<Field> field(String column) {
        return fields.stream().filter(f -> f.name().equals(column)).findFirst();
    }

    /** Where a column stands, counted from 0. */
    public int indexOf(Field field) {
        int index = fields.indexOf(field);
        if (index < 0) {
            throw new IllegalArgumentException("table " + name + " has no column " + field.name());
        }
        return index;
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** All columns, in order, for a select. */
    public Column[] columns() {
        return fields.stream().map(Field::col).toArray(Column[]::new);
    }

    public StructType structType() {
        StructField[] structFields = fields.stream().map(Field::structField).toArray(StructField[]::new);
        return DataTypes.createStructType(structFields);
    }

    /** The same table with more columns behind its own. */
    public TableContract with(Field... more) {
        return new TableContract(
                name,
                grain,
                java.util.stream.Stream.concat(fields.stream(), Arrays.stream(more))
                        .toList());
    }
}
