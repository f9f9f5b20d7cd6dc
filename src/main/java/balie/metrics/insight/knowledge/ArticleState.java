package balie.metrics.insight.knowledge;

import balie.model.Term;

/** Of what use an article is, those with something to do first. */
public enum ArticleState implements Term {
    OUTDATED("Not far from a question that was asked, and last changed before the last release of its product."),
    NOT_NEEDED("No question that was asked is anywhere near it."),
    DOUBTFUL("A question that was asked is not far from it, but not near enough to say that it is an answer."),
    BESIDE("It is an answer to a question that was asked, but another article is nearer to that."),
    NEEDED("It is the nearest answer to a question that was asked."),
    NOT_COMPARED("It is in a language of which only the characters are compared.");

    private final String doc;

    ArticleState(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
