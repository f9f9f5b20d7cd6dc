package balie.metrics;

import balie.contract.Customers;
import balie.contract.Field;
import balie.contract.FieldType;
import balie.contract.Interactions;
import balie.contract.TableContract;
import balie.contract.Wordings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A desk of two sources over nine weeks, drawn from a seed: values of every kind and nulls in every column, cases that run and that
 * ended in all ways, some before they were opened, customers who come again, of whom some object to marketing.
 *
 * @param interactions of {@link Interactions#TABLE}
 * @param customers of {@link Customers#TABLE}
 * @param assigned of {@link Wordings#ASSIGNED}
 */
record MadeUpDesk(
        List<Map<Field, Object>> interactions, List<Map<Field, Object>> customers, List<Map<Field, Object>> assigned) {

    static final Instant AS_OF = Instant.parse("2026-11-30T09:30:00Z");

    /** Records everything. */
    static final String DESK = "desk";

    /** Lacks {@link #NOT_IN_LETTERS}. */
    static final String LETTERS = "letters";

    static final List<Field> NOT_IN_LETTERS = List.of(
            Interactions.TEXT_,
            Interactions.PRODUCT,
            Interactions.SATISFACTION,
            Interactions.ESCALATION_COUNT,
            Interactions.REOPEN_COUNT,
            Interactions.AGENT_REPLY_COUNT,
            Interactions.FIRST_CONTACT_RESOLVED);

    /** News and trainings in the weeks of the desk, for products that customers ask about and for none. */
    private static final long SEED = 20_261_128;

    private static final int CONTACTS = 420;
    private static final int LATER = 60;

    static MadeUpDesk drawn() {
        Random random = new Random(SEED);
        List<Map<Field, Object>> interactions = new ArrayList<>();
        for (int i = 0; i < CONTACTS; i++) {
            interactions.add(MadeUpRows.contact(random, i, AS_OF));
        }
        return new MadeUpDesk(interactions, MadeUpRows.customers(random), MadeUpRows.assigned(random));
    }

    /** In another order. */
    MadeUpDesk shuffled() {
        List<Map<Field, Object>> rows = new ArrayList<>(interactions);
        Collections.shuffle(rows, new Random(1));
        return new MadeUpDesk(rows, customers, assigned);
    }

    MadeUpDesk without() {
        return new MadeUpDesk(List.of(), customers, assigned);
    }

    /** Each contact and each customer once more, the copies of other customers than the originals. */
    MadeUpDesk doubled() {
        return new MadeUpDesk(
                twice(interactions, Interactions.INTERACTION_ID, Interactions.CUSTOMER_ID),
                twice(customers, Customers.CUSTOMER_ID),
                assigned);
    }

    private static List<Map<Field, Object>> twice(List<Map<Field, Object>> rows, Field... ids) {
        List<Map<Field, Object>> all = new ArrayList<>(rows);
        for (Map<Field, Object> row : rows) {
            Map<Field, Object> copy = new HashMap<>(row);
            for (Field id : ids) {
                copy.computeIfPresent(id, (field, value) -> value + "-twin");
            }
            all.add(copy);
        }
        return all;
    }

    /** With every instant moved. */
    MadeUpDesk moved(Duration by) {
        return new MadeUpDesk(
                moved(interactions, Interactions.TABLE, by), customers, moved(assigned, Wordings.ASSIGNED, by));
    }

    private static List<Map<Field, Object>> moved(List<Map<Field, Object>> rows, TableContract contract, Duration by) {
        BiFunction<Field, Object, Object> move = (field, at) -> ((Instant) at).plus(by);
        List<Map<Field, Object>> all = new ArrayList<>();
        for (Map<Field, Object> row : rows) {
            Map<Field, Object> copy = new HashMap<>(row);
            contract.fields().stream()
                    .filter(f -> f.type() == FieldType.INSTANT)
                    .forEach(f -> copy.computeIfPresent(f, move));
            all.add(copy);
        }
        return all;
    }

    /** With what the desk recorded after {@link #AS_OF}: more contacts, what became of cases that ran, a question that came up. */
    MadeUpDesk later() {
        Random random = new Random(2);
        Instant end = AS_OF.plus(Duration.ofDays(30));
        List<Map<Field, Object>> rows = new ArrayList<>();
        for (Map<Field, Object> row : interactions) {
            boolean runs = row.get(Interactions.STATUS) == "open" && !hasAny(row, MadeUpRows.NOT_YET);
            rows.add(runs && row.get(Interactions.SOURCE) == DESK ? ended(row) : row);
        }
        for (int i = 0; rows.size() < interactions.size() + LATER; i++) {
            Map<Field, Object> row = MadeUpRows.contact(random, CONTACTS + i, end);
            Instant opened = (Instant) row.get(Interactions.OPENED_AT);
            if (opened != null && opened.isAfter(AS_OF) && row.get(Interactions.SOURCE) == DESK) {
                rows.add(row);
            }
        }
        List<Map<Field, Object>> known = new ArrayList<>();
        for (Map<Field, Object> row : assigned) {
            Map<Field, Object> copy = new HashMap<>(row);
            if ("pending".equals(row.get(Wordings.DECIDED_BY))) {
                MadeUpRows.ask(copy, MadeUpRows.PENDING, MadeUpRows.END_OF_WEEK_47.plus(Duration.ofDays(21)));
            }
            known.add(copy);
        }
        return new MadeUpDesk(rows, customers, known);
    }

    private static boolean hasAny(Map<Field, Object> row, List<Field> fields) {
        Set<Field> told = new HashSet<>(fields);
        told.removeIf(f -> row.get(f) == null);
        return !told.isEmpty();
    }

    private static Map<Field, Object> ended(Map<Field, Object> row) {
        Instant then = AS_OF.plus(Duration.ofDays(3));
        Map<Field, Object> copy = new HashMap<>(row);
        copy.put(Interactions.STATUS, "resolved");
        copy.put(Interactions.OUTCOME, "answered");
        copy.put(Interactions.RESOLVED_AT, then);
        copy.put(Interactions.UPDATED_AT, then);
        copy.putIfAbsent(Interactions.FIRST_REPLIED_AT, then);
        for (Field count : List.of(
                Interactions.AGENT_REPLY_COUNT,
                Interactions.CUSTOMER_REPLY_COUNT,
                Interactions.REOPEN_COUNT,
                Interactions.ESCALATION_COUNT)) {
            copy.put(count, 1L);
        }
        copy.put(Interactions.ESCALATION_TARGET, "colleague");
        copy.put(Interactions.SATISFACTION, "positive");
        copy.put(Interactions.TIMELY, true);
        return copy;
    }
}
