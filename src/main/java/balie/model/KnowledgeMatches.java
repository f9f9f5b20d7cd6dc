package balie.model;

import java.io.Serializable;
import java.util.List;

/**
 * The articles of a knowledge base, and which question each is near.
 *
 * @param compared whether questions were compared with them: not in a job that tells questions apart by wording
 * @param articles all there are, in the order of their ids
 * @param matches the nearest article of each question that has one
 */
public record KnowledgeMatches(boolean compared, List<Article> articles, List<ArticleMatch> matches)
        implements Serializable {

    /** Of a job without a knowledge base. */
    public static final KnowledgeMatches NONE = new KnowledgeMatches(false, List.of(), List.of());

    public KnowledgeMatches {
        articles = List.copyOf(articles);
        matches = List.copyOf(matches);
    }
}
