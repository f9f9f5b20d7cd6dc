package balie.report;

import balie.model.Audience;
import balie.model.IsoWeek;
import balie.model.Mark;
import balie.report.model.Archive;
import balie.report.model.Archive.Cell;
import balie.report.model.Archive.Entry;
import balie.report.model.Archive.Note;
import balie.report.model.Archive.Overview;
import balie.report.model.Archive.Row;
import balie.report.model.Digest;
import balie.report.model.Digest.Figure;
import balie.report.model.Digest.Revision;
import balie.report.model.Report;
import balie.report.words.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lays what runs kept of themselves for an audience beside each other. */
public final class Archives {

    private final Telling telling;
    private final List<Run> runs;
    private final Set<String> ids = new LinkedHashSet<>();

    /**
     * A run for one audience.
     *
     * @param period label of its period
     * @param first first day of the period; empty: all data
     * @param last last day of the period; empty: all data
     * @param href its report, from the page
     * @param digest what it kept of itself; empty: it was made by a version that kept nothing
     */
    public record Run(
            String period,
            Optional<LocalDate> first,
            Optional<LocalDate> last,
            Instant asOf,
            ZoneId zone,
            String href,
            Optional<Digest> digest) {

        boolean isWeek() {
            return IsoWeek.parse(period).isPresent();
        }
    }

    private Archives(Telling telling, List<Run> runs) {
        this.telling = telling;
        this.runs = runs.stream()
                .sorted(Comparator.<Run, LocalDate>comparing(r -> r.last().orElse(LocalDate.MIN))
                        .thenComparing(Run::period)
                        .reversed())
                .toList();
        runs.forEach(r -> ids.add(r.period()));
    }

    /**
     * The page.
     *
     * @param runs one of each period at most
     * @param words of the language of the page
     */
    public static Archive page(Audience audience, String job, List<Run> runs, Words words) {
        return new Archives(new Telling(words), runs).page(audience, job);
    }

    private Archive page(Audience audience, String job) {
        List<Run> weeks = runs.stream().filter(Run::isWeek).toList();
        List<Figure> all = runs.stream()
                .flatMap(r -> r.digest().stream())
                .flatMap(d -> d.figures().stream())
                .toList();
        FigureSeries series = new FigureSeries(weeks, telling);
        return new Archive(
                telling.say("Balie for {0}: all weeks of {1}", telling.term(audience.code()), job),
                telling.say("Every report of this job, newest first, with what each found and changed"),
                facts(weeks),
                series.scale(),
                series.all(),
                overview(weeks, series.ids()),
                weeks.stream().map(this::entry).toList(),
                runs.stream().filter(r -> !r.isWeek()).map(this::entry).toList(),
                all.stream()
                        .map(Figure::definition)
                        .filter(d -> !d.isEmpty())
                        .distinct()
                        .map(telling::text)
                        .toList(),
                List.of(
                        telling.say(
                                "Each figure is as its report published it. A later report may have found another value, for cases go on and"
                                        + " rows come late: then it is told under both."),
                        telling.say(
                                "All of it is from what each report published for these readers; what is hidden there is hidden here.")));
    }

    private List<Report.Fact> facts(List<Run> weeks) {
        List<Report.Fact> facts = new ArrayList<>();
        facts.add(new Report.Fact(
                telling.say("Reports"),
                telling.say("{0, plural, one {# week} other {# weeks}}", weeks.size())
                        + (weeks.size() == runs.size()
                                ? ""
                                : ", "
                                        + telling.say(
                                                "{0, plural, one {# other period} other {# other periods}}",
                                                runs.size() - weeks.size()))));
        if (!weeks.isEmpty()) {
            Run newest = weeks.get(0);
            Run oldest = weeks.get(weeks.size() - 1);
            facts.add(new Report.Fact(
                    telling.say("Period"),
                    telling.days(oldest.first().orElse(null), newest.last().orElse(null))));
            facts.add(new Report.Fact(telling.say("Newest is true for"), telling.moment(newest.asOf(), newest.zone())));
        }
        return facts;
    }

    private Overview overview(List<Run> weeks, List<String> figures) {
        List<Row> rows = weeks.stream()
                .map(w -> new Row(
                        w.period(),
                        w.period(),
                        figures.stream().map(id -> cell(w, id)).toList()))
                .toList();
        List<String> labels = figures.stream().map(id -> label(telling, id)).toList();
        String marks = String.join(
                "",
                weeks.stream()
                        .flatMap(w -> w.digest().stream())
                        .flatMap(d -> d.figures().stream())
                        .map(Figure::mark)
                        .toList());
        List<String> remarks = Arrays.stream(Mark.values())
                .filter(m -> marks.contains(m.shorthand()))
                .map(m -> m.shorthand() + " " + telling.text(m.doc()) + ".")
                .toList();
        return new Overview(labels, rows, remarks);
    }

