package balie.store;

import balie.contract.AsciiText;
import org.apache.iceberg.parquet.ParquetValueWriter;
import org.apache.iceberg.parquet.ParquetValueWriters;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.iceberg.shaded.org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.iceberg.shaded.org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes an array of values into the columns of a Parquet file, without a row in between. */
final class ParquetRows extends ParquetValueWriters.StructWriter<@Nullable Object[]> {

    private static final long MICROS = 1_000_000;
    private static final long NANOS_A_MICRO = 1_000;

    private final int[] places;

    /** @param places of the file's columns in the array */
    private ParquetRows(int[] places, List<ParquetValueWriter<?>> writers) {
        super(writers);
        this.places = places;
    }

    static ParquetRows of(MessageType type, int[] places) {
        List<ParquetValueWriter<?>> writers = new ArrayList<>();
        for (Type field : type.getFields()) {
            ColumnDescriptor column = type.getColumnDescription(new String[] {field.getName()});
            ParquetValueWriter<?> writer = writer(field, column);
            writers.add(
                    field.isRepetition(Type.Repetition.OPTIONAL)
                            ? ParquetValueWriters.option(field, column.getMaxDefinitionLevel(), writer)
                            : writer);
        }
        return new ParquetRows(places, writers);
    }

    private static ParquetValueWriter<?> writer(Type field, ColumnDescriptor column) {
        PrimitiveTypeName name = field.asPrimitiveType().getPrimitiveTypeName();
        return switch (name) {
            case BINARY -> new Texts(column);
            case BOOLEAN -> ParquetValueWriters.booleans(column);
            case INT64 ->
                field.getLogicalTypeAnnotation() == null ? ParquetValueWriters.longs(column) : new Instants(column);
            default -> throw new IllegalStateException("no value of the table is " + name);
        };
    }

    @Override
    protected @Nullable Object get(@Nullable Object[] values, int index) {
        return values[places[index]];
    }

    private static final class Texts extends ParquetValueWriters.PrimitiveWriter<Object> {

        Texts(ColumnDescriptor column) {
            super(column);
        }

        @Override
        public void write(int repetitionLevel, Object value) {
            column.writeBinary(
                    repetitionLevel,
                    // What Parquet keeps of an array that is more than the text, it copies.
                    value instanceof AsciiText text
                            ? Binary.fromReusedByteArray(text.bytes(), text.from(), text.length())
                            : Binary.fromConstantByteArray(((String) value).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static final class Instants extends ParquetValueWriters.PrimitiveWriter<Instant> {

        Instants(ColumnDescriptor column) {
            super(column);
        }

        @Override
        public void write(int repetitionLevel, Instant value) {
            column.writeLong(repetitionLevel, micros(value));
        }
    }

    static long micros(Instant value) {
        return value.getEpochSecond() * MICROS + value.getNano() / NANOS_A_MICRO;
    }
}
