package balie.metrics;

import balie.contract.Field;
import balie.model.Period;
import org.apache.spark.sql.Column;

import java.util.List;

/**
 * A rate: how many of a population have a property.
 *
 * @param definition whose id stands in the column {@code measure}
 * @param period the population's, which may lie before the period reported on
 * @param population whether an interaction is in the denominator; null counts as no
 * @param hit whether it is in the numerator, given that it is in the denominator; null counts as no
 * @param isRatio whether the numerator is no part of the denominator, so that it may be larger: {@code hit} alone decides
 */
public record Measure(Definition definition, Period period, Column population, Column hit, boolean isRatio) {

    public Measure(Definition definition, Period period, Column population, Column hit) {
        this(definition, period, population, hit, false);
    }

    /** A count against another of which it is no part. It has no interval. */
    public static Measure ratio(Definition definition, Period period, Column population, Column hit) {
        return new Measure(definition, period, population, hit, true);
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
