package balie.metrics.insight.interest;

import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.model.Audience;
import balie.model.ResultTable;

import java.util.List;
import java.util.Map;

/**
 * Which products customers ask about more or less often than before: the insight period beside the one before it, or the newest four weeks
 * beside up to eight before them where there are no data of that.
 */
public final class RisingInterest extends DerivedTable {

    private static final Field PRODUCT = ResultColumns.dimension(Interactions.PRODUCT);

    private static final Definition DEFINITION = Definition.rate(
                    "rising_interest",
                    "Products asked about more or less than before",
                    "Contacts about the product that are no complaints",
                    "all contacts about a product that are no complaints")
            .exclusions(InterestSums.WORDS + "; the " + Interest.MOST_PRODUCTS
                    + " products asked about most; sources without" + " opening times take no part")
            .needs(Interactions.PRODUCT, Interactions.OPENED_AT)
            .answers("Which products do customers begin to ask about, or stop asking about?")
            .audience(Audience.MARKETING)
            .source("Newcombe 1998; Rao and Scott 1992; Benjamini and Hochberg 1995, docs/decisions/0031");

    private static final TableContract OUTPUT = TableContract.of(
            "rising_interest", "one row per product and type of customer", List.of(PRODUCT), TimeShift.columns());

    public RisingInterest() {
        super(OUTPUT, List.of(InterestSums.RISING), List.of(DEFINITION));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        CrossIndex index =
                new CrossIndex(computed.get(InterestSums.RISING.output().name()));
        return new TimeShift(index, context, new PlainTable(OUTPUT, context), DEFINITION)
                .table(PRODUCT, Interest.MOST_PRODUCTS);
    }
}
