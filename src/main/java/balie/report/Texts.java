package balie.report;

import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of reading texts: questions that are new, how well languages are understood, how far conclusions can be trusted. */
final class Texts {

    private static final int LONGEST = 200;

    private final RunFacts facts;
    private final Tables tables;

    Texts(RunFacts facts, Tables tables) {
        this.facts = facts;
        this.tables = tables;
    }

    /** Questions that came up in the period, each with the known one it is nearest to: it may be that in other words. */
    Optional<Section> newQuestions() {
        List<Line> lines = figures("new_questions");
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = lines.stream()
                .map(l -> List.of(
                        Figures.label(l.text("question"), LONGEST),
                        l.text("question_id"),
                        Figures.count(l.count("n"), l.text("mark")),
                        Figures.label(l.text("nearest_question"), LONGEST),
                        likeness(l)))
                .toList();
        String heading = lines.size() == 1
                ? "One question came up that was not asked before."
                : lines.size() + " questions came up that were not asked before.";
        return Optional.of(new Section(
                "new-questions",
                heading,
                "Candidates: three or more wordings that are near to no question that was known, " + Parts.days(lines)
                        + ". One that is the nearest known question in other words can be merged: balie questions merge.",
                Optional.empty(),
                new TableView(
                        List.of(
                                new Heading("question", false),
                                new Heading("id", false),
                                new Heading("contacts", true),
                                new Heading("nearest known question", false),
                                new Heading("likeness, 0–1", true)),
                        rows,
                        Parts.remarks(lines)),
                Parts.definitions(lines),
                "new_questions"));
    }

    private static String likeness(Line line) {
        Double similarity = line.number("nearest_similarity");
        return similarity == null ? "" : String.format(Locale.ROOT, "%.2f", similarity);
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
                ? "Too few texts to tell how they were understood."
                : Math.round(100.0 * byMeaning / all) + Figures.PERCENT
                        + " of texts were compared by meaning, the rest by their characters or not at all.";
        List<List<String>> rows = lines.stream()
                .map(l -> List.of(
                        language(l.text("text_language")),
                        Figures.words(l.text("understood_by")),
                        how(l),
                        Figures.count(l.count("n"), l.text("mark")),
                        Figures.percent(l)))
                .toList();
        return Optional.of(new Section(
                "text-understanding",
                heading,
                "Contacts with a text by its language and the way it was made comparable, " + Parts.days(lines) + ".",
                Optional.empty(),
                new TableView(
                        List.of(
                                new Heading("language", false),
                                new Heading("by", false),
                                new Heading("how well", false),
                                new Heading("contacts", true),
                                new Heading("share", true)),
                        rows,
                        Parts.remarks(lines)),
                Parts.definitions(lines),
                "text_understanding"));
    }

    private String how(Line line) {
        return switch (line.text("understood_by")) {
            case "encoder" -> "the sentence encoder was trained for this language";
            case "student" -> "by a faster model that the encoder taught on these texts";
            case "bridge" ->
                Optional.ofNullable(facts.bridges().get(line.text("text_language")))
                        .map(q -> "by a bridge to English: of " + Figures.count(q.of())
                                + " sentences it was not fitted to, " + Math.round(100 * q.found()) + Figures.PERCENT
                                + " are nearest to their own translation")
                        .orElse("by a bridge to English");
            case "characters" ->
                "by characters only, among its own: the same question in other words is not seen (balie language add teaches a language)";
            default -> "asks nothing in words";
        };
    }

    private static String language(String code) {
        if (code.isEmpty() || code.equals("und") || code.startsWith("(")) {
            return "not known";
        }
        return Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }

    private static long sum(List<Line> lines) {
        return lines.stream()
                .map(l -> l.count("n"))
                .filter(java.util.Objects::nonNull)
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
                            .map(Texts::kappa)
                            .orElse(""),
                    String.join(
                            "; ",
                            of.stream()
                                    .filter(l -> !l.is("text_language", "all") && l.number("kappa") != null)
                                    .map(l -> language(l.text("text_language")) + " " + kappa(l))
                                    .toList())));
        }
        List<Line> lines = new ArrayList<>(decisions);
        lines.addAll(agreement);
        String heading = agreed(agreement);
        List<String> definitions = new ArrayList<>(Parts.definitions(lines));
        definitions.addAll(facts.classifiers());
        return Optional.of(new Section(
                "conclusions",
                heading,
                "What the desk recorded stands; what it did not is concluded from the text, unless that leaves doubt. Kappa:"
                        + " agreement of the two where both say something, beyond chance; 1 is always, 0 no more than chance.",
                Optional.empty(),
                new TableView(
                        List.of(
                                new Heading("of contacts", false),
                                new Heading("recorded", true),
                                new Heading("concluded", true),
                                new Heading("neither", true),
                                new Heading("kappa (95 %), n", true),
                                new Heading("by language", false)),
                        rows,
                        Parts.remarks(lines)),
                definitions,
                "contact_decisions"));
    }

    /** Kind and category, as far as there is anything to compare. */
    private static String agreed(List<Line> agreement) {
        List<String> parts = agreement.stream()
                .filter(l -> l.is("text_language", "all") && l.number("kappa") != null)
                .map(l -> words(l.text("measure")) + String.format(Locale.ROOT, ": %.2f", l.number("kappa")))
                .toList();
        return parts.isEmpty()
                ? "What texts tell can not be compared with what the desk recorded."
                : "How well texts tell what the desk recorded, as kappa: " + String.join("; ", parts) + ".";
    }

    private static String words(String what) {
        return switch (what) {
            case "category" -> "category of complaints";
            case "emotion_start" -> "state of the customer at the start";
            default -> what;
        };
    }

    private static Optional<Line> figure(List<Line> decisions, String measure) {
        return decisions.stream().filter(l -> l.is("measure", measure)).findFirst();
    }

    private static String share(List<Line> decisions, String measure) {
        return figure(decisions, measure).map(Figures::percent).orElse("");
    }

    private static String kappa(Line line) {
        Double kappa = line.number("kappa");
        Double low = line.number("kappa_low");
        Double high = line.number("kappa_high");
        return kappa == null || low == null || high == null
                ? line.text("mark")
                : String.format(
                        Locale.ROOT, "%.2f (%.2f to %.2f), %s", kappa, low, high, Figures.count(line.count("of"), ""));
    }

    private List<Line> figures(String table) {
        return tables.lines(table).stream().filter(Tables::isFigure).toList();
    }
}
