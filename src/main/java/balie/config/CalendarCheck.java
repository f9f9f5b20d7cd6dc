package balie.config;

import balie.config.CalendarSpec.Example;
import balie.config.CalendarSpec.Moment;
import balie.model.BusinessHours;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs the examples of a calendar. */
public final class CalendarCheck {

    private CalendarCheck() {}

    /** What an example gives that it should not; empty if it holds. */
    public static List<String> failures(BusinessHours hours, Example example) {
        List<String> failures = new ArrayList<>();
        Optional<Instant> from = instant(example.from(), hours.zone(), failures);
        Optional<Instant> to = instant(example.to(), hours.zone(), failures);
        if (from.isPresent() && to.isPresent()) {
            long seconds = hours.seconds(from.get(), to.get());
            if (seconds != example.seconds()) {
                failures.add(
                        "open for " + OpenTime.inWords(seconds) + ", expected " + OpenTime.inWords(example.seconds()));
            }
        }
        return List.copyOf(failures);
    }

    /** A time that a change of the clock skips or gives twice would leave open what the example shows. */
    private static Optional<Instant> instant(Moment moment, ZoneId zone, List<String> failures) {
        List<ZoneOffset> offsets =
                moment.offset().map(List::of).orElseGet(() -> zone.getRules().getValidOffsets(moment.local()));
        if (offsets.isEmpty()) {
            failures.add(moment.text() + " is never on the clock of " + zone + ", a change skips it");
        } else if (offsets.size() > 1) {
            failures.add(moment.text() + " is twice on the clock of " + zone + ", write "
                    + offsets.stream().map(o -> moment.text() + o).collect(Collectors.joining(" or ")));
        }
        return offsets.size() == 1 ? Optional.of(moment.local().toInstant(offsets.get(0))) : Optional.empty();
    }
}
