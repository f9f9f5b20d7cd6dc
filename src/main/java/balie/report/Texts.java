package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What came of reading texts: questions that are new, how well languages are understood, how far conclusions can be trusted. */
final class Texts {

    private static final int LONGEST = 200;

    private final RunFacts facts;
    private final Tables tables;
    private final Telling telling;

    Texts(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
        this.telling = tables.telling();
    }

    /** Questions that came up in the period, each with the known one it is nearest to: it may be that in other words. */
    Optional<Section> newQuestions() {
        List<Line> lines = figures("new_questions");
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = lines.stream()
                .map(l -> List.of(
                        Telling.label(l.text("question"), LONGEST),
                        l.text("question_id"),
                        telling.count(l.count("n"), l.text("mark")),
                        Telling.label(l.text("nearest_question"), LONGEST),
                        likeness(l)))
                .toList();
        String heading = telling.say(
                "{0, plural, one {One question came up that was not asked before} other {# questions came up that were not asked before}}.",
                lines.size());
        return Optional.of(new Section(
                "new-questions",
                heading,
                telling.say(
                        "Candidates: three or more wordings that are near to no question that was known, {0}. One that is the nearest"
                                + " known question in other words can be merged: balie questions merge.",
                        telling.days(lines)),
                Optional.empty(),
                new TableView(
                        List.of(
                                new Heading(telling.say("question"), false),
                                new Heading(telling.say("id"), false),
                                new Heading(telling.say("contacts"), true),
                                new Heading(telling.say("nearest known question"), false),
                                new Heading(telling.say("likeness, 0–1"), true)),
                        rows,
                        telling.remarks(lines)),
                telling.definitions(lines),
                "new_questions"));
    }

    private String likeness(Line line) {
        Double similarity = line.number("nearest_similarity");
        return similarity == null ? "" : telling.decimals(similarity, 2);
    }

    /** How the texts of each language were understood. */
    Optional<Section> understanding() {
        List<Line> lines = figures("text_understanding");
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        long all = sum(lines);
        long byMeaning = sum(lines.stream()
                .filter(l -> !l.is("understood_by", "characters") && !l.is("understood_by", "nothing"))
                .toList());
        String heading = all == 0
                ? telling.say("Too few texts to tell how they were understood.")
                : telling.say(
                        "{0}\u00a0% of texts were compared by meaning, the rest by their characters or not at all.",
                        Math.round(100.0 * byMeaning / all));
        List<List<String>> rows = lines.stream()
                .map(l -> List.of(
                        telling.language(l.text("text_language")),
                        telling.term(l.text("understood_by")),
                        how(l),
                        telling.count(l.count("n"), l.text("mark")),
                        telling.percent(l)))
                .toList();
        return Optional.of(new Section(
                "text-understanding",
                heading,
                telling.say(
                        "Contacts with a text by its language and the way it was made comparable, {0}.",
                        telling.days(lines)),
                Optional.empty(),
                new TableView(
                        List.of(
                                new Heading(telling.say("language"), false),
                                new Heading(telling.say("by##means"), false),
                                new Heading(telling.say("how well"), false),
                                new Heading(telling.say("contacts"), true),
                                new Heading(telling.say("share"), true)),
                        rows,
                        telling.remarks(lines)),
                telling.definitions(lines),
                "text_understanding"));
    }

    private String how(Line line) {
        return switch (line.text("understood_by")) {
            case "encoder" -> telling.say("the sentence encoder was trained for this language");
            case "student" -> telling.say("by a faster model that the encoder taught on these texts");
            case "bridge" ->
                Optional.ofNullable(facts.bridges().get(line.text("text_language")))
                        .map(q -> telling.say(
                                "by a bridge to English: of {0} sentences it was not fitted to, {1}\u00a0% are nearest to their own"
                                        + " translation",
                                q.of(), Math.round(100 * q.found())))
                        .orElseGet(() -> telling.say("by a bridge to English"));
            case "characters" ->
                telling.say(
                        "by characters only, among its own: the same question in other words is not seen (balie language add teaches a"
                                + " language)");
            default -> telling.say("asks nothing in words");
        };
    }

