package balie.metrics.insight.event;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Clock;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.Population;
import balie.model.Audience;
import balie.model.ResultTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether the desk was told of what customers were told, and when; and how contacts were resolved before and after that, or before and after
 * a training, beside contacts about everything else on the same days.
 */
public final class Briefings extends DerivedTable {

    public static final Field GROUP = Field.required(
            "group",
            FieldType.TEXT,
            "Which contacts. about: those about the product of the entry; elsewhere: those about everything else on the same days;"
                    + " desk: all, since the entry is about no product, and there is nothing to compare with.");
    public static final Field BRIEFED_ON = Field.optional(
            "briefed_on", FieldType.DATE, "When the desk was told. null: it was not yet, or the entry is a training.");
    public static final Field FIRST_ASKED = Field.optional(
            "first_asked",
            FieldType.DATE,
            "Day of the first contact about the product on the day of the entry or later. null: none, or fewer than the privacy minimum.");
    public static final Field DAYS_TO_BRIEFING = Field.optional(
            "days_to_briefing",
            FieldType.COUNT,
            "Days from first_asked to briefed_on; below 0: the desk was told before anyone asked. null: one of them is not known.");
    public static final Field ASKED_BEFORE = Field.optional(
            "asked_before",
            FieldType.COUNT,
            "Contacts about the product in the 28 days before the entry. null: fewer than the privacy minimum.");
    public static final Field TOLD = Field.optional(
            "told",
            FieldType.TEXT,
            "Whether the desk was told in time. in_time: no later than the day of the first contact about it; late; not_told: the calendar"
                    + " has no briefing that belongs to it up to the instant. null: the row is not about that.");
    public static final Field DIFFERENCE = Field.optional(
            "difference_in_differences",
            FieldType.NUMBER,
            "Change less that of contacts elsewhere, in points. null: there is nothing to compare with, or too few customers.");
    public static final Field DIFFERENCE_LOW = Field.optional(
            "difference_in_differences_low", FieldType.NUMBER, "Lower end of its 95 % interval, in points.");
    public static final Field DIFFERENCE_HIGH = Field.optional(
            "difference_in_differences_high", FieldType.NUMBER, "Upper end of its 95 % interval, in points.");

    static final EventSums SUMS = new EventSums();

    static final Definition BEFORE_BRIEFING = Definition.rate(
                    "contacts_before_briefing",
                    "Offers and briefings: asked before the desk was told",
                    "Contacts about the product before the day of the briefing; all of them where there was none",
                    "contacts about the product in the eight weeks from the day of the offer, campaign or release on")
            .exclusions(Population.WORDS.replace(" opened in the period", "") + "; " + About.WORDS
                    + "; entries of the last 26 weeks")
            .clock(Clock.OPENING)
            .answers("Did customers ask about an offer before the staff had been told?")
            .audience(Audience.TRAINING)
            .source("docs/decisions/0030");

    private static final Definition AROUND = Definition.amount(
                    "briefings",
                    "Before and after briefings and trainings",
                    "First contact resolution as the job has it and resolution at the first level, after the desk was told or trained beside"
                            + " before it, and that change less the change elsewhere")
            .exclusions(About.WORDS
                    + "; 28 days after; before: from the entry on, or 28 days; each case as it was at one age; cases not yet so old"
                    + " take no part")
            .answers("Was more resolved once the desk had been told or trained, beyond what changed elsewhere?")
            .audience(Audience.TRAINING)
            .source("difference in differences: Zou and Donner 2008, docs/decisions/0030");

    static final TableContract OUTPUT =
            new TableContract("briefings", "one row per entry of the calendar, measure and group", fields());

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(ResultColumns.MEASURE));
        fields.addAll(EntryColumns.ALL);
        fields.addAll(List.of(
                GROUP,
                BRIEFED_ON,
                FIRST_ASKED,
                DAYS_TO_BRIEFING,
                ASKED_BEFORE,
                TOLD,
                ResultColumns.N,
                ResultColumns.OF,
                ResultColumns.PERCENT,
                ResultColumns.LOW,
                ResultColumns.HIGH,
                DIFFERENCE,
                DIFFERENCE_LOW,
                DIFFERENCE_HIGH));
        fields.addAll(ResultColumns.TESTED);
        fields.addAll(ResultColumns.CLOSING);
        fields.addAll(List.of(ResultColumns.COMPARED_FROM, ResultColumns.COMPARED_TO));
        return fields;
    }

    public Briefings() {
        super(OUTPUT, List.of(SUMS), List.of(BEFORE_BRIEFING, AROUND));
    }

    @Override
    public List<String> sentences(MetricContext context) {
        return Stream.concat(Stream.of(BEFORE_BRIEFING.sentence()), AroundTelling.sentences(context).stream())
                .toList();
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        PlainTable table = new PlainTable(OUTPUT, context);
        EventIndex index = new EventIndex(computed.get(SUMS.output().name()));
        InTime inTime = new InTime(index, context);
        AroundTelling around = new AroundTelling(index, context);
        for (Entry entry : Entries.of(context)) {
            Stream.concat(inTime.rows(entry), around.rows(entry))
                    .map(cells -> EntryColumns.fill(cells, entry))
                    .forEach(table::add);
        }
        return table.table();
    }
}
