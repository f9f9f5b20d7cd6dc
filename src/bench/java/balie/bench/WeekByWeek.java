package balie.bench;

import balie.question.Grouping;
import balie.question.Item;
import balie.question.Limits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Six weeks at a desk: some intents are asked from the first week on, twenty come up later, four in each of the weeks 2 to 6, with
 * at least five distinct wordings in their first week; all other texts fall into weeks by chance.
 *
 * <p>An id stands for the intent that more than half of its first wordings are of. A new id is right if none stood for that
 * intent before; an intent is found in its week if a right new id of its first week stands for it.
 */
final class WeekByWeek {

    static final int WEEKS = 6;
    static final int FRESH = 20;
    private static final int FIRST_TEXTS = 5;
    /** An intent with fewer texts could not be seen to come up. */
    private static final int LEAST_OF_FRESH = 12;

    private final List<Labelled> texts;
    private final Map<String, String> intents = new TreeMap<>();
    private final Map<String, Integer> starts = new HashMap<>();
    private final List<Map<String, Item>> weeks = new ArrayList<>();

    private final AtomicInteger last = new AtomicInteger();
    private final Grouping grouping = new Grouping(Limits.MEANING, last::incrementAndGet);
    private final Map<String, Grouping.Place> places = new HashMap<>();
    private final Map<Integer, Integer> partOf = new TreeMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> found = new HashSet<>();
    private int newIds;
    private int right;
    private long checks;
    private long kept;

    WeekByWeek(List<Labelled> texts, Function<String, float[]> vectors, long seed) {
        this.texts = texts;
        Random random = new Random(seed);
        Map<String, Map<String, Item>> byIntent = new TreeMap<>();
        for (Labelled text : texts) {
            String key = Grouped.key(text);
            // A wording that was given to two intents is asked under the first.
            if (intents.putIfAbsent(key, text.label()) == null) {
                byIntent.computeIfAbsent(text.label(), k -> new TreeMap<>())
                        .put(key, new Item(key, "en", vectors.apply(text.text())));
            }
        }
        choose(byIntent, random);
        for (int week = 0; week < WEEKS; week++) {
            weeks.add(new TreeMap<>());
        }
        byIntent.forEach((intent, wordings) -> {
            List<Item> items = new ArrayList<>(wordings.values());
            Collections.shuffle(items, random);
            int start = starts.getOrDefault(intent, 0);
            for (int i = 0; i < items.size(); i++) {
                int week = start + (i < FIRST_TEXTS ? 0 : random.nextInt(WEEKS - start));
                weeks.get(week).put(items.get(i).key(), items.get(i));
            }
        });
    }

    private void choose(Map<String, Map<String, Item>> byIntent, Random random) {
        List<String> all = new ArrayList<>(byIntent.keySet());
        Collections.shuffle(all, random);
        all.sort(Comparator.comparing(i -> byIntent.get(i).size() < LEAST_OF_FRESH));
        for (int i = 0; i < FRESH; i++) {
            if (byIntent.get(all.get(i)).size() < LEAST_OF_FRESH) {
                throw new IllegalStateException("only " + i + " intents of at least " + LEAST_OF_FRESH + " wordings");
            }
            starts.put(all.get(i), 1 + i * (WEEKS - 1) / FRESH);
        }
    }

    /**
     * What came of it.
     *
     * @param weekly of the places that texts had at the end
     * @param full of all texts grouped at once
     * @param newIds of the weeks 2 to 6
     * @param merged ids that became part of another
     * @param checks of places and ids that could have changed
     * @param kept of these that had not
     */
    record Outcome(
            Grouped weekly, Grouped full, int found, int newIds, int right, int merged, long checks, long kept) {}

    Outcome run(Function<String, float[]> vectors) {
        for (int week = 0; week < WEEKS; week++) {
            week(week);
        }
        Map<String, Grouping.Place> last = new HashMap<>(places);
        last.replaceAll((key, p) -> new Grouping.Place(whole(p.number()), p.similarity(), p.way(), p.nearest()));
        return new Outcome(
                Grouped.of(texts, last),
                Grouped.atOnce(texts, vectors, "en"),
                found.size(),
                newIds,
                right,
                partOf.size(),
                checks,
                kept);
    }

    private int whole(int number) {
        int at = number;
        while (partOf.containsKey(at)) {
            at = partOf.get(at);
        }
        return at;
    }

    private void week(int week) {
        int before = last.get();
        Map<String, Grouping.Place> placed = grouping.add(weeks.get(week).values());
        for (Grouping.Joined joined : grouping.joined()) {
            // What was given a place in another stays there, and nothing is part of what came after it.
            count(partOf.putIfAbsent(joined.part(), joined.into()) == null && joined.into() < joined.part());
        }
        check(before, placed);
        places.putAll(placed);
        Map<Integer, List<String>> made = new TreeMap<>();
        placed.forEach((key, place) -> {
            if (place.way() == Grouping.Way.NEW) {
                made.computeIfAbsent(place.number(), n -> new ArrayList<>()).add(intents.get(key));
            }
        });
        made.values().forEach(ofId -> judge(week, ofId));
    }

    private void judge(int week, List<String> ofId) {
        Map.Entry<String, Long> most = ofId.stream()
                .collect(Collectors.groupingBy(i -> i, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow();
        boolean stands = most.getValue() * 2 > ofId.size();
        boolean first = stands && known.add(most.getKey());
        if (week > 0) {
            newIds++;
            right += first ? 1 : 0;
            if (first && starts.getOrDefault(most.getKey(), 0) == week) {
                found.add(most.getKey());
            }
        }
    }

    /** A text that had an id has it still, an id given before is there still, and names no text that has another. */
    private void check(int before, Map<String, Grouping.Place> placed) {
        placed.forEach((key, place) -> {
            // A text that has its id is not placed again, and what is new has an id that nothing had.
            count(!places.containsKey(key));
            count(place.way() != Grouping.Way.NEW || place.number() > before);
            count(place.way() == Grouping.Way.NEW || place.number() <= before);
        });
        Map<String, Integer> now = new HashMap<>();
        places.forEach((key, place) -> now.put(key, place.number()));
        placed.forEach((key, place) -> now.putIfAbsent(key, place.number()));
        now.replaceAll((key, number) -> whole(number));
        Set<Integer> numbers = new HashSet<>(grouping.numbers());
        places.values().forEach(place -> count(numbers.contains(whole(place.number()))));
        for (int number : numbers) {
            for (String example : grouping.examples(number)) {
                count(Integer.valueOf(number).equals(now.get(example)));
            }
        }
    }

    private void count(boolean holds) {
        checks++;
        kept += holds ? 1 : 0;
    }
}