    private static long sum(List<Line> lines) {
        return lines.stream()
                .map(l -> l.count("n"))
                .filter(Objects::nonNull)
                .mapToLong(n -> n)
                .sum();
    }

    /** How much was concluded from texts, and how often that is what the desk recorded where it did. */
    Optional<Section> conclusions() {
        List<Line> decisions = figures("contact_decisions").stream()
                .filter(l -> l.is("channel", "all"))
                .toList();
        List<Line> agreement = figures("classifier_agreement");
        if (agreement.isEmpty()
                && decisions.stream().noneMatch(l -> l.text("measure").endsWith("_classified"))) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        for (String what : List.of("kind", "category", "emotion_start")) {
            List<Line> of =
                    agreement.stream().filter(l -> l.is("measure", what)).toList();
            rows.add(List.of(
                    words(what),
                    share(decisions, what + "_recorded"),
                    share(decisions, what + "_classified"),
                    share(decisions, what + "_unclassified"),
                    of.stream()
                            .filter(l -> l.is("text_language", "all"))
                            .findFirst()
                            .map(this::kappa)
                            .orElse(""),
                    String.join(
                            "; ",
                            of.stream()
                                    .filter(l -> !l.is("text_language", "all") && l.number("kappa") != null)
                                    .map(l -> telling.language(l.text("text_language")) + " " + kappa(l))
                                    .toList())));
        }
        List<Line> lines = new ArrayList<>(decisions);
        lines.addAll(agreement);
        String heading = agreed(agreement);
        List<String> definitions = new ArrayList<>(telling.definitions(lines));
        facts.classifiers().stream().map(telling::text).forEach(definitions::add);
        return Optional.of(new Section(
                "conclusions",
                heading,
                telling.say(
                        "What the desk recorded stands; what it did not is concluded from the text, unless that leaves doubt. Kappa:"
                                + " agreement of the two where both say something, beyond chance; 1 is always, 0 no more than chance."),
                Optional.empty(),
                new TableView(
                        List.of(
                                new Heading(telling.say("of contacts"), false),
                                new Heading(telling.say("recorded"), true),
                                new Heading(telling.say("concluded"), true),
                                new Heading(telling.say("neither"), true),
                                new Heading(telling.say("kappa (95 %), n"), true),
                                new Heading(telling.say("by language"), false)),
                        rows,
                        telling.remarks(lines)),
                definitions,
                "contact_decisions"));
    }

    /** Kind and category, as far as there is anything to compare. */
    private String agreed(List<Line> agreement) {
        List<String> parts = agreement.stream()
                .filter(l -> l.is("text_language", "all") && l.number("kappa") != null)
                .map(l -> words(l.text("measure")) + ": "
                        + telling.decimals(Objects.requireNonNull(l.number("kappa")), 2))
                .toList();
        return parts.isEmpty()
                ? telling.say("What texts tell can not be compared with what the desk recorded.")
                : telling.say("How well texts tell what the desk recorded, as kappa: {0}.", String.join("; ", parts));
    }

    private String words(String what) {
        return switch (what) {
            case "category" -> telling.say("category of complaints");
            case "emotion_start" -> telling.say("state of the customer at the start");
            default -> telling.term(what);
        };
    }

    private static Optional<Line> figure(List<Line> decisions, String measure) {
        return decisions.stream().filter(l -> l.is("measure", measure)).findFirst();
    }

    private String share(List<Line> decisions, String measure) {
        return figure(decisions, measure).map(telling::percent).orElse("");
    }

    private String kappa(Line line) {
        Double kappa = line.number("kappa");
        Double low = line.number("kappa_low");
        Double high = line.number("kappa_high");
        return kappa == null || low == null || high == null
                ? line.text("mark")
                : telling.decimals(kappa, 2) + " ("
                        + telling.range(telling.decimals(low, 2), telling.decimals(high, 2)) + "), "
                        + telling.count(line.count("of"), "");
    }

    private List<Line> figures(String table) {
        return tables.lines(table).stream().filter(Tables::isFigure).toList();
    }
}
