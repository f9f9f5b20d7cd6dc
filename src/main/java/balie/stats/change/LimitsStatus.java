package balie.stats.change;

/** Whether a control chart has limits, and how far they are to be trusted. */
public enum LimitsStatus {
    /** Fewer than two points in the baseline: there is no moving range. */
    TOO_FEW("none: too few points"),
    /** All points of the baseline are the same: what is usual cannot be told from them. */
    NO_VARIATION("none: no variation"),
    /** Fewer than {@link XmR#TRIAL_BELOW} points in the baseline. */
    TRIAL("trial"),
    FULL("full");

    private final String label;

    LimitsStatus(String label) {
        this.label = label;
    }

    /** As it is printed. */
    public String label() {
        return label;
    }

    /** Of a baseline of so many points that differ. */
    static LimitsStatus of(int baseline) {
        return baseline < XmR.TRIAL_BELOW ? TRIAL : FULL;
    }
}
