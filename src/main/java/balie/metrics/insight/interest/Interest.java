package balie.metrics.insight.interest;

import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.model.Audience;
import balie.model.ResultTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which groups of customers ask about which products more or less often than all other groups. */
public final class Interest extends DerivedTable {

    static final int MOST_PRODUCTS = 50;

    private static final Definition DEFINITION = Definition.rate(
                    "interest",
                    "Who asks about what",
                    "Contacts of the group about the product that are no complaints",
                    "all of the group's contacts about a product that are no complaints")
            .exclusions(InterestSums.WORDS + "; the " + MOST_PRODUCTS
                    + " products asked about most; beside all other groups")
            .needs(Interactions.PRODUCT)
            .answers("Which kinds of customers ask about which product?")
            .audience(Audience.MARKETING)
            .source("Donner and Zou 2012; Rao and Scott 1992; Benjamini and Hochberg 1995, docs/decisions/0031");

    private static final TableContract OUTPUT = contract();

    private static final List<Field> DIMENSIONS =
            List.of(Interactions.CUSTOMER_TYPE, EnrichedInteractions.SEGMENT, EnrichedInteractions.REGION);

    private static TableContract contract() {
        List<Field> fields = new ArrayList<>(
                List.of(ResultColumns.dimension(Interactions.PRODUCT), Breakdown.DIMENSION, Breakdown.VALUE));
        fields.addAll(Lift.COLUMNS);
        fields.addAll(ResultColumns.CLOSING);
        return new TableContract("interest", "one row per product and group", fields);
    }

    public Interest() {
        super(OUTPUT, List.of(InterestSums.QUESTIONS), List.of(DEFINITION));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        PlainTable table = new PlainTable(OUTPUT, context);
        CrossIndex index =
                new CrossIndex(computed.get(InterestSums.QUESTIONS.output().name()));
        Lifts lifts = new Lifts(index, context, table, DEFINITION);
        String subject = Interactions.PRODUCT.name();
        for (CrossIndex.Subject product : index.subjects(subject, MOST_PRODUCTS)) {
            for (Field dimension : DIMENSIONS) {
                for (String value : index.values(Spans.NOW, subject, dimension.name())) {
                    lifts.row(subject, product.id(), dimension.name(), value)
                            .map(cells -> cells.set(ResultColumns.dimension(Interactions.PRODUCT), product.id()))
                            .ifPresent(table::add);
                }
            }
        }
        return table.table();
    }
}
