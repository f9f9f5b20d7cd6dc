package balie.ingest.profile;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.ingest.read.Fields;
import balie.ingest.read.Limits;
import balie.ingest.read.RecordReader;
import balie.ingest.read.SourceRecord;
import balie.ingest.read.TableFormat;
import balie.ingest.read.UnusableFileException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a table from end to end and tells what it looks like; memory does not grow with the table. */
public final class TableProfiler {

    private static final int MOST_COLUMNS = 1_000;
    private static final int KEPT_RECORDS = 300;
    private static final int KEPT_ISSUES = 5;
    private static final List<Field> ENDS = List.of(Interactions.RESOLVED_AT, Interactions.CLOSED_AT);

    private final TableFormat format;
    private final List<String> header;
    private final List<ColumnTally> columns = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Field, Integer> targets = new HashMap<>();
    private final Map<Field, Integer> ranks = new HashMap<>();
    private final List<SpanTally> spans = new ArrayList<>();
    private final List<@Nullable TimeForm> moments = new ArrayList<>();
    private final List<Map<String, String>> records = new ArrayList<>();
    private final List<String> issues = new ArrayList<>();
    private Map<String, String> current = new LinkedHashMap<>();
    private int next;
    private long missed;
    private long rows;
    private long bad;

    private TableProfiler(TableFormat format, List<String> header) {
        this.format = format;
        this.header = header;
        for (String name : header) {
            column(name);
        }
    }

    /** @throws UnusableFileException if no record of it can be read */
    public static TableProfile profile(Path file, TableFormat format, Limits limits)
            throws IOException, UnusableFileException {
        try (RecordReader reader = RecordReader.open(file, format, limits, null)) {
            TableProfiler profiler = new TableProfiler(format, reader.columns());
            while (reader.hasNext()) {
                profiler.add(reader.next());
            }
            return profiler.profile();
        }
    }

    private int column(String name) {
        int place = columns.size();
        columns.add(new ColumnTally(name, place));
        moments.add(null);
        ColumnNames.meaning(name)
                .filter(m -> m.target().equals(Interactions.OPENED_AT) || ENDS.contains(m.target()))
                .filter(m -> m.rank() < ranks.getOrDefault(m.target(), Integer.MAX_VALUE))
                .ifPresent(m -> {
                    targets.put(m.target(), place);
                    ranks.put(m.target(), m.rank());
                    pair();
                });
        return place;
    }

    private void pair() {
        Integer opened = targets.get(Interactions.OPENED_AT);
        for (Field end : ENDS) {
            Integer to = targets.get(end);
            if (opened != null && to != null && spans.stream().noneMatch(s -> s.from() == opened && s.to() == to)) {
                spans.add(new SpanTally(opened, to));
            }
        }
    }

    private void add(SourceRecord record) {
        rows++;
        Fields fields = record.fields();
        if (fields == null || record.issue() != null) {
            bad++;
            if (issues.size() < KEPT_ISSUES) {
                issues.add("line " + record.line() + ": "
                        + Objects.requireNonNull(record.issue()).reason());
            }
            return;
        }
        next = 0;
        current = new LinkedHashMap<>();
        moments.replaceAll(m -> null);
        fields.forEach(this::value);
        for (SpanTally span : spans) {
            span.add(moments.get(span.from()), moments.get(span.to()));
        }
        if (records.size() < KEPT_RECORDS) {
            records.add(current);
        }
    }

    private void value(String name, String text) {
        int place = header.isEmpty() ? placeOf(name) : next++;
        if (place < 0) {
            missed++;
            return;
        }
        moments.set(place, columns.get(place).add(text));
        if (!text.isBlank()) {
            current.putIfAbsent(name, text.strip());
        }
    }

    private int placeOf(String name) {
        Integer place = places.get(name);
        if (place == null && columns.size() < MOST_COLUMNS) {
            place = column(name);
            places.put(name, place);
        }
        return place == null ? -1 : place;
    }

    private TableProfile profile() {
        Order order = Order.UNDECIDED;
        String why = "";
        for (ColumnTally column : columns) {
            Order own = column.times().order();
            if (own == Order.DAY_FIRST || own == Order.MONTH_FIRST) {
                boolean agree = order == Order.UNDECIDED || order == own;
                why = agree ? "as in column " + column.name() : "the columns of the file disagree";
                order = agree ? own : Order.MIXED;
            }
        }
        Order decided = order == Order.MIXED ? Order.UNDECIDED : order;
        String evidence = why;
        return new TableProfile(
                format,
                header,
                rows,
                bad,
                List.copyOf(issues),
                columns.stream().map(c -> c.profile(decided, evidence)).toList(),
                missed,
                spans.stream()
                        .map(s -> s.span(
                                columns.get(s.from()).name(),
                                columns.get(s.to()).name(),
                                decided))
                        .toList(),
                decided,
                current,
                List.copyOf(records));
    }
}
