package balie.report.model;

import java.util.List;

/**
 * One page for one reader.
 *
 * @param id file name without its ending: {@code training}
 * @param title of the page
 * @param reader for whom it is, in a few words
 * @param facts what the figures are about: period, as-of, sources
 * @param points at most seven, most important first
 * @param sections in the order they are read
 * @param notes how the figures were made and what is missing, one paragraph each
 */
public record Report(
        String id,
        String title,
        String reader,
        List<Fact> facts,
        List<Point> points,
        List<Section> sections,
        List<String> notes) {

    /** The most that a reader takes in on a first screen. */
    public static final int MOST_POINTS = 7;

    public Report {
        facts = List.copyOf(facts);
        points = List.copyOf(points);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
        if (points.size() > MOST_POINTS) {
            throw new IllegalArgumentException(
                    "a report has at most " + MOST_POINTS + " main points: " + points.size());
        }
    }

    /** The same under another title. */
    public Report titled(String other) {
        return new Report(id, other, reader, facts, points, sections, notes);
    }

    /** The same as another page tells it, from which this one is at an address relative to it. */
    public Report seenFrom(String address) {
        return new Report(
                id,
                title,
                reader,
                facts,
                points.stream().map(p -> p.of(address)).toList(),
                sections,
                notes);
    }

    /**
     * A main point.
     *
     * @param sentence one
     * @param target where it is told in full, from the page it stands on: {@code #what-to-teach}; empty: nowhere
     */
    public record Point(String sentence, String target) {

        /** One that stands for itself. */
        public Point(String sentence) {
            this(sentence, "");
        }

        private Point of(String address) {
            return target.startsWith("#") ? new Point(sentence, address + target) : this;
        }
    }

    /** A label and its value. */
    public record Fact(String label, String value) {}
}
