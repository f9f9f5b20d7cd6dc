package balie.metrics;

import balie.contract.Customers;
import balie.contract.Field;
import balie.contract.Interactions;
import balie.contract.Wordings;
import balie.text.Wording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws the rows of a {@link MadeUpDesk}. */
final class MadeUpRows {

    /** What a case that still runs does not tell: no export says when it changed. */
    static final List<Field> NOT_YET = List.of(
            Interactions.OUTCOME,
            Interactions.AGENT_REPLY_COUNT,
            Interactions.CUSTOMER_REPLY_COUNT,
            Interactions.REOPEN_COUNT,
            Interactions.ESCALATION_COUNT,
            Interactions.ESCALATION_TARGET,
            Interactions.SATISFACTION,
            Interactions.TIMELY);

    /** The question of wordings that wait for more like them. */
    static final int PENDING = 11;

    static final Instant START_OF_WEEK_47 = Instant.parse("2026-11-15T23:00:00Z");
    static final Instant END_OF_WEEK_47 = Instant.parse("2026-11-22T23:00:00Z");

    private static final Field QUESTION_ID =
            Wordings.ASSIGNED.field("question_id").orElseThrow();
    private static final int CUSTOMERS = 60;
    private static final int QUESTIONS = 12;
    private static final int WORDINGS_EACH = 3;
    private static final int DAYS = 63;

    private MadeUpRows() {}

    /** The contact of a number, opened in the weeks before an instant and seen at it. */
    static Map<Field, Object> contact(Random random, int i, Instant until) {
        Map<Field, Object> row = new HashMap<>();
        boolean letter = i % 4 == 3;
        Instant opened = until.minusSeconds((long) (random.nextDouble() * DAYS * 86_400));
        row.put(Interactions.SOURCE, letter ? MadeUpDesk.LETTERS : MadeUpDesk.DESK);
        row.put(Interactions.INTERACTION_ID, "i" + i);
        row.put(Interactions.OPENED_AT, random.nextInt(50) == 0 ? null : opened);
        double place = random.nextDouble();
        row.put(Interactions.CUSTOMER_ID, random.nextInt(8) == 0 ? null : "C" + (int) (CUSTOMERS * place * place));
        pick(random, row, Interactions.CUSTOMER_TYPE, "consumer", "retailer", null, null);
        pick(random, row, Interactions.CHANNEL, "phone", "email", "chat", "web", null);
        pick(random, row, Interactions.DIRECTION, "inbound", "inbound", "inbound", null, null, null, "outbound");
        pick(random, row, Interactions.KIND, "question", "question", "complaint", "complaint", "request", null);
        pick(random, row, Interactions.PRODUCT, "lamp", "mixer", "chair", "desk", null);
        pick(random, row, Interactions.CATEGORY, "levering", "order", "garantie", "other", null);
        pick(random, row, Interactions.LANGUAGE, "nl", "en", null);
        pick(random, row, Interactions.AGENT, "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", null);
        pick(random, row, Interactions.TEAM, "front", "back", "night", null);
        pick(random, row, Interactions.EMOTION_START, "calm", "angry", null);
        pick(random, row, Interactions.EMOTION_END, "calm", "angry", null);
        pick(random, row, Interactions.EXCLUDED_REASON, nulls(20, "merged", "merged", "spam", "deleted", "test"));
        String wording = wording(random.nextInt(QUESTIONS), random.nextInt(WORDINGS_EACH));
        row.put(letter ? Interactions.SUBJECT : Interactions.TEXT_, random.nextInt(12) == 0 ? null : wording);
        row.put(Interactions.TEXT_KEY, Wording.key((String) row.get(Interactions.TEXT_)));
        row.put(Interactions.SUBJECT_KEY, Wording.key((String) row.get(Interactions.SUBJECT)));
        course(random, row, opened, until);
        if (i % 60 == 0 && opened.isBefore(START_OF_WEEK_47)) {
            recalled(row);
        }
        if (letter) {
            MadeUpDesk.NOT_IN_LETTERS.forEach(row::remove);
        }
        return row;
    }

    /** About a product that nobody asks for any more in the week in which this is resolved. */
    private static void recalled(Map<Field, Object> row) {
        row.put(Interactions.PRODUCT, "recalled");
        row.put(Interactions.STATUS, "resolved");
        row.put(Interactions.OUTCOME, "answered");
        row.put(Interactions.RESOLVED_AT, START_OF_WEEK_47.plus(Duration.ofDays(1)));
        row.put(Interactions.EXCLUDED_REASON, null);
        row.put(Interactions.DIRECTION, "inbound");
    }

