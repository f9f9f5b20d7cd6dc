package balie.metrics.insight.event;

import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.ResultColumns;
import balie.contract.TableContract;
import balie.metrics.AtAge;
import balie.metrics.ClusterSums;
import balie.metrics.Definition;
import balie.metrics.GroupingSets;
import balie.metrics.Measure;
import balie.metrics.Metric;
import balie.metrics.MetricContext;
import balie.metrics.PeriodSums;
import balie.metrics.Population;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

/**
 * Sums over customers of contacts around each entry of the calendar, by window and group, and when the first of them was opened. One row of
 * {@link Window#DATA} tells since when there are contacts at all.
 */
public final class EventSums implements Metric {

    static final String ABOUT = "about";
    static final String ELSEWHERE = "elsewhere";
    static final String DESK = "desk";
    static final String OF_TYPE = "type:";

    /** Contacts; of {@link Window#FIRST_WEEKS} those before the briefing count. */
    static final String ASKED = "asked";
    /** Contacts about the product among all, of customers who do not object to marketing. */
    static final String CONTACTS = "contacts";
    /** Complaints about the product among all contacts whose kind is known, of the same customers. */
    static final String COMPLAINTS = "complaints";

    static final Field ENTRY =
            Field.required("entry_index", FieldType.COUNT, "Which of the entries; -1: none in particular.");
    static final Field WINDOW = Field.required("window", FieldType.TEXT, "Which days.");
    static final Field GROUP = Field.required("group", FieldType.TEXT, "Which contacts.");
    static final Field FIRST_AT = Field.optional("first_at", FieldType.INSTANT, "When the first was opened.");

    private static final List<Field> SUMS = List.of(
            PeriodSums.CUSTOMERS, ResultColumns.OF, ResultColumns.N, PeriodSums.NN, PeriodSums.NX, PeriodSums.XX);

    static final TableContract OUTPUT = new TableContract(
            "event_sums",
            "one row per entry, window, group and measure with a contact",
            Stream.concat(Stream.of(ENTRY, WINDOW, GROUP, ResultColumns.MEASURE, FIRST_AT), SUMS.stream())
                    .toList());

    private static final TableContract WINDOWS = new TableContract(
            "windows",
            "one row per entry and window",
            List.of(
                    ENTRY,
                    WINDOW,
                    Field.required("from_day", FieldType.DATE, "First day."),
                    Field.required("until_day", FieldType.DATE, "The day after the last."),
                    Field.optional("about_product", FieldType.TEXT, "Product; null: none in particular."),
                    Field.required("briefed_day", FieldType.DATE, "When the desk was told; else later than any day.")));

    static final String DAY = "opened_day";
    private static final String CLUSTER = "cluster";
    private static final String RATE = "rate";
    static final String IS_ABOUT = "is_about";

    @Override
    public TableContract output() {
        return OUTPUT;
    }

    @Override
    public List<Definition> definitions(MetricContext context) {
        return EventMeasures.resolution(context).stream()
                .map(Measure::definition)
                .toList();
    }

    @Override
    public Dataset<Row> compute(Dataset<Row> interactions, MetricContext context) {
        List<Entry> entries = Entries.of(context);
        if (entries.isEmpty()) {
            return interactions.sparkSession().createDataFrame(List.of(), OUTPUT.structType());
        }
        List<String> products = entries.stream()
                .map(Entry::product)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Dataset<Row> windows = interactions.sparkSession().createDataFrame(rows(entries), WINDOWS.structType());
        Column day = to_date(from_utc_timestamp(
                Interactions.OPENED_AT.col(), context.period().zone().getId()));
        Dataset<Row> counted = AtAge.of(interactions, context.resolvedWithinDays())
                .filter(Population.counted().and(Interactions.OPENED_AT.col().isNotNull()));
        // A few rows that every task gets: each contact is held against them, and none is moved for it.
        Dataset<Row> placed = About.add(counted, products)
                .withColumn(DAY, day)
                .join(broadcast(windows), col(DAY).geq(col("from_day")).and(col(DAY).lt(col("until_day"))))
                .withColumn(IS_ABOUT, About.product(col("about_product")))
                .withColumn(CLUSTER, ClusterSums.CUSTOMER)
                .withColumn(GROUP.name(), explode(EventFigures.groups(context)));
        return sums(placed, EventFigures.of(context)).select(OUTPUT.columns());
    }

    private static List<Row> rows(List<Entry> entries) {
        List<Row> rows = new ArrayList<>();
        rows.add(RowFactory.create(-1L, Window.DATA.code(), LocalDate.of(1, 1, 1), Days.LAST, null, Days.LAST));
        for (Entry entry : entries) {
            entry.windows()
                    .forEach((window, days) -> rows.add(RowFactory.create(
                            (long) entry.index(),
                            window.code(),
                            days.first(),
                            days.dayAfter(),
                            entry.product(),
                            entry.briefing().orElse(Days.LAST))));
        }
        return rows;
    }

    private static Dataset<Row> sums(Dataset<Row> placed, List<EventFigures.Figure> figures) {
        List<Column> ofCustomer =
                new ArrayList<>(List.of(min(Interactions.OPENED_AT.col()).as(FIRST_AT.name())));
        List<Column> sums = new ArrayList<>(List.of(min(FIRST_AT.col()).as(FIRST_AT.name())));
        List<Column> unpivoted = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            EventFigures.Figure figure = figures.get(i);
            ofCustomer.addAll(
                    ClusterSums.ofCustomer(i, figure.counted(), figure.counted().and(figure.hit())));
            sums.addAll(ClusterSums.of(i));
            List<Column> told = new ArrayList<>(List.of(lit(figure.measure()).as(ResultColumns.MEASURE.name())));
            told.addAll(List.of(ClusterSums.named(i)));
            unpivoted.add(struct(told.toArray(Column[]::new)));
        }
        Dataset<Row> customers =
                GroupingSets.agg(placed.groupBy(ENTRY.col(), WINDOW.col(), GROUP.col(), col(CLUSTER)), ofCustomer);
        return GroupingSets.agg(customers.groupBy(ENTRY.col(), WINDOW.col(), GROUP.col()), sums)
                .withColumn(RATE, explode(array(unpivoted.toArray(Column[]::new))))
                .select("*", RATE + ".*")
                .filter(ResultColumns.OF.col().gt(0))
                .orderBy(ENTRY.col(), WINDOW.col(), GROUP.col(), ResultColumns.MEASURE.col());
    }
}
