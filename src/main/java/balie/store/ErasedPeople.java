package balie.store;

import balie.contract.Interactions;
import balie.privacy.KeyRing;
import balie.privacy.Pseudonyms;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    private static final String PARTED = ",";

    private final Map<String, String> properties;

    ErasedPeople(Map<String, String> properties) {
        this.properties = properties;
    }

    /** How many there are. */
    public long count() {
        return properties.keySet().stream().filter(k -> k.startsWith(PERSON)).count();
    }

    /** Whether all keys that their names were made with are at hand; they are if there are no people. */
    public boolean fit(KeyRing keys) {
        return keys.keys().stream()
                .map(ErasedPeople::fingerprint)
                .collect(Collectors.toSet())
                .containsAll(names(properties.get(KEY)));
    }

    private static String fingerprint(Pseudonyms key) {
        return key.of("key of erased people");
    }

    /** @param source null: whatever the source */
    boolean contains(String customer, @Nullable String source, KeyRing keys) {
        return keys.keys().stream().anyMatch(key -> properties.containsKey(name(customer, source, key)));
    }

    private static String name(String customer, @Nullable String source, Pseudonyms key) {
        return PERSON + person(customer, source == null ? ANY_SOURCE : source, key);
    }

    /**
     * The properties that note a person. Who is noted under a former key stays under that name, for nobody could write it anew: the
     * id is not kept.
     *
     * @param source null: the id is theirs in every source
     * @param contacts that were removed, by source and id
     */
    Map<String, String> noting(String customer, @Nullable String source, Set<Contact> contacts, KeyRing keys) {
        Pseudonyms key = keys.keys().stream()
                .filter(k -> properties.containsKey(name(customer, source, k)))
                .findFirst()
                .orElse(keys.current());
        String name = name(customer, source, key);
        Set<String> all = new TreeSet<>(names(properties.get(name)));
        contacts.forEach(c -> all.add(contact(c.source(), c.id(), key)));
        Set<String> made = new TreeSet<>(names(properties.get(KEY)));
        made.add(fingerprint(key));
        return Map.of(name, String.join(PARTED, all), KEY, String.join(PARTED, made));
    }

    /** The key of a contact. */
    record Contact(String source, String id) {}

    private static Set<String> names(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(joined.split(PARTED)));
    }

    private static String person(String customer, String source, Pseudonyms key) {
        return key.of("customer\n" + source + "\n" + customer);
    }

    private static String contact(String source, String id, Pseudonyms key) {
        return key.of("contact\n" + source + "\n" + id);
    }

    /** Whether a row of {@link Interactions} is of one of them. */
    public Column holds(KeyRing keys) {
        Set<String> people = new HashSet<>();
        Set<String> contacts = new HashSet<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(PERSON)) {
                people.add(name.substring(PERSON.length()));
                contacts.addAll(names(value));
            }
        });
        // Only keys with which something was noted: each costs time in every row.
        Set<String> made = names(properties.get(KEY));
        List<Pseudonyms> used = keys.keys().stream()
                .filter(key -> made.contains(fingerprint(key)))
                .toList();
        UDF3<String, String, String, Boolean> test = (source, id, customer) -> used.stream()
                .anyMatch(key -> contacts.contains(contact(source, id, key))
                        || (customer != null
                                && (people.contains(person(customer, ANY_SOURCE, key))
                                        || people.contains(person(customer, source, key)))));
        return udf(test, DataTypes.BooleanType)
                .apply(Interactions.SOURCE.col(), Interactions.INTERACTION_ID.col(), Interactions.CUSTOMER_ID.col());
    }
}
