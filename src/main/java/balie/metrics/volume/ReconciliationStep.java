package balie.metrics.volume;

import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.Unit;
import balie.model.Term;

import java.util.Arrays;
import java.util.List;

/** The steps on the way from the records of an export to the contacts that figures count, in their order. */
public enum ReconciliationStep implements Term {
    RECORDS_READ(Kind.START, "Records read", "Records that this run found in the exports of the source"),
    QUARANTINED(
            Kind.LESS,
            "Put aside",
            "Records that could not be read or mapped; quarantine.csv has each with its reason"),
    DUPLICATES(
            Kind.LESS,
            "Duplicates",
            "Records that repeat an interaction of which this run read a newer or equal form, so that it is not counted twice"),
    WITHOUT_ROW(
            Kind.LESS,
            "Taken in without a row of their own",
            "Records that were accepted and are no row of the store: updates folded into their case, states older than the one"
                    + " that is stored, and contacts of people who were erased"),
    KEPT_FROM_OTHER_FILES(
            Kind.MORE,
            "Kept from other files",
            "Rows that the store holds of files which this run did not read, such as the exports of earlier weeks"),
    COMPLETING(
            Kind.LESS,
            "Completing another row",
            "Rows that complete another one of the same interaction, where a help desk gives it in several exports"),
    INTERACTIONS_STORED(Kind.TOTAL, "Interactions stored", "Interactions that the store holds of the source"),
    LATER_THAN_AS_OF(
            Kind.LESS,
            "Later than the instant",
            "Interactions opened after the instant that the figures are true for, which did not happen yet then"),
    UNDATED(
            Kind.LESS,
            "Without an opening time",
            "Interactions without an opening time, which can not be placed in the period"),
    OUTSIDE_PERIOD(
            Kind.LESS,
            "Outside the period",
            "Interactions opened before or after the days of the period, days taken by UTC"),
    OWN_TOTAL(
            Kind.TOTAL,
            "The help desk's own total",
            "What the help desk's own report shows for these days if it goes by UTC and counts everything"),
    UTC_DAYS_ONLY(
            Kind.LESS,
            "In the UTC days only",
            "Interactions that lie in these days by UTC, and not by the clock of the desk"),
    DESK_DAYS_ONLY(
            Kind.MORE,
            "In the desk's days only",
            "Interactions that lie in these days by the clock of the desk, and not by UTC"),
    MERGED(Kind.LESS, "Merged", "Interactions merged into another that stays, so that it is not counted twice"),
    SPAM(Kind.LESS, "Spam", "Interactions that are not from a customer"),
    DELETED(Kind.LESS, "Deleted", "Interactions that were deleted in the help desk"),
    TEST(Kind.LESS, "Tests", "Interactions that were made to try the system"),
    OUTBOUND(Kind.LESS, "Outbound", "Interactions that the desk began, not a customer"),
    INTERNAL(Kind.LESS, "Internal", "Interactions among colleagues, to which no customer is party"),
    COUNTED(Kind.TOTAL, "Counted", "Contacts that every figure of this run counts, found by a count of their own"),
    DIFFERENCE(
            Kind.DIFFERENCE,
            "Difference",
            "What is left between the steps above and the contacts counted. It must be 0: else rows were lost or counted twice,"
                    + " and a warning says so"),
    UNASSIGNED(
            Kind.MEMO,
            "Counted, to nobody assigned",
            "Contacts counted without agent and team, which many help desks leave out of their reports by agent or team"),
    STILL_OPEN(
            Kind.MEMO,
            "Counted, still open",
            "Contacts counted whose case was not resolved or closed at the instant, which reports of solved cases leave out");

    /** What a step does to the total. */
    public enum Kind implements Term {
        START("What there is at the beginning."),
        LESS("Is taken away."),
        MORE("Is added."),
        TOTAL("What there is so far, counted by itself."),
        DIFFERENCE("What the steps do not explain."),
        MEMO("A part of the last total that other reports treat otherwise; no step of the way.");

        private final String doc;

        Kind(String doc) {
            this.doc = doc;
        }

        /** Whether rows of this kind are a part of the way, and not something that stands beside it. */
        boolean isWay() {
            return this == START || this == LESS || this == MORE;
        }

        @Override
        public String doc() {
            return doc;
        }
    }

    private final Kind kind;
    private final String title;
    private final String counted;

    ReconciliationStep(Kind kind, String title, String counted) {
        this.kind = kind;
        this.title = title;
        this.counted = counted;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String doc() {
        return counted + ".";
    }

    /** The steps that {@link SourceCounts} counts. */
    static List<ReconciliationStep> ofInteractions() {
        return Arrays.stream(values())
                .filter(s -> s.compareTo(INTERACTIONS_STORED) >= 0 && s != DIFFERENCE)
                .toList();
    }

    Definition definition() {
        boolean records = compareTo(INTERACTIONS_STORED) < 0;
        return Definition.amount(code(), title, counted)
                .exclusions("of one source; what an earlier step takes away is not in it")
                .unit(records ? Unit.RECORDS : Unit.CONTACTS)
                .clock(Clock.OPENING)
                .answers("Why is our total another than that of the help desk?")
                // Steps take away few rows, which would give back what is hidden in tables that an audience sees.
                .forThoseWhoRunTheJob()
                .source("row counts that add up, as in an audit of figures");
    }
}
