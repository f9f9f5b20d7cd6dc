package balie.metrics.insight.knowledge;

import balie.model.Term;

/** What a knowledge base has for a question, the worst first. */
public enum QuestionState implements Term {
    NO_ARTICLE("No article is anywhere near it."),
    DOUBTFUL("An article is not far from it, but not near enough to say that it is an answer: somebody should look."),
    OUTDATED(
            "An article is near enough to be taken for its answer, which was last changed before the last release of the product that it is about."),
    COVERED("An article is near enough to be taken for its answer, which is not outdated as far as is known."),
    NOT_COMPARED("It is asked in languages of which only the characters are compared."),
    NO_QUESTION("It is not known what is asked: no wording is recorded, or it waits for more like it.");

    private final String doc;

    QuestionState(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
