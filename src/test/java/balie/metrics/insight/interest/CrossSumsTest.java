package balie.metrics.insight.interest;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.metrics.MetricContext;
import balie.metrics.insight.interest.CrossRows.Contact;
import balie.metrics.insight.interest.CrossRows.Days;
import balie.model.Period;
import balie.model.ResultTable;
import balie.testkit.Contexts;
import balie.testkit.Results;
import balie.testkit.Rows;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** What the query gives is what plain counting gives. */
class CrossSumsTest {

    private static final Period WEEK = Contexts.week().period();
    private static final MetricContext CONTEXT = Contexts.of(WEEK, Contexts.AS_OF, Contexts.everything("desk"), 0);
    private static final LocalDate LAST = WEEK.lastDay();

    private final Rows rows = new Rows();
    private final List<Contact> counted = new ArrayList<>();
    private int ids;

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    /** Adds a contact so many days before the last one of the week. */
    private void contact(Random random, int daysBefore, boolean objects, String kind) {
        String product = pick(random, "lamp", "mixer", "chair", null);
        String type = pick(random, "consumer", "retailer", null);
        String region = pick(random, "Drenthe", "Zeeland", null);
        String channel = pick(random, "phone", "email", "unknown", null);
        String segment = pick(random, "consumer 1", "retailer 2-3", null);
        String question = pick(random, "Q1", "Q2", EnrichedInteractions.PENDING, null);
        String customer = random.nextInt(6) == 0 ? null : "c" + random.nextInt(12) + objects;
        LocalDate day = LAST.minusDays(daysBefore);
        int id = ids++;
        rows.row(
                Interactions.INTERACTION_ID, "x" + id,
                Interactions.OPENED_AT,
                        day.atTime(random.nextInt(24), 5).atZone(WEEK.zone()).toInstant(),
                Interactions.CUSTOMER_ID, customer,
                Interactions.KIND, kind,
                Interactions.PRODUCT, product,
                Interactions.CUSTOMER_TYPE, type,
                Interactions.REGION, region,
                Interactions.CHANNEL, channel,
                EnrichedInteractions.SEGMENT, segment,
                EnrichedInteractions.QUESTION_ID, question,
                EnrichedInteractions.QUESTION, question,
                EnrichedInteractions.OBJECTS_TO_MARKETING, objects);
        boolean isKnown = !EnrichedInteractions.PENDING.equals(question);
        if (!objects) {
            counted.add(Contact.of(
                    customer == null ? "x" + id : customer,
                    day,
                    "kind",
                    kind,
                    "product",
                    product,
                    "customer_type",
                    type,
                    "region",
                    region,
                    "channel",
                    "unknown".equals(channel) ? null : channel,
                    "segment",
                    segment,
                    "question_id",
                    isKnown ? question : null));
        }
    }

    private void desk(int days) {
        Random random = new Random(31);
        for (int i = 0; i < 260; i++) {
            contact(random, i * days / 260, random.nextInt(5) == 0, pick(random, "question", "complaint", null));
        }
        // The first and the last day have one each, or the ends would be chance.
        contact(random, 0, false, "question");
        contact(random, days - 1, false, "question");
    }

    private static List<String> lines(ResultTable table) {
        return table.rows().stream().map(Objects::toString).sorted().toList();
    }

    private void assertSame(CrossSums sums, List<Contact> contacts, List<Days> spans, List<String> subjects) {
        List<String> groups = subjects.contains("channel") || spans.size() > 1
                ? List.of("all", "customer_type")
                : List.of("all", "customer_type", "segment", "region", "channel");
        ResultTable expected = CrossRows.table(sums, contacts, spans, subjects, groups);

        assertThat(lines(Results.of(sums, rows.enriched(), CONTEXT))).isEqualTo(lines(expected));
    }

    private List<Contact> of(boolean complaints) {
        return counted.stream()
                .filter(c -> "complaint".equals(c.get("kind")) == complaints)
                .toList();
    }

