package balie.metrics;

import balie.contract.Availability;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.model.Period;
import org.apache.spark.sql.Column;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import static org.apache.spark.sql.functions.lit;

/**
 * Which interactions count: those a customer began, that are not merged, spam, deleted or a test, opened in the period.
 *
 * <p>A source without opening times can not be placed in a week; where a range of days or everything was asked for, its
 * interactions are taken to lie in it.
 */
public final class Population {

    /** The exclusions in words, for definitions. */
    public static final String WORDS =
            "inbound contacts opened in the period, without merged, spam, deleted and test ones";

    private Population() {}

    /** Whether an interaction counts at all. */
    public static Column counted() {
        return Interactions.counted();
    }

    /** Whether an interaction was opened in a period. */
    public static Column openedIn(Period period, Availability availability) {
        Column opened = Interactions.OPENED_AT.col();
        if (period.kind() == Period.Kind.ALL) {
            return lit(true);
        }
        Column dated = opened.geq(lit(period.start())).and(opened.lt(lit(period.end())));
        List<String> undated = undatedSources(availability);
        return period.kind() == Period.Kind.RANGE && !undated.isEmpty()
                ? dated.or(from(undated).and(opened.isNull()))
                : dated;
    }

    /** Whether something happened in a period; without a time it did not, but in the whole of time. */
    public static Column within(Period period, Column instant) {
        return period.kind() == Period.Kind.ALL
                ? instant.isNotNull()
                : instant.geq(lit(period.start())).and(instant.lt(lit(period.end())));
    }

    /** Whether an interaction counts and was opened in the period. */
    public static Column of(MetricContext context) {
        return counted().and(openedIn(context.period(), context.availability()));
    }

    /** Whether an interaction comes from a source that can fill {@code needed}. */
    public static Column availableFor(Collection<Field> needed, Availability availability) {
        List<String> sources = availability.sourcesWith(needed);
        return sources.size() == availability.sources().size() ? lit(true) : from(sources);
    }

    /** The sources whose interactions carry no opening time. */
    public static List<String> undatedSources(Availability availability) {
        List<String> dated = availability.sourcesWith(List.of(Interactions.OPENED_AT));
        return availability.sources().stream().filter(s -> !dated.contains(s)).toList();
    }

    /**
     * Whether the period can be compared with another. Contacts without an opening time lie in every range of days, so one range that
     * has them can not be compared with another.
     *
     * @param needs the columns of the figure
     */
    public static boolean comparable(MetricContext context, Collection<Field> needs) {
        List<Field> dated = new ArrayList<>(needs);
        dated.add(Interactions.OPENED_AT);
        return switch (context.period().kind()) {
            case WEEK, WEEKS -> true;
            case RANGE ->
                context.availability()
                        .sourcesWith(dated)
                        .equals(context.availability().sourcesWith(needs));
            case ALL -> false;
        };
    }

    private static Column from(List<String> sources) {
        return sources.isEmpty() ? lit(false) : Interactions.SOURCE.col().isin(sources.toArray());
    }
}
