package balie.report;

import balie.model.Period;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a report says of the run it comes from.
 *
 * @param job its name
 * @param asOf the instant the figures are true for
 * @param sources names of the sources
 * @param read records read
 * @param accepted records taken in
 * @param quarantined records that could not be read or mapped
 * @param duplicates records that repeat others
 * @param kept rows that the store keeps of other files and that count too
 * @param privacyMinimum cells under it are hidden; 0: none
 * @param reliableFrom rates on fewer cases are marked
 * @param resolvedWithinDays age at which cohorts are compared
 * @param firstContact id of the measure of first contact resolution that leads
 * @param bridges how good they are, by language
 * @param classifiers how good what concludes from texts was on labelled ones, one sentence each
 * @param warnings what may be missing, one sentence each
 */
public record RunFacts(
        String job,
        Period period,
        Instant asOf,
        List<String> sources,
        long read,
        long accepted,
        long quarantined,
        long duplicates,
        long kept,
        int privacyMinimum,
        int reliableFrom,
        int resolvedWithinDays,
        String firstContact,
        Map<String, BridgeQuality> bridges,
        List<String> classifiers,
        List<String> warnings) {

    /**
     * How well texts of a language are understood by way of another.
     *
     * @param found share of sentences whose own translation is the nearest, 0-1
     * @param of sentences
     */
    public record BridgeQuality(double found, int of) {}
}