    private List<Contact> ofAnyType(List<Contact> contacts) {
        return contacts.stream()
                .map(c -> Contact.of(
                        c.customer(),
                        c.day(),
                        "product",
                        c.get("product"),
                        "channel",
                        c.get("channel"),
                        "customer_type",
                        Objects.requireNonNullElse(c.get("customer_type"), "(unknown)")))
                .toList();
    }

    @Test
    void sums_of_all_pairs_are_those_of_plain_counting_without_those_who_object() {
        desk(120);
        List<Days> quarter = List.of(new Days("now", LAST.minusDays(90), LAST));

        assertSame(InterestSums.QUESTIONS, of(false), quarter, List.of("product", "question_id"));
        assertSame(InterestSums.COMPLAINTS, of(true), quarter, List.of("product", "complaint_category", "question_id"));
    }

    @Test
    void where_there_is_no_quarter_before_halves_and_the_newest_weeks_are_compared() {
        // Twelve weeks and a few days: six whole weeks on each side.
        desk(87);

        assertSame(
                InterestSums.CHANNELS,
                ofAnyType(counted),
                List.of(
                        new Days("now", LAST.minusDays(41), LAST),
                        new Days("before", LAST.minusDays(83), LAST.minusDays(42))),
                List.of("channel"));
        assertSame(
                InterestSums.RISING,
                ofAnyType(of(false)),
                List.of(
                        new Days("now", LAST.minusDays(27), LAST),
                        new Days("before", LAST.minusDays(83), LAST.minusDays(28))),
                List.of("product"));
        assertSame(
                InterestSums.BLOCKS,
                ofAnyType(counted),
                List.of(
                        new Days("0", LAST.minusDays(27), LAST),
                        new Days("1", LAST.minusDays(55), LAST.minusDays(28)),
                        new Days("2", LAST.minusDays(83), LAST.minusDays(56))),
                List.of("channel"));
    }

    @Test
    void a_quarter_is_compared_with_the_one_before_where_there_is_one() {
        desk(182);

        for (CrossSums sums : List.of(InterestSums.CHANNELS, InterestSums.RISING)) {
            assertSame(
                    sums,
                    ofAnyType(sums == InterestSums.RISING ? of(false) : counted),
                    List.of(
                            new Days("now", LAST.minusDays(90), LAST),
                            new Days("before", LAST.minusDays(181), LAST.minusDays(91))),
                    List.of(sums == InterestSums.RISING ? "product" : "channel"));
        }
    }

    @Test
    void of_a_week_and_a_bit_nothing_is_compared() {
        desk(13);

        for (CrossSums sums : List.of(InterestSums.CHANNELS, InterestSums.RISING, InterestSums.BLOCKS)) {
            assertThat(Results.of(sums, rows.enriched(), CONTEXT).rows()).isEmpty();
        }
    }

    @Test
    void everything_has_contacts_without_a_time_and_is_cut_in_halves_of_what_there_is() {
        desk(56);
        rows.row(Interactions.OPENED_AT, null, Interactions.PRODUCT, "lamp", Interactions.KIND, "complaint");
        MetricContext all = Contexts.of(Period.all(ZoneOffset.UTC), Contexts.AS_OF, Contexts.everything("desk"), 0);

        CrossIndex complaints = new CrossIndex(Results.of(InterestSums.COMPLAINTS, rows.enriched(), all));
        CrossIndex channels = new CrossIndex(Results.of(InterestSums.CHANNELS, rows.enriched(), all));

        long lamps =
                of(true).stream().filter(c -> "lamp".equals(c.get("product"))).count();
        assertThat(complaints.whole("now", "product", "lamp", "all").x()).isEqualTo(lamps + 1);
        assertThat(channels.days("now", ZoneOffset.UTC).orElseThrow().length()).isEqualTo(28);
        assertThat(channels.days("before", ZoneOffset.UTC).orElseThrow().dayAfter())
                .isEqualTo(channels.days("now", ZoneOffset.UTC).orElseThrow().firstDay());
    }
}
