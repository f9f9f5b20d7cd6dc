package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Chart;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How contacts went by what is known of who handled them: trained, certificates, role, time at the desk. Never by person. */
final class TrainingCohorts {

    private static final int MOST_STATEMENTS = 6;

    private final RunFacts facts;
    private final List<Line> lines;

    TrainingCohorts(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.lines = tables.lines("training_cohorts").stream()
                .filter(Tables::isFigure)
                .toList();
    }

    /** Training first, for that is the question; then the surest. */
    private List<Line> flagged() {
        return lines.stream()
                .filter(l -> Comparison.isFlagged(l) && !isOtherSide(l))
                .sorted(Comparator.<Line, Boolean>comparing(l -> !l.is("dimension", "agent_trained"))
                        .thenComparing(l -> !l.is("measure", facts.firstContact()))
                        .thenComparing(l -> Objects.requireNonNull(l.number("p_adjusted"))))
                .toList();
    }

    /** Of two cohorts the second says again what the first said. */
    private boolean isOtherSide(Line line) {
        return lines.subList(0, lines.indexOf(line)).stream()
                .filter(l -> l.is("dimension", line.text("dimension")) && l.is("measure", line.text("measure")))
                .anyMatch(l -> Objects.equals(l.count("of"), line.count("of_compared"))
                        && Objects.equals(l.count("n"), line.count("n_compared")));
    }

    Optional<String> point() {
        return flagged().stream().findFirst().map(l -> Figures.sentence(sentence(l)));
    }

    Optional<Section> section() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String heading = heading();
        List<String> statements = new ArrayList<>(flagged().stream()
                .filter(l -> leading().filter(l::equals).isEmpty())
                .limit(MOST_STATEMENTS)
                .map(TrainingCohorts::sentence)
                .map(Figures::sentence)
                .toList());
        statements.add(
                "Like for like: within teams and categories of questions, since some are given harder ones. Specialists differ among themselves,"
                        + " so that the intervals are as wide as the number of specialists asks for; no figure is about few of them. Who is"
                        + " trained, or stays for long, may differ in other ways too.");
        return Optional.of(new Section(
                "training-cohorts",
                heading,
                "Contacts by what was known of who handled them last, at the contact, " + Parts.days(lines)
                        + ", each cohort beside all others; 95 % intervals by specialist.",
                statements,
                chart(heading),
                table(),
                Parts.definitions(lines),
                "training_cohorts"));
    }

    /** What was asked: whether those who were trained do otherwise; or else what is surest. */
    private Optional<Line> leading() {
        return lines.stream()
                .filter(l -> l.is("dimension", "agent_trained") && l.is("value", "yes"))
                .filter(l -> l.is("measure", facts.firstContact()) && l.number("percent") != null)
                .findFirst()
                .or(() -> flagged().stream().findFirst());
    }

    private String heading() {
        return leading()
                .map(TrainingCohorts::sentence)
                .map(Figures::sentence)
                .orElseGet(() -> "Does training work: "
                        + (lines.stream().anyMatch(Comparison::isTested)
                                ? "no cohort of specialists differs from the others by more than chance may make."
                                : "there are too few specialists to say."));
    }

    /** {@code trained before their first contact, resolved ...: 68 % (…) against 58 % (…) of the others; like for like +9 points (…)} */
    private static String sentence(Line line) {
        Comparison comparison = new Comparison(line);
        String likeForLike = Event.points(line, "like_for_like");
        return cohort(line) + ", " + Briefings.measure(line) + ": " + comparison.now() + " against "
                + (comparison.before().isEmpty() ? "a hidden share" : comparison.before()) + " of the others"
                + (likeForLike.isEmpty()
                        ? ", too few specialists to say more"
                        : ", like for like " + likeForLike
                                + (Comparison.isFlagged(line)
                                        ? ", more than chance"
                                        : Comparison.isTested(line) ? ", not more than chance may make" : ""))
                + ".";
    }

    private static String cohort(Line line) {
        String value = line.text("value");
        return switch (line.text("dimension")) {
            case "agent_trained" ->
                switch (value) {
                    case "yes" -> "trained before their first contact";
                    case "no" -> "trained after their first contact";
                    default -> "not yet trained at the contact";
                };
            case "agent_certificates" -> value.equals("(none)") ? "without a certificate" : "certificate " + value;
            case "agent_tenure" ->
                "at the desk for " + value.replaceFirst("^over", "more than").replaceFirst("^under", "less than");
            default -> value;
        };
    }

    private Optional<Chart> chart(String heading) {
        List<Line> shown = lines.stream()
                .filter(l -> l.is("measure", facts.firstContact()) && l.number("percent") != null)
                .toList();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(Parts.dots(
                        heading,
                        "% resolved at the first contact, " + Figures.words(facts.firstContact()),
                        Optional.empty(),
                        shown,
                        TrainingCohorts::cohort));
    }

    private TableView table() {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(List.of(
                    cohort(line),
                    Figures.count(line.count("specialists"), line.text("mark")),
                    Briefings.measure(line),
                    new Comparison(line).now() + (line.number("percent") == null ? "" : ", " + Figures.interval(line)),
                    new Comparison(line).before(),
                    Figures.change(line),
                    Event.points(line, "like_for_like").replace(" points", "")
                            + (Comparison.isFlagged(line) ? ", flagged" : ""),
                    line.count("n") == null ? "" : line.text("mark")));
        }
        return new TableView(
                List.of(
                        new Heading("handled by those", false),
                        new Heading("specialists", true),
                        new Heading("what", false),
                        new Heading("share", true),
                        new Heading("all others", true),
                        new Heading("difference in points", true),
                        new Heading("like for like", true),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(lines));
    }
}
