package balie.metrics;

import balie.contract.Field;
import balie.model.Period;
import org.apache.spark.sql.Column;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A rate: how many of a population have a property.
 *
 * @param definition whose id stands in the column {@code measure}
 * @param period the population's, which may lie before the period reported on
 * @param population whether an interaction is in the denominator; null counts as no
 * @param hit whether it is in the numerator, given that it is in the denominator; null counts as no
 * @param isRatio whether the numerator is no part of the denominator, so that it may be larger: {@code hit} alone decides
 * @param settles how long after the end of the period most of it no longer changes; zero: at the end of the period
 */
public record Measure(
        Definition definition, Period period, Column population, Column hit, boolean isRatio, Duration settles) {

    public Measure(Definition definition, Period period, Column population, Column hit) {
        this(definition, period, population, hit, false, Duration.ZERO);
    }

    /** A count against another of which it is no part. It has no interval. */
    public static Measure ratio(Definition definition, Period period, Column population, Column hit) {
        return new Measure(definition, period, population, hit, true, Duration.ZERO);
    }

    /** The same of what still changes while its cases are open: it is provisional until they were of the age that cohorts have. */
    public Measure whileOpen(MetricContext context) {
        return new Measure(definition, period, population, hit, isRatio, Duration.ofDays(context.resolvedWithinDays()));
    }

    /**
     * The same of cases at one age, that at which it is settled, so that a week can be compared with one that had longer: over a period
     * that is so old. It holds of interactions {@link AtAge}. A period that can not be moved stays.
     */
    public Measure settled(Instant asOf) {
        return settles.isZero()
                ? this
                : new Measure(
                        definition.narrowed("each case as it was " + settles.toDays() + " days after its opening"),
                        period.observable(settles, asOf),
                        population,
                        hit,
                        isRatio,
                        settles);
    }

    /** Whether it will still change, though its period may be over. The whole of time has no end to count from. */
    public boolean isYoung(Instant asOf) {
        return period.kind() != Period.Kind.ALL && period.end().plus(settles).isAfter(asOf);
    }

    /** As it stands in the column {@code measure}. */
    public String id() {
        return definition.id();
    }

    /** The canonical columns without which a source can not be part of it. */
    public List<Field> needs() {
        return definition.needs();
    }
}
