package balie.metrics.resolution;

import balie.metrics.Measure;
import balie.metrics.MetricContext;

/** One definition of a rate. */
interface RateMeasure {

    Measure measure(MetricContext context);
}
