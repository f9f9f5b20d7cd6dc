package balie.metrics.insight.gap;

import balie.metrics.Definition;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.RateMeasure;
import balie.metrics.insight.InsightPeriod;
import balie.metrics.resolution.FirstLevelResolved;
import balie.metrics.resolution.Reopened;
import balie.metrics.service.Escalated;
import balie.metrics.service.Repeated;
import balie.metrics.service.Researched;
import balie.model.GapWeights;
import org.apache.spark.sql.Column;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

/** What becomes of a contact that better knowledge could have spared. They overlap: an escalated case is not resolved at the first level either. */
enum GapOutcome {
    NOT_FIRST_LEVEL("not_first_level", "not resolved at first level"),
    ESCALATED("escalated", "escalated"),
    RESEARCHED("researched", "looked up"),
    REOPENED("reopened", "reopened"),
    REPEATED("repeated", "the customer came again");

    private final String code;
    private final String words;

    GapOutcome(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As it stands in tables. */
    String code() {
        return code;
    }

    String words() {
        return words;
    }

    static Optional<GapOutcome> of(String code) {
        return Arrays.stream(values()).filter(o -> o.code.equals(code)).findFirst();
    }

    double weight(GapWeights weights) {
        return switch (this) {
            case NOT_FIRST_LEVEL -> weights.notFirstLevel();
            case ESCALATED -> weights.escalated();
            case RESEARCHED -> weights.researched();
            case REOPENED -> weights.reopened();
            case REPEATED -> weights.repeated();
        };
    }

    /** The rate that it is the numerator of, or what is left of it. */
    Measure measure(MetricContext context) {
        RateMeasure rate = switch (this) {
            case NOT_FIRST_LEVEL -> new FirstLevelResolved();
            case ESCALATED -> new Escalated();
            case RESEARCHED -> new Researched();
            case REOPENED -> new Reopened();
            case REPEATED -> new Repeated();
        };
        return rate.measure(context);
    }

    /** A definition of a figure that is told by outcome, of this one. */
    Definition narrowed(Definition definition, MetricContext context) {
        return InsightPeriod.narrowed(
                definition.narrowed(words + ": " + measure(context).definition().among()), context);
    }

    /** A definition of a figure that is told by outcome, of each of them. */
    static List<String> sentences(Definition definition, MetricContext context) {
        return Arrays.stream(values())
                .map(o -> o.narrowed(definition, context).sentence())
                .toList();
    }

    /** How old a contact has to be to tell whether it has it. */
    Duration age(MetricContext context) {
        return switch (this) {
            case REOPENED -> Duration.ofDays(2L * context.resolvedWithinDays());
            case REPEATED -> Duration.ofDays(context.repeatWithinDays());
            default -> Duration.ofDays(context.resolvedWithinDays());
        };
    }

    /** Whether a contact of the measure's population has it. */
    Column hit(Measure measure) {
        Column hit = coalesce(measure.hit(), lit(false));
        return this == NOT_FIRST_LEVEL ? hit.unary_$bang() : hit;
    }
}
