package balie.metrics.insight.segment;

import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.Derivation;
import balie.metrics.DerivedTable;
import balie.metrics.Measure;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.metrics.Unit;
import balie.metrics.insight.segment.SegmentSums.Trait;
import balie.model.Audience;
import balie.model.Period;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Segments of customers, by rule and found: how many customers and contacts each has, and how its contacts fare beside those of all other
 * segments, over the year up to the end of the period. Customers who object to marketing are in none.
 */
public final class Segments extends DerivedTable {

    static final Definition DEFINITION = Definition.amount(
                    "segments",
                    "Segments of customers",
                    "Customers, contacts and rates of a segment, over the year up to the end of the period")
            .exclusions(Profiled.WORDS + "; customers who object to marketing are left out")
            .unit(Unit.CUSTOMERS)
            .needs(Interactions.CUSTOMER_ID, Interactions.OPENED_AT)
            .answers("What kinds of customers are there, and how do they fare?")
            .audience(Audience.MARKETING)
            .source("k-means++: Arthur and Vassilvitskii 2007; silhouette: Rousseeuw 1987, docs/decisions/0032");

    /** Of a segment among all customers. */
    static final String CUSTOMERS = "customers";

    private static final String CONTACTS = "contacts";
    private static final List<String> OUTSIDE = List.of(SegmentMembers.NONE, SegmentMembers.TOO_FEW);
    private static final String AMONG = ", " + Profiled.WORDS + ", customers who object to marketing left out";
    private static final TableContract OUTPUT = TableContract.of(
            "segments",
            "one row per segment and measure",
            List.of(SegmentRows.SEGMENTATION, SegmentRows.SEGMENT, SegmentRows.NAME, ResultColumns.MEASURE),
            ResultColumns.SHARE,
            List.of(SegmentRows.LIFT),
            ResultColumns.TESTED,
            ResultColumns.CLOSING);

    public Segments() {
        super(OUTPUT, List.of(SegmentMembers.INPUT), List.of(DEFINITION));
    }

    @Override
    public List<Derivation> steps() {
        return List.of(new SegmentMembers());
    }

    @Override
    public List<String> sentences(MetricContext context) {
        return Stream.of(
                        Stream.of(CUSTOMERS, CONTACTS).map(Segments::ofSize),
                        Outcomes.of(context).stream().map(Segments::ofOutcome),
                        OUTSIDE.stream().map(Segments::ofNoSegment))
                .flatMap(sentences -> sentences)
                .toList();
    }

    private static String ofSize(String measure) {
        return (measure.equals(CUSTOMERS) ? "Customers" : "Contacts") + " of the segment / all " + measure
                + " of the segments (in the year up to the end of the period" + AMONG + ").";
    }

    private static String ofOutcome(Measure outcome) {
        return outcome.definition()
                .narrowed(
                        "over the year up to the end of the period, of the segment's customers, beside all other segments")
                .sentence();
    }

    private static String ofNoSegment(String why) {
        return "Customers "
                + (why.equals(SegmentMembers.NONE)
                        ? "with enough contacts, among whom no segments were found"
                        : "with too few contacts to say what they come for")
                + " / all customers (in the year up to the end of the period" + AMONG + ").";
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        PlainTable table = new PlainTable(OUTPUT, context);
        List<Measure> outcomes = Outcomes.of(context);
        for (Segmentation each :
                Segmentation.of(computed, outcomes.stream().map(Measure::id).toList())) {
            for (String segment : each.sums().segments()) {
                sizes(each, segment, table, context);
                outcomes.forEach(o -> outcome(each, segment, o, table, context).ifPresent(table::add));
            }
        }
        outside(SegmentMembers.of(computed), table, context);
        return table.table();
    }

    private static Cells named(Cells cells, Segmentation by, String segment) {
        return cells.set(SegmentRows.SEGMENTATION, by.by())
                .set(SegmentRows.SEGMENT, segment)
                .set(SegmentRows.NAME, by.name(segment));
    }

    private static void sizes(Segmentation by, String segment, PlainTable table, MetricContext context) {
        table.add(named(size(by.sums().ofCustomers(segment), CUSTOMERS, table, context), by, segment));
        if (SegmentRows.isDescribed(by.sums(), segment, context)) {
            table.add(named(size(by.sums().ofContacts(segment), CONTACTS, table, context), by, segment));
        }
    }

    private static Cells size(Sums sums, String measure, PlainTable table, MetricContext context) {
        Period year = Profiled.lookback(context.period());
        ShareInterval interval = ShareInterval.of(sums);
        return new Cells()
                .set(ResultColumns.MEASURE, measure)
                .set(ResultColumns.N, sums.x())
                .set(ResultColumns.OF, sums.n())
                .share(interval)
                .set(ResultColumns.MARK, table.marks(year, sums.n() < context.reliableFrom()))
                .set(ResultColumns.DEFINITION, ofSize(measure))
                .days(year);
    }

    private static Optional<Cells> outcome(
            Segmentation by, String segment, Measure outcome, PlainTable table, MetricContext context) {
        Trait trait = new Trait(outcome.id(), "");
        Optional<Sums> own = by.sums().of(segment, trait);
        Optional<Sums> whole = by.sums().ofAll(trait);
        if (own.isEmpty()
                || whole.isEmpty()
                || !SegmentRows.isComparable(own.get(), whole.get())
                || !SegmentRows.isDescribed(by.sums(), segment, context)) {
            return Optional.empty();
        }
        return Optional.of(named(SegmentRows.beside(own.get(), whole.get(), true, table, context), by, segment)
                .set(ResultColumns.MEASURE, outcome.id())
                .set(ResultColumns.DEFINITION, ofOutcome(outcome)));
    }

    /** Those who are in no found segment, and that there is none. */
    private static void outside(List<String> members, PlainTable table, MetricContext context) {
        for (String why : OUTSIDE) {
            long n = members.stream().filter(why::equals).count();
            if (n > 0) {
                Sums sums = new Sums(members.size(), members.size(), n, members.size(), n, n);
                table.add(size(sums, CUSTOMERS, table, context)
                        .set(SegmentRows.SEGMENTATION, Segmentation.FOUND)
                        .set(SegmentRows.SEGMENT, why)
                        .set(
                                SegmentRows.NAME,
                                why.equals(SegmentMembers.NONE)
                                        ? "no segments found"
                                        : "fewer than " + Clientele.FEWEST_CONTACTS + " contacts in the year")
                        .set(ResultColumns.DEFINITION, ofNoSegment(why)));
            }
        }
    }
}
