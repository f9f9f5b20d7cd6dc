package balie.metrics.insight.interest;

import balie.metrics.Derivation;
import balie.metrics.MetricContext;
import balie.metrics.change.FalseDiscoveries;
import balie.metrics.insight.interest.CrossRows.Contact;
import balie.metrics.insight.interest.CrossRows.Days;
import balie.model.ResultTable;
import balie.testkit.Contexts;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Customers with several contacts each, most of them about what the customer asks about first, and the tables made of them. */
final class MadeUpInterest {

    static final MetricContext OVER = Contexts.of(
            Contexts.week().period(),
            Contexts.week().period().end().plus(Duration.ofDays(1)),
            Contexts.everything("desk"),
            0);
    static final LocalDate LAST = OVER.period().lastDay();
    static final Days NOW = new Days(Spans.NOW, LAST.minusDays(90), LAST);
    static final Days BEFORE = new Days(Spans.BEFORE, LAST.minusDays(181), LAST.minusDays(91));

    private static final String[] PRODUCTS = {"lamp", "mixer", "chair", "desk", "stove", "clock"};
    private static final String[] CATEGORIES = {"delivery", "price", "fault", "service"};
    private static final String[] CHANNELS = {"phone", "email", "web"};
    private static final String[] TYPES = {"consumer", "retailer", "supplier", "employee"};
    private static final List<String> GROUPS = List.of("all", "customer_type", "segment", "region", "channel");

    private MadeUpInterest() {}

    /** Contacts of customers who are like themselves; the groups have nothing to do with what they are about. */
    static List<Contact> contacts(Random random, int customers) {
        List<Contact> contacts = new ArrayList<>();
        for (int c = 0; c < customers; c++) {
            String type = TYPES[random.nextInt(TYPES.length)];
            String region = "region " + random.nextInt(6);
            int count = 1 + (int) (2.5 * -Math.log(1 - random.nextDouble()));
            String product = skewed(random, PRODUCTS);
            String channel = skewed(random, CHANNELS);
            for (int i = 0; i < count; i++) {
                contacts.add(Contact.of(
                        "c" + c,
                        LAST.minusDays(random.nextInt(182)),
                        "customer_type",
                        type,
                        "region",
                        region,
                        "segment",
                        type + " 1",
                        "product",
                        random.nextInt(3) == 0 ? product : skewed(random, PRODUCTS),
                        "complaint_category",
                        skewed(random, CATEGORIES),
                        "channel",
                        random.nextInt(3) == 0 ? channel : skewed(random, CHANNELS)));
            }
        }
        return contacts;
    }

    private static String skewed(Random random, String... values) {
        double u = random.nextDouble();
        return values[(int) (values.length * u * u)];
    }

    /** Gives the customers each other's values of some columns, and keeps what each customer's contacts have in common together. */
    static List<Contact> shuffled(Random random, List<Contact> contacts, String... columns) {
        Map<String, Contact> one = new TreeMap<>();
        contacts.forEach(c -> one.putIfAbsent(c.customer(), c));
        List<Contact> from = new ArrayList<>(one.values());
        Collections.shuffle(from, random);
        Map<String, Contact> given = new HashMap<>();
        int next = 0;
        for (String customer : one.keySet()) {
            given.put(customer, from.get(next++));
        }
        List<Contact> shuffled = new ArrayList<>();
        for (Contact contact : contacts) {
            Map<String, String> values = new HashMap<>(contact.values());
            for (String column : columns) {
                values.put(column, given.get(contact.customer()).get(column));
            }
            shuffled.add(new Contact(contact.customer(), contact.day(), values));
        }
        return shuffled;
    }

    /** Puts each customer into one half of the time. */
    static List<Contact> inHalves(Random random, List<Contact> contacts) {
        Map<String, Boolean> later = new HashMap<>();
        return contacts.stream()
                .map(c -> new Contact(
                        c.customer(),
                        later.computeIfAbsent(c.customer(), x -> random.nextBoolean()) ? LAST : LAST.minusDays(100),
                        c.values()))
                .toList();
    }

    static ResultTable interest(List<Contact> questions, MetricContext context) {
        return of(new Interest(), Map.of(InterestSums.QUESTIONS, lifts(InterestSums.QUESTIONS, questions)), context);
    }

    static ResultTable drivers(List<Contact> complaints, List<Contact> questions, MetricContext context) {
        return of(
                new ComplaintDrivers(),
                Map.of(
                        InterestSums.COMPLAINTS, lifts(InterestSums.COMPLAINTS, complaints),
                        InterestSums.QUESTIONS, lifts(InterestSums.QUESTIONS, questions)),
                context);
    }

    static ResultTable rising(List<Contact> questions) {
        return of(new RisingInterest(), Map.of(InterestSums.RISING, spans(InterestSums.RISING, questions)), OVER);
    }

    static ResultTable channels(List<Contact> contacts) {
        return of(new ChannelShift(), Map.of(InterestSums.CHANNELS, spans(InterestSums.CHANNELS, contacts)), OVER);
    }

    private static ResultTable lifts(CrossSums sums, List<Contact> contacts) {
        List<String> subjects = sums == InterestSums.QUESTIONS
                ? List.of("product", "question_id")
                : List.of("product", "complaint_category", "question_id");
        return CrossRows.table(sums, contacts, List.of(NOW), subjects, GROUPS);
    }

    private static ResultTable spans(CrossSums sums, List<Contact> contacts) {
        String subject = sums == InterestSums.RISING ? "product" : "channel";
        return CrossRows.table(sums, contacts, List.of(NOW, BEFORE), List.of(subject), List.of("all", "customer_type"));
    }

    private static ResultTable of(Derivation derivation, Map<CrossSums, ResultTable> sums, MetricContext context) {
        Map<String, ResultTable> inputs = new HashMap<>();
        sums.forEach((input, table) -> inputs.put(input.output().name(), table));
        return FalseDiscoveries.flag(List.of(derivation.derive(inputs, context)))
                .get(0);
    }

    static long flagged(ResultTable table) {
        return table.lines(l -> Boolean.TRUE.equals(l.get("flagged"))).size();
    }
}
