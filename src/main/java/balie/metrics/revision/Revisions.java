package balie.metrics.revision;

import balie.contract.Field;
import balie.contract.ResultColumns;
import balie.metrics.volume.ContactsByWeek;
import balie.model.FigureId;
import balie.model.Mark;
import balie.model.PublishedFigure;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.model.Vintage;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Marks the figures of a run that were published before with another value, and tells the former ones. Each value is compared with what
 * was published last of the same figure, as of the same instant or an earlier one.
 */
public final class Revisions {

    /** The denominator of these is of the weeks of the report, and so another in each. */
    private static final Set<String> COUNTS_ONLY =
            Set.of(new ContactsByWeek().output().name());

    /** The columns that say which figure a row of {@link RevisionsTable} is about. */
    private static final List<Field> ABOUT = List.of(
            RevisionsTable.TABLE,
            RevisionsTable.FIGURE,
            ResultColumns.SOURCE,
            ResultColumns.PERIOD_FROM,
            ResultColumns.PERIOD_TO);

    private static final Value N = new Value(ResultColumns.N.name(), false, f -> (double) f.n());
    private static final List<Value> VALUES = List.of(
            N,
            new Value(ResultColumns.OF.name(), true, f -> {
                Long of = f.of();
                return of == null ? null : Double.valueOf((double) of);
            }),
            new Value(ResultColumns.PERCENT.name(), true, PublishedFigure::percent));

    /**
     * One of the values of a figure.
     *
     * @param ofReport whether it may depend on which days a report is about, and not on those of the figure alone
     */
    private record Value(String column, boolean ofReport, Getter getter) {}

    @FunctionalInterface
    private interface Getter {
        @Nullable
        Double of(PublishedFigure figure);
    }

    /**
     * What came of comparing.
     *
     * @param tables with [r] in the marks of what is another now
     * @param revisions {@link RevisionsTable#OUTPUT}, in the order of the tables and their rows
     */
    public record Outcome(List<ResultTable> tables, ResultTable revisions) {}

    /** A vintage by its figures. */
    private record Indexed(Vintage vintage, Map<FigureId, PublishedFigure> figures) {}

    private final Vintage now;
    private final List<Indexed> before;

    /**
     * @param now what is about to be published
     * @param known what was, in the order of publishing; if {@code now} was published before, what came after it does not count
     */
    public Revisions(Vintage now, List<Vintage> known) {
        this.now = now;
        List<Indexed> newestFirst = new ArrayList<>();
        for (Vintage vintage : known) {
            if (vintage.id().equals(now.id())) {
                break;
            }
            if (!vintage.asOf().isAfter(now.asOf())) {
                Map<FigureId, PublishedFigure> figures = new HashMap<>();
                vintage.figures().forEach(f -> figures.put(f.id(), f));
                newestFirst.add(0, new Indexed(vintage, figures));
            }
        }
        this.before = List.copyOf(newestFirst);
    }

    /** @param tables of the run, with small cells hidden */
    public Outcome mark(List<ResultTable> tables) {
        List<ResultTable> marked = new ArrayList<>();
        List<List<@Nullable Object>> revisions = new ArrayList<>();
        for (ResultTable table : tables) {
            marked.add(FigureRows.areIn(table) ? marked(table, revisions) : table);
        }
        return new Outcome(
                marked, new ResultTable(RevisionsTable.OUTPUT.name(), RevisionsTable.OUTPUT.names(), revisions));
    }

    /**
     * The revisions of figures that some tables have.
     *
     * @param revisions {@link RevisionsTable#OUTPUT}
     */
    public static ResultTable of(ResultTable revisions, List<ResultTable> tables) {
        Set<List<@Nullable Object>> had = new HashSet<>();
        for (ResultTable table : tables) {
            if (FigureRows.areIn(table)) {
                FigureRows figures = new FigureRows(table);
                for (Line line : table.lines()) {
                    figures.figure(line).ifPresent(f -> had.add(about(f.id(), figures.words(line))));
                }
            }
        }
        List<Line> lines = revisions.lines();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<@Nullable Object> about = new ArrayList<>();
            for (Field field : ABOUT) {
                about.add(lines.get(i).get(field.name()));
            }
            if (had.contains(about)) {
                rows.add(revisions.rows().get(i));
            }
        }
        return revisions.withRows(rows);
    }

    private static List<@Nullable Object> about(FigureId id, String words) {
        @Nullable Object[] about = {id.table(), words, id.source(), id.from(), id.to()};
        return Arrays.asList(about);
    }

    private ResultTable marked(ResultTable table, List<List<@Nullable Object>> revisions) {
        FigureRows figures = new FigureRows(table);
        int mark = table.index(ResultColumns.MARK.name());
        List<Line> lines = table.lines();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            List<@Nullable Object> row = table.rows().get(i);
            int told = revisions.size();
            figures.figure(line).ifPresent(figure -> compare(figure, figures.words(line), revisions));
            if (revisions.size() > told) {
                row = new ArrayList<>(row);
                row.set(mark, line.text(ResultColumns.MARK.name()) + Mark.REVISED.shorthand());
            }
            rows.add(row);
        }
        return table.withRows(rows);
    }

    private void compare(PublishedFigure figure, String words, List<List<@Nullable Object>> revisions) {
        FigureId id = figure.id();
        for (Value value : COUNTS_ONLY.contains(id.table()) ? List.of(N) : VALUES) {
            Double is = value.getter().of(figure);
            if (is == null) {
                continue;
            }
            former(id, value).filter(former -> !is.equals(former.value())).ifPresent(former -> {
                List<@Nullable Object> row = new ArrayList<>(about(id, words));
                row.addAll(List.of(
                        value.column(),
                        former.value(),
                        is,
                        former.asOf(),
                        now.asOf(),
                        RevisionsTable.DEFINITION.sentence()));
                revisions.add(row);
            });
        }
    }

    private record Former(Double value, Instant asOf) {}

    private Optional<Former> former(FigureId id, Value value) {
        for (Indexed earlier : before) {
            PublishedFigure figure = earlier.figures().get(id);
            Double was = figure == null || !isComparable(id, value, earlier.vintage())
                    ? null
                    : value.getter().of(figure);
            if (was != null) {
                return Optional.of(new Former(was, earlier.vintage().asOf()));
            }
        }
        return Optional.empty();
    }

    private boolean isComparable(FigureId id, Value value, Vintage earlier) {
        if (id.to() == null) {
            // It is about all there is, and of that there is more at every later instant.
            return earlier.asOf().equals(now.asOf());
        }
        return earlier.sameReport(now) || (!value.ofReport() && isWhole(id, earlier) && isWhole(id, now));
    }

    /** A report that ends on a Wednesday has of that week three days. */
    private static boolean isWhole(FigureId id, Vintage vintage) {
        return vintage.to() != null && !Objects.requireNonNull(id.to()).isAfter(vintage.to());
    }
}
