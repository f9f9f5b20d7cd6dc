package balie.store;

import balie.contract.CustomerWeeks;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.StoredInteractions;
import balie.model.KeptSegment;
import balie.model.Period;
import balie.privacy.Pseudonyms;
import balie.testkit.SharedSpark;
import balie.testkit.StoredRow;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerHistoryTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Instant START = Instant.parse("2026-08-30T21:30:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-08-31");
    private static final int WEEKS = 8;
    private static final List<InteractionStore.Shape> SHAPES =
            List.of(new InteractionStore.Shape("desk", "csv#1", Interactions.TABLE.names()));

    @TempDir
    private Path folder;

    private InteractionStore store;
    private final Random random = new Random(4);
    private final Map<String, Row> current = new TreeMap<>();

    @BeforeEach
    void open() {
        store = SharedSpark.store(folder);
    }

    /** Contacts of eight weeks from the last hour before a Monday, some that no figure counts, of nobody, or of no known time. */
    private Row row(int id, int version) {
        Instant opened = START.plusSeconds(random.nextInt(WEEKS * 7 * 86_400));
        return StoredRow.of(
                Interactions.INTERACTION_ID, "i" + id,
                Interactions.CUSTOMER_ID, random.nextInt(9) == 0 ? null : "K" + random.nextInt(12),
                Interactions.OPENED_AT, random.nextInt(20) == 0 ? null : opened,
                Interactions.CHANNEL, random.nextBoolean() ? "phone" : "chat",
                Interactions.PRODUCT, random.nextInt(3) == 0 ? null : "P" + random.nextInt(3),
                Interactions.KIND, random.nextBoolean() ? "complaint" : null,
                Interactions.STATUS, random.nextBoolean() ? "resolved" : "open",
                Interactions.TEXT_KEY, random.nextBoolean() ? null : "t" + random.nextInt(3),
                Interactions.SUBJECT_KEY, "s" + random.nextInt(3),
                Interactions.EXCLUDED_REASON, random.nextInt(9) == 0 ? "spam" : null,
                StoredInteractions.VERSION_AT, START.plusSeconds(version),
                StoredInteractions.ROW_HASH, "h" + version + id);
    }

    private void store(List<Row> rows) {
        rows.forEach(r -> current.put(r.getString(StoredInteractions.TABLE.indexOf(Interactions.INTERACTION_ID)), r));
        store.compare(StoredRow.dataset(rows), SHAPES, List.of()).apply();
    }

    private static Object of(Row row, Field field) {
        return row.get(StoredInteractions.TABLE.indexOf(field));
    }

    /** What there is to be in the history, made of the rows alone: week, customer and what is alike, with how many. */
    private Map<String, Long> expected() {
        Map<String, Long> expected = new TreeMap<>();
        for (Row row : current.values()) {
            Instant opened = (Instant) of(row, Interactions.OPENED_AT);
            if (opened == null
                    || of(row, Interactions.CUSTOMER_ID) == null
                    || of(row, Interactions.EXCLUDED_REASON) != null) {
                continue;
            }
            Object text = of(row, Interactions.TEXT_KEY);
            LocalDate monday =
                    opened.atZone(ZONE).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            String key = monday + " " + of(row, Interactions.CUSTOMER_ID) + " " + of(row, Interactions.CHANNEL) + " "
                    + of(row, Interactions.PRODUCT) + " " + of(row, Interactions.KIND) + " "
                    + of(row, Interactions.STATUS) + " "
                    + (text == null ? of(row, Interactions.SUBJECT_KEY) : text);
            expected.merge(key, 1L, Long::sum);
        }
        return expected;
    }

    private Map<String, Long> kept() {
        Period period =
                Period.days(MONDAY.minusWeeks(1), MONDAY.plusWeeks(WEEKS).minusDays(1), ZONE);
        Map<String, Long> kept = new TreeMap<>();
        for (Row row : CustomerHistory.of(store)
                .in(period, List.of("desk"))
                .orElseThrow()
                .collectAsList()) {
            List<String> parts = new ArrayList<>();
            for (Field field : List.of(
                    CustomerWeeks.MONDAY,
                    CustomerWeeks.CUSTOMER_ID,
                    Interactions.CHANNEL,
                    Interactions.PRODUCT,
                    Interactions.KIND,
                    Interactions.STATUS,
                    CustomerWeeks.WORDING_KEY)) {
                parts.add(String.valueOf(row.get(CustomerWeeks.TABLE.indexOf(field))));
            }
            kept.put(String.join(" ", parts), row.getLong(CustomerWeeks.TABLE.indexOf(CustomerWeeks.CONTACTS)));
        }
        return kept;
    }

    private List<Row> rows(int from, int to, int version) {
        List<Row> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(row(i, version));
        }
        return rows;
    }

    @Test
    void brought_up_to_date_it_is_what_the_contacts_of_all_time_would_make_anew() {
        store(rows(0, 200, 0));
        assertThat(CustomerHistory.of(store).update(ZONE).all()).isTrue();
        assertThat(kept()).isEqualTo(expected()).isNotEmpty();

        store(rows(200, 230, 0));
        assertThat(CustomerHistory.of(store).update(ZONE).all())
                .as("rows were added")
                .isFalse();
        assertThat(kept()).isEqualTo(expected());

        // Others have another customer, week or state now, or count no longer.
        store(rows(50, 80, 1));
        assertThat(CustomerHistory.of(store).update(ZONE).all())
                .as("rows were changed")
                .isFalse();
        assertThat(kept()).isEqualTo(expected());

        assertThat(CustomerHistory.of(store).update(ZONE)).isEqualTo(new CustomerHistory.Updated(0, false));
    }

    @Test
    void where_it_can_not_tell_it_says_nothing() {
        store(rows(0, 20, 0));
        CustomerHistory.of(store).update(ZONE);
        Period days = Period.days(MONDAY.plusDays(1), MONDAY.plusDays(7), ZONE);
        Period elsewhere = Period.days(MONDAY, MONDAY.plusDays(6), ZoneId.of("UTC"));

        assertThat(CustomerHistory.of(store).in(days, List.of("desk")))
                .as("no weeks")
                .isEmpty();
        assertThat(CustomerHistory.of(store).in(elsewhere, List.of("desk"))).isEmpty();
        store(rows(20, 30, 0));
        Period week = Period.days(MONDAY, MONDAY.plusDays(6), ZONE);
        assertThat(CustomerHistory.of(store).in(week, List.of("desk")))
                .as("not up to date")
                .isEmpty();
    }

    @Test
    void who_is_erased_is_in_no_byte_of_it() throws IOException {
        store(rows(0, 60, 0));
        CustomerHistory.of(store).update(ZONE);
        Erasure erasure = new Erasure(store, List.of("K3"), null);
        assertThat(new Erasure(store, List.of("K3"), null).prove().remains())
                .anyMatch(r -> r.contains("customer_weeks"));

        erasure.rows(new Pseudonyms("a key for tests only".getBytes(StandardCharsets.UTF_8)));
        erasure.history();
        erasure.leftovers(Instant.parse("2999-01-01T00:00:00Z"));

        assertThat(erasure.prove().remains()).isEmpty();
        current.values().removeIf(r -> "K3".equals(of(r, Interactions.CUSTOMER_ID)));
        CustomerHistory.of(store).update(ZONE);
        assertThat(kept()).isEqualTo(expected());
    }

    @Test
    void segments_of_a_job_are_kept_and_replaced_and_those_of_others_stay() throws IOException {
        Files.createDirectories(folder);
        store(rows(0, 1, 0));
        KeptSegment one = new KeptSegment("S1", MONDAY, MONDAY.plusWeeks(52), Map.of("channel=phone", 0.25));
        KeptSegment two = new KeptSegment("S12", MONDAY, MONDAY.plusWeeks(53), Map.of("channel=chat", 0.5));
        for (String job : List.of("weekly", "other")) {
            KnownSegments known = KnownSegments.of(store);
            assertThat(known.of(job)).isEmpty();
            known.keep(job, List.of(one));
        }

        KnownSegments known = KnownSegments.of(store);
        assertThat(known.of("weekly")).containsExactly(one);
        known.keep("weekly", List.of(one, two));

        assertThat(KnownSegments.of(store).of("weekly")).containsExactly(one, two);
        assertThat(KnownSegments.of(store).of("other")).containsExactly(one);
    }
}
