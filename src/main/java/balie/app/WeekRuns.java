package balie.app;

import balie.issue.CallException;
import balie.issue.DataRefusedException;
import balie.issue.Problem;
import balie.model.Period;
import balie.publish.RunFolder;
import balie.store.KeysOfRuns;
import balie.store.RunBases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The runs of a job for weeks one after the other, of rows that are read and enriched once. While counts of one week are hidden and its reports
 * are written, the next is measured. What is published and unchanged is left as it is.
 */
final class WeekRuns {

    private static final long PATIENCE_SECONDS = 60;

    private final PeriodRun.Shared shared;
    private final RunPlan plan;
    private final Console console;

    WeekRuns(PeriodRun.Shared shared, Console console) {
        this.shared = shared;
        this.plan = shared.plan();
        this.console = console;
    }

    /**
     * What came of the weeks.
     *
     * @param published in the order of time
     * @param refused those that a gate refused, which stay as they were
     */
    record Outcome(List<PeriodRun.Published> published, List<Refused> refused) {

        Outcome {
            published = List.copyOf(published);
            refused = List.copyOf(refused);
        }
    }

    /** A week that is not published, and why. */
    record Refused(String week, List<Problem> problems) {}

    private record Ahead(PeriodRun run, Future<MetricRun.Tables> measured) {}

    /**
     * Publishes a folder for each week that needs one. A week that a gate refuses keeps no other from its folder: those after it know nothing
     * of it.
     */
    Outcome publish(List<Period> weeks, MetricRows held) throws CallException, IOException {
        List<PeriodRun> needed = needed(weeks);
        int left = weeks.size() - needed.size();
        console.say("               " + weeks.size() + (weeks.size() == 1 ? " week" : " weeks")
                + (left == 0 ? "" : ", " + left + " of them published before and unchanged"));
        if (needed.isEmpty()) {
            return new Outcome(List.of(), List.of());
        }
        for (PeriodRun run : needed) {
            run.checkPlace();
        }
        console.begin("contacts");
        PeriodRun.HeldRows rows = PeriodRun.HeldRows.of(held, needed);
        console.end("enriched once for all weeks");
        console.say("               " + rows.objections().line());
        List<PeriodRun.Published> published = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            Ahead next = ahead(needed.get(0), rows, worker);
            for (int i = 0; i < needed.size(); i++) {
                console.begin(needed.get(i).period().label());
                Ahead now = next;
                MetricRun.Tables measured = now.measured().get();
                if (i + 1 < needed.size()) {
                    next = ahead(needed.get(i + 1), rows, worker);
                }
                try {
                    PeriodRun.Published run = now.run().publish(measured, rows);
                    console.end(run.tables() + " tables, " + run.pages().size() + " pages");
                    published.add(run);
                } catch (DataRefusedException e) {
                    console.end("refused");
                    refused.add(new Refused(now.run().period().label(), e.problems()));
                }
            }
            return new Outcome(published, refused);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a week could not be measured: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } finally {
            end(worker);
        }
    }

    private static Ahead ahead(PeriodRun run, PeriodRun.HeldRows rows, ExecutorService worker) {
        return new Ahead(run, worker.submit(() -> {
            run.console().begin("metrics");
            return run.measure(rows);
        }));
    }

    private List<PeriodRun> needed(List<Period> weeks) throws IOException {
        RunBases bases = shared.bases();
        List<PeriodRun> needed = new ArrayList<>();
        for (Period week : weeks) {
            PeriodRun run = new PeriodRun(shared, week, console.silent());
            // An instant that was asked for is not the one that it was made for.
            boolean again = plan.again()
                    || plan.asOf().isPresent()
                    || !RunFolder.isOf(run.place(), plan.job().name(), week.label())
                    || !bases.isUnchanged(KeysOfRuns.name(plan.job().name(), week.label()), week.firstDay());
            if (again) {
                needed.add(run);
            }
        }
        return needed;
    }

    /** What is still being measured reads rows that are about to be given back. */
    private static void end(ExecutorService worker) {
        worker.shutdownNow();
        try {
            worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
