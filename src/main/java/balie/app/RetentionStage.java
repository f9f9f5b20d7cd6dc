package balie.app;

import balie.config.JobConfig.Keep;
import balie.publish.OldQuarantines;
import balie.store.InteractionStore;
import balie.store.Retention;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes away what is older than the job keeps it, counted back from the instant that the run is true for. */
final class RetentionStage {

    private static final int DAYS_OF_WEEK = 7;

    private final RunPlan plan;
    private final Console console;
    private final Instant begun;

    /** @param begun when the process began */
    RetentionStage(RunPlan plan, Console console, Instant begun) {
        this.plan = plan;
        this.console = console;
        this.begun = begun;
    }

    /**
     * Ages the contacts of the job's sources.
     *
     * @return whether any row is another now
     */
    boolean store(InteractionStore store, Instant asOf) throws IOException {
        Keep keep = keep();
        if (keep.text().isEmpty() && keep.persons().isEmpty()) {
            return false;
        }
        console.begin("retention");
        Retention.Aged aged = new Retention(store)
                .age(
                        plan.sources(),
                        keep.text().map(asOf::minus).orElse(null),
                        keep.persons().map(asOf::minus).orElse(null),
                        EraseCommand::label,
                        begun);
        console.end(
                aged.equals(Retention.Aged.NOTHING)
                        ? "nothing is older than it may be"
                        : Console.grouped(aged.texts()) + " texts, " + Console.grouped(aged.persons()) + " persons and "
                                + Console.grouped(aged.wordings()) + " wordings taken off; "
                                + Console.grouped(aged.files()) + " files removed");
        return !aged.equals(Retention.Aged.NOTHING);
    }

    /**
     * Removes the quarantine files of earlier runs of the job beside the place of this one.
     *
     * @param place where this run goes
     */
    void quarantines(Path place, Instant asOf) throws IOException {
        Optional<Duration> kept = keep().quarantine();
        Path runs = place.toAbsolutePath().normalize().getParent();
        if (kept.isEmpty() || runs == null) {
            return;
        }
        List<Path> cleaned =
                OldQuarantines.remove(runs, plan.job().name(), asOf.minus(kept.get()), place.toAbsolutePath());
        if (!cleaned.isEmpty()) {
            console.say("  retention    quarantine files of " + cleaned.size()
                    + (cleaned.size() == 1 ? " earlier run" : " earlier runs") + " removed: "
                    + String.join(", ", cleaned.stream().map(plan::shown).toList()));
        }
    }

    private Keep keep() {
        return plan.job().privacy().keep();
    }

    /** What is kept for how long, in words for people; empty: for good. */
    static List<String> inWords(Keep keep) {
        List<String> words = new ArrayList<>();
        keep.text().ifPresent(d -> words.add("text " + inWords(d)));
        keep.persons().ifPresent(d -> words.add("persons " + inWords(d)));
        keep.quarantine().ifPresent(d -> words.add("quarantine " + inWords(d)));
        return words;
    }

    static String inWords(Duration span) {
        long days = span.toDays();
        boolean weeks = days % DAYS_OF_WEEK == 0;
        long number = weeks ? days / DAYS_OF_WEEK : days;
        return number + (weeks ? " week" : " day") + (number == 1 ? "" : "s");
    }
}
