package balie.metrics.time;

import balie.metrics.Rates;
import balie.stats.AalenJohansen;
import balie.stats.CurvePoint;
import balie.stats.EventCounts;
import balie.stats.QuantileTime;
import balie.stats.StepCurve;
import balie.stats.Wilson;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import static org.apache.spark.sql.functions.udf;

/** From counts by minute to what is told of a curve. */
final class Curves {

    private static final double MINUTES_OF_HOUR = 60;
    private static final StructType POINT = DataTypes.createStructType(new StructField[] {
        Times.WITHIN_HOURS.structField(),
        Times.WITHIN_PERCENT.structField(),
        Times.WITHIN_LOW.structField(),
        Times.WITHIN_HIGH.structField(),
        Times.AT_RISK.structField()
    });
    private static final StructType SUMMARY = DataTypes.createStructType(new StructField[] {
        DataTypes.createStructField("n", DataTypes.LongType, false),
        DataTypes.createStructField("of", DataTypes.LongType, false),
        Times.MEDIAN.structField(),
        Times.MEDIAN_LOW.structField(),
        Times.MEDIAN_HIGH.structField(),
        DataTypes.createStructField("points", DataTypes.createArrayType(POINT), false)
    });

    private static final UserDefinedFunction FUNCTION =
            udf((UDF2<Seq<Row>, Seq<Integer>, Row>) Curves::ofRows, SUMMARY);

    private static final UserDefinedFunction OF_PARTS =
            udf((UDF2<Seq<byte[]>, Seq<Integer>, Row>) Curves::ofParts, SUMMARY);

    private Curves() {}

    /**
     * What is told of a curve: n, of, the median and its interval, and a point for each horizon.
     *
     * @param counts an array of (minute, came, prevented, waits), each minute once
     * @param horizons an array of hours
     */
    static Column summary(Column counts, Column horizons) {
        return FUNCTION.apply(counts, horizons);
    }

    /** The same of the parts of {@link MinuteCounts}. */
    static Column ofParts(Column parts, Column horizons) {
        return OF_PARTS.apply(parts, horizons);
    }

    private static Row ofParts(Seq<byte[]> parts, Seq<Integer> horizons) {
        List<EventCounts> events = new ArrayList<>();
        MinuteCounts.byMinute(CollectionConverters.asJava(parts))
                .forEach((minute, fates) -> events.add(new EventCounts(
                        minute / MINUTES_OF_HOUR,
                        List.of(fates[Waiting.CAME], fates[Waiting.PREVENTED]),
                        fates[Waiting.WAITS])));
        return summary(events, horizons);
    }

    private static Row ofRows(Seq<Row> counts, Seq<Integer> horizons) {
        List<EventCounts> events = new ArrayList<>();
        // Spark would look up how to compare two rows for each pair of them.
        List<Row> byMinute = new ArrayList<>(CollectionConverters.asJava(counts));
        byMinute.sort(Comparator.comparingLong(count -> count.getLong(0)));
        for (Row count : byMinute) {
            events.add(new EventCounts(
                    count.getLong(0) / MINUTES_OF_HOUR, List.of(count.getLong(1), count.getLong(2)), count.getLong(3)));
        }
        return summary(events, horizons);
    }

    private static Row summary(List<EventCounts> events, Seq<Integer> horizons) {
        long came = events.stream().mapToLong(e -> e.events().get(0)).sum();
        AalenJohansen curves = AalenJohansen.of(events);
        StepCurve curve = curves.incidence(0);
        QuantileTime median = curve.median();
        List<Row> points = new ArrayList<>();
        for (Integer hours : CollectionConverters.asJava(horizons)) {
            points.add(point(hours, curve.at(hours)));
        }
        return RowFactory.create(
                came,
                curves.size(),
                rounded(median.time()),
                rounded(median.low()),
                rounded(median.high()),
                points.toArray(Row[]::new));
    }

    private static Row point(long hours, Optional<CurvePoint> point) {
        if (point.isEmpty()) {
            return RowFactory.create(hours, null, null, null, null);
        }
        Wilson.Percents percents = point.get().percents();
        return RowFactory.create(
                hours,
                Rates.rounded(percents.percent()),
                Rates.rounded(percents.low()),
                Rates.rounded(percents.high()),
                point.get().atRisk());
    }

    private static @Nullable Double rounded(OptionalDouble value) {
        return value.isEmpty() ? null : Rates.rounded(value.getAsDouble());
    }
}
