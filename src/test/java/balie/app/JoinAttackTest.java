package balie.app;

import balie.privacy.ContactNames;
import balie.privacy.KeyFile;
import balie.privacy.Pseudonyms;
import balie.publish.CsvFile;
import balie.testkit.JoinAttack;
import balie.testkit.JoinAttack.Match;
import balie.testkit.JoinAttack.PersonRow;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who got hold of what training and what marketing gets of a run can not join the two. Beside each attack stands one on
 * folders in which the defence was left out, where it must succeed: an attack that never does proves nothing.
 */
class JoinAttackTest {

    /** What a careless table for training would tell of a person. */
    private static final List<String> TRAITS =
            List.of("customer_type", "region", "language", "top_product", "contacts", "recency_days", "channels");

    private static Path training;
    private static Path marketing;
    private static Pseudonyms ofTraining;
    private static Pseudonyms ofMarketing;

    /** All ids of customers, contacts and specialists, as the exports have them. */
    private static final Set<String> RAW = new HashSet<>();

    /** The ids of customers by the names that marketing knows. */
    private static final Map<String, String> BY_NAME = new HashMap<>();

    /** When each customer came first, as the exports have it, and the customer, so that each is another. */
    private static final Map<String, String> FIRST_CONTACT = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void publish() throws IOException {
        Path sample = SampleRun.get().folder();
        assertThat(SampleRun.get().outcome().exit()).isZero();
        training = sample.resolve("reports/runs/2026-W46/training");
        marketing = sample.resolve("reports/runs/2026-W46/marketing");
        ofTraining = KeyFile.load(sample.resolve("keys/training.key")).pseudonyms();
        ofMarketing = KeyFile.load(sample.resolve("keys/marketing.key")).pseudonyms();
        for (CSVRecord customer : CommandLine.csv(sample.resolve("sample-data/customers.csv"))) {
            String id = customer.get("customer_id");
            RAW.add(id);
            BY_NAME.put(ofMarketing.of(id), id);
        }
        CommandLine.csv(sample.resolve("sample-data/specialists.csv"))
                .forEach(specialist -> RAW.add(specialist.get("specialist_id")));
        SampleRun.get()
                .store()
                .interactions(List.of("counter", "phone", "zendesk"))
                .selectExpr("interaction_id", "agent", "customer_id", "cast(opened_at as string)")
                .collectAsList()
                .forEach(row -> {
                    RAW.add(row.getString(0));
                    if (row.getString(1) != null) {
                        RAW.add(row.getString(1));
                    }
                    if (row.getString(2) != null && row.getString(3) != null) {
                        FIRST_CONTACT.merge(
                                row.getString(2),
                                row.getString(3) + " " + row.getString(2),
                                BinaryOperator.minBy(Comparator.naturalOrder()));
                    }
                });
    }

    private static List<CSVRecord> profiles() throws IOException {
        return CommandLine.csv(marketing.resolve("data/customer_profiles.csv")).stream()
                .filter(r -> BY_NAME.containsKey(r.get("customer")))
                .toList();
    }

    /**
     * The folder of training with a table about persons besides.
     *
     * @param names makes the name that training knows of the id of a customer
     * @param traits that it tells
     * @param order of the rows
     */
    private Path careless(UnaryOperator<String> names, List<String> traits, Comparator<CSVRecord> order)
            throws IOException {
        Path careless = folder.resolve("training");
        FileUtils.copyDirectory(training.toFile(), careless.toFile());
        List<String> columns = new ArrayList<>(List.of("customer"));
        columns.addAll(traits);
        List<List<@Nullable Object>> rows = profiles().stream()
                .sorted(order)
                .map(r -> {
                    List<@Nullable Object> row = new ArrayList<>(List.of(names.apply(id(r))));
                    traits.forEach(t -> row.add(r.get(t)));
                    return row;
                })
                .toList();
        CsvFile.write(careless.resolve("data/persons.csv"), columns, rows.iterator());
        return careless;
    }

    private static String id(CSVRecord profile) {
        return BY_NAME.get(profile.get("customer"));
    }

    /** How many of the matches are right, by what only the keys tell. */
    private static long right(List<Match> matches) {
        Map<String, String> byTraining = new HashMap<>();
        BY_NAME.values().forEach(id -> {
            byTraining.put(ofTraining.of(id), id);
            ContactNames.all(ofTraining, id).forEach(name -> byTraining.put(name, id));
        });
        return matches.stream()
                .filter(m -> {
                    String one = byTraining.getOrDefault(
                            m.one().id(), BY_NAME.get(m.one().id()));
                    return one != null && one.equals(BY_NAME.get(m.other().id()));
                })
                .count();
    }

    @Test
    void the_folder_of_marketing_is_about_persons_so_that_there_is_something_to_join() throws IOException {
        assertThat(profiles()).hasSizeGreaterThan(100);
        assertThat(JoinAttack.personRows(marketing)).isNotEmpty();
        assertThat(RAW).hasSizeGreaterThan(1000);
    }

    @Test
    void no_id_stands_in_both_folders_and_none_of_the_exports_in_either() throws IOException {
        assertThat(new JoinAttack(training, marketing).sharedIds(RAW)).isEmpty();
        assertThat(new JoinAttack(training, training).sharedIds(RAW)).doesNotContainAnyElementsOf(RAW);
        assertThat(new JoinAttack(marketing, marketing).sharedIds(RAW)).doesNotContainAnyElementsOf(RAW);

        // With one key for both, or with the ids of the exports, everybody is found.
        Path oneKey = careless(ofMarketing::of, List.of(), Comparator.comparing(r -> ofMarketing.of(id(r))));
        assertThat(new JoinAttack(oneKey, marketing).sharedIds(RAW))
                .hasSize(profiles().size());
        Path raw = careless(id -> id, List.of(), Comparator.comparing(JoinAttackTest::id));
        assertThat(new JoinAttack(raw, raw).sharedIds(RAW))
                .filteredOn(RAW::contains)
                .hasSize(profiles().size());
        Path ownKey = careless(ofTraining::of, List.of(), Comparator.comparing(r -> ofTraining.of(id(r))));
        assertThat(new JoinAttack(ownKey, marketing).sharedIds(RAW)).isEmpty();
    }

