package balie.model;

/** What a run does about a break in the counts of a source. */
public enum BreakAction implements Term {
    MARK("Figures whose days hold it are marked [b]; a run whose period holds it says so."),
    REFUSE("The same; a run whose period holds it publishes nothing."),
    IGNORE("Nothing; the table of breaks has it all the same.");

    private final String doc;

    BreakAction(String doc) {
        this.doc = doc;
    }

    @Override
    public String doc() {
        return doc;
    }
}
