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
    private static final String LIKE_FOR_LIKE = "like_for_like";

    private final RunFacts facts;
    private final Telling telling;
    private final List<Line> lines;

    TrainingCohorts(RunFacts facts, Tables tables) {
        this.telling = tables.telling();
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
        return flagged().stream().findFirst().map(this::sentence);
    }

    Optional<Section> section() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String heading = heading();
        List<String> statements = new ArrayList<>(flagged().stream()
                .filter(l -> leading().filter(l::equals).isEmpty())
                .limit(MOST_STATEMENTS)
                .map(this::sentence)
                .toList());
        statements.add(telling.say(
                "Like for like: within teams and categories of questions, since some are given harder ones. Specialists differ"
                        + " among themselves, so that the intervals are as wide as the number of specialists asks for; no figure is"
                        + " about few of them. Who is trained, or stays for long, may differ in other ways too."));
        return Optional.of(new Section(
                "training-cohorts",
                heading,
                telling.say(
                        "Contacts by what was known of who handled them last, at the contact, {0}, each cohort beside all others; 95 %"
                                + " intervals by specialist.",
                        telling.days(lines)),
                statements,
                chart(heading),
                table(),
                telling.definitions(lines),
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
                .map(this::sentence)
                .orElseGet(() -> telling.say(
                        lines.stream().anyMatch(Comparison::isTested)
                                ? "Does training work: no cohort of specialists differs from the others by more than chance may make."
                                : "Does training work: there are too few specialists to say."));
    }

    /** {@code Trained before their first contact, resolved ...: 68 % (…) against 58 % (…) of the others, like for like +9 points (…)} */
    private String sentence(Line line) {
        Comparison comparison = new Comparison(line, telling);
        String beside = telling.say(
                "{0}, {1}: {2} against {3} of the others",
                telling.sentence(cohort(line)),
                Briefings.measure(telling, line),
                comparison.now(),
                comparison.before().isEmpty() ? telling.say("a hidden share") : comparison.before());
        return beside + ", " + likeForLike(line) + ".";
    }

    private String likeForLike(Line line) {
        String difference = telling.points(line, LIKE_FOR_LIKE);
        if (difference.isEmpty()) {
            return telling.say("too few specialists to say more");
        }
        if (Comparison.isFlagged(line)) {
            return telling.say("like for like {0}, more than chance", difference);
        }
        return telling.say(
                Comparison.isTested(line) ? "like for like {0}, not more than chance may make" : "like for like {0}",
                difference);
    }

    private String cohort(Line line) {
        String value = line.text("value");
        return switch (line.text("dimension")) {
            case "agent_trained" ->
                switch (value) {
                    case "yes" -> telling.say("trained before their first contact");
                    case "no" -> telling.say("trained after their first contact");
                    default -> telling.say("not yet trained at the contact");
                };
            case "agent_certificates" -> certificate(value);
            case "agent_tenure" -> telling.say("at the desk for {0}", telling.term(value));
            default -> telling.term(value);
        };
    }

    private String certificate(String name) {
        if (name.equals("(none)")) {
            return telling.say("without a certificate");
        }
        // What stands for several is a code of Balie's, a certificate is called as the desk calls it.
        return telling.say("certificate {0}", name.startsWith("(") ? telling.term(name) : name);
    }

    private Optional<Chart> chart(String heading) {
        List<Line> shown = lines.stream()
                .filter(l -> l.is("measure", facts.firstContact()) && l.number("percent") != null)
                .toList();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(Parts.dots(
                        telling,
                        heading,
                        telling.say("% resolved at the first contact, {0}", telling.term(facts.firstContact())),
                        Optional.empty(),
                        shown,
                        this::cohort));
    }

    private TableView table() {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            Comparison comparison = new Comparison(line, telling);
            rows.add(List.of(
                    cohort(line),
                    telling.count(line.count("specialists"), line.text("mark")),
                    Briefings.measure(telling, line),
                    comparison.now() + (line.number("percent") == null ? "" : ", " + telling.interval(line)),
                    comparison.before(),
                    telling.change(line),
                    telling.change(line, LIKE_FOR_LIKE)
                            + (Comparison.isFlagged(line) ? ", " + telling.say("flagged") : ""),
                    line.count("n") == null ? "" : line.text("mark")));
        }
        return new TableView(
                List.of(
                        new Heading(telling.say("handled by those"), false),
                        new Heading(telling.say("specialists"), true),
                        new Heading(telling.say("what"), false),
                        new Heading(telling.say("share"), true),
                        new Heading(telling.say("all others"), true),
                        new Heading(telling.say("difference in points"), true),
                        new Heading(telling.say("like for like"), true),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(lines));
    }
}
