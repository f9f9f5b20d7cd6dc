package balie.store;

import balie.text.Needles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Looks for ids in one file of a store, whatever kind of file it is: packed or encoded contents are decoded first, for the bytes
 * of a packed file show nothing.
 */
final class FileScan {

    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
    private static final byte[] AVRO = {'O', 'b', 'j', 1};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schema schema;
    private final Map<Integer, PartitionSpec> specs;
    private final Needles needles;

    /** @param table tells which bounds are of texts */
    FileScan(Table table, Needles needles) {
        this.schema = table.schema();
        this.specs = Map.copyOf(table.specs());
        this.needles = needles;
    }

    /**
     * Where ids are in a file.
     *
     * @throws IOException if it can not be read to its end
     */
    List<Found> scan(InputFile file) throws IOException {
        String name = file.location();
        if (name.endsWith(".crc")) {
            // Sums of four bytes over every 512 of another file, no contents.
            return List.of();
        }
        byte[] head;
        try (InputStream in = file.newStream()) {
            head = in.readNBytes(PARQUET.length);
        }
        try {
            if (Arrays.equals(head, PARQUET)) {
                return ParquetScan.scan(file, needles);
            }
            return Arrays.equals(head, AVRO) ? avro(file) : other(file);
        } catch (RuntimeException e) {
            throw new IOException(e.toString(), e);
        }
    }

    /** Manifests and lists of them: of what they say, bounds and values of partitions are made from values of rows. */
    private List<Found> avro(InputFile file) throws IOException {
        List<Found> found = new ArrayList<>();
        try (DataFileStream<GenericRecord> records =
                new DataFileStream<>(file.newStream(), new GenericDatumReader<>())) {
            while (records.hasNext()) {
                walk(records.next(), "", file.location(), found);
            }
        } catch (AvroRuntimeException e) {
            throw new IOException(e.toString(), e);
        }
        return found;
    }

    private void walk(@Nullable Object value, String part, String file, List<Found> found) {
        if (value instanceof GenericRecord record) {
            if (record.hasField("key") && record.hasField("value")) {
                bound(record, part, file, found);
                return;
            }
            if (record.hasField("partition_spec_id") && record.get("partitions") instanceof List<?> ranges) {
                partitionBounds(record.get("partition_spec_id"), ranges, file, found);
            }
            for (org.apache.avro.Schema.Field field : record.getSchema().getFields()) {
                Object inner = record.get(field.name());
                if (part.equals("partition") && inner instanceof CharSequence constant) {
                    text(constant.toString(), field.name(), part, file, found);
                }
                walk(inner, field.name(), file, found);
            }
        } else if (value instanceof Collection<?> list) {
            list.forEach(v -> walk(v, part, file, found));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(v -> walk(v, part, file, found));
        }
    }

    /** The least and the greatest value of each partition field, in a list of manifests. */
    private void partitionBounds(@Nullable Object specId, List<?> ranges, String file, List<Found> found) {
        PartitionSpec spec = specs.get(specId instanceof Integer id ? id : -1);
        for (int i = 0; i < ranges.size(); i++) {
            Type type = spec == null || i >= spec.fields().size()
                    ? Types.StringType.get()
                    : spec.partitionType().fields().get(i).type();
            if (type.typeId() != Type.TypeID.STRING || !(ranges.get(i) instanceof GenericRecord range)) {
                continue;
            }
            String column = spec == null ? "a partition" : spec.fields().get(i).name();
            for (String bound : List.of("lower_bound", "upper_bound")) {
                if (range.get(bound) instanceof ByteBuffer bytes) {
                    text(StandardCharsets.UTF_8.decode(bytes.duplicate()).toString(), column, bound, file, found);
                }
            }
        }
    }

    private void text(String value, String column, String part, String file, List<Found> found) {
        String id = needles.in(value);
        if (id != null) {
            found.add(new Found(file, column, null, part, id));
        }
    }

    private void bound(GenericRecord entry, String part, String file, List<Found> found) {
        if (!(entry.get("value") instanceof ByteBuffer bytes) || !(entry.get("key") instanceof Integer field)) {
            return;
        }
        Types.NestedField column = schema.findField(field);
        if (column == null || column.type().typeId() == Type.TypeID.STRING) {
            String name = column == null ? "a column of id " + field : column.name();
            text(StandardCharsets.UTF_8.decode(bytes.duplicate()).toString(), name, part, file, found);
        }
    }

    private List<Found> other(InputFile file) throws IOException {
        byte[] bytes;
        try (InputStream in = file.newStream()) {
            bytes = in.readAllBytes();
        }
        if (bytes.length > 1 && bytes[0] == GZIP[0] && bytes[1] == GZIP[1]) {
            try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
                bytes = in.readAllBytes();
            }
        }
        List<Found> found = new ArrayList<>();
        if (file.location().endsWith(".json")) {
            json(JSON.readTree(bytes), "", file.location(), found);
        } else {
            String id = needles.inBytes(bytes);
            if (id != null) {
                found.add(Found.apart(file.location(), "its bytes", id));
            }
        }
        return found;
    }

    /** Descriptions of the table: numbers and the summaries of commits, which are counts, say nothing of a person. */
    private void json(JsonNode node, String name, String file, List<Found> found) {
        if (node.isTextual()) {
            String id = needles.equalTo(node.textValue());
            String inside = id != null || name.equals("properties") ? needles.in(node.textValue()) : null;
            if (inside != null) {
                found.add(Found.apart(file, "its " + name, inside));
            }
        } else if (node.isObject()) {
            node.properties().stream()
                    .filter(e -> !e.getKey().equals("summary"))
                    .filter(e -> !name.equals("properties") || e.getKey().startsWith("balie."))
                    .forEach(e -> json(e.getValue(), name.equals("properties") ? name : e.getKey(), file, found));
        } else {
            node.forEach(each -> json(each, name, file, found));
        }
    }
}
