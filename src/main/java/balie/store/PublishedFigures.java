package balie.store;

import balie.contract.Figures;
import balie.model.FigureId;
import balie.model.PublishedFigure;
import balie.model.Vintage;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The figures that jobs published, kept beside the interactions. What was published is never changed. A store of an earlier version,
 * without them, is one of which nothing was published. Who writes has the turn of the store.
 */
public final class PublishedFigures {

    private final StoreTable table;

    /** The state that was read last, on which what is added rests. */
    private @Nullable Long basis;

    /** The vintages that were read last. */
    private Set<String> known = Set.of();

    private PublishedFigures(StoreTable table) {
        this.table = table;
    }

    /** The figures of a store. Nothing is read or made yet. */
    public static PublishedFigures of(InteractionStore store) {
        return new PublishedFigures(store.figureTable());
    }

    /**
     * What a job published, the first first; of each vintage the figures that another one has too, in no order.
     *
     * @param job name of the job
     * @param like says which figures are asked for; if it was published, it is among what is given
     */
    public List<Vintage> vintages(String job, Vintage like) throws IOException {
        basis = null;
        known = Set.of();
        if (!table.exists()) {
            return List.of();
        }
        Table figures = table.iceberg();
        basis = StagedChange.basis(figures);
        Set<FigureId> wanted = like.figures().stream().map(PublishedFigure::id).collect(Collectors.toSet());
        NavigableMap<Long, Vintage> bySequence = new TreeMap<>();
        if (basis != null) {
            for (DataFile file : RecordFiles.list(figures, basis, files(job, like))) {
                read(figures, file, job, wanted, bySequence);
            }
        }
        known = bySequence.values().stream().map(Vintage::id).collect(Collectors.toSet());
        return List.copyOf(bySequence.values());
    }

    /** Files of the job that can hold figures about such days. */
    private static Expression files(String job, Vintage like) {
        List<LocalDate> days = like.figures().stream()
                .map(f -> f.id().from())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        Expression undated = Expressions.isNull(Figures.PERIOD_FROM.name());
        Expression about = days.isEmpty()
                ? undated
                : Expressions.or(
                        undated,
                        Expressions.and(
                                Expressions.greaterThanOrEqual(
                                        Figures.PERIOD_FROM.name(), days.get(0).toString()),
                                Expressions.lessThanOrEqual(
                                        Figures.PERIOD_FROM.name(),
                                        days.get(days.size() - 1).toString())));
        return Expressions.and(Expressions.equal(Figures.JOB.name(), job), about);
    }

    private static void read(
            Table figures, DataFile file, String job, Set<FigureId> wanted, Map<Long, Vintage> bySequence) {
        // Compacting puts vintages together: a file holds one or several.
        Map<Long, List<PublishedFigure>> found = new TreeMap<>();
        Map<Long, Vintage> heads = new TreeMap<>();
        RecordFiles.read(figures, file, figures.schema(), row -> {
            PublishedFigure figure = figure(row);
            if (wanted.contains(figure.id()) && job.equals(QuestionRecords.text(row, Figures.JOB))) {
                long sequence = (Long) row.getField(Figures.SEQUENCE.name());
                heads.computeIfAbsent(sequence, s -> head(row));
                found.computeIfAbsent(sequence, s -> new ArrayList<>()).add(figure);
            }
        });
        found.forEach((sequence, more) -> {
            Vintage known = bySequence.getOrDefault(sequence, Objects.requireNonNull(heads.get(sequence)));
            List<PublishedFigure> all = new ArrayList<>(known.figures());
            all.addAll(more);
            bySequence.put(sequence, new Vintage(known.id(), known.from(), known.to(), known.asOf(), all));
        });
    }

    /**
     * Keeps what is published now, after {@link #vintages} was asked for its like. What was published before, or has no figure, changes
     * nothing.
     *
     * @return whether anything was written
     * @throws StoreConflictException if another process changed the figures since they were read
     */
    public boolean add(String job, Vintage now) throws IOException {
        if (now.figures().isEmpty() || known.contains(now.id())) {
            return false;
        }
        if (table.exists()) {
            table.widen();
        } else {
            table.create();
        }
        Table figures = table.iceberg();
        Snapshot current = figures.currentSnapshot();
        // Each change of the table has a higher number than those before it, whoever makes it.
        long sequence = current == null ? 1 : current.sequenceNumber() + 1;
        try (RecordFiles written = new RecordFiles(figures)) {
            for (PublishedFigure figure : now.figures()) {
                written.write(record(job, sequence, now, figure, figures.schema()));
            }
            List<DataFile> files = written.finish();
            return written.committed(() -> {
                RecordFiles.commit(figures.newOverwrite(), basis, files);
                return true;
            });
        }
    }

    private static Record record(String job, long sequence, Vintage vintage, PublishedFigure figure, Schema schema) {
        Record row = GenericRecord.create(schema);
        QuestionRecords.set(row, Figures.JOB, job);
        QuestionRecords.set(row, Figures.SEQUENCE, sequence);
        QuestionRecords.set(row, Figures.VINTAGE, vintage.id());
        QuestionRecords.set(row, Figures.REPORT_FROM, vintage.from());
        QuestionRecords.set(row, Figures.REPORT_TO, vintage.to());
        QuestionRecords.set(row, Figures.AS_OF, vintage.asOf());
        QuestionRecords.set(row, Figures.TABLE_NAME, figure.id().table());
        QuestionRecords.set(row, Figures.FIGURE, figure.id().key());
        QuestionRecords.set(row, Figures.PERIOD_FROM, figure.id().from());
        QuestionRecords.set(row, Figures.PERIOD_TO, figure.id().to());
        QuestionRecords.set(row, Figures.SOURCE, figure.id().source());
        QuestionRecords.set(row, Figures.N, figure.n());
        QuestionRecords.set(row, Figures.OF, figure.of());
        QuestionRecords.set(row, Figures.PERCENT, figure.percent());
        return row;
    }

    private static PublishedFigure figure(Record row) {
        return new PublishedFigure(
                new FigureId(
                        QuestionRecords.needed(row, Figures.TABLE_NAME),
                        QuestionRecords.needed(row, Figures.FIGURE),
                        (LocalDate) row.getField(Figures.PERIOD_FROM.name()),
                        (LocalDate) row.getField(Figures.PERIOD_TO.name()),
                        QuestionRecords.text(row, Figures.SOURCE)),
                (Long) row.getField(Figures.N.name()),
                (Long) row.getField(Figures.OF.name()),
                QuestionRecords.number(row, Figures.PERCENT));
    }

    private static Vintage head(Record row) {
        Instant asOf = Objects.requireNonNull(QuestionRecords.instant(row, Figures.AS_OF));
        return new Vintage(
                QuestionRecords.needed(row, Figures.VINTAGE),
                (LocalDate) row.getField(Figures.REPORT_FROM.name()),
                (LocalDate) row.getField(Figures.REPORT_TO.name()),
                asOf,
                List.of());
    }
}
