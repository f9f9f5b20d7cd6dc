package balie.model;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * The articles of a knowledge base, and which questions each is near.
 *
 * @param articles all there are, in the order of their ids
 * @param comparedArticles ids of those that were compared: not those in a language that is not understood
 * @param comparedQuestions ids of those that were compared; none in a job that tells questions apart by wording
 * @param matches question by question, the nearest article first
 */
public record KnowledgeMatches(
        List<Article> articles, Set<String> comparedArticles, Set<String> comparedQuestions, List<ArticleMatch> matches)
        implements Serializable {

    /** Of a job without a knowledge base. */
    public static final KnowledgeMatches NONE = new KnowledgeMatches(List.of(), Set.of(), Set.of(), List.of());

    public KnowledgeMatches {
        articles = List.copyOf(articles);
        comparedArticles = Set.copyOf(comparedArticles);
        comparedQuestions = Set.copyOf(comparedQuestions);
        matches = List.copyOf(matches);
    }

    /** Articles that were compared with nothing. */
    public static KnowledgeMatches of(List<Article> articles) {
        return new KnowledgeMatches(articles, Set.of(), Set.of(), List.of());
    }

    /** Whether there is anything to tell of which questions have an article. */
    public boolean isCompared() {
        return !comparedArticles.isEmpty() && !comparedQuestions.isEmpty();
    }
}
