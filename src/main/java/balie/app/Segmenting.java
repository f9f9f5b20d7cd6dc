package balie.app;

import balie.metrics.insight.segment.NamedSegments;
import balie.metrics.insight.segment.SegmentIds;
import balie.model.KeptSegment;
import balie.model.ResultTable;
import balie.privacy.SmallCells;
import balie.store.InteractionStore;
import balie.store.KnownSegments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives the segments that a run found the ids of those that earlier periods had, and has the store keep them. */
final class Segmenting {

    private final KnownSegments known;
    private final String job;
    private List<KeptSegment> before = List.of();
    private List<KeptSegment> after = List.of();

    /** @param job name of the job */
    Segmenting(InteractionStore store, String job) {
        this.known = KnownSegments.of(store);
        this.job = job;
    }

    /**
     * The tables with ids that last.
     *
     * @param minimum by what is told of fewer no segment is known again
     */
    List<ResultTable> named(List<ResultTable> tables, int minimum) throws IOException {
        SmallCells smallCells = new SmallCells(minimum);
        List<KeptSegment> now =
                NamedSegments.in(tables.stream().map(smallCells::protect).toList());
        before = now.isEmpty() ? List.of() : known.of(job);
        Map<String, String> ids = SegmentIds.of(now, before);
        after = merged(now.stream()
                .map(s -> s.called(ids.getOrDefault(s.id(), s.id())))
                .toList());
        return tables.stream().map(t -> NamedSegments.renamed(t, ids)).toList();
    }

    /** What was kept of this very period under an id that is not found again stays, so that no other segment gets its number. */
    private List<KeptSegment> merged(List<KeptSegment> now) {
        if (now.isEmpty()) {
            return before;
        }
        Set<String> found = now.stream().map(KeptSegment::id).collect(Collectors.toSet());
        List<KeptSegment> all = new ArrayList<>(before);
        all.removeIf(k ->
                k.to().equals(now.get(0).to()) && k.from().equals(now.get(0).from()) && found.contains(k.id()));
        all.addAll(now);
        return all;
    }

    /** Has the store keep the segments, if they are not kept already; to be called before the tables are published. */
    void keep() throws IOException {
        if (!Set.copyOf(after).equals(Set.copyOf(before))) {
            known.keep(job, after);
        }
    }
}
