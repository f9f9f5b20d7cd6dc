package balie.metrics;

/** One rate, with its definition. */
public interface RateMeasure {

    Measure measure(MetricContext context);
}
