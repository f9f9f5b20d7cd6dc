package balie.metrics;

import balie.model.IntervalKind;
import balie.stats.ClusteredShare;
import balie.stats.ClusteredShare.Sums;
import balie.stats.Wilson;

/**
 * The interval of a share of contacts by the best way that the customers allow.
 *
 * @param percents the share and its ends
 */
public record ShareInterval(Wilson.Percents percents, IntervalKind kind) {

    /** @param sums of one contact at least */
    public static ShareInterval of(Sums sums) {
        if (sums.customers() == sums.n()) {
            return new ShareInterval(Wilson.of(sums.x(), sums.n()), IntervalKind.WILSON);
        }
        return ClusteredShare.of(sums)
                .map(estimate -> new ShareInterval(estimate.percents(), IntervalKind.BY_CUSTOMER))
                .orElseGet(() -> new ShareInterval(Wilson.of(sums.x(), sums.n()), IntervalKind.TOO_FEW_CUSTOMERS));
    }
}
