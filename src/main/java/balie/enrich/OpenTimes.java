package balie.enrich;

import balie.contract.Interactions;
import balie.model.BusinessHours;
import balie.model.OpeningHours;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import static org.apache.spark.sql.functions.udf;

/** How long the desk was open between two instants, by the calendar of the source. */
public final class OpenTimes implements Serializable {

    private static final long serialVersionUID = 1;

    /** Of desks that never close. */
    public static final OpenTimes ALWAYS =
            new OpenTimes(new BusinessHours(OpeningHours.roundTheClock(ZoneOffset.UTC)), Map.of());

    private final BusinessHours usual;
    private final HashMap<String, BusinessHours> bySource;

    /**
     * @param usual of sources that have no calendar of their own
     * @param bySource by name of source
     */
    public OpenTimes(BusinessHours usual, Map<String, BusinessHours> bySource) {
        this.usual = usual;
        this.bySource = new HashMap<>(bySource);
    }

    /** Open seconds since the opening; below 0 where the instant lies before it; null where either is. */
    Column sinceOpening(Column instant) {
        UDF3<String, Instant, Instant, @Nullable Long> seconds = this::seconds;
        return udf(seconds, DataTypes.LongType).apply(Interactions.SOURCE.col(), Interactions.OPENED_AT.col(), instant);
    }

    private @Nullable Long seconds(String source, @Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? null
                : bySource.getOrDefault(source, usual).seconds(from, to);
    }
}
