package balie.ingest.profile;

import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.datasketches.hll.HllSketch;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Counts different texts: exactly up to a bound, beyond it within about 2 %, so that memory does not grow with the file. */
final class Distinct {

    private static final int SKETCH_BITS = 12;

    private final int exactUpTo;
    private @Nullable Set<Long> seen = new HashSet<>();
    private @Nullable HllSketch sketch;

    Distinct(int exactUpTo) {
        this.exactUpTo = exactUpTo;
    }

    /** Whether the text is known not to have come before. */
    boolean add(String text) {
        long hash = MurmurHash3.hash128x64(text.getBytes(StandardCharsets.UTF_8))[0];
        if (sketch != null) {
            sketch.update(hash);
            return false;
        }
        Set<Long> exact = seen;
        if (exact == null || !exact.add(hash)) {
            return false;
        }
        if (exact.size() > exactUpTo) {
            HllSketch rough = new HllSketch(SKETCH_BITS);
            exact.forEach(rough::update);
            sketch = rough;
            seen = null;
        }
        return true;
    }

    boolean isExact() {
        return sketch == null;
    }

    long count() {
        if (sketch != null) {
            return Math.round(sketch.getEstimate());
        }
        return seen == null ? 0 : seen.size();
    }
}
