package balie.metrics.volume;

import balie.contract.EnrichedInteractions;
import balie.contract.Interactions;
import balie.contract.Wordings;
import balie.metrics.Definition;
import balie.metrics.Population;
import balie.metrics.Unit;
import balie.model.Audience;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

import java.util.List;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/**
 * One of the counts of a period.
 *
 * @param key what is counted once; null: each contact is counted
 * @param hit which contacts are counted, where not all are
 * @param alone whether a contact without the key is one of its own; else it has nothing to count
 */
record Counted(Definition definition, @Nullable Column key, Column hit, boolean alone) {

    private static final String EACH_ONCE =
            "; each once in a row, so the values of a dimension do not add up to the total, and shares of it have no interval";

    static final Counted CONTACTS = new Counted(
            Definition.rate("contacts", "Contacts", "Contacts", "all contacts of the period")
                    .answers("How much came in?")
                    .audience(Audience.TRAINING, Audience.MARKETING)
                    .source("volume: interactions as their source counts them"),
            null,
            lit(true));

    static final Counted WITHOUT_CUSTOMER = new Counted(
            Definition.rate(
                            "contacts_without_customer",
                            "Contacts of unknown customers",
                            "Contacts whose customer is not known",
                            "all contacts of the period")
                    .needs(Interactions.CUSTOMER_ID)
                    .answers("How many contacts are of nobody whom the count of customers knows?")
                    .audience(Audience.TRAINING, Audience.MARKETING)
                    .source("volume: unknown customers are counted apart"),
            null,
            EnrichedInteractions.CUSTOMER_KEY.col().isNull());

    private static final Counted CASES = new Counted(
            Definition.rate("cases", "Cases", "Cases with a contact", "all cases with a contact in the period")
                    .exclusions(Population.WORDS + "; where a source counts no cases each contact is one" + EACH_ONCE)
                    .unit(Unit.CASES)
                    .answers("How many matters did we work on that customers brought?")
                    .audience(Audience.TRAINING)
                    .source("volume: tickets"),
            // Most sources count no cases: a key for each of their contacts would only be carried about.
            when(
                    Interactions.CASE_ID.col().isNotNull(),
                    concat(Interactions.SOURCE.col(), lit("\n"), Interactions.CASE_ID.col())),
            lit(true),
            true);

    static final Counted QUESTIONS = new Counted(
            Definition.rate("questions", "Questions", "Different questions asked", "all questions asked in the period")
                    .exclusions(Population.WORDS
                            + " and those that ask nothing or in words that wait for more like them; wordings are one question"
                            + " where they mean the same" + EACH_ONCE)
                    .unit(Unit.QUESTIONS)
                    .needs(EnrichedInteractions.QUESTION_ID, Wordings.QUESTION_SINCE)
                    .answers("How many different things must the desk be able to answer?")
                    .audience(Audience.TRAINING)
                    .source("volume: questions by meaning, docs/decisions/0020"),
            when(
                    EnrichedInteractions.QUESTION_ID.col().notEqual(EnrichedInteractions.PENDING),
                    EnrichedInteractions.QUESTION_ID.col()),
            lit(true));

    static final Counted CUSTOMERS = new Counted(
            Definition.rate(
                            "customers",
                            "Customers",
                            "Known customers with a contact",
                            "all known customers with a contact in the period")
                    .exclusions(Population.WORDS + " and those of unknown customers, which are told apart" + EACH_ONCE)
                    .unit(Unit.CUSTOMERS)
                    .needs(Interactions.CUSTOMER_ID)
                    .answers("How many customers came?")
                    .audience(Audience.TRAINING, Audience.MARKETING)
                    .source("volume: customers over all sources"),
            EnrichedInteractions.CUSTOMER_KEY.col(),
            lit(true));

    private Counted(Definition definition, @Nullable Column key, Column hit) {
        this(definition, key, hit, key == null);
    }

    /** All of them, in the order in which they are told. */
    static final List<Counted> ALL = List.of(CONTACTS, WITHOUT_CUSTOMER, CASES, QUESTIONS, CUSTOMERS);

    String id() {
        return definition.id();
    }

    /** Whether it counts contacts, so that its shares are of contacts. */
    boolean isOfContacts() {
        return key == null;
    }
}
