package balie.metrics.insight.segment;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.Derivation;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.insight.segment.SegmentSums.Trait;
import balie.model.Audience;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What sets each segment apart: how frequent a channel, product, category, question, type, region or language is there and elsewhere. */
public final class SegmentTraits extends DerivedTable {

    static final String NAME = "segment_traits";

    static final Field CUSTOMERS =
            Field.required("customers", FieldType.COUNT, "How many customers are in the segment.");

    private static final Definition DEFINITION = Definition.rate(
                    NAME,
                    "What sets segments apart",
                    "Contacts of the segment with this channel, product, category or question, or customers of this type, region or language",
                    "contacts or customers of the segment of which that is known")
            .exclusions(
                    "in the year up to the end of the period, " + Profiled.WORDS
                            + ", customers who object to marketing left out; beside all other segments of the same kind. Channel, product"
                            + " and category are not tested where segments were found by them, nor is the type where they are made by it")
            .needs(balie.contract.Interactions.CUSTOMER_ID, balie.contract.Interactions.OPENED_AT)
            .answers("What do the customers of a segment come for, and how are they unlike the others?")
            .audience(Audience.MARKETING)
            .source(
                    "lift: share in the segment over that in the rest; why not all is tested: Gao, Bien and Witten 2022");

    private static final TableContract OUTPUT = TableContract.of(
            NAME,
            "one row per segment and trait that is not rare",
            List.of(
                    SegmentRows.SEGMENTATION,
                    SegmentRows.SEGMENT,
                    SegmentRows.NAME,
                    Breakdown.DIMENSION,
                    Breakdown.VALUE,
                    CUSTOMERS),
            ResultColumns.SHARE,
            List.of(SegmentRows.LIFT),
            ResultColumns.TESTED,
            ResultColumns.CLOSING);

    public SegmentTraits() {
        super(OUTPUT, List.of(SegmentMembers.INPUT), List.of(DEFINITION));
    }

    @Override
    public List<Derivation> steps() {
        return List.of(new SegmentMembers());
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        PlainTable table = new PlainTable(OUTPUT, context);
        for (Segmentation each : Segmentation.of(computed, List.of())) {
            List<Trait> traits = each.sums().traits();
            for (String segment : each.sums().segments()) {
                if (SegmentRows.isDescribed(each.sums(), segment, context)) {
                    traits.forEach(trait -> add(each, segment, trait, table, context));
                }
            }
        }
        return table.table();
    }

    private static void add(Segmentation by, String segment, Trait trait, PlainTable table, MetricContext context) {
        Optional<Sums> own = by.sums().of(segment, trait);
        Sums whole = by.sums().ofAll(trait).orElseThrow();
        if (own.isEmpty() || !SegmentRows.isComparable(own.get(), whole) || isItsRule(by, trait)) {
            return;
        }
        table.add(SegmentRows.beside(own.get(), whole, by.isTested(trait), table, context)
                .set(SegmentRows.SEGMENTATION, by.by())
                .set(SegmentRows.SEGMENT, segment)
                .set(SegmentRows.NAME, by.name(segment))
                .set(Breakdown.DIMENSION, trait.dimension())
                .set(Breakdown.VALUE, trait.value())
                .set(CUSTOMERS, by.sums().customers(segment))
                .set(ResultColumns.DEFINITION, DEFINITION.sentence()));
    }

    /** That a segment of retailers has retailers only says nothing. */
    private static boolean isItsRule(Segmentation by, Trait trait) {
        return by.by().equals(Segmentation.RULE)
                && trait.dimension()
                        .equals(CustomerContacts.CUSTOMER_TRAITS.get(0).name());
    }
}
