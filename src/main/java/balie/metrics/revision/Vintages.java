package balie.metrics.revision;

import balie.model.FigureId;
import balie.model.Period;
import balie.model.PublishedFigure;
import balie.model.ResultTable;
import balie.model.ResultTable.Line;
import balie.model.Vintage;
import balie.text.Wording;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a vintage of the result tables of a run. */
public final class Vintages {

    private Vintages() {}

    /**
     * What readers can see of figures, but those about one customer or one wording.
     *
     * @param tables with small cells hidden, without marks of revisions
     * @throws IllegalStateException if two rows of a table are the same figure: then the table has a column too few, or one that
     *     tells them apart is taken for a value
     */
    public static Vintage of(Period period, Instant asOf, List<ResultTable> tables) {
        Map<FigureId, PublishedFigure> figures = new LinkedHashMap<>();
        for (ResultTable table : tables) {
            if (FigureRows.areIn(table)) {
                FigureRows rows = new FigureRows(table);
                for (Line line : table.lines()) {
                    rows.figure(line).ifPresent(figure -> {
                        if (figures.put(figure.id(), figure) != null) {
                            throw new IllegalStateException("two rows are one figure: " + figure.id());
                        }
                    });
                }
            }
        }
        boolean all = period.kind() == Period.Kind.ALL;
        List<PublishedFigure> list = List.copyOf(figures.values());
        return new Vintage(
                Wording.sha256(Stream.concat(
                                Stream.of(period.label(), asOf.toString()),
                                list.stream().map(Vintages::line).sorted())
                        .collect(Collectors.joining("\n"))),
                all ? null : period.firstDay(),
                all ? null : period.lastDay(),
                asOf,
                list);
    }

    private static String line(PublishedFigure figure) {
        FigureId id = figure.id();
        return Stream.of(
                        id.table(),
                        id.key(),
                        id.from(),
                        id.to(),
                        id.source(),
                        figure.n(),
                        figure.of(),
                        figure.percent())
                .map(String::valueOf)
                .collect(Collectors.joining("\t"));
    }
}
