package balie.metrics;

import balie.contract.Availability;
import balie.model.DeskFacts;
import balie.model.FirstContact;
import balie.model.GapWeights;
import balie.model.Period;
import balie.privacy.AudienceKeys;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a metric may know besides the interactions.
 *
 * @param period the window it reports on
 * @param asOf the instant the figures are true for
 * @param availability which columns each source can fill
 * @param resolvedWithinDays the age at which cohorts are compared
 * @param repeatWithinDays within how many days another contact on the same matter is a repeat
 * @param firstContact which of the definitions of first contact resolution leads
 * @param businessTime by which calendars open hours are counted, in words
 * @param privacyMinimum no wording or trait of fewer cases or persons is shown; 0: all are
 * @param reliableFrom a rate on fewer cases is marked as too few to say much
 * @param pseudonyms of customers, for each audience others
 * @param insightWeeks how many weeks, up to the end of the period, what is rare is looked at over
 * @param gapWeights how much each outcome weighs where questions are ranked by what better knowledge would win
 * @param desk what the organisation knows besides
 */
public record MetricContext(
        Period period,
        Instant asOf,
        Availability availability,
        int resolvedWithinDays,
        int repeatWithinDays,
        FirstContact firstContact,
        String businessTime,
        int privacyMinimum,
        int reliableFrom,
        AudienceKeys pseudonyms,
        int insightWeeks,
        GapWeights gapWeights,
        DeskFacts desk)
        implements Serializable {

    /** The same with another period. */
    public MetricContext over(Period other) {
        return new MetricContext(
                other,
                asOf,
                availability,
                resolvedWithinDays,
                repeatWithinDays,
                firstContact,
                businessTime,
                privacyMinimum,
                reliableFrom,
                pseudonyms,
                insightWeeks,
                gapWeights,
                desk);
    }

    /** The same of an organisation that knows other things besides. */
    public MetricContext with(DeskFacts facts) {
        return new MetricContext(
                period,
                asOf,
                availability,
                resolvedWithinDays,
                repeatWithinDays,
                firstContact,
                businessTime,
                privacyMinimum,
                reliableFrom,
                pseudonyms,
                insightWeeks,
                gapWeights,
                facts);
    }
}
