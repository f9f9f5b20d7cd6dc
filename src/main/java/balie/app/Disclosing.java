package balie.app;

import balie.contract.EnrichedInteractions;
import balie.issue.DataRefusedException;
import balie.issue.Problem;
import balie.metrics.disclosure.Disclosure;
import balie.metrics.disclosure.SolvedPieces;
import balie.model.Count;
import balie.model.QuestionId;
import balie.model.ResultTable;
import balie.store.InteractionStore;
import balie.store.KnownPieces;
import balie.store.PublishedCounts;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Hides what is too small to be told, with what gives it away, and refuses to publish what an attacker can work out. */
final class Disclosing {

    private static final int MOST_NAMED = 20;
    private static final double TENTHS = 10;

    private final PublishedCounts published;
    private final String job;
    private final KnownPieces pieces;
    private final int minimum;
    private final Console console;
    private SolvedPieces solved = new SolvedPieces();
    private Disclosure.@Nullable Outcome outcome;

    /**
     * @param job name of the job
     * @param minimum counts below it are hidden; 0: none
     */
    Disclosing(InteractionStore store, String job, int minimum, Console console) {
        this.published = PublishedCounts.of(store);
        this.job = job;
        this.pieces = KnownPieces.of(store);
        this.minimum = minimum;
        this.console = console;
    }

    /**
     * The tables as they may be told.
     *
     * @throws DataRefusedException if a hidden count can be worked out all the same
     */
    List<ResultTable> protect(List<ResultTable> tables) throws DataRefusedException, IOException {
        console.begin("disclosure");
        if (minimum > 0) {
            solved = new SolvedPieces(pieces.all());
        }
        Disclosure.Outcome result;
        try {
            result = new Disclosure(minimum, solved).protect(tables, this::before);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        outcome = result;
        console.end(
                minimum == 0
                        ? "privacy: minimum is 0, so every count is told"
                        : Console.grouped(result.small() + result.beside()) + " of " + Console.grouped(result.counts())
                                + " counts hidden (" + percent(result.hiddenPercent()) + " %), "
                                + Console.grouped(result.beside()) + " of them beside small ones; "
                                + result.workedOut().size() + " of " + Console.grouped(result.secrets())
                                + " can be worked out");
        if (result.workedOutBefore() > 0) {
            console.say("               " + Console.grouped(result.workedOutBefore())
                    + " more could be worked out before, from what was published earlier; that can not be taken back");
        }
        if (!result.workedOut().isEmpty()) {
            List<String> named = result.workedOut();
            throw new DataRefusedException(List.of(new Problem(
                    null,
                    0,
                    Console.grouped(named.size()) + " hidden " + (named.size() == 1 ? "count" : "counts")
                            + " could be worked out from the others and from what was published before: "
                            + String.join("; ", named.subList(0, Math.min(named.size(), MOST_NAMED)))
                            + (named.size() > MOST_NAMED ? "; and " + (named.size() - MOST_NAMED) + " more" : ""),
                    "Leave out the metric that tells them, or ask for a longer period.")));
        }
        return result.tables();
    }

    private List<List<Count>> before(String publication, Set<String> days) {
        try {
            return published.before(job, publication, days);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came of it. */
    Disclosure.Outcome outcome() {
        if (outcome == null) {
            throw new IllegalStateException("nothing was protected yet");
        }
        return outcome;
    }

    /** For run.json. */
    static Map<String, Object> manifest(Disclosure.Outcome outcome) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("counts", outcome.counts());
        map.put("hidden_small", outcome.small());
        map.put("hidden_beside", outcome.beside());
        map.put("hidden_percent", Math.round(outcome.hiddenPercent() * TENTHS) / TENTHS);
        map.put("attacked", outcome.secrets());
        map.put("worked_out", outcome.workedOut().size());
        map.put("worked_out_before", outcome.workedOutBefore());
        return map;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Has the store keep the counts; to be called once before they are published. */
    void keep() throws IOException {
        Disclosure.Outcome result = outcome();
        // Where every count is told there is nothing that later publications could give away.
        if (minimum > 0) {
            published.add(
                    job,
                    result.id(),
                    result.published().stream().filter(Disclosing::isLasting).toList());
        }
        pieces.add(solved.added());
    }

    private static boolean isLasting(Count count) {
        String question = count.about().getOrDefault(EnrichedInteractions.QUESTION_ID.name(), "");
        return question.isEmpty() || QuestionId.lasts(question);
    }
}
