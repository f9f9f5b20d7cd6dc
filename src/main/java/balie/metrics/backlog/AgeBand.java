package balie.metrics.backlog;

import org.apache.spark.sql.Column;

import java.util.Arrays;
import java.util.List;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** How long a case is open, in days of 24 hours; a case that is as old as a limit is in the band above it. */
enum AgeBand {
    UNDER_1_DAY("under 1 day", 0),
    DAYS_1_TO_3("1-3 days", 1),
    DAYS_3_TO_7("3-7 days", 3),
    DAYS_7_TO_14("7-14 days", 7),
    DAYS_14_TO_30("14-30 days", 14),
    DAYS_30_TO_90("30-90 days", 30),
    DAYS_90_AND_MORE("90 days and more", 90);

    /** Microseconds of a day, as ages are counted. */
    static final long DAY = 86_400_000_000L;

    private final String label;
    private final int days;

    AgeBand(String label, int days) {
        this.label = label;
        this.days = days;
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(band -> band.label).toList();
    }

    /** The place of the band of an age among all. */
    static Column of(Column micros) {
        AgeBand[] bands = values();
        Column place = lit(0);
        for (int i = 0; i < bands.length; i++) {
            place = when(micros.geq(bands[i].days * DAY), i).otherwise(place);
        }
        return place;
    }
}
