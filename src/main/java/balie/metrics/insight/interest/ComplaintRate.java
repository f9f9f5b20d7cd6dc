package balie.metrics.insight.interest;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable.Cells;
import balie.model.CustomerBase;
import balie.stats.ClusteredShare.Sums;
import balie.stats.EventRate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Complaints about a product for each thousand customers who have it, where it is known how many have. */
final class ComplaintRate {

    static final Field BASE = Field.optional(
            "customer_base", FieldType.COUNT, "How many customers of the group have the product. null: not told.");
    static final Field RATE = Field.optional(
            "per_1000_customers",
            FieldType.NUMBER,
            "Complaints for each 1,000 of customer_base. Those of customers who object to marketing are not among them, though they may"
                    + " be in the base. null: there is no base.");
    static final Field RATE_LOW = Field.optional(
            "per_1000_customers_low",
            FieldType.NUMBER,
            "Lower end of its 95 % interval: Byar's, widened where customers complain several times.");
    static final Field RATE_HIGH = Field.optional(
            "per_1000_customers_high",
            FieldType.NUMBER,
            "Upper end of its 95 % interval: Byar's, widened where customers complain several times.");
    static final Field RATIO = Field.optional(
            "rate_ratio",
            FieldType.NUMBER,
            "That rate over the one of the other types of customers that have a base. null: there are none, or none of them complains.");
    static final Field RATIO_LOW = Field.optional(
            "rate_ratio_low", FieldType.NUMBER, "Lower end of its 95 % interval (MOVER-R of the two intervals).");
    static final Field RATIO_HIGH = Field.optional(
            "rate_ratio_high", FieldType.NUMBER, "Upper end of its 95 % interval (MOVER-R of the two intervals).");

    static final List<Field> COLUMNS = List.of(BASE, RATE, RATE_LOW, RATE_HIGH, RATIO, RATIO_LOW, RATIO_HIGH);

    private static final double PER = 1000;

    private final CrossIndex complaints;
    private final MetricContext context;

    ComplaintRate(CrossIndex complaints, MetricContext context) {
        this.complaints = complaints;
        this.context = context;
    }

    /** Adds the rate to a row, if there is one. */
    void add(Cells cells, String product, String dimension, String value) {
        if (dimension.equals(ResultColumns.ALL)) {
            whole(product).ifPresent(base -> set(cells, base, of(product, dimension, value)));
        } else if (dimension.equals(Interactions.CUSTOMER_TYPE.name())) {
            base(product, value).ifPresent(base -> {
                Events own = of(product, dimension, value);
                set(cells, base, own);
                ratio(cells, product, value, own.rate(base));
            });
        }
    }

    private record Events(long count, long squares) {

        EventRate.Rate rate(long base) {
            return EventRate.of(count, squares, base, PER);
        }

        Events plus(Events other) {
            return new Events(count + other.count, squares + other.squares);
        }
    }

    private Events of(String product, String dimension, String value) {
        return complaints
                .group(Spans.NOW, Interactions.PRODUCT.name(), product, dimension, value)
                .map(ComplaintRate::events)
                .orElse(new Events(0, 0));
    }

    private static Events events(Sums sums) {
        return new Events(sums.x(), sums.xx());
    }

    private static void set(Cells cells, long base, Events events) {
        EventRate.Rate rate = events.rate(base);
        cells.set(BASE, base)
                .rounded(RATE, rate.rate())
                .rounded(RATE_LOW, rate.low())
                .rounded(RATE_HIGH, rate.high());
    }

    private void ratio(Cells cells, String product, String type, EventRate.Rate own) {
        long base = 0;
        Events events = new Events(0, 0);
        for (CustomerBase other : context.desk().bases()) {
            String otherType = other.customerType();
            if (other.product().equals(product)
                    && otherType != null
                    && !otherType.equals(type)
                    && other.customers() > 0) {
                base += other.customers();
                events = events.plus(of(product, Interactions.CUSTOMER_TYPE.name(), otherType));
            }
        }
        // Of fewer than may be shown the ratio would tell how many they are.
        if (base > 0 && events.count() > 0 && events.count() >= context.privacyMinimum()) {
            var ratio = EventRate.ratio(own, events.rate(base));
            cells.rounded(RATIO, ratio.ratio()).rounded(RATIO_LOW, ratio.low()).rounded(RATIO_HIGH, ratio.high());
        }
    }

    private Optional<Long> base(String product, String type) {
        return context.desk().bases().stream()
                .filter(b -> b.product().equals(product) && type.equals(b.customerType()) && b.customers() > 0)
                .map(CustomerBase::customers)
                .findFirst();
    }

    /** Customers of all types: as told, else those of the types together. */
    private Optional<Long> whole(String product) {
        List<CustomerBase> of = context.desk().bases().stream()
                .filter(b -> b.product().equals(product) && b.customers() > 0)
                .toList();
        OptionalLong told = of.stream()
                .filter(b -> b.customerType() == null)
                .mapToLong(CustomerBase::customers)
                .findFirst();
        long sum = told.orElseGet(
                () -> of.stream().mapToLong(CustomerBase::customers).sum());
        return sum > 0 ? Optional.of(sum) : Optional.empty();
    }
}
