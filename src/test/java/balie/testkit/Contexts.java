package balie.testkit;

import balie.contract.Availability;
import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.metrics.MetricContext;
import balie.model.Audience;
import balie.model.DeskFacts;
import balie.model.FirstContact;
import balie.model.GapWeights;
import balie.model.IsoWeek;
import balie.model.Period;
import balie.privacy.AudienceKeys;
import balie.privacy.Pseudonyms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Contexts for tests of metrics. */
public final class Contexts {

    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    /** Four weeks after the rows of a test begin: everything is old enough. */
    public static final Instant AS_OF = Instant.parse("2026-11-30T12:00:00Z");

    private Contexts() {}

    /** The week in which {@link Rows#START} lies; every column is available; nothing is hidden. */
    public static MetricContext week() {
        return of(Period.week(new IsoWeek(2026, 45), ZONE), AS_OF, everything("desk"), 0);
    }

    public static MetricContext of(Period period, Instant asOf, Availability availability, int minimum) {
        return new MetricContext(
                period,
                asOf,
                availability,
                7,
                7,
                FirstContact.RECORDED,
                "all time counts",
                minimum,
                20,
                new AudienceKeys(Map.of(
                        Audience.MARKETING,
                        new Pseudonyms("a key for tests only".getBytes(StandardCharsets.UTF_8)),
                        Audience.TRAINING,
                        new Pseudonyms("another key for tests".getBytes(StandardCharsets.UTF_8)))),
                13,
                GapWeights.USUAL,
                DeskFacts.NONE);
    }

    /** Sources that fill every column. */
    public static Availability everything(String... sources) {
        Map<String, Set<String>> columns = new TreeMap<>();
        for (String source : sources) {
            columns.put(source, new TreeSet<>(EnrichedInteractions.TABLE.names()));
        }
        return new Availability(columns);
    }

    /** A source that fills every column but some, beside others that fill all. */
    public static Availability without(Availability all, String source, Field... missing) {
        Map<String, Set<String>> columns = new TreeMap<>(all.bySource());
        Set<String> fewer = new TreeSet<>(EnrichedInteractions.TABLE.names());
        for (Field field : missing) {
            fewer.remove(field.name());
        }
        columns.put(source, fewer);
        return new Availability(columns);
    }
}
