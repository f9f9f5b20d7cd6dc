package balie.metrics.insight.segment;

import balie.contract.Interactions;
import balie.metrics.change.Compared;
import balie.metrics.insight.segment.SegmentSums.Trait;
import balie.stats.ClusteredShare.Sums;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Names found segments by what sets them apart: {@code mostly by phone, about Nodo}. */
final class SegmentNames {

    private static final int MOST_PARTS = 2;
    private static final double NOTICEABLE = 0.2;
    private static final double MOST = 0.5;

    private SegmentNames() {}

    private record Lifted(Trait trait, double share, double lift) {}

    /**
     * The two traits with the largest lift, each of another dimension, among those that a fifth of the segment's contacts have and that are
     * more frequent there than elsewhere by their interval.
     */
    static String of(SegmentSums sums, String segment) {
        List<Lifted> lifted = sums.traits().stream()
                .filter(t -> Features.USED.stream().anyMatch(f -> f.name().equals(t.dimension())))
                .map(t -> lifted(sums, segment, t))
                .flatMap(Optional::stream)
                .sorted(Comparator.<Lifted>comparingDouble(l -> -l.lift())
                        .thenComparing(l -> l.trait().value()))
                .toList();
        Map<String, String> parts = new HashMap<>();
        for (Lifted each : lifted) {
            if (parts.size() < MOST_PARTS) {
                parts.putIfAbsent(each.trait().dimension(), words(each));
            }
        }
        List<String> inOrder = Features.USED.stream()
                .map(f -> parts.get(f.name()))
                .filter(Objects::nonNull)
                .toList();
        return inOrder.isEmpty() ? "much like the others" : String.join(", ", inOrder);
    }

    private static Optional<Lifted> lifted(SegmentSums sums, String segment, Trait trait) {
        Sums whole = sums.ofAll(trait).orElseThrow();
        Optional<Sums> own = sums.of(segment, trait).filter(s -> s.n() > 0 && s.n() < whole.n());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Compared compared = Compared.rest(own.get(), whole);
        double share = (double) own.get().x() / own.get().n();
        double rest = (double) compared.with() / compared.of();
        return share >= NOTICEABLE && compared.change().low() > 0
                ? Optional.of(new Lifted(trait, share, share / rest))
                : Optional.empty();
    }

    private static String words(Lifted lifted) {
        String often = lifted.share() > MOST ? "mostly " : "often ";
        String value = lifted.trait().value();
        String dimension = lifted.trait().dimension();
        if (dimension.equals(Interactions.CHANNEL.name())) {
            return often + "by " + value.replace('_', ' ');
        }
        return (lifted.share() > MOST ? "" : often)
                + (dimension.equals(Interactions.CATEGORY.name())
                        ? "with questions on " + value.toLowerCase(Locale.ROOT)
                        : "about " + value);
    }
}
