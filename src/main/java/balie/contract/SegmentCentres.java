package balie.contract;

import java.util.List;

import static balie.contract.FieldType.DATE;
import static balie.contract.FieldType.NUMBER;
import static balie.contract.FieldType.TEXT;

/** What the found segments of runs had in common, as the store keeps it, so that a segment keeps its id. No customer is in it. */
public final class SegmentCentres {

    public static final Field JOB = Field.required("job", TEXT, "Name of the job.");
    public static final Field PERIOD_FROM =
            Field.required("period_from", DATE, "First day of the year that was looked at.");
    public static final Field PERIOD_TO = Field.required("period_to", DATE, "Last day of it.");
    public static final Field SEGMENT = Field.required("segment", TEXT, "Id of the segment.");
    public static final Field TRAIT = Field.required("trait", TEXT, "What contacts have, as channel=phone.");
    public static final Field SHARE =
            Field.required("share", NUMBER, "Share of the segment's contacts that have it, 0-1.");

    public static final TableContract TABLE = new TableContract(
            "segment_centres",
            "one row per job, period, segment and trait",
            List.of(JOB, PERIOD_FROM, PERIOD_TO, SEGMENT, TRAIT, SHARE));

    private SegmentCentres() {}
}
