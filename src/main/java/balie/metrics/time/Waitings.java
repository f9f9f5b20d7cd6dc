package balie.metrics.time;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.MetricContext;
import balie.metrics.Unit;
import balie.metrics.resolution.Resolved;
import balie.model.Audience;
import balie.model.ExcludedReason;
import org.apache.spark.sql.Column;

import java.util.List;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

/**
 * The times that customers wait for: a first reply, the last resolution; by the clock on the wall and by the opening hours.
 *
 * <p>A case that ended otherwise (withdrawn, declined, a duplicate, closed after silence, merged) will never be resolved; it competes
 * and is not censored. A case that was opened again and is open is still running.
 */
final class Waitings {

    private static final List<Integer> REPLY_HOURS = List.of(1, 4, 24, 72);
    private static final List<Integer> REPLY_OPEN_HOURS = List.of(1, 4, 8, 24);
    private static final List<Integer> DAYS_1_3_7_30 = List.of(24, 72, 168, 720);
    private static final List<Integer> RESOLUTION_OPEN_HOURS = List.of(4, 8, 24, 80);

    private static final String CENSORED =
            "; what still runs is censored at the instant, what ended otherwise or was merged competes; cases taken as"
                    + " independent";

    private Waitings() {}

    static List<Waiting> all(MetricContext context) {
        return List.of(
                firstReply(context, Clock.CALENDAR),
                firstReply(context, Clock.BUSINESS),
                resolution(context, Clock.CALENDAR),
                resolution(context, Clock.BUSINESS));
    }

    /** Hours from the opening to the last resolution, by the clock on the wall. */
    static Waiting resolution(MetricContext context) {
        return resolution(context, Clock.CALENDAR);
    }

    private static String population(MetricContext context, Clock clock) {
        return "inbound cases opened in the " + Times.WEEKS
                + " weeks up to the end of the period, without spam, deleted and test ones and those of which an end has no time or"
                + " lies before the opening" + CENSORED
                + (clock == Clock.BUSINESS ? "; " + context.businessTime() : "");
    }

    private static Definition.Writer hours(
            MetricContext context, Clock clock, String id, String title, String measured) {
        return Definition.amount(id, title, measured)
                .exclusions(population(context, clock))
                .unit(Unit.HOURS)
                .clock(clock)
                .audience(Audience.TRAINING);
    }

    /** Hours from the opening of a case to the first public reply of an agent. */
    private static Waiting firstReply(MetricContext context, Clock clock) {
        boolean open = clock == Clock.BUSINESS;
        Definition definition = hours(
                        context,
                        clock,
                        open ? "first_reply_open_hours" : "first_reply_calendar_hours",
                        open ? "Open hours to the first reply" : "Hours to the first reply",
                        "Hours from the opening of a case to the first public reply of an agent, automatic ones not counted")
                .needs(Interactions.OPENED_AT, Interactions.FIRST_REPLIED_AT, Interactions.STATUS)
                .answers("How long does a customer wait for a word of us?")
                .source(
                        "Kaplan-Meier and Aalen-Johansen over all cases; first reply time of Zendesk, automatic replies left out");
        Column replied = Interactions.FIRST_REPLIED_AT.col();
        Column fate = when(replied.isNotNull(), Waiting.CAME)
                .when(ended(), Waiting.PREVENTED)
                .otherwise(Waiting.WAITS);
        Column seconds = when(
                        replied.isNotNull(),
                        open ? EnrichedInteractions.FIRST_REPLY_OPEN_SECONDS.col() : since(replied))
                .when(ended(), end(open))
                .otherwise(now(open, context));
        return new Waiting(definition, fate, seconds, open ? REPLY_OPEN_HOURS : REPLY_HOURS);
    }

    /** Hours from the opening of a case to its last resolution. */
    private static Waiting resolution(MetricContext context, Clock clock) {
        boolean open = clock == Clock.BUSINESS;
        Definition definition = hours(
                        context,
                        clock,
                        open ? "full_resolution_open_hours" : "full_resolution_calendar_hours",
                        open ? "Open hours to the resolution" : "Hours to the resolution",
                        "Hours from the opening of a case to its last resolution")
                .needs(Interactions.OPENED_AT, Interactions.RESOLVED_AT, Interactions.STATUS)
                .answers("How long does it take until a customer is helped?")
                .source("Kaplan-Meier and Aalen-Johansen over all cases; full resolution time of Zendesk");
        Column resolved = Resolved.resolved().and(merged().unary_$bang());
        Column fate =
                when(resolved, Waiting.CAME).when(ended(), Waiting.PREVENTED).otherwise(Waiting.WAITS);
        Column seconds = when(
                        resolved,
                        open
                                ? EnrichedInteractions.RESOLUTION_OPEN_SECONDS.col()
                                : since(Interactions.RESOLVED_AT.col()))
                .when(ended(), end(open))
                .otherwise(now(open, context));
        return new Waiting(definition, fate, seconds, open ? RESOLUTION_OPEN_HOURS : DAYS_1_3_7_30);
    }

    /** Whether a case is of the kind that waits: also one that was merged, since it did wait. */
    static Column counted() {
        return Interactions.counted().or(merged().and(Interactions.inbound()));
    }

    private static Column merged() {
        return coalesce(Interactions.EXCLUDED_REASON.col().equalTo(ExcludedReason.MERGED.code()), lit(false));
    }

    private static Column ended() {
        return coalesce(Resolved.ended(), lit(false)).or(merged());
    }

    private static Column end(boolean open) {
        Column wall = since(coalesce(Interactions.RESOLVED_AT.col(), Interactions.CLOSED_AT.col()));
        return open
                ? coalesce(
                        EnrichedInteractions.RESOLUTION_OPEN_SECONDS.col(),
                        EnrichedInteractions.CLOSURE_OPEN_SECONDS.col())
                : wall;
    }

    private static Column now(boolean open, MetricContext context) {
        return open ? EnrichedInteractions.OBSERVED_OPEN_SECONDS.col() : since(lit(context.asOf()));
    }

    private static Column since(Column instant) {
        return unix_seconds(instant).minus(unix_seconds(Interactions.OPENED_AT.col()));
    }
}
