package balie.app;

import balie.contract.Availability;
import balie.issue.CallException;
import balie.metrics.Population;
import balie.model.IsoWeek;
import balie.model.Period;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Which periods a run is about, once it is known how far the data reach. */
final class RunPeriods {

    private final RunPlan plan;
    private final DataFacts data;
    private final Instant asOf;
    private final ZoneId zone;

    RunPeriods(RunPlan plan, DataFacts data, Instant asOf) {
        this.plan = plan;
        this.data = data;
        this.asOf = asOf;
        this.zone = plan.job().zone();
    }

    /**
     * One, or weeks one after the other.
     *
     * @param availability of what is stored
     * @throws CallException if the data do not reach what was asked for
     */
    List<Period> periods(Availability availability) throws CallException {
        return plan.weeks().isPresent() ? weeks(plan.weeks().get()) : List.of(period(availability));
    }

    private Period period(Availability availability) throws CallException {
        if (plan.period().isEmpty()) {
            return Period.week(newestComplete(), zone);
        }
        Period period = plan.period().get();
        boolean undated = !Population.undatedSources(availability).isEmpty() && period.kind() == Period.Kind.RANGE;
        if (!data.reaches(period) && !undated) {
            throw new CallException(
                    null, "the data do not reach " + period.label() + reach(), "Give a period that they reach.");
        }
        if (plan.asOf().isPresent() && !period.start().isBefore(asOf)) {
            throw new CallException(
                    null,
                    period.label() + " begins after --as-of " + asOf + ", so nothing of it was known then",
                    "Give an earlier period, or a later --as-of.");
        }
        return period;
    }

    /** Those that the data reach and that are over in them. */
    private List<Period> weeks(WeekRange asked) throws CallException {
        IsoWeek newest = newestComplete();
        IsoWeek oldest = data.firstOpened()
                .map(at -> IsoWeek.of(LocalDate.ofInstant(at, zone)))
                .orElse(newest);
        IsoWeek first = asked.first().filter(week -> week.compareTo(oldest) > 0).orElse(oldest);
        IsoWeek last = asked.last().filter(week -> week.compareTo(newest) < 0).orElse(newest);
        List<Period> weeks = new ArrayList<>();
        for (IsoWeek week = first; week.compareTo(last) <= 0; week = week.next()) {
            weeks.add(Period.week(week, zone));
        }
        if (weeks.isEmpty()) {
            throw new CallException(
                    null,
                    "the data hold no complete week from " + shown(asked.first().orElse(null)) + " to "
                            + shown(asked.last().orElse(null)) + reach(),
                    "Give weeks that they reach.");
        }
        return weeks;
    }

    private static String shown(@Nullable IsoWeek week) {
        return week == null ? "the first" : week.toString();
    }

    private IsoWeek newestComplete() throws CallException {
        return data.newestCompleteWeek(asOf, zone)
                .orElseThrow(() -> new CallException(
                        null,
                        "the data hold no complete week" + reach(),
                        "Give a period: --week 2026-W46, or --from and --to, or period: all in the job."));
    }

    private String reach() {
        if (data.firstOpened().isEmpty() || data.lastOpened().isEmpty()) {
            return ": " + Console.grouped(data.interactions()) + " interactions, none with an opening time";
        }
        return ": they were opened from "
                + data.firstOpened().get().atZone(zone).toLocalDate() + " to "
                + data.lastOpened().get().atZone(zone).toLocalDate();
    }
}
