package balie.report;

import balie.model.ResultTable;
import balie.report.model.Report;

import java.util.Collection;
import java.util.List;

/** The reports there are, by the name a job calls them by. */
public final class Reports {

    private static final String TRAINING = "training";
    private static final String MARKETING = "marketing";

    private Reports() {}

    public static List<String> names() {
        return List.of(TRAINING, MARKETING);
    }

    /** One report. A table that the job did not compute leaves its section out. */
    public static Report build(String name, RunFacts facts, Collection<ResultTable> results) {
        Tables tables = new Tables(results);
        return switch (name) {
            case TRAINING -> new TrainingReport(facts, tables).report();
            case MARKETING -> new MarketingReport(facts, tables).report();
            default -> throw new IllegalArgumentException("no report " + name);
        };
    }

    /** What the first page says of the run. */
    public static List<Report.Fact> facts(RunFacts facts) {
        return Shared.facts(facts);
    }

    /** How the figures were made and what is missing. */
    public static List<String> notes(RunFacts facts, Collection<ResultTable> results) {
        return new Notes(facts, new Tables(results)).all();
    }
}
