package balie.metrics.insight.knowledge;

import balie.metrics.MetricContext;
import balie.metrics.question.QuestionFrequency;
import balie.model.Article;
import balie.model.ArticleMatch;
import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import balie.model.KnowledgeMatches;
import balie.model.Period;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which questions have an article, and which articles are older than the last change of their product; for the period of a report. */
final class Coverage {

    private static final Set<String> NO_QUESTIONS = Set.of(QuestionFrequency.NONE, QuestionFrequency.PENDING);

    private final KnowledgeMatches knowledge;
    private final Map<String, Article> articles = new HashMap<>();
    private final Map<String, ArticleMatch> nearest = new HashMap<>();
    private final Map<String, LocalDate> releases = new HashMap<>();

    Coverage(MetricContext context) {
        this.knowledge = context.desk().knowledge();
        knowledge.articles().forEach(article -> articles.put(article.id(), article));
        knowledge.matches().forEach(match -> nearest.putIfAbsent(match.questionId(), match));
        LocalDate end = end(context);
        for (CalendarEntry entry : context.desk().calendar()) {
            String product = entry.product();
            if (entry.kind() == CalendarKind.RELEASE
                    && product != null
                    && !entry.date().isAfter(end)) {
                releases.merge(folded(product), entry.date(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
    }

    /** The last day of the period; of everything, the day of the instant that figures are true for. */
    private static LocalDate end(MetricContext context) {
        Period period = context.period();
        return period.kind() == Period.Kind.ALL
                ? context.asOf().atZone(period.zone()).toLocalDate()
                : period.lastDay();
    }

    private static String folded(String product) {
        return product.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether there is a knowledge base that questions were compared with. */
    boolean isThere() {
        return knowledge.isCompared();
    }

    /** In the order of their ids. */
    List<Article> articles() {
        return knowledge.articles();
    }

    boolean isCompared(Article article) {
        return knowledge.comparedArticles().contains(article.id());
    }

    /** The nearest article that answers a question; empty: there is none. */
    Optional<ArticleMatch> answer(String questionId) {
        return nearest(questionId).filter(ArticleMatch::answers);
    }

    /** The nearest article, an answer or not; empty: none is anywhere near. */
    Optional<ArticleMatch> nearest(String questionId) {
        return Optional.ofNullable(nearest.get(questionId));
    }

    Optional<Article> article(ArticleMatch match) {
        return Optional.ofNullable(articles.get(match.articleId()));
    }

    /** All that is near an article, question by question. */
    List<ArticleMatch> near(Article article) {
        return knowledge.matches().stream()
                .filter(match -> match.articleId().equals(article.id()))
                .toList();
    }

    QuestionState state(String questionId) {
        if (NO_QUESTIONS.contains(questionId)) {
            return QuestionState.NO_QUESTION;
        }
        if (!knowledge.comparedQuestions().contains(questionId)) {
            return QuestionState.NOT_COMPARED;
        }
        if (nearest(questionId).isEmpty()) {
            return QuestionState.NO_ARTICLE;
        }
        return answer(questionId)
                .flatMap(this::article)
                .map(article -> isOutdated(article) ? QuestionState.OUTDATED : QuestionState.COVERED)
                .orElse(QuestionState.DOUBTFUL);
    }

    /** When the product of an article was last released anew, up to the end of the period; null: never, or it is about none. */
    @Nullable
    LocalDate changedOn(Article article) {
        return article.product() == null ? null : releases.get(folded(article.product()));
    }

    /** Whether its product changed after it. Of an article that does not say when it was changed that is not known. */
    boolean isOutdated(Article article) {
        LocalDate changed = changedOn(article);
        return changed != null && article.updated() != null && article.updated().isBefore(changed);
    }

    /** Ids of the questions that were compared. */
    Set<String> comparedQuestions() {
        return knowledge.comparedQuestions();
    }
}
