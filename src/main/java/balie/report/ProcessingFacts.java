package balie.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the record of processing of a run says, as plain values. No name, id or small count of a person is in it.
 *
 * @param period label of the days the run is about
 * @param asOf the instant the figures are true for
 * @param sources of interactions
 * @param references files of what the organisation knows besides
 * @param reports names of the reports that were made
 * @param metrics ids of the figures that were computed
 * @param persons how many persons have contacts in the store of these sources; empty: not known
 * @param objections to marketing
 * @param minimum counts under it are hidden; 0: none
 * @param suppression what was hidden; empty: not known
 * @param attack what an attacker could find out; empty: not known
 * @param keep for how long it is kept
 * @param keys by which persons are known in what was published; empty: none is known of
 */
public record ProcessingFacts(
        String job,
        String period,
        Instant asOf,
        List<Source> sources,
        List<Reference> references,
        List<String> reports,
        List<String> metrics,
        Optional<Count> persons,
        Objections objections,
        int minimum,
        Optional<Suppression> suppression,
        Optional<Attack> attack,
        Keep keep,
        List<Key> keys) {

    public ProcessingFacts {
        sources = List.copyOf(sources);
        references = List.copyOf(references);
        reports = List.copyOf(reports);
        metrics = List.copyOf(metrics);
        keys = List.copyOf(keys);
    }

    /**
     * A count of persons; under the minimum only that it is.
     *
     * @param under the minimum that it is under; 0: it is told
     */
    public record Count(long value, int under) {

        /** A count as it may be told. */
        public static Count of(long value, int minimum) {
            return value > 0 && value < minimum ? new Count(0, minimum) : new Count(value, 0);
        }
    }

    /**
     * A source.
     *
     * @param mappings by which its files are read
     * @param stored canonical columns that its files fill
     * @param dropped how many columns of the files are never stored; empty: not known
     * @param droppedNames names of some of those, which look like names of columns
     */
    public record Source(
            String name,
            int files,
            long rows,
            List<String> mappings,
            List<String> stored,
            Optional<Integer> dropped,
            List<String> droppedNames) {
        public Source {
            droppedNames = List.copyOf(droppedNames);
            mappings = List.copyOf(mappings);
            stored = List.copyOf(stored);
        }
    }

    /** A file besides the interactions, by what it holds. */
    public record Reference(String table, Count rows) {}

    /**
     * Objections to marketing.
     *
     * @param asked whether the job names a place where objections stand
     * @param persons who object
     * @param leftOut those of them who have contacts
     */
    public record Objections(boolean asked, Count persons, Count leftOut) {}

    /**
     * Hidden cells.
     *
     * @param cells that could have been told
     * @param hidden how many of them are not
     */
    public record Suppression(long cells, long hidden) {}

    /**
     * What a program that knows all that is published could find out.
     *
     * @param hidden cells it tried to solve
     * @param pinned how many of them it could narrow down to less than the protection interval
     */
    public record Attack(long hidden, long pinned) {}

    /** How long is kept what is old, in words such as '52 weeks'; empty: for good. */
    public record Keep(Optional<String> text, Optional<String> persons, Optional<String> quarantine) {}

    /** @param fingerprint by which a key is known without being told */
    public record Key(String audience, String fingerprint) {}
}
