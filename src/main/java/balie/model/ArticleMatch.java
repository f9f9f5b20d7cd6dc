package balie.model;

import java.io.Serializable;

/**
 * An article that is near a question.
 *
 * @param similarity how much nearer it is to the question than to sentences of desks at large, in cosine
 * @param answers whether it is near enough to be taken for an answer
 */
public record ArticleMatch(String questionId, String articleId, double similarity, boolean answers)
        implements Serializable {}
