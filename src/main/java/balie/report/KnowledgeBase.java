package balie.report;

import balie.model.Mark;
import balie.model.ResultTable.Line;
import balie.report.model.Section;
import balie.report.model.TableView;
import balie.report.model.TableView.Heading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the knowledge base lacks: questions without an article, articles that are out of date, articles that nobody needs. */
final class KnowledgeBase {

    private static final String ALL = "all";
    private static final String NO_ARTICLE = "no_article";
    private static final String OUTDATED = "outdated";
    private static final int MOST_ROWS = 15;
    private static final int MOST_NAMED = 8;
    private static final int LONGEST = 80;

    /** Percent of all contacts from which a question without an article is a main point of the report. */
    private static final double FREQUENT = 1;

    private final List<Line> coverage;
    private final List<Line> articles;

    KnowledgeBase(Tables tables) {
        this.coverage = tables.lines("knowledge_coverage");
        this.articles = tables.lines("knowledge_articles");
    }

    private Optional<Line> total(String state) {
        return coverage.stream()
                .filter(l -> l.is("state", state) && l.is("question_id", ALL))
                .findFirst();
    }

    /** Questions in a state, in the order of the table: the most asked first. */
    private List<Line> questions(String state) {
        return coverage.stream()
                .filter(l -> l.is("state", state) && !l.is("question_id", ALL))
                .filter(l -> !l.text("question_id").startsWith("("))
                .toList();
    }

    private List<Line> articles(String state) {
        return articles.stream().filter(l -> l.is("article_state", state)).toList();
    }

    /** The question asked most of those without an article, where it is asked often. */
    Optional<String> point() {
        return questions(NO_ARTICLE).stream()
                .filter(l -> l.count("n") != null && !l.text("mark").contains(Mark.UNRELIABLE.shorthand()))
                .findFirst()
                .filter(l -> {
                    Double percent = l.number("percent");
                    return percent != null && percent >= FREQUENT;
                })
                .map(l -> "The knowledge base has no article near “" + question(l) + "”: " + Figures.nOf(l)
                        + " contacts (" + Figures.percent(l) + ", " + Figures.interval(l) + "), "
                        + Parts.days(List.of(l)) + ".");
    }

    Optional<Section> section() {
        if (coverage.isEmpty()) {
            return Optional.empty();
        }
        List<Line> without = questions(NO_ARTICLE);
        List<Line> outdated = questions(OUTDATED);
        List<Line> shown = Stream.concat(
                        without.stream().limit(MOST_ROWS), outdated.stream().limit(MOST_ROWS))
                .toList();
        String heading = heading();
        return Optional.of(new Section(
                "knowledge-base",
                heading,
                "What the knowledge base lacks: contacts of " + Parts.days(coverage)
                        + " by question, of those that no article is near and those whose article is older than its product.",
                statements(outdated),
                without.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Parts.bars(heading, "contacts", without, l -> l.text("question"))),
                table(shown),
                definitions(),
                "knowledge_coverage"));
    }

    private String heading() {
        return total(NO_ARTICLE)
                .filter(l -> l.number("percent") != null)
                .map(l -> Figures.percent(l)
                        + " of contacts ask a question that no article of the knowledge base is near (" + Figures.nOf(l)
                        + ", " + Figures.interval(l) + ").")
                .orElseGet(() -> questions(NO_ARTICLE).isEmpty()
                        ? "Every question that was compared has an article near it."
                        : "Too few contacts ask questions without an article to show how many.");
    }

    private List<String> statements(List<Line> outdated) {
        List<String> statements = new ArrayList<>();
        total("covered")
                .filter(l -> l.number("percent") != null)
                .ifPresent(l -> statements.add(
                        Figures.percent(l) + " of contacts ask a question with an article that is not known to"
                                + " be out of date (" + Figures.nOf(l) + ", " + Figures.interval(l) + ")."));
        total("doubtful")
                .filter(l -> l.number("percent") != null)
                .ifPresent(l -> statements.add(
                        "Of " + Figures.percent(l) + " it is doubtful (" + Figures.nOf(l) + ", " + Figures.interval(l)
                                + "): an article is not far, and somebody should look whether it answers them."));
        outdated.stream()
                .limit(MOST_NAMED)
                .map(l -> "“" + question(l) + "” is answered by “" + l.text("article_title") + "”, last changed on "
                        + day(l, "updated") + "; its product changed on " + day(l, "product_changed_on") + ".")
                .forEach(statements::add);
        named("Other articles older than the last change of their product: ", outdatedElse(outdated))
                .ifPresent(statements::add);
        named("No question that was asked is anywhere near: ", articles("not_needed"))
                .ifPresent(statements::add);
        return statements;
    }

    /** Articles that are out of date and the nearest answer to none of the questions told. */
    private List<Line> outdatedElse(List<Line> questions) {
        return articles(OUTDATED).stream()
                .filter(a -> questions.stream()
                        .limit(MOST_NAMED)
                        .noneMatch(q -> q.text("nearest_article").equals(a.text("article"))))
                .toList();
    }

    private static Optional<String> named(String beginning, List<Line> articles) {
        if (articles.isEmpty()) {
            return Optional.empty();
        }
        List<String> titles = articles.stream()
                .limit(MOST_NAMED)
                .map(l -> "“" + Figures.label(l.text("article_title"), LONGEST) + "”")
                .toList();
        int more = articles.size() - titles.size();
        return Optional.of(beginning + String.join(", ", titles) + (more > 0 ? " and " + more + " more" : "") + ".");
    }

    private static String question(Line line) {
        return Figures.label(line.text("question"), LONGEST);
    }

    private static String day(Line line, String column) {
        return Days.day((LocalDate) line.get(column));
    }

    private static TableView table(List<Line> shown) {
        List<List<String>> rows = shown.stream()
                .map(l -> List.of(
                        Figures.label(l.text("question"), 200),
                        Figures.count(l.count("n"), ""),
                        l.number("percent") == null ? "" : Figures.percent(l),
                        Figures.interval(l),
                        l.text("main_product"),
                        l.is("state", OUTDATED) ? "out of date: " + l.text("article_title") : "none",
                        day(l, "updated"),
                        l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading("question", false),
                        new Heading("contacts", true),
                        new Heading("share", true),
                        new Heading("95 % interval", true),
                        new Heading("product", false),
                        new Heading("article", false),
                        new Heading("last changed", false),
                        new Heading("mark", false)),
                rows,
                Parts.remarks(shown));
    }

    private List<String> definitions() {
        List<String> definitions = new ArrayList<>(Parts.definitions(coverage));
        definitions.add(
                "Near: what is asked is held against the sentences of an article by what they mean, not by what is true. Of what is"
                        + " said to have no article near, half does have one in the sample that is about it in other words: look before an article"
                        + " is written or withdrawn. All questions are in knowledge_coverage, all articles in knowledge_articles.");
        return definitions;
    }
}
