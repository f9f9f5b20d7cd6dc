package balie.store;

import balie.contract.CustomerWeeks;
import balie.contract.Figures;
import balie.contract.Interactions;
import balie.contract.Questions;
import balie.contract.SegmentCentres;
import balie.contract.Wordings;
import balie.text.Needles;
import org.apache.iceberg.io.InputFile;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for ids in a Parquet file: in every value of every text, decoded, and in what is kept about the values, which are
 * dictionaries, statistics, page indexes and the notes of the footer.
 */
final class ParquetScan {

    /** What a row is called by: the first of these whose columns the file has. */
    private static final List<List<String>> NAMING = List.of(
            List.of(Interactions.SOURCE.name(), Interactions.INTERACTION_ID.name()),
            List.of(Interactions.INTERACTION_ID.name()),
            List.of(Interactions.SOURCE.name(), CustomerWeeks.CUSTOMER_ID.name()),
            List.of(SegmentCentres.TRAIT.name()),
            List.of(Wordings.WORDING_KEY.name()),
            List.of(Questions.QUESTION_ID.name()),
            List.of(Figures.TABLE_NAME.name()));

    private static final String[] VECTOR = {Wordings.VECTOR.name()};

    private final InputFile file;
    private final Needles needles;
    private final List<Found> found = new ArrayList<>();
    private final Set<String> explained = new HashSet<>();
    private final Map<String, String> besides = new HashMap<>();

    private ParquetScan(InputFile file, Needles needles) {
        this.file = file;
        this.needles = needles;
    }

    /**
     * Where ids are.
     *
     * @throws IOException if the file can not be read to its end
     */
    static List<Found> scan(InputFile file, Needles needles) throws IOException {
        ParquetScan scan = new ParquetScan(file, needles);
        scan.run();
        return scan.found;
    }

