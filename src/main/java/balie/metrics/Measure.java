package balie.metrics;

import balie.contract.Field;
import balie.model.Period;
import org.apache.spark.sql.Column;

import java.util.List;

/**
 * A rate: how many of a population have a property.
 *
 * @param id as it stands in the column {@code measure}
 * @param definition denominator, exclusions, unit and clock in one sentence
 * @param needs the canonical columns without which a source can not be part of it
 * @param period the population's, which may lie before the period reported on
 * @param population whether an interaction is in the denominator; null counts as no
 * @param hit whether it is in the numerator, given that it is in the denominator; null counts as no
 */
public record Measure(String id, String definition, List<Field> needs, Period period, Column population, Column hit) {}