    private String cell(Run week, String id) {
        return week.digest()
                .flatMap(d -> d.figure(id))
                .map(f -> Stream.of(
                                f.name().isEmpty() ? "" : "“" + f.name() + "”",
                                value(telling, f),
                                bracketed(shareOf(f)),
                                shownMark(f))
                        .filter(t -> !t.isEmpty())
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""))
                .orElse("");
    }

    private static String bracketed(String text) {
        return text.isEmpty() ? "" : "(" + text + ")";
    }

    /** What a figure is called on the page. */
    static String label(Telling telling, String id) {
        return switch (id) {
            case Digests.CONTACTS -> telling.say("Contacts");
            case Digests.CUSTOMERS -> telling.say("Customers");
            case Digests.COMPLAINTS -> telling.say("Contacts that are complaints");
            case Digests.TOP_QUESTION -> telling.say("Asked most");
            case Digests.TOP_CHANNEL -> telling.say("Channel used most");
            default ->
                id.startsWith(Digests.FIRST_CONTACT)
                        ? telling.say("First contact resolution, {0}", telling.term(id))
                        : telling.sentence(telling.term(id));
        };
    }

    /** {@code 532}, {@code 58 %}, or the mark that stands for what is not shown. */
    static String value(Telling telling, Figure figure) {
        if (!figure.share()) {
            return figure.n().isPresent() ? telling.count(figure.n().getAsLong()) : figure.mark();
        }
        return figure.percent().isPresent()
                ? telling.percent(figure.percent().getAsDouble(), low(figure), high(figure))
                : figure.mark();
    }

    private static double low(Figure figure) {
        return figure.low().orElse(0);
    }

    private static double high(Figure figure) {
        return figure.high().orElse(100);
    }

    private static boolean isShown(Figure figure) {
        return figure.share() ? figure.percent().isPresent() : figure.n().isPresent();
    }

    /** The mark beside a value; where it stands for the value it is not said twice. */
    private static String shownMark(Figure figure) {
        return isShown(figure) ? figure.mark() : "";
    }

    /** {@code 58 of 100, 48–67 %} */
    private String shareOf(Figure figure) {
        List<String> parts = new ArrayList<>();
        if (figure.share() && figure.n().isPresent() && figure.of().isPresent()) {
            parts.add(telling.nOf(figure.n().getAsLong(), figure.of().getAsLong()));
        }
        if (figure.percent().isPresent()
                && figure.low().isPresent()
                && figure.high().isPresent()) {
            parts.add(telling.interval(low(figure), high(figure)));
        }
        return String.join(", ", parts);
    }

    private Cell told(Figure figure, Run run) {
        String days = figure.from().equals(run.first().map(LocalDate::toString).orElse(""))
                        && figure.to()
                                .equals(run.last().map(LocalDate::toString).orElse(""))
                ? ""
                : telling.days(day(figure.from()).orElse(null), day(figure.to()).orElse(null));
        return new Cell(
                label(telling, figure.id()) + (figure.name().isEmpty() ? "" : ": “" + figure.name() + "”"),
                (value(telling, figure) + " " + shownMark(figure)).strip(),
                Stream.of(shareOf(figure), days)
                        .filter(t -> !t.isEmpty())
                        .reduce((a, b) -> a + "; " + b)
                        .orElse(""));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Entry entry(Run run) {
        List<String> told =
                new ArrayList<>(List.of(telling.say("True for {0}.", telling.moment(run.asOf(), run.zone()))));
        if (run.digest().isEmpty()) {
            told.add(
                    telling.say(
                            "It was made by a version of Balie that kept no figures for this page; run the week again to have them here."));
        }
        Optional<Digest> digest = run.digest();
        int listed = digest.map(d -> d.revisions().size()).orElse(0);
        int revised = digest.map(Digest::revised).orElse(0);
        return new Entry(
                run.period(),
                heading(run),
                run.href(),
                digest.map(Digest::language)
                        .filter(Predicate.not(telling.locale().toLanguageTag()::equals))
                        .orElse(null),
                told,
                digest.map(Digest::points).orElse(List.of()),
                digest.map(d -> d.figures().stream().map(f -> told(f, run)).toList())
                        .orElse(List.of()),
                digest.map(Digest::changes).orElse(List.of()),
                digest.map(Digest::compared).orElse(""),
                digest.map(Digest::questions).orElse(List.of()),
                digest.map(d -> d.revisions().stream()
                                .map(r -> new Note(periodOf(r.from(), r.to()), r.told()))
                                .toList())
                        .orElse(List.of()),
                revised > listed
                        ? telling.say("And {0} more, which the table of revisions in its data has.", revised - listed)
                        : "",
                revisedLater(run));
    }

    private String heading(Run run) {
        return IsoWeek.parse(run.period())
                .map(w -> telling.say(
                        "Week {0} of {1}: {2}",
                        String.valueOf(w.week()),
                        String.valueOf(w.year()),
                        telling.days(run.first().orElse(null), run.last().orElse(null))))
                .orElseGet(() -> telling.sentence(
                        telling.days(run.first().orElse(null), run.last().orElse(null))));
    }

    /** The run on the page that is about some days; empty if none is. */
    private String periodOf(String from, String to) {
        return runs.stream()
                .filter(r -> r.first().map(LocalDate::toString).orElse("").equals(from)
                        && r.last().map(LocalDate::toString).orElse("").equals(to))
                .map(Run::period)
                .findFirst()
                .orElse("");
    }

    /** Later runs that published figures of the same days with other values. */
    private List<Note> revisedLater(Run run) {
        List<Note> notes = new ArrayList<>();
        for (Run other : runs) {
            boolean revises = !other.period().equals(run.period())
                    && other.digest().stream()
                            .flatMap(d -> d.revisions().stream())
                            .anyMatch(r -> isAbout(r, run));
            if (revises) {
                notes.add(new Note(other.period(), other.period()));
            }
        }
        return notes;
    }

    private static boolean isAbout(Revision revision, Run run) {
        return revision.from().equals(run.first().map(LocalDate::toString).orElse(""))
                && revision.to().equals(run.last().map(LocalDate::toString).orElse(""));
    }
}
