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
import java.util.stream.Collectors;
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

    private final Telling telling;
    private final List<Line> coverage;
    private final List<Line> articles;

    KnowledgeBase(Tables tables) {
        this.telling = tables.telling();
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
                .map(l -> telling.say(
                        "The knowledge base has no article near “{0}”: {1} contacts ({2}, {3}), {4}.",
                        question(l),
                        telling.nOf(l),
                        telling.percent(l),
                        telling.interval(l),
                        telling.days(List.of(l))));
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
                telling.say(
                        "What the knowledge base lacks: contacts of {0} by question, of those that no article is near and those whose"
                                + " article is older than its product.",
                        telling.days(coverage)),
                statements(outdated),
                without.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Parts.bars(
                                telling, heading, telling.say("contacts"), without, l -> l.text("question"))),
                table(shown),
                definitions(),
                "knowledge_coverage"));
    }

    private String heading() {
        return total(NO_ARTICLE)
                .filter(l -> l.number("percent") != null)
                .map(l -> telling.say(
                        "{0} of contacts ask a question that no article of the knowledge base is near ({1}, {2}).",
                        telling.percent(l), telling.nOf(l), telling.interval(l)))
                .orElseGet(() -> telling.say(
                        questions(NO_ARTICLE).isEmpty()
                                ? "Every question that was compared has an article near it."
                                : "Too few contacts ask questions without an article to show how many."));
    }

    private List<String> statements(List<Line> outdated) {
        List<String> statements = new ArrayList<>();
        total("covered")
                .filter(l -> l.number("percent") != null)
                .ifPresent(l -> statements.add(telling.say(
                        "{0} of contacts ask a question with an article that is not known to be out of date ({1}, {2}).",
                        telling.percent(l), telling.nOf(l), telling.interval(l))));
        total("doubtful")
                .filter(l -> l.number("percent") != null)
                .ifPresent(l -> statements.add(telling.say(
                        "Of {0} it is doubtful ({1}, {2}): an article is not far, and somebody should look whether it answers them.",
                        telling.percent(l), telling.nOf(l), telling.interval(l))));
        outdated.stream()
                .limit(MOST_NAMED)
                .map(l -> telling.say(
                        "“{0}” is answered by “{1}”, last changed on {2}; its product changed on {3}.",
                        question(l), l.text("article_title"), day(l, "updated"), day(l, "product_changed_on")))
                .forEach(statements::add);
        named(outdatedElse(outdated))
                .map(titles -> telling.say("Other articles older than the last change of their product: {0}.", titles))
                .ifPresent(statements::add);
        named(articles("not_needed"))
                .map(titles -> telling.say("No question that was asked is anywhere near: {0}.", titles))
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

    /** Their titles; empty if there are none. */
    private Optional<String> named(List<Line> articles) {
        if (articles.isEmpty()) {
            return Optional.empty();
        }
        String titles = articles.stream()
                .limit(MOST_NAMED)
                .map(l -> telling.say("“{0}”", Telling.label(l.text("article_title"), LONGEST)))
                .collect(Collectors.joining(", "));
        int more = articles.size() - MOST_NAMED;
        return Optional.of(more > 0 ? telling.say("{0} and {1} more", titles, more) : titles);
    }

    private static String question(Line line) {
        return Telling.label(line.text("question"), LONGEST);
    }

    private String day(Line line, String column) {
        return telling.day((LocalDate) line.get(column));
    }

    private TableView table(List<Line> shown) {
        List<List<String>> rows = shown.stream()
                .map(l -> List.of(
                        Telling.label(l.text("question"), 200),
                        telling.count(l.count("n"), ""),
                        l.number("percent") == null ? "" : telling.percent(l),
                        telling.interval(l),
                        l.text("main_product"),
                        l.is("state", OUTDATED)
                                ? telling.say("out of date: {0}", l.text("article_title"))
                                : telling.say("none##article"),
                        day(l, "updated"),
                        l.text("mark")))
                .toList();
        return new TableView(
                List.of(
                        new Heading(telling.say("question"), false),
                        new Heading(telling.say("contacts"), true),
                        new Heading(telling.say("share"), true),
                        new Heading(telling.say("95 % interval"), true),
                        new Heading(telling.say("product"), false),
                        new Heading(telling.say("article"), false),
                        new Heading(telling.say("last changed"), false),
                        new Heading(telling.say("mark"), false)),
                rows,
                telling.remarks(shown));
    }

    private List<String> definitions() {
        List<String> definitions = new ArrayList<>(telling.definitions(coverage));
        definitions.add(telling.say(
                "Near: what is asked is held against the sentences of an article by what they mean, not by what is true. Of what"
                        + " is said to have no article near, half does have one in the sample that is about it in other words: look"
                        + " before an article is written or withdrawn. All questions are in knowledge_coverage, all articles in"
                        + " knowledge_articles."));
        return definitions;
    }
}