    @Test
    void no_rare_combination_of_values_leads_from_one_folder_to_the_other() throws IOException {
        assertThat(new JoinAttack(training, marketing).byRareValues()).isEmpty();

        // A key of its own does not help a table that tells the same traits of the same persons.
        Path careless = careless(ofTraining::of, TRAITS, Comparator.comparing(r -> ofTraining.of(id(r))));
        List<Match> matches = new JoinAttack(careless, marketing).byRareValues();
        assertThat(matches).hasSizeGreaterThan(profiles().size() / 4);
        assertThat(right(matches)).isEqualTo(matches.size());
    }

    @Test
    void a_count_of_a_single_case_would_lead_to_a_person() throws IOException {
        CSVRecord lonely = profiles().stream()
                .filter(r -> !r.get("top_product").isEmpty() && !r.get("region").startsWith("["))
                .filter(r -> alike(r) == 1)
                .findFirst()
                .orElseThrow();
        Path careless = folder.resolve("training");
        FileUtils.copyDirectory(training.toFile(), careless.toFile());
        CsvFile.write(
                careless.resolve("data/single.csv"),
                List.of("region", "top_product", "recency_days", "n", "of"),
                List.of(Arrays.<@Nullable Object>asList(
                                lonely.get("region"), lonely.get("top_product"), lonely.get("recency_days"), 1L, 1L))
                        .iterator());

        assertThat(new JoinAttack(careless, marketing).byRareValues())
                .extracting(m -> m.other().id())
                .containsExactly(lonely.get("customer"));
    }

    private static long alike(CSVRecord profile) {
        try {
            return profiles().stream()
                    .filter(r -> Stream.of("region", "top_product", "recency_days")
                            .allMatch(c -> r.get(c).equals(profile.get(c))))
                    .count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void the_order_of_rows_tells_nothing_of_ids() throws IOException {
        // Contacts of the one beside customers of the other: about one in all is right by chance.
        assertThat(right(new JoinAttack(training, marketing).byRowOrder())).isLessThan(10);
        // Those with as many contacts stand together; within these, nothing but the pseudonym orders.
        Map<String, List<String>> byContacts = new HashMap<>();
        profiles()
                .forEach(r -> byContacts
                        .computeIfAbsent(r.get("contacts"), c -> new ArrayList<>())
                        .add(id(r)));
        List<List<String>> groups =
                byContacts.values().stream().filter(ids -> ids.size() >= 30).toList();
        assertThat(groups).isNotEmpty();
        for (List<String> ids : groups) {
            // Of an order that is chance, 1 in 15,000 lies outside four standard errors.
            double most = 4 / Math.sqrt(ids.size() - 1);
            assertThat(JoinAttack.rankCorrelation(ids)).isBetween(-most, most);
            assertThat(JoinAttack.rankCorrelation(
                            ids.stream().map(FIRST_CONTACT::get).toList()))
                    .isBetween(-most, most);
        }

        // Sorted by the ids of the exports, the one shows them, and two such folders can be laid side by side whatever
        // their keys.
        Path byId = careless(ofTraining::of, List.of(), Comparator.comparing(JoinAttackTest::id));
        Path alsoById = folder.resolve("marketing");
        List<List<@Nullable Object>> rows = profiles().stream()
                .sorted(Comparator.comparing(JoinAttackTest::id))
                .map(r -> Arrays.<@Nullable Object>asList(r.get("customer")))
                .toList();
        Files.createDirectories(alsoById.resolve("data"));
        CsvFile.write(alsoById.resolve("data/customer_profiles.csv"), List.of("customer"), rows.iterator());
        List<Match> matches = new JoinAttack(byId, alsoById)
                .byRowOrder().stream()
                        .filter(m -> m.one().place().startsWith("data/persons.csv"))
                        .toList();
        assertThat(matches).hasSize(profiles().size());
        assertThat(right(matches)).isEqualTo(matches.size());
        List<String> sorted = JoinAttack.personRows(alsoById).get(0).stream()
                .map(PersonRow::id)
                .map(BY_NAME::get)
                .toList();
        assertThat(JoinAttack.rankCorrelation(sorted)).isEqualTo(1);
        // By their own pseudonyms they can not.
        Path byPseudonym = careless(ofTraining::of, List.of(), Comparator.comparing(r -> ofTraining.of(id(r))));
        assertThat(right(new JoinAttack(byPseudonym, marketing).byRowOrder()))
                .isLessThan(profiles().size() / 20);
    }

    @Test
    void a_folder_names_nothing_of_the_other() throws IOException {
        for (Path one : List.of(training, marketing)) {
            try (Stream<Path> files = Files.walk(one)) {
                for (Path page :
                        files.filter(f -> f.toString().endsWith(".html")).toList()) {
                    java.util.regex.Matcher links =
                            java.util.regex.Pattern.compile("href=\"([^\"#]+)").matcher(Files.readString(page));
                    int found = 0;
                    while (links.find()) {
                        Path to = page.resolveSibling(links.group(1)).normalize();
                        assertThat(to)
                                .as(page + " links to " + links.group(1))
                                .startsWith(one)
                                .exists();
                        found++;
                    }
                    assertThat(found).isPositive();
                }
            }
        }
    }
}