    /** What becomes of a case up to an instant. */
    private static void course(Random random, Map<Field, Object> row, Instant opened, Instant until) {
        pick(random, row, Interactions.STATUS, "resolved", "resolved", "resolved", "closed", "open", "pending", null);
        pick(random, row, Interactions.OUTCOME, "answered", "remedied", "withdrawn", "auto_closed", null, null);
        for (Field count : List.of(
                Interactions.AGENT_REPLY_COUNT,
                Interactions.CUSTOMER_REPLY_COUNT,
                Interactions.REOPEN_COUNT,
                Interactions.ESCALATION_COUNT)) {
            pick(random, row, count, 0L, 0L, 1L, 1L, 2L, null);
        }
        pick(random, row, Interactions.ESCALATION_TARGET, "colleague", "supervisor", "supplier", null);
        pick(random, row, Interactions.SATISFACTION, "positive", "neutral", "negative", "offered", "not_offered", null);
        for (Field flag : List.of(
                Interactions.TIMELY,
                Interactions.RESEARCH_NEEDED,
                Interactions.SALE_OFFERED,
                Interactions.SALE_ACCEPTED,
                Interactions.FIRST_CONTACT_RESOLVED)) {
            pick(random, row, flag, true, false, null);
        }
        Instant replied = opened.plusSeconds(600L + random.nextInt(200_000));
        Instant ended = opened.plusSeconds((long) (-Math.log(1 - random.nextDouble()) * 4 * 86_400) - 3_600);
        boolean isEnded = row.get(Interactions.STATUS) == "resolved" || row.get(Interactions.STATUS) == "closed";
        row.put(Interactions.FIRST_REPLIED_AT, random.nextInt(4) == 0 || replied.isAfter(until) ? null : replied);
        if (isEnded && ended.isAfter(until)) {
            row.put(Interactions.STATUS, "open");
            NOT_YET.forEach(row::remove);
        } else if (isEnded && random.nextInt(12) > 0) {
            boolean closed = row.get(Interactions.STATUS) == "closed";
            row.put(Interactions.RESOLVED_AT, closed && random.nextBoolean() ? null : ended);
            row.put(Interactions.CLOSED_AT, closed ? ended : null);
        }
        row.put(Interactions.UPDATED_AT, until);
    }

    static List<Map<Field, Object>> customers(Random random) {
        List<Map<Field, Object>> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i += 1 + random.nextInt(2)) {
            Map<Field, Object> customer = new HashMap<>();
            customer.put(Customers.CUSTOMER_ID, "C" + i);
            pick(random, customer, Customers.CUSTOMER_TYPE, "consumer", "retailer", "wholesaler", null);
            pick(random, customer, Customers.REGION, "Drenthe", "Zeeland", null);
            pick(random, customer, Customers.LANGUAGE, "nl", "fr", null);
            pick(random, customer, Customers.OBJECTS_TO_MARKETING, true, false, false, null);
            customers.add(customer);
        }
        return customers;
    }

    static List<Map<Field, Object>> assigned(Random random) {
        List<Map<Field, Object>> assigned = new ArrayList<>();
        for (int question = 0; question < QUESTIONS; question++) {
            // The last of those that have an id came up in the week that is reported on.
            Instant since = question < 8 ? END_OF_WEEK_47.minus(Duration.ofDays(70)) : END_OF_WEEK_47;
            for (int i = 0; i < WORDINGS_EACH; i++) {
                Map<Field, Object> row = new HashMap<>();
                row.put(Wordings.WORDING_KEY, Wording.key(wording(question, i)));
                row.put(Wordings.DECIDED_BY, "pending");
                if (question != PENDING) {
                    ask(row, question, since);
                    row.put(Wordings.NEAREST_QUESTION_ID, question < 4 ? null : "q" + question % 4);
                    row.put(Wordings.NEAREST_SIMILARITY, question < 4 ? null : 0.1 * question);
                }
                pick(random, row, Wordings.TEXT_LANGUAGE, "nl", "en", null);
                pick(random, row, Wordings.UNDERSTOOD_BY, "encoder", "bridge", "characters");
                pick(random, row, Wordings.CONCLUDED_KIND, "question", "complaint", null);
                pick(random, row, Wordings.CONCLUDED_CATEGORY, "delivery", "order", null);
                pick(random, row, Wordings.CONCLUDED_EMOTION, "calm", "angry", null);
                assigned.add(row);
            }
        }
        return assigned;
    }

    /** Gives a wording its question. */
    static void ask(Map<Field, Object> row, int question, Instant since) {
        row.put(Wordings.DECIDED_BY, "group");
        row.put(QUESTION_ID, "q" + question);
        row.put(Wordings.QUESTION, "Question " + question + "?");
        row.put(Wordings.KNOWN_FROM, since);
        row.put(Wordings.QUESTION_SINCE, since);
    }

    private static String wording(int question, int i) {
        return "How do I do thing " + question + " in way " + i + "?";
    }

    private static void pick(Random random, Map<Field, Object> row, Field field, Object... values) {
        row.put(field, values[random.nextInt(values.length)]);
    }

    private static Object[] nulls(int count, Object... values) {
        return Arrays.copyOf(values, values.length + count);
    }
}
