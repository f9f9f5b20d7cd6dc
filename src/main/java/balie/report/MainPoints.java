package balie.report;

import balie.report.model.Report;
import balie.report.model.Report.Point;
import balie.report.model.Section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the main points of a report, the most important first, each with the section that tells it in full. */
final class MainPoints {

    private final Set<String> sections;
    private final List<Point> points = new ArrayList<>();

    /** @param sections of the report */
    MainPoints(List<Section> sections) {
        this.sections = sections.stream().map(Section::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Adds a point, if there is something to say.
     *
     * @param toldIn ids of the sections that tell it in full, of which the first that the report has is taken
     */
    MainPoints add(Optional<String> sentence, String... toldIn) {
        String target = Stream.of(toldIn)
                .filter(sections::contains)
                .findFirst()
                .map(id -> "#" + id)
                .orElse("");
        sentence.ifPresent(s -> points.add(new Point(s, target)));
        return this;
    }

    /** Adds a point, or another one where there is nothing to say of the first. */
    MainPoints addOr(
            Optional<String> sentence, String toldIn, Supplier<Optional<String>> other, String... otherToldIn) {
        return sentence.isPresent() ? add(sentence, toldIn) : add(other.get(), otherToldIn);
    }

    /** As many as a report has at most. */
    List<Point> most() {
        return points.stream().limit(Report.MOST_POINTS).toList();
    }
}
