package balie.metrics;

import balie.model.Term;

/** What a figure counts or measures. */
public enum Unit implements Term {
    CONTACTS("Interactions as their source counts them: a call, a letter, a ticket."),
    CASES("Matters from opening to end. A source that counts no contacts within a case has one row for both."),
    CUSTOMERS("Known customers, each once."),
    FIGURES("Values of figures as they were published: a count, a denominator, a percentage."),

    HOURS("Hours.");

    private final String doc;

    Unit(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
