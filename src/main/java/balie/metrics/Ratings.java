package balie.metrics;

import balie.contract.Interactions;
import balie.model.Satisfaction;
import org.apache.spark.sql.Column;

/** What customers said of how they were served. Silence is no rating. */
public final class Ratings {

    private Ratings() {}

    /** Whether a rating was given. */
    public static Column given() {
        return Interactions.SATISFACTION
                .col()
                .isin(Satisfaction.POSITIVE.code(), Satisfaction.NEUTRAL.code(), Satisfaction.NEGATIVE.code());
    }

    /** Whether one was asked for, be it given or not. */
    public static Column asked() {
        return given().or(Interactions.SATISFACTION.col().equalTo(Satisfaction.OFFERED.code()));
    }

    /** Whether it is good. */
    public static Column good() {
        return Interactions.SATISFACTION.col().equalTo(Satisfaction.POSITIVE.code());
    }
}
