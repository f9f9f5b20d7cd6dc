package balie.model;

import java.io.Serializable;

/**
 * An article that is near a question.
 *
 * @param similarity how much nearer it is to the question than to sentences of desks at large, in terms of how near the
 *     question's examples are to each other
 * @param answers whether it is near enough to be taken for an answer
 */
public record ArticleMatch(String questionId, String articleId, double similarity, boolean answers)
        implements Serializable {}
