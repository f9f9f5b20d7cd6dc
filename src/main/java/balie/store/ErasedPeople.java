package balie.store;

import balie.contract.Interactions;
import balie.privacy.Pseudonyms;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.apache.spark.sql.functions.udf;

/**
 * The people who were erased from a store, so that an export which still holds them does not bring them back.
 *
 * <p>They are properties of the table: for each person a name that can not be led back without the key, and the names of the
 * contacts that were removed, since an export of another shape may hold these without the person's id.
 */
public final class ErasedPeople {

    private static final String PERSON = "balie.erased.";
    private static final String KEY = "balie.erased-key";
    private static final String ANY_SOURCE = "";

    private final Map<String, String> properties;

    ErasedPeople(Map<String, String> properties) {
        this.properties = properties;
    }

    /** How many there are. */
    public long count() {
        return properties.keySet().stream().filter(k -> k.startsWith(PERSON)).count();
    }

    /** Whether a key is the one their names were made with; any is if there are none. */
    public boolean fit(Pseudonyms key) {
        String made = properties.get(KEY);
        return made == null || made.equals(fingerprint(key));
    }

    private static String fingerprint(Pseudonyms key) {
        return key.of("key of erased people");
    }

    /** @param source null: whatever the source */
    boolean contains(String customer, @Nullable String source, Pseudonyms key) {
        return properties.containsKey(PERSON + person(customer, source == null ? ANY_SOURCE : source, key));
    }

    /**
     * The properties that note a person.
     *
     * @param source null: the id is theirs in every source
     * @param contacts that were removed, by source and id
     */
    Map<String, String> noting(String customer, @Nullable String source, Set<Contact> contacts, Pseudonyms key) {
        String name = PERSON + person(customer, source == null ? ANY_SOURCE : source, key);
        Set<String> all = new TreeSet<>(names(properties.get(name)));
        contacts.forEach(c -> all.add(contact(c.source(), c.id(), key)));
        return Map.of(name, String.join(",", all), KEY, fingerprint(key));
    }

    /** The key of a contact. */
    record Contact(String source, String id) {}

    private static Set<String> names(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(joined.split(",")));
    }

    private static String person(String customer, String source, Pseudonyms key) {
        return key.of("customer\n" + source + "\n" + customer);
    }

    private static String contact(String source, String id, Pseudonyms key) {
        return key.of("contact\n" + source + "\n" + id);
    }

    /** Whether a row of {@link Interactions} is of one of them. */
    public Column holds(Pseudonyms key) {
        Set<String> people = new HashSet<>();
        Set<String> contacts = new HashSet<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(PERSON)) {
                people.add(name.substring(PERSON.length()));
                contacts.addAll(names(value));
            }
        });
        UDF3<String, String, String, Boolean> test =
                (source, id, customer) -> contacts.contains(contact(source, id, key))
                        || (customer != null
                                && (people.contains(person(customer, ANY_SOURCE, key))
                                        || people.contains(person(customer, source, key))));
        return udf(test, DataTypes.BooleanType)
                .apply(Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col(), Interactions.CUSTOMER_ID.col());
    }
}
