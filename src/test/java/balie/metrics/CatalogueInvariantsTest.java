package balie.metrics;

import balie.contract.Availability;
import balie.contract.Customers;
import balie.contract.EnrichedInteractions;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.Specialists;
import balie.contract.Wordings;
import balie.enrich.Enrichment;
import balie.enrich.OpenTimes;
import balie.model.BusinessHours;
import balie.model.IsoWeek;
import balie.model.Mark;
import balie.model.OpenSpan;
import balie.model.OpeningHours;
import balie.model.Period;
import balie.model.ResultTable;
import balie.model.Severity;
import balie.model.Taxonomy;
import balie.testkit.Contexts;
import balie.testkit.Rows;
import balie.testkit.SharedSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.RuntimeConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold of every table there is, whatever it counts. A metric that is added to the catalogue is held to it as well. */
class CatalogueInvariantsTest {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(1);
    private static final int HOURS_EAST = 3;
    private static final MadeUpDesk DESK = MadeUpDesk.drawn();
    private static final IsoWeek WEEK = new IsoWeek(2026, 47);

    /** Code that is made for each query takes longer than it saves where there are some hundred rows. */
    private static final Map<String, String> FOR_FEW_ROWS = Map.of(
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.sql.shuffle.partitions", "1");

    /** Counts that say what a row is about. */
    private static final Set<String> HORIZONS = Set.of("within_hours");

    private static final Map<String, Published> CATALOGUE = CatalogueRun.catalogue();
    private static final Map<String, Optional<String>> CONF_BEFORE = new HashMap<>();

    /** In one partition, as of {@link MadeUpDesk#AS_OF}, no small cell folded or left out. */
    private static Map<String, ResultTable> tables;

    @BeforeAll
    static void computeOnce() {
        RuntimeConfig conf = SharedSpark.session().conf();
        FOR_FEW_ROWS.forEach((key, value) -> {
            CONF_BEFORE.put(key, conf.getOption(key).isDefined() ? Optional.of(conf.get(key)) : Optional.empty());
            conf.set(key, value);
        });
        tables = tables(DESK, 1);
    }

    @AfterAll
    static void leaveTheSessionAsItWas() {
        RuntimeConfig conf = SharedSpark.session().conf();
        CONF_BEFORE.forEach((key, value) -> value.ifPresentOrElse(v -> conf.set(key, v), () -> conf.unset(key)));
    }

    private static Map<String, ResultTable> tables(MadeUpDesk desk, int partitions) {
        return CatalogueRun.of(enriched(desk, ZONE, MadeUpDesk.AS_OF, List.of(), partitions), context(ZONE));
    }

    private static MetricContext context(ZoneId zone) {
        return known(Period.week(WEEK, zone), MadeUpDesk.AS_OF, availability(), 0);
    }

    private static MetricContext known(Period period, Instant asOf, Availability availability, int minimum) {
        return Contexts.of(period, asOf, availability, minimum).with(MadeUpFacts.ALL);
    }

    private static Availability availability() {
        return enrichment(DESK, ZONE)
                .widen(Contexts.without(
                        Contexts.everything(MadeUpDesk.DESK),
                        MadeUpDesk.LETTERS,
                        MadeUpDesk.NOT_IN_LETTERS.toArray(Field[]::new)));
    }

    private static Dataset<Row> enriched(
            MadeUpDesk desk, ZoneId zone, Instant asOf, List<String> later, int partitions) {
        Dataset<Row> interactions = Rows.dataset(Interactions.TABLE, desk.interactions());
        return enrichment(desk, zone)
                .enrich(interactions.repartition(partitions), asOf, later)
                .repartition(partitions);
    }

    private static Enrichment enrichment(MadeUpDesk desk, ZoneId zone) {
        Dataset<Row> specialists = SharedSpark.session()
                .createDataFrame(
                        IntStream.rangeClosed(1, 8)
                                .mapToObj(CatalogueInvariantsTest::specialist)
                                .toList(),
                        Specialists.TABLE.structType());
        Map<DayOfWeek, List<OpenSpan>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)) {
            hours.put(day, List.of(new OpenSpan(540, 1020)));
        }
        OpeningHours opening = new OpeningHours(zone, hours, Map.of(LocalDate.of(2026, 11, 18), List.of()));
        return new Enrichment(
                Rows.dataset(Customers.TABLE, desk.customers()),
                specialists,
                new Enrichment.Told(Rows.dataset(Wordings.ASSIGNED, desk.assigned()), true),
                new Taxonomy(List.of(category("delivery", "levering"), category("order", "order"))),
                new OpenTimes(new BusinessHours(opening), Map.of()),
                zone);
    }

    /** Of two teams; those of one were trained long before, of the others some while the desk is looked at. */
    private static Row specialist(int i) {
        boolean front = i <= 4;
        LocalDate trained = front ? LocalDate.of(2020, 3, 1) : i == 5 ? LocalDate.of(2026, 11, 2) : null;
        return RowFactory.create(
                "S" + i,
                front ? "front" : "back",
                front ? LocalDate.of(2020, 1, 1) : LocalDate.of(2026, 9, 1),
                trained,
                i % 2 == 0 ? "a b" : null,
                front ? "generalist" : "specialist");
    }

    private static Taxonomy.Category category(String id, String recorded) {
        return new Taxonomy.Category(
                id,
                Map.of("en", "About " + id),
                Map.of(),
                Map.of(),
                Optional.of(Severity.MEDIUM),
                Optional.of("cause of " + id),
                Set.of(recorded));
    }

    @Test
    void the_made_up_desk_fills_every_table_and_each_is_as_its_contract_says() {
        assertThat(tables.keySet()).isEqualTo(CATALOGUE.keySet());
        tables.forEach((name, table) -> {
            assertThat(table.lines(l -> !isUnavailable(l))).as(name).isNotEmpty();
            Promises.assertKept(CATALOGUE.get(name).output(), table);
        });
    }

    /** Reports in other languages rest on it: they look the texts up. */
    @Test
    void rows_are_defined_by_the_texts_that_their_table_tells_of() {
        tables.forEach((name, table) -> {
            if (table.has("definition")) {
                assertThat(table.lines(l -> !isUnavailable(l)))
                        .as(name)
                        .extracting(l -> l.text("definition"))
                        .isSubsetOf(CATALOGUE.get(name).sentences(context(ZONE)));
            }
        });
    }

    @Test
    void no_contact_at_all_is_no_failure_and_no_figure_is_0_percent() {
        Availability withOneThatRecordsNothing = Contexts.without(
                availability(), "bare", EnrichedInteractions.TABLE.fields().toArray(Field[]::new));
        MetricContext context = known(Period.week(WEEK, ZONE), MadeUpDesk.AS_OF, withOneThatRecordsNothing, 0);

        Map<String, ResultTable> empty =
                CatalogueRun.of(enriched(DESK.without(), ZONE, MadeUpDesk.AS_OF, List.of(), 1), context);

        empty.forEach((name, table) -> {
            Promises.assertKept(CATALOGUE.get(name).output(), table);
            for (ResultTable.Line line : table.lines()) {
                for (Field field : CATALOGUE.get(name).output().fields()) {
                    Object value = line.get(field.name());
                    if (field.type() == FieldType.NUMBER) {
                        assertThat(value).as(name + " " + field.name()).isNull();
                    } else if (field.type() == FieldType.COUNT && !HORIZONS.contains(field.name())) {
                        assertThat(value).as(name + " " + field.name()).isIn(null, 0L);
                    }
                }
            }
        });
    }

    /** Each run takes seconds, so that the order of rows, their partitions and what came later are held to in one. */
    @Test
    void neither_what_was_recorded_later_nor_the_order_of_rows_changes_anything() {
        MadeUpDesk later = DESK.later().shuffled();
        assertThat(later.interactions()).hasSizeGreaterThan(DESK.interactions().size());
        List<String> goingOn = List.of(MadeUpDesk.DESK);
        MetricContext context =
                known(Period.week(WEEK, ZONE), MadeUpDesk.AS_OF, Enrichment.asKnown(availability(), goingOn), 0);

        assertSame(CatalogueRun.of(enriched(later, ZONE, MadeUpDesk.AS_OF, goingOn, 7), context), tables);
    }

    @Test
    void neither_where_the_clock_hangs_nor_partitions_change_anything() {
        Duration earlier = Duration.ofHours(-HOURS_EAST);
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(ZONE.getTotalSeconds() + HOURS_EAST * 3_600);
        Instant asOf = MadeUpDesk.AS_OF.plus(earlier);
        MetricContext context = known(Period.week(WEEK, zone), asOf, availability(), 0);

        Map<String, ResultTable> moved =
                CatalogueRun.of(enriched(DESK.moved(earlier), zone, asOf, List.of(), 3), context);

        Map<String, ResultTable> back = new LinkedHashMap<>();
        moved.forEach((name, table) -> back.put(
                name,
                table.withRows(table.rows().stream()
                        .map(row -> row.stream()
                                .map(v -> v instanceof Instant at ? (Object) at.minus(earlier) : v)
                                .toList())
                        .toList())));
        assertSame(back, tables);
    }

    @Test
    void twice_as_many_of_each_is_twice_the_count_and_the_same_share() {
        Map<String, ResultTable> twice = tables(DESK.doubled(), 1);

        tables.forEach((name, table) -> Doubled.assertDoubled(table, twice.get(name)));
    }

    @Test
    void the_values_of_a_dimension_add_up_to_the_total() {
        int held = 0;
        for (ResultTable table : tables.values()) {
            held += Totals.assertAddUp(CATALOGUE.get(table.name()).output(), table);
        }
        assertThat(held).as("totals that were compared").isGreaterThan(300);
    }

    private static boolean isUnavailable(ResultTable.Line line) {
        return line.text("mark").contains(Mark.NOT_AVAILABLE.shorthand());
    }

    private static void assertSame(Map<String, ResultTable> others, Map<String, ResultTable> expected) {
        assertThat(others.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, table) -> {
            ResultTable other = others.get(name);
            assertThat(other.rows().size())
                    .as(name + ", rows")
                    .isEqualTo(table.rows().size());
            for (int i = 0; i < table.rows().size(); i++) {
                assertThat(other.rows().get(i))
                        .as(name + ", row " + i)
                        .isEqualTo(table.rows().get(i));
            }
        });
    }
}
