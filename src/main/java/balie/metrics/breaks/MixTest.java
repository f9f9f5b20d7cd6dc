package balie.metrics.breaks;

import java.util.List;
import java.util.Map;

/** Whether the contacts of a week are spread over categories otherwise than those of the weeks before. */
interface MixTest {

    /**
     * @param distance half the sum of the differences between the shares of each category, 0-1
     * @param usual how far weeks before are from each other, 0-1
     * @param newShare share of the week's contacts in categories that no week before had, 0-1
     */
    record Mix(Verdict verdict, double distance, double usual, double newShare) {}

    enum Verdict {
        BROKEN,
        AS_BEFORE,
        TOO_FEW
    }

    /**
     * @param week contacts by category
     * @param before the same for earlier weeks, oldest first; none is empty
     */
    Mix of(Map<String, Long> week, List<Map<String, Long>> before);
}
