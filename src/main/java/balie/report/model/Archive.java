package balie.report.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A page over all runs of a job for one audience.
 *
 * @param facts what it is about: audience, weeks, the newest
 * @param scale what the small charts have in common, in a sentence
 * @param series figures over the weeks
 * @param table the same figures as values, a row a week
 * @param weeks newest first
 * @param others runs of other periods, newest first
 * @param definitions of the figures
 * @param notes how to read the page, one paragraph each
 */
public record Archive(
        String title,
        String reader,
        List<Report.Fact> facts,
        String scale,
        List<Series> series,
        Overview table,
        List<Entry> weeks,
        List<Entry> others,
        List<String> definitions,
        List<String> notes) {

    public Archive {
        facts = List.copyOf(facts);
        series = List.copyOf(series);
        weeks = List.copyOf(weeks);
        others = List.copyOf(others);
        definitions = List.copyOf(definitions);
        notes = List.copyOf(notes);
    }

    /**
     * A figure over the weeks.
     *
     * @param finding what the chart shows, in words
     * @param points one a week, oldest first, weeks without a run included
     * @param top value at the upper end of its scale, which begins at 0
     */
    public record Series(String label, String finding, List<Point> points, double top) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * A value of a week.
     *
     * @param value empty: hidden, not known, or no run
     * @param low lower end of its interval, in the unit of the value
     * @param high upper end
     * @param provisional whether it will still change
     * @param follows whether it is defined as the one before, so that a line may lead from that to it
     */
    public record Point(
            OptionalDouble value, OptionalDouble low, OptionalDouble high, boolean provisional, boolean follows) {}

    /**
     * Figures as values.
     *
     * @param columns names of the figures
     * @param remarks what the marks in it mean
     */
    public record Overview(List<String> columns, List<Row> rows, List<String> remarks) {
        public Overview {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * A week in the table.
     *
     * @param id of its entry on the page
     */
    public record Row(String id, String name, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A run.
     *
     * @param id by which it is linked to, for good
     * @param href its report, from the page
     * @param language of its sentences, where that is another than the page's
     * @param told what there is to say of the run itself
     * @param figures as they were published
     * @param changed what changed since the period before
     * @param compared how much was compared
     * @param questions that rose, fell or came up
     * @param revisions of earlier figures that it made known
     * @param moreRevisions what is said of those not listed; empty: none
     * @param revisedLater runs that published figures of this period with other values
     */
    public record Entry(
            String id,
            String heading,
            String href,
            @Nullable String language,
            List<String> told,
            List<String> points,
            List<Cell> figures,
            List<String> changed,
            String compared,
            List<String> questions,
            List<Note> revisions,
            String moreRevisions,
            List<Note> revisedLater) {
        public Entry {
            told = List.copyOf(told);
            points = List.copyOf(points);
            figures = List.copyOf(figures);
            changed = List.copyOf(changed);
            questions = List.copyOf(questions);
            revisions = List.copyOf(revisions);
            revisedLater = List.copyOf(revisedLater);
        }
    }

    /**
     * A figure of a run.
     *
     * @param value {@code 58 %}, or its mark
     * @param basis {@code 58 of 100, 48–67 %, 2 to 8 November 2026}
     */
    public record Cell(String label, String value, String basis) {}

    /**
     * A sentence that leads to another entry.
     *
     * @param id of the entry; empty: there is none on the page
     */
    public record Note(String id, String text) {}
}
