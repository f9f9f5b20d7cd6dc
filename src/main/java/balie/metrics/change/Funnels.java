package balie.metrics.change;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.metrics.Steps;
import balie.model.Audience;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;
import balie.stats.change.FunnelPlot;
import balie.stats.change.FunnelPlot.Group;
import balie.stats.change.FunnelPlot.Limits;
import balie.stats.change.FunnelPlot.Placed;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Teams beside the share of all teams together, with the limits within which chance keeps a team of its number of cases. Teams stand in
 * the order of their names: nothing is ranked, and persons are never in it.
 */
public final class Funnels extends DerivedTable {

    public static final Field TARGET =
            Field.required("target", FieldType.NUMBER, "Percent of all teams together: what each is held against.");
    public static final Field LIMIT95_LOW =
            limit("limit95_low", "below which chance brings a team in 2.5 % of periods");
    public static final Field LIMIT95_HIGH =
            limit("limit95_high", "above which chance brings a team in 2.5 % of periods");
    public static final Field LIMIT998_LOW =
            limit("limit998_low", "below which chance brings a team in 0.1 % of periods");
    public static final Field LIMIT998_HIGH =
            limit("limit998_high", "above which chance brings a team in 0.1 % of periods");
    public static final Field PLACE = Field.required(
            "funnel_place",
            FieldType.TEXT,
            "Where the team lies: inside, above_95, below_95, above_998, below_998; too_few: fewer cases than are reliable.");
    public static final Field OVER_DISPERSED = Field.required(
            "over_dispersed",
            FieldType.FLAG,
            "Whether teams differ from each other by more than chance all over, so that the limits are wider for all.");

    private static final int FEWEST_TEAMS = 3;
    /** Of fewer teams nothing is drawn in, so that one that differs would widen the limits until it no longer does. */
    private static final int DISPERSION_FROM = 10;

    private static final double HUNDRED = 100;

    private static final Definition DEFINITION = Definition.amount(
                    "funnels",
                    "Teams beside all teams together",
                    "A rate of a team, and the limits of chance for its cases")
            .exclusions("each rate as it is defined; contacts without a team")
            .needs(Interactions.TEAM)
            .answers("Which teams differ by more than their number of cases explains?")
            .audience(Audience.TRAINING)
            .source("Spiegelhalter 2005");

    private static final TableContract OUTPUT = TableContract.of(
            "funnels",
            "one row per measure and team; none where there are fewer than three",
            List.of(ResultColumns.MEASURE, ResultColumns.dimension(Interactions.TEAM)),
            ResultColumns.SHARE,
            List.of(
                    ResultColumns.INTERVAL,
                    TARGET,
                    LIMIT95_LOW,
                    LIMIT95_HIGH,
                    LIMIT998_LOW,
                    LIMIT998_HIGH,
                    PLACE,
                    OVER_DISPERSED),
            ResultColumns.CLOSING);

    private static Field limit(String name, String doc) {
        return Field.optional(name, FieldType.NUMBER, "Percent " + doc + ". null: hidden.");
    }

    public Funnels() {
        super(OUTPUT, List.of(ChangeSums.GROUPS), List.of(DEFINITION));
    }

    @Override
    public List<String> sentences(MetricContext context) {
        return ComparedMeasures.sentences(context);
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        SumsIndex sums = new SumsIndex(computed.get(ChangeSums.GROUPS.output().name()));
        PlainTable table = new PlainTable(OUTPUT, context);
        Steps steps = new Steps(context.period());
        String team = Interactions.TEAM.name();
        for (Measure measure : ComparedMeasures.by(Interactions.TEAM, context)) {
            int step = steps.of(measure.period());
            List<Group> teams = sums.values(measure.id(), team, step).stream()
                    .sorted()
                    .map(name ->
                            group(name, sums.of(measure.id(), team, name, step).orElseThrow()))
                    .toList();
            if (teams.size() >= FEWEST_TEAMS) {
                FunnelPlot.Plot plot = plot(teams, Math.max(1, context.reliableFrom()));
                for (Placed placed : plot.groups()) {
                    Sums own = sums.of(measure.id(), team, placed.group().name(), step)
                            .orElseThrow();
                    table.add(cells(placed, plot, measure, table).share(ShareInterval.of(own)));
                }
            }
        }
        return table.table();
    }

    private static FunnelPlot.Plot plot(List<Group> teams, int fewest) {
        long reliable = teams.stream().filter(team -> team.of() >= fewest).count();
        return FunnelPlot.of(teams, FunnelPlot.pooled(teams), fewest, reliable >= DISPERSION_FROM);
    }

    private static Group group(String name, Sums sums) {
        return new Group(name, sums.x(), sums.n());
    }

    private static Cells cells(Placed placed, FunnelPlot.Plot plot, Measure measure, PlainTable table) {
        Group group = placed.group();
        Limits limits95 = placed.funnel().limits95();
        Limits limits998 = placed.funnel().limits998();
        return new Cells()
                .set(ResultColumns.MEASURE, measure.id())
                .set(ResultColumns.dimension(Interactions.TEAM), group.name())
                .set(ResultColumns.N, group.hits())
                .set(ResultColumns.OF, group.of())
                .rounded(TARGET, HUNDRED * plot.target())
                .rounded(LIMIT95_LOW, HUNDRED * limits95.low())
                .rounded(LIMIT95_HIGH, HUNDRED * limits95.high())
                .rounded(LIMIT998_LOW, HUNDRED * limits998.low())
                .rounded(LIMIT998_HIGH, HUNDRED * limits998.high())
                .set(PLACE, placed.place().name().toLowerCase(Locale.ROOT))
                .set(OVER_DISPERSED, plot.overDispersed())
                .set(ResultColumns.MARK, table.marks(measure, placed.place() == FunnelPlot.Place.TOO_FEW))
                .set(ResultColumns.DEFINITION, measure.definition().sentence())
                .days(measure.period());
    }
}
