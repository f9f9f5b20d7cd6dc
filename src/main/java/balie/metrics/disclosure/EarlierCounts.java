package balie.metrics.disclosure;

import balie.model.Count;

import java.util.List;
import java.util.Set;

/** What a job published before. */
@FunctionalInterface
public interface EarlierCounts {

    /** Nothing was. */
    EarlierCounts NONE = (publication, days) -> List.of();

    /**
     * The counts of the earlier publications, the first first.
     *
     * @param publication which one is to come; if it was published already, only those before it are earlier
     * @param days {@link Count#days} of the counts asked for; besides, all that are about no group are given
     */
    List<List<Count>> before(String publication, Set<String> days);
}
