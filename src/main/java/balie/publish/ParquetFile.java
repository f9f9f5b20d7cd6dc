package balie.publish;

import balie.contract.Field;
import balie.contract.TableContract;
import balie.model.ResultTable;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Writes a result table as one Parquet file. */
public final class ParquetFile {

    /** What follows the footer: its length in four bytes, and four letters. */
    private static final int TAIL = 8;

    private ParquetFile() {}

    /**
     * The same table gives the same bytes.
     *
     * @param contract of the table: it gives the types
     */
    public static void write(Path file, ResultTable table, TableContract contract) throws IOException {
        Types.MessageTypeBuilder builder = Types.buildMessage();
        contract.fields().forEach(f -> builder.addField(type(f)));
        MessageType schema = builder.named(table.name());
        try (ParquetWriter<Group> writer = writer(file, schema)) {
            for (List<@Nullable Object> row : table.rows()) {
                SimpleGroup group = new SimpleGroup(schema);
                for (int i = 0; i < row.size(); i++) {
                    add(group, i, row.get(i));
                }
                writer.write(group);
            }
        }
        sortEncodings(file);
    }

    private static ParquetWriter<Group> writer(Path file, MessageType schema) throws IOException {
        return ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build();
    }

    /**
     * Takes rows out of a file and changes texts in the others; nothing is written where nothing changes.
     *
     * @param goes whether a row goes, by its texts
     * @param change of each text that stays
     * @return how many rows went
     */
    static long change(Path file, Predicate<List<String>> goes, UnaryOperator<String> change) throws IOException {
        List<Group> left = new ArrayList<>();
        long gone = 0;
        boolean changed = false;
        MessageType schema;
        PlainParquetConfiguration plain = new PlainParquetConfiguration();
        try (ParquetFileReader footer = ParquetFileReader.open(new LocalInputFile(file))) {
            schema = footer.getFileMetaData().getSchema();
        }
        try (ParquetReader<Group> reader = new ParquetReader.Builder<Group>(new LocalInputFile(file), plain) {
            @Override
            protected ReadSupport<Group> getReadSupport() {
                return new GroupReadSupport();
            }
        }.build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < schema.getFieldCount(); i++) {
                    if (isText(schema, i) && row.getFieldRepetitionCount(i) > 0) {
                        texts.add(row.getString(i, 0));
                    }
                }
                if (goes.test(texts)) {
                    gone++;
                } else {
                    boolean other = texts.stream().anyMatch(t -> !t.equals(change.apply(t)));
                    left.add(other ? changed(row, schema, change) : row);
                    changed |= other;
                }
            }
        }
        if (gone > 0 || changed) {
            Path whole = file.resolveSibling("." + file.getFileName() + ".part");
            Files.deleteIfExists(whole);
            try (ParquetWriter<Group> writer = writer(whole, schema)) {
                for (Group row : left) {
                    writer.write(row);
                }
            }
            sortEncodings(whole);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return gone;
    }

    private static boolean isText(MessageType schema, int field) {
        return schema.getType(field).asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
    }

    private static Group changed(Group row, MessageType schema, UnaryOperator<String> change) {
        SimpleGroup other = new SimpleGroup(schema);
        for (int i = 0; i < schema.getFieldCount(); i++) {
            if (row.getFieldRepetitionCount(i) == 0) {
                continue;
            }
            switch (schema.getType(i).asPrimitiveType().getPrimitiveTypeName()) {
                case BINARY -> other.add(i, change.apply(row.getString(i, 0)));
                case INT64 -> other.add(i, row.getLong(i, 0));
                case INT32 -> other.add(i, row.getInteger(i, 0));
                case DOUBLE -> other.add(i, row.getDouble(i, 0));
                case BOOLEAN -> other.add(i, row.getBoolean(i, 0));
                default -> throw new IllegalArgumentException("no such column is published: " + schema.getType(i));
            }
        }
        return other;
    }

    /**
     * Lists the encodings of each column in the footer by their number. The library keeps them in a hash set of objects
     * without a hash of their own, so their order would differ from one process to the next.
     */
    private static void sortEncodings(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] tail = new byte[TAIL];
            bytes.seek(bytes.length() - TAIL);
            bytes.readFully(tail);
            int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            byte[] footer = new byte[length];
            long start = bytes.length() - TAIL - length;
            bytes.seek(start);
            bytes.readFully(footer);
            FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
            for (RowGroup group : metadata.getRow_groups()) {
                for (ColumnChunk column : group.getColumns()) {
                    column.getMeta_data().getEncodings().sort(Comparator.comparing(Encoding::getValue));
                }
            }
            ByteArrayOutputStream sorted = new ByteArrayOutputStream();
            Util.writeFileMetaData(metadata, sorted);
            if (sorted.size() != length) {
                throw new IllegalStateException("the footer of " + file + " can not be written back in its place");
            }
            bytes.seek(start);
            bytes.write(sorted.toByteArray());
        }
    }

    private static Type type(Field field) {
        return switch (field.type()) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(field.name());
            case COUNT -> Types.optional(PrimitiveTypeName.INT64).named(field.name());
            case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(field.name());
            case FLAG -> Types.optional(PrimitiveTypeName.BOOLEAN).named(field.name());
            case INSTANT ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(field.name());
            case DATE ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(field.name());
            case BYTES, TEXTS -> throw new IllegalArgumentException("no such column is published: " + field);
        };
    }

    private static void add(SimpleGroup group, int index, @Nullable Object value) {
        if (value instanceof String text) {
            group.add(index, text);
        } else if (value instanceof Long count) {
            group.add(index, count);
        } else if (value instanceof Double number) {
            group.add(index, number);
        } else if (value instanceof Boolean flag) {
            group.add(index, flag);
        } else if (value instanceof Instant instant) {
            group.add(index, ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        } else if (value instanceof LocalDate date) {
            group.add(index, Math.toIntExact(date.toEpochDay()));
        } else if (value != null) {
            throw new IllegalArgumentException("no Parquet type for " + value.getClass());
        }
    }
}
