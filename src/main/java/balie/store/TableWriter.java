package balie.store;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StagedFile;
import balie.contract.StagingWriter;
import balie.contract.StoredInteractions;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes rows of one export into data files of the table, a file a month. */
final class TableWriter implements StagingWriter {

    /** Each open file holds what it could not yet write; more months than this at once are some decades. */
    private static final int MOST_OPEN = 400;

    private static final int MONTHS = 12;
    private static final int EPOCH_YEAR = 1970;
    private static final long SECONDS_A_DAY = 86_400;

    private final TableWriters table;
    private final int origin;
    private final List<Field> columns;
    private final int opened;
    private final int version;
    private final LinkedHashMap<Part, Open> open = new LinkedHashMap<>(MOST_OPEN, 0.75f, true);
    private final List<StagedFile> finished = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private boolean done;
    private long lastDay = Long.MIN_VALUE;
    private @Nullable Integer lastMonth;
    private @Nullable Open last;

    /** Which file a row belongs to. */
    private record Part(@Nullable Integer month, boolean dated) {}

    private record Open(Part part, String name, String path, FileAppender<@Nullable Object[]> appender) {}

    TableWriter(TableWriters table, int origin, List<Field> columns) {
        this.table = table;
        this.origin = origin;
        this.columns = columns;
        this.opened = columns.indexOf(Interactions.OPENED_AT);
        this.version = columns.indexOf(StoredInteractions.VERSION_AT);
    }

    @Override
    public void write(@Nullable Object[] values) throws IOException {
        Integer month = opened < 0 ? null : month((Instant) values[opened]);
        boolean dated = version >= 0 && values[version] != null;
        Open file = last;
        if (file == null || dated != file.part.dated || !java.util.Objects.equals(month, file.part.month)) {
            file = file(new Part(month, dated));
            last = file;
        }
        file.appender.add(values);
    }

    private @Nullable Integer month(@Nullable Instant at) {
        if (at == null) {
            return null;
        }
        long day = Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY);
        if (day != lastDay) {
            LocalDate date = LocalDate.ofEpochDay(day);
            lastDay = day;
            lastMonth = (date.getYear() - EPOCH_YEAR) * MONTHS + date.getMonthValue() - 1;
        }
        return lastMonth;
    }

    private Open file(Part part) throws IOException {
        Open file = open.get(part);
        if (file == null) {
            if (open.size() >= MOST_OPEN) {
                Iterator<Open> eldest = open.values().iterator();
                finish(eldest.next());
                eldest.remove();
            }
            file = open(part);
            open.put(part, file);
        }
        return file;
    }

    private Open open(Part part) throws IOException {
        String name = origin + "-" + UUID.randomUUID() + ".parquet";
        String path = table.folder() + "/" + name;
        List<Field> held = part.dated
                ? columns
                : columns.stream()
                        .filter(f -> !f.equals(StoredInteractions.VERSION_AT))
                        .toList();
        int[] places = held.stream().mapToInt(columns::indexOf).toArray();
        Schema schema = table.schema(held);
        OutputFile output = table.output(path);
        paths.add(path);
        FileAppender<@Nullable Object[]> appender = Parquet.write(output)
                .schema(schema)
                .named("interactions")
                .setAll(table.properties())
                .metricsConfig(MetricsConfig.from(table.properties(), schema, SortOrder.unsorted()))
                .createWriterFunc(type -> ParquetRows.of(type, places))
                .build();
        return new Open(part, name, path, appender);
    }

    private void finish(Open file) throws IOException {
        file.appender.close();
        finished.add(new StagedFile(
                file.name,
                file.path,
                origin,
                file.appender.metrics().recordCount(),
                new StagedFacts(
                        file.part.month,
                        file.part.dated,
                        file.appender.length(),
                        file.appender.metrics(),
                        file.appender.splitOffsets())));
    }

    @Override
    public List<StagedFile> finish() throws IOException {
        last = null;
        for (Iterator<Open> files = open.values().iterator(); files.hasNext(); ) {
            finish(files.next());
            files.remove();
        }
        done = true;
        return List.copyOf(finished);
    }

    @Override
    public void close() throws IOException {
        if (done) {
            return;
        }
        for (Map.Entry<Part, Open> file : open.entrySet()) {
            file.getValue().appender.close();
        }
        paths.forEach(table.io()::deleteFile);
        done = true;
    }
}
