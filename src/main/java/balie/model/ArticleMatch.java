package balie.model;

import java.io.Serializable;

/**
 * An article that is near enough to a question to be taken for an answer to it.
 *
 * @param similarity mean cosine of the question's examples to the nearest passage of the article
 */
public record ArticleMatch(String questionId, String articleId, double similarity) implements Serializable {}
