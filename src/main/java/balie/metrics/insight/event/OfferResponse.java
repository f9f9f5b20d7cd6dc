package balie.metrics.insight.event;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.Breakdown;
import balie.metrics.Definition;
import balie.metrics.DerivedTable;
import balie.metrics.MetricContext;
import balie.metrics.PlainTable;
import balie.metrics.PlainTable.Cells;
import balie.metrics.ShareInterval;
import balie.metrics.change.Compared;
import balie.model.Audience;
import balie.model.IntervalKind;
import balie.model.ResultTable;
import balie.stats.ClusteredShare.Sums;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How customers responded to offers, campaigns and releases: contacts and complaints about the product as a share of all contacts in the four
 * weeks from its day on, beside the eight weeks before, in total and by type of customer.
 */
public final class OfferResponse extends DerivedTable {

    public static final Field PER_WEEK = Field.optional(
            "per_week", FieldType.NUMBER, "n by the week: over the days from period_from to period_to that are past.");
    public static final Field PER_WEEK_COMPARED = Field.optional(
            "per_week_compared",
            FieldType.NUMBER,
            "n_compared by the week: over the days compared with of which there is data.");

    private static final String EXCLUSIONS =
            "inbound contacts without merged, spam, deleted and test ones, and without those of customers who object to marketing; "
                    + About.WORDS + "; four weeks from the day on, beside the eight weeks before";

    private static final Definition CONTACTS = Definition.rate(
                    EventSums.CONTACTS,
                    "Response to offers and campaigns: contacts",
                    "Contacts about the product",
                    "all contacts")
            .exclusions(EXCLUSIONS)
            .needs(Interactions.OPENED_AT)
            .answers("Did more customers get in touch about a product after it was offered or changed?")
            .audience(Audience.MARKETING)
            .source("Rao and Scott 1992, docs/decisions/0030");

    private static final Definition COMPLAINTS = Definition.rate(
                    EventSums.COMPLAINTS,
                    "Response to offers and campaigns: complaints",
                    "Complaints about the product",
                    "all contacts whose kind is recorded, or told by the text where it is not")
            .exclusions(EXCLUSIONS)
            .needs(Interactions.OPENED_AT, Interactions.KIND)
            .answers("Did more customers complain about a product after it was offered or changed?")
            .audience(Audience.MARKETING)
            .source("ISO 10002; Rao and Scott 1992, docs/decisions/0030");

    private static final TableContract OUTPUT = new TableContract(
            "offer_response", "one row per entry of the calendar, measure and type of customer", fields());

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(ResultColumns.MEASURE));
        fields.addAll(EntryColumns.ALL);
        fields.addAll(List.of(
                Breakdown.DIMENSION,
                Breakdown.VALUE,
                ResultColumns.N,
                ResultColumns.OF,
                ResultColumns.PERCENT,
                ResultColumns.LOW,
                ResultColumns.HIGH,
                PER_WEEK,
                PER_WEEK_COMPARED));
        fields.addAll(ResultColumns.TESTED);
        fields.addAll(ResultColumns.CLOSING);
        fields.addAll(List.of(ResultColumns.COMPARED_FROM, ResultColumns.COMPARED_TO));
        return fields;
    }

    public OfferResponse() {
        super(OUTPUT, List.of(Briefings.SUMS), List.of(CONTACTS, COMPLAINTS));
    }

    @Override
    public ResultTable derive(Map<String, ResultTable> computed, MetricContext context) {
        PlainTable table = new PlainTable(OUTPUT, context);
        EventIndex index = new EventIndex(computed.get(Briefings.SUMS.output().name()));
        Entries.of(context).stream()
                .filter(Entry::isForCustomers)
                .forEach(entry -> new Response(entry, index, context).addTo(table));
        return table.table();
    }

    /** The rows about one entry. */
    private record Response(Entry entry, EventIndex index, MetricContext context) {

        void addTo(PlainTable table) {
            for (Definition definition : List.of(CONTACTS, COMPLAINTS)) {
                row(definition, ResultColumns.ALL)
                        .map(cells -> cells.set(Breakdown.DIMENSION, ResultColumns.ALL)
                                .set(Breakdown.VALUE, ResultColumns.ALL))
                        .ifPresent(table::add);
                for (String type : index.types(entry)) {
                    row(definition, EventSums.OF_TYPE + type)
                            .map(cells -> cells.set(Breakdown.DIMENSION, Interactions.CUSTOMER_TYPE.name())
                                    .set(Breakdown.VALUE, type))
                            .ifPresent(table::add);
                }
            }
        }

        private Optional<Cells> row(Definition definition, String group) {
            return index.sums(entry, Window.RESPONSE, group, definition.id())
                    .map(now -> EntryColumns.fill(row(definition, now, before(group, definition.id())), entry));
        }

        private Optional<Sums> before(String group, String measure) {
            return index.sums(entry, Window.BASELINE, group, measure);
        }

        private Cells row(Definition definition, Sums now, Optional<Sums> before) {
            Days days = Days.from(entry.told().date(), Window.DAYS_RESPONSE);
            LocalDate today = Entries.today(context);
            Optional<Compared> compared = before.map(sums -> Compared.periods(now, sums));
            boolean few = compared.map(c -> c.isUnreliable(context.reliableFrom()))
                    .orElse(now.n() < context.reliableFrom()
                            || ShareInterval.of(now).kind() == IntervalKind.TOO_FEW_CUSTOMERS);
            String mark = PlainTable.marks(days.dayAfter().isAfter(today), few);
            Cells cells = compared.map(Compared::cells)
                    .orElseGet(() -> new Cells()
                            .set(ResultColumns.N, now.x())
                            .set(ResultColumns.OF, now.n())
                            .share(ShareInterval.of(now)));
            cells.set(ResultColumns.MEASURE, definition.id())
                    .set(ResultColumns.MARK, mark)
                    .set(ResultColumns.DEFINITION, definition.sentence())
                    .days(days.period(context.period().zone()));
            days.within(days.first(), today.plusDays(1))
                    .ifPresent(past -> cells.rounded(PER_WEEK, now.x() / past.weeks()));
            before.ifPresent(sums -> baseline()
                    .ifPresent(base -> cells.rounded(PER_WEEK_COMPARED, sums.x() / base.weeks())
                            .comparedDays(base.period(context.period().zone()))));
            if (mark.isEmpty()) {
                compared.flatMap(Compared::pValue).ifPresent(p -> cells.set(ResultColumns.P_VALUE, p));
            }
            return cells;
        }

        /** The days compared with of which there is data. */
        private Optional<Days> baseline() {
            LocalDate from = index.dataFrom(context.period().zone()).orElse(Days.LAST);
            return Days.before(entry.told().date(), Window.DAYS_BASELINE).within(from, Days.LAST);
        }
    }
}
