package balie.app;

import balie.metrics.revision.Revisions;
import balie.metrics.revision.RevisionsTable;
import balie.metrics.revision.Vintages;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.Vintage;
import balie.store.InteractionStore;
import balie.store.PublishedFigures;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Compares what a run is about to publish with what the job published before, and has the store keep it. */
final class Revising {

    private final PublishedFigures published;
    private final String job;
    private final Console console;
    private @Nullable Vintage now;

    /** @param job name of the job */
    Revising(InteractionStore store, String job, Console console) {
        this.published = PublishedFigures.of(store);
        this.job = job;
        this.console = console;
    }

    /** The tables with what was revised marked, and behind them the table that says what it was. */
    List<ComputedTable> marked(List<ComputedTable> tables, Period period, Instant asOf) throws IOException {
        console.begin("revisions");
        List<ResultTable> results = tables.stream().map(ComputedTable::result).toList();
        Vintage vintage = Vintages.of(period, asOf, results);
        now = vintage;
        Revisions.Outcome outcome = new Revisions(vintage, published.vintages(job, vintage)).mark(results);
        List<ComputedTable> marked = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            marked.add(
                    new ComputedTable(tables.get(i).contract(), outcome.tables().get(i)));
        }
        marked.add(new ComputedTable(new RevisionsTable().output(), outcome.revisions()));
        int revised = outcome.revisions().rows().size();
        console.end(
                revised == 0
                        ? "none: no figure was published before with another value"
                        : Console.grouped(revised) + (revised == 1 ? " value was" : " values were")
                                + " published before as another; revisions.csv has the former ones");
        return marked;
    }

    /** Has the store keep the figures; to be called once before they are published. */
    void keep() throws IOException {
        if (now != null) {
            published.add(job, now);
        }
    }
}
