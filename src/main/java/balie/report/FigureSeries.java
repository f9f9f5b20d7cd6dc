package balie.report;

import balie.model.IsoWeek;
import balie.model.Mark;
import balie.report.Archives.Run;
import balie.report.model.Archive.Point;
import balie.report.model.Archive.Series;
import balie.report.model.Digest.Figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The figures of an audience over weeks, for small charts on one scale. */
final class FigureSeries {

    private static final double WHOLE = 100;
    private static final double STEP = 10;
    private static final Point NOTHING =
            new Point(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), false, true);

    private final List<Run> weeks;
    private final Telling telling;

    /** @param weeks newest first */
    FigureSeries(List<Run> weeks, Telling telling) {
        this.weeks = weeks;
        this.telling = telling;
    }

    /** Ids of the figures, in the order in which the newest runs tell them. */
    List<String> ids() {
        return weeks.stream()
                .flatMap(w -> w.digest().stream())
                .flatMap(d -> d.figures().stream())
                .map(Figure::id)
                .distinct()
                .toList();
    }

    /** A name says another question or channel each week: no line leads from one to the next. */
    private List<String> drawn() {
        return ids().stream()
                .filter(id -> figures(id).noneMatch(f -> !f.name().isEmpty()))
                .toList();
    }

    private Stream<Figure> figures(String id) {
        return weeks.stream().flatMap(w -> w.digest().stream()).flatMap(d -> d.figure(id).stream());
    }

    /** The scale of all shares: from 0 to the lowest ten that is above all of them. */
    private double topShare() {
        double most = drawn().stream()
                .flatMap(this::figures)
                .flatMapToDouble(f -> f.percent().isPresent() ? f.high().stream() : DoubleStream.empty())
                .max()
                .orElse(WHOLE);
        return Math.min(WHOLE, STEP * Math.ceil(most / STEP));
    }

    /** What the charts have in common. */
    String scale() {
        return drawn().isEmpty()
                ? ""
                : telling.say(
                        "Counts begin at 0; all shares are on one scale, 0 to {0}, the band is their 95 % interval. A gap: hidden, not"
                                + " known, or no report. A hollow dot: it will still change.",
                        telling.plain(topShare()) + Telling.PERCENT);
    }

    List<Series> all() {
        return drawn().stream().map(this::series).toList();
    }

    private Series series(String id) {
        Map<IsoWeek, Figure> byWeek = new HashMap<>();
        for (Run week : weeks) {
            week.digest()
                    .flatMap(d -> d.figure(id))
                    .ifPresent(f -> byWeek.put(IsoWeek.parse(week.period()).orElseThrow(), f));
        }
        List<Point> points = new ArrayList<>();
        IsoWeek newest = IsoWeek.parse(weeks.get(0).period()).orElseThrow();
        Optional<Figure> before = Optional.empty();
        for (IsoWeek week = IsoWeek.parse(weeks.get(weeks.size() - 1).period()).orElseThrow();
                week.compareTo(newest) <= 0;
                week = week.next()) {
            Optional<Figure> figure = Optional.ofNullable(byWeek.get(week));
            String definition = before.map(Figure::definition).orElse("");
            points.add(figure.map(f -> point(f, definition)).orElse(NOTHING));
            before = figure;
        }
        boolean share = byWeek.values().stream().anyMatch(Figure::share);
        double top = share
                ? topShare()
                : points.stream().flatMapToDouble(p -> p.value().stream()).max().orElse(1);
        return new Series(Archives.label(telling, id), finding(id, points), points, Math.max(1, top));
    }

    private static Point point(Figure figure, String definition) {
        return new Point(
                value(figure),
                figure.low(),
                figure.high(),
                figure.mark().contains(Mark.PROVISIONAL.shorthand()),
                definition.isEmpty() || definition.equals(figure.definition()));
    }

    private static OptionalDouble value(Figure figure) {
        return figure.share()
                ? figure.percent()
                : figure.n().isPresent() ? OptionalDouble.of((double) figure.n().getAsLong()) : OptionalDouble.empty();
    }

    private record Known(String week, Figure figure, double value) {}

    private List<Known> known(String id) {
        List<Known> known = new ArrayList<>();
        for (Run week : weeks) {
            week.digest()
                    .flatMap(d -> d.figure(id))
                    .filter(f -> value(f).isPresent())
                    .ifPresent(f -> known.add(new Known(week.period(), f, value(f).getAsDouble())));
        }
        return known;
    }

    /** What the line shows, for whoever does not see it. */
    private String finding(String id, List<Point> points) {
        List<Known> known = known(id);
        if (known.isEmpty()) {
            return telling.say("No value that may be shown.");
        }
        Known newest = known.get(0);
        Known lowest =
                known.stream().min(Comparator.comparingDouble(Known::value)).orElse(newest);
        Known highest =
                known.stream().max(Comparator.comparingDouble(Known::value)).orElse(newest);
        List<String> sentences = new ArrayList<>();
        sentences.add(
                known.size() == 1
                        ? telling.say("{0} in {1}.", told(newest), newest.week())
                        : telling.say(
                                "{0} in {1}; over {2} weeks from {3} ({4}) to {5} ({6}).",
                                told(newest),
                                newest.week(),
                                known.size(),
                                told(lowest),
                                lowest.week(),
                                told(highest),
                                highest.week()));
        int gaps = points.size() - known.size();
        if (gaps > 0) {
            sentences.add(telling.say(
                    "{0, plural, one {One week has} other {# weeks have}} no value that may be shown, or no report.",
                    gaps));
        }
        return String.join(" ", sentences);
    }

    private String told(Known known) {
        return Archives.value(telling, known.figure());
    }
}