    private void run() throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(
                new Adapted(file), ParquetReadOptions.builder().build())) {
            MessageType schema = reader.getFileMetaData().getSchema();
            reader.getFileMetaData()
                    .getKeyValueMetaData()
                    .forEach((key, value) -> note(needles.in(key + "\n" + value), "note " + key));
            for (int group = 0; group < reader.getRowGroups().size(); group++) {
                statistics(reader, reader.getRowGroups().get(group));
                dictionaries(reader, reader.getRowGroups().get(group), schema);
                values(reader, group);
            }
        }
        // A dictionary holds the values of rows; only what no row accounts for is told apart.
        besides.forEach((column, id) -> {
            if (!explained.contains(column)) {
                found.add(Found.apart(file.location(), "dictionary or statistics of " + column, id));
            }
        });
    }

    private void note(@Nullable String id, String where) {
        if (id != null) {
            found.add(Found.apart(file.location(), where, id));
        }
    }

    private void aside(@Nullable String id, String column) {
        if (id != null) {
            besides.put(column, id);
        }
    }

    /** Any column of bytes may hold text, but for the numbers of vectors, in which a short id would be found by chance. */
    private static boolean isText(ColumnDescriptor column) {
        PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
        return !isVector(column.getPath(), column.getPrimitiveType())
                && (type == PrimitiveTypeName.BINARY || type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY);
    }

    private static boolean isVector(String[] path, PrimitiveType type) {
        return type.getLogicalTypeAnnotation() == null && Arrays.equals(path, VECTOR);
    }

    private static String text(Binary value) {
        return new String(value.getBytesUnsafe(), StandardCharsets.UTF_8);
    }

    private void statistics(ParquetFileReader reader, BlockMetaData block) throws IOException {
        for (ColumnChunkMetaData column : block.getColumns()) {
            if (isVector(column.getPath().toArray(), column.getPrimitiveType())) {
                continue;
            }
            String name = column.getPath().toDotString();
            if (column.getStatistics() != null && column.getStatistics().hasNonNullValue()) {
                aside(needles.in(new String(column.getStatistics().getMinBytes(), StandardCharsets.UTF_8)), name);
                aside(needles.in(new String(column.getStatistics().getMaxBytes(), StandardCharsets.UTF_8)), name);
            }
            ColumnIndex pages = reader.readColumnIndex(column);
            if (pages != null) {
                pages.getMinValues().forEach(v -> aside(needles.in(text(v)), name));
                pages.getMaxValues().forEach(v -> aside(needles.in(text(v)), name));
            }
        }
    }

    private static String text(ByteBuffer value) {
        return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }

    private void dictionaries(ParquetFileReader reader, BlockMetaData block, MessageType schema) throws IOException {
        try (DictionaryPageReadStore pages = reader.getDictionaryReader(block)) {
            for (ColumnDescriptor column : schema.getColumns()) {
                DictionaryPage page = isText(column) ? pages.readDictionaryPage(column) : null;
                if (page != null) {
                    Dictionary values = page.getEncoding().initDictionary(column, page);
                    for (int i = 0; i <= values.getMaxId(); i++) {
                        aside(needles.in(text(values.decodeToBinary(i))), String.join(".", column.getPath()));
                    }
                }
            }
        }
    }

    /** A value that holds an id. */
    private record At(long row, String column, String value, String id) {}

    private void values(ParquetFileReader reader, int group) throws IOException {
        MessageType schema = reader.getFileMetaData().getSchema();
        List<At> hits = new ArrayList<>();
        PageReadStore rows = reader.readRowGroup(group);
        ColumnReadStoreImpl columns = columns(rows, reader);
        for (ColumnDescriptor column : schema.getColumns()) {
            if (isText(column)) {
                look(columns.getColumnReader(column), rows.getPageReader(column).getTotalValueCount(), column, hits);
            }
        }
        if (hits.isEmpty()) {
            return;
        }
        Set<Long> wanted = new HashSet<>();
        hits.forEach(h -> wanted.add(h.row()));
        Map<Long, String> names = new HashMap<>();
        // Pages are read once, so those of the columns that name a row are read anew.
        PageReadStore again = reader.readRowGroup(group);
        ColumnReadStoreImpl naming = columns(again, reader);
        for (String name : naming(schema)) {
            String[] path = {name};
            name(naming.getColumnReader(schema.getColumnDescription(path)), again.getRowCount(), wanted, names);
        }
        for (At hit : hits) {
            explained.add(hit.column());
            String row = names.getOrDefault(hit.row(), "");
            found.add(new Found(file.location(), hit.column(), row, hit.value(), hit.id()));
        }
    }

    private static List<String> naming(MessageType schema) {
        return NAMING.stream()
                .filter(columns -> columns.stream().allMatch(c -> schema.containsPath(new String[] {c})))
                .findFirst()
                .orElse(List.of());
    }

    private static ColumnReadStoreImpl columns(PageReadStore rows, ParquetFileReader reader) {
        MessageType schema = reader.getFileMetaData().getSchema();
        return new ColumnReadStoreImpl(
                rows,
                new GroupRecordConverter(schema).getRootConverter(),
                schema,
                reader.getFileMetaData().getCreatedBy());
    }

    private void look(ColumnReader reader, long values, ColumnDescriptor column, List<At> hits) {
        String name = String.join(".", column.getPath());
        long row = -1;
        for (long i = 0; i < values; i++) {
            row += reader.getCurrentRepetitionLevel() == 0 ? 1 : 0;
            if (reader.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel()) {
                String value = text(reader.getBinary());
                String id = needles.in(value);
                if (id != null) {
                    hits.add(new At(row, name, value, id));
                }
            }
            reader.consume();
        }
    }

    private static void name(ColumnReader reader, long rows, Set<Long> wanted, Map<Long, String> names) {
        for (long row = 0; row < rows; row++) {
            if (wanted.contains(row)) {
                names.merge(row, text(reader.getBinary()), (source, id) -> source + "\n" + id);
            }
            reader.consume();
        }
    }

    /** A file of one library as one of the other. */
    private record Adapted(InputFile file) implements org.apache.parquet.io.InputFile {

        @Override
        public long getLength() {
            return file.getLength();
        }

        @Override
        public SeekableInputStream newStream() {
            org.apache.iceberg.io.SeekableInputStream stream = file.newStream();
            return new DelegatingSeekableInputStream(stream) {
                @Override
                public long getPos() throws IOException {
                    return stream.getPos();
                }

                @Override
                public void seek(long position) throws IOException {
                    stream.seek(position);
                }
            };
        }
    }
}
