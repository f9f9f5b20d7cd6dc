package balie.testkit;

import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tries to join what two audiences got, as somebody would who has both folders and nothing else.
 *
 * @param one folder of an audience
 * @param other folder of another
 */
public record JoinAttack(Path one, Path other) {

    /** As a pseudonym or a hash looks, and the numbers that help desks give. */
    private static final Pattern PSEUDONYM = Pattern.compile("(?<![0-9A-Za-z])[0-9a-f]{16}(?![0-9A-Za-z])");

    /** What lies behind a point is part of a number, and no id. */
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*");

    /** Columns that say what a figure is and when, not whom it is about. */
    private static final Set<String> ABOUT_THE_FIGURE = Set.of(
            "measure",
            "definition",
            "mark",
            "source",
            "period_from",
            "period_to",
            "as_of",
            "interval",
            "rank",
            "low",
            "high",
            "n",
            "of",
            "percent",
            "customer");

    /**
     * A row that is about one person.
     *
     * @param place file and number of the row
     * @param id the pseudonym in it; empty: none
     * @param traits by column, without what is hidden or not known
     */
    public record PersonRow(String place, String id, Map<String, String> traits) {}

    /** Two rows that are taken for rows about one and the same person. */
    public record Match(PersonRow one, PersonRow other) {}

    /** What looks like the pseudonym of somebody, or is one of some ids, in any text of both folders. */
    public Set<String> sharedIds(Set<String> ids) throws IOException {
        Set<String> shared = names(one, ids);
        shared.retainAll(names(other, ids));
        return shared;
    }

    private static Set<String> names(Path folder, Set<String> ids) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : files(folder, ".csv", ".html")) {
            String text = Files.readString(file);
            Matcher pseudonyms = PSEUDONYM.matcher(text);
            while (pseudonyms.find()) {
                found.add(pseudonyms.group());
            }
            Matcher words = WORD.matcher(text);
            while (words.find()) {
                if (ids.contains(words.group())) {
                    found.add(words.group());
                }
            }
        }
        return found;
    }

    private static List<Path> files(Path folder, String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> Stream.of(endings).anyMatch(e -> f.toString().endsWith(e)))
                    .sorted()
                    .toList();
        }
    }

    /** The rows about one person: those that name one, and those that count a single case. */
    public static List<List<PersonRow>> personRows(Path folder) throws IOException {
        List<List<PersonRow>> tables = new ArrayList<>();
        for (Path file : files(folder, ".csv")) {
            List<PersonRow> rows = new ArrayList<>();
            for (CSVRecord row : CsvFiles.file(file)) {
                String id = row.toMap().values().stream()
                        .filter(v -> PSEUDONYM.matcher(v).matches())
                        .findFirst()
                        .orElse("");
                boolean single = Stream.of("n", "of")
                        .anyMatch(c -> row.isMapped(c) && row.get(c).equals("1"));
                if (!id.isEmpty() || single) {
                    rows.add(new PersonRow(folder.relativize(file) + " " + row.getRecordNumber(), id, traits(row)));
                }
            }
            if (!rows.isEmpty()) {
                tables.add(rows);
            }
        }
        return tables;
    }

    private static Map<String, String> traits(CSVRecord row) {
        Map<String, String> traits = new LinkedHashMap<>();
        row.toMap().forEach((column, value) -> {
            if (!ABOUT_THE_FIGURE.contains(column)
                    && !value.isEmpty()
                    && !value.equals("all")
                    && !value.startsWith("[")
                    && !value.startsWith("(")) {
                traits.put(column, value);
            }
        });
        return traits;
    }

    /** Rows about one person whose values, in the columns that both have, occur once in the one folder's table and once in the other's. */
    public List<Match> byRareValues() throws IOException {
        List<Match> matches = new ArrayList<>();
        List<List<PersonRow>> others = personRows(other);
        for (List<PersonRow> rows : personRows(one)) {
            for (List<PersonRow> candidates : others) {
                matches.addAll(byRareValues(rows, candidates));
            }
        }
        return matches;
    }

    private static List<Match> byRareValues(List<PersonRow> rows, List<PersonRow> candidates) {
        Set<String> known = new HashSet<>();
        candidates.forEach(c -> known.addAll(c.traits().keySet()));
        // Rows of one table differ in which columns are 'all': each kind of row is looked at by itself.
        Map<Set<String>, List<PersonRow>> byColumns = new HashMap<>();
        for (PersonRow row : rows) {
            Set<String> columns = new TreeSet<>(row.traits().keySet());
            columns.retainAll(known);
            if (!columns.isEmpty()) {
                byColumns.computeIfAbsent(columns, c -> new ArrayList<>()).add(row);
            }
        }
        List<Match> matches = new ArrayList<>();
        byColumns.forEach((columns, group) -> {
            Map<List<String>, List<PersonRow>> mine = byValues(group, columns);
            Map<List<String>, List<PersonRow>> theirs = byValues(candidates, columns);
            mine.forEach((values, its) -> {
                List<PersonRow> found = theirs.getOrDefault(values, List.of());
                if (its.size() == 1 && found.size() == 1) {
                    matches.add(new Match(its.get(0), found.get(0)));
                }
            });
        });
        return matches;
    }

    private static Map<List<String>, List<PersonRow>> byValues(List<PersonRow> rows, Set<String> columns) {
        Map<List<String>, List<PersonRow>> byValues = new LinkedHashMap<>();
        for (PersonRow row : rows) {
            List<String> values =
                    columns.stream().map(c -> row.traits().getOrDefault(c, "")).toList();
            byValues.computeIfAbsent(values, v -> new ArrayList<>()).add(row);
        }
        return byValues;
    }

    /** The rows of tables that are about one person each, taken for the same person where they stand at the same place. */
    public List<Match> byRowOrder() throws IOException {
        List<Match> matches = new ArrayList<>();
        List<List<PersonRow>> others = personRows(other);
        for (List<PersonRow> rows : personRows(one)) {
            for (List<PersonRow> candidates : others) {
                for (int i = 0; i < Math.min(rows.size(), candidates.size()); i++) {
                    matches.add(new Match(rows.get(i), candidates.get(i)));
                }
            }
        }
        return matches;
    }

    /** Spearman's rank correlation of the order of rows with that of some ids: 1 where they are sorted by them, 0 where nothing shows. */
    public static double rankCorrelation(List<String> ids) {
        List<String> sorted = ids.stream().sorted().toList();
        Map<String, Integer> ranks = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            ranks.putIfAbsent(sorted.get(i), i);
        }
        double n = ids.size();
        double squares = 0;
        for (int i = 0; i < ids.size(); i++) {
            double difference = i - (double) ranks.getOrDefault(ids.get(i), 0);
            squares += difference * difference;
        }
        return 1 - 6 * squares / (n * (n * n - 1));
    }
}
