package balie.metrics.breaks;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.Unit;
import balie.metrics.breaks.WeekCheck.Broken;
import balie.metrics.breaks.WeekCheck.Looked;
import balie.metrics.volume.ContactsByWeek;
import balie.model.Audience;
import balie.model.BreakCheck;
import balie.model.Mark;
import balie.model.ResultTable;
import balie.model.Term;
import balie.stats.change.UnusualCount;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Weeks of a source that are not to be compared with others: missing, of quite another volume, or with categories spread otherwise. For each
 * source and check a row says how many weeks were looked at, or why none was; each break has a row besides.
 */
public final class Breaks extends DerivedTable {

    public static final String TABLE = "breaks";

    static final Field MONDAY = Field.optional(
            ContactsByWeek.MONDAY.name(),
            FieldType.DATE,
            "First day of the ISO week that is a break. null: the row is about all weeks that were looked at.");
    static final Field CHECK =
            new Field("check", FieldType.TEXT, true, Term.codes(BreakCheck.values()), "What was looked for.");
    static final Field N = Field.optional(
            ResultColumns.N.name(),
            FieldType.COUNT,
            "Contacts of the week. null: hidden, or the row is about all weeks.");
    static final Field EXPECTED = Field.optional(
            "expected",
            FieldType.NUMBER,
            "How many contacts were expected: the median of the weeks that have some, or what the weeks before let one expect;"
                    + " null: hidden, or that is not what was looked at.");
    static final Field LOW = Field.optional(
            ResultColumns.LOW.name(),
            FieldType.NUMBER,
            "The smallest count that would not have been too low; null as expected.");
    static final Field HIGH = Field.optional(
            ResultColumns.HIGH.name(),
            FieldType.NUMBER,
            "The largest count that would not have been too high; null as expected.");
    static final Field DISTANCE = Field.optional(
            "distance",
            FieldType.NUMBER,
            "Share of the contacts, 0 to 1, that lie in other categories than before; null: that is not what was looked at.");
    static final Field WEEKS = Field.optional(
            "weeks", FieldType.COUNT, "How many weeks were looked at; null in the row of a single break.");
    static final Field FINDING = Field.required("finding", FieldType.TEXT, "What was found, in words.");

    private static final TableContract OUTPUT = new TableContract(
            TABLE,
            "one row per source and check, and one per week that is a break by it",
            List.of(
                    Field.required(Interactions.SOURCE.name(), FieldType.TEXT, Interactions.SOURCE.doc()),
                    MONDAY,
                    CHECK,
                    N,
                    EXPECTED,
                    LOW,
                    HIGH,
                    DISTANCE,
                    WEEKS,
                    FINDING,
                    ResultColumns.MARK,
                    ResultColumns.DEFINITION,
                    ResultColumns.PERIOD_FROM,
                    ResultColumns.PERIOD_TO,
                    ResultColumns.AS_OF));

    private static final String SPAN =
            "the " + ContactsByWeek.WEEKS + " weeks up to the end of the period, those that are over";

    private static final Map<BreakCheck, Definition> DEFINITIONS = definitions();

    private static Map<BreakCheck, Definition> definitions() {
        Map<BreakCheck, Definition> definitions = new EnumMap<>(BreakCheck.class);
        definitions.put(
                BreakCheck.MISSING_WEEK,
                definition(
                                "missing_week",
                                "Weeks that are missing",
                                "Weeks of a source without any contact, between weeks with contacts or while other sources go on,"
                                        + " where the median of the weeks with contacts is "
                                        + SourceSeries.FEWEST_USUAL + " or more")
                        .answers("Are there weeks that an export does not hold?")
                        .source("completeness of a series"));
        definitions.put(
                BreakCheck.VOLUME,
                definition(
                                "volume_break",
                                "Weeks of quite another volume",
                                "Weeks of a source with so many or so few contacts as chance gives in at most 1 of "
                                        + Math.round(1 / VolumeBreaks.ERROR) + " weeks by the weeks before ("
                                        + UnusualCount.FEWEST_WEEKS
                                        + " at least), and less than half or more than twice as many as expected")
                        .answers("Did a source change what it counts?")
                        .source("aberration detection as in public health, with a smaller error"));
        definitions.put(
                BreakCheck.CATEGORY_MIX,
                definition(
                                "category_break",
                                "Weeks with categories spread otherwise",
                                "Weeks of a source whose contacts are spread over the recorded categories otherwise than those of"
                                        + " the weeks before, by the total variation distance")
                        .needs(Interactions.OPENED_AT, Interactions.CATEGORY)
                        .answers("Did a source change its list of categories?")
                        .source("total variation distance"));
        return definitions;
    }

    private static Definition.Writer definition(String id, String title, String counted) {
        return Definition.amount(id, title, counted)
                .exclusions("inbound contacts opened in " + SPAN + ", without merged, spam, deleted and test ones")
                .unit(Unit.WEEKS)
                .needs(Interactions.OPENED_AT)
                .audience(Audience.TRAINING, Audience.MARKETING);
    }

    public Breaks() {
        super(OUTPUT, List.of(new SourceWeeks()), List.copyOf(DEFINITIONS.values()));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        Shown shown = new Shown(context.privacyMinimum());
        List<WeekCheck> checks = List.of(new MissingWeeks(shown), new VolumeBreaks(shown), new CategoryBreaks());
        ResultTable sums =
                Objects.requireNonNull(computed.get(inputs().get(0).output().name()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (SourceSeries series : SourceSeries.of(sums, context.availability().sources(), context)) {
            for (WeekCheck check : checks) {
                add(rows, series, check, shown, context);
            }
        }
        return new ResultTable(OUTPUT.name(), OUTPUT.names(), rows);
    }

    private static void add(
            List<List<@Nullable Object>> rows,
            SourceSeries series,
            WeekCheck check,
            Shown shown,
            MetricContext context) {
        Definition definition = Objects.requireNonNull(DEFINITIONS.get(check.check()));
        boolean available = context.availability()
                .missing(series.source(), definition.needs())
                .isEmpty();
        Looked looked = available
                ? check.look(series)
                : Looked.notAt(context.availability().why(series.source(), definition.needs()));
        List<LocalDate> weeks = looked.weeks();
        rows.add(Arrays.asList(
                series.source(),
                null,
                check.check().code(),
                null,
                null,
                null,
                null,
                null,
                (long) weeks.size(),
                summary(looked),
                "",
                definition.sentence(),
                weeks.isEmpty() ? null : weeks.get(0),
                weeks.isEmpty() ? null : weeks.get(weeks.size() - 1).plusDays(6),
                context.asOf()));
        for (Broken broken : looked.broken()) {
            rows.add(Arrays.asList(
                    series.source(),
                    broken.monday(),
                    check.check().code(),
                    shown.count(broken.n()),
                    broken.expected(),
                    broken.low(),
                    broken.high(),
                    broken.distance(),
                    null,
                    broken.finding() + ".",
                    Mark.BREAK.shorthand(),
                    definition.sentence(),
                    broken.monday(),
                    broken.monday().plusDays(6),
                    context.asOf()));
        }
    }

    private static String summary(Looked looked) {
        int weeks = looked.weeks().size();
        int broken = looked.broken().size();
        return weeks == 0
                ? "Not looked at: " + looked.whyNot() + "."
                : "Looked at " + weeks + (weeks == 1 ? " week, " : " weeks, ") + (broken == 0 ? "none" : broken)
                        + " of them a break.";
    }
}
