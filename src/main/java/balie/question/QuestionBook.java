package balie.question;

import balie.encode.Understanding;
import balie.encode.Vectors;
import balie.model.ByteVector;
import balie.model.Correction;
import balie.model.DecidedBy;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.model.UnderstoodBy;
import balie.text.Wording;
import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The catalogue of questions, carried on week by week of the data: texts of a week are placed among what was known before it, so
 * that a history loaded at once has the same questions as the same weeks loaded one after the other.
 */
public final class QuestionBook {

    private static final String PREFIX = "Q";
    private static final int LONG_LABEL = 90;
    private static final double LONG_COSTS = .15;

    private final ZoneId zone;
    private final KeyTerms terms;
    private final TreeMap<Integer, StoredQuestion> questions = new TreeMap<>();
    private final TreeMap<String, Grouping> spaces = new TreeMap<>();
    private final Map<String, Correction> corrections = new LinkedHashMap<>();
    /** By key of what they ask: wordings that wait. */
    private final TreeMap<String, List<StoredWording>> waiting = new TreeMap<>();
    /** By key of what it asks: a wording that stands for it. */
    private final Map<String, String> wordingOf = new HashMap<>();

    private final Map<String, String> textOf = new HashMap<>();
    /** By key of what they ask: the questions that people said wordings belong to. */
    private final Map<String, Integer> pinnedTo = new HashMap<>();

    private final Map<String, StoredWording> changed = new TreeMap<>();
    /** Numbers that corrections name. */
    private final Set<Integer> named = new HashSet<>();

    private int next = 1;

    /**
     * @param zone in which weeks begin
     * @param terms for the key terms of new questions
     * @param catalogue as it is stored, all of it
     * @param means as {@link #means()} gave them before, by space and language
     */
    public QuestionBook(
            ZoneId zone,
            KeyTerms terms,
            Collection<StoredQuestion> catalogue,
            Map<String, float[]> means,
            Collection<Correction> corrections) {
        this.zone = zone;
        this.terms = terms;
        catalogue.forEach(q -> questions.put((int) q.number(), q));
        corrections.forEach(c -> this.corrections.put(c.id(), c));
        questions.keySet().forEach(n -> next = Math.max(next, n + 1));
        for (Correction each : corrections) {
            if (isMade(each)) {
                next = Math.max(next, number(each.id()) + 1);
            }
            // What is said of an id that is not there must not come to hold for a question that gets it by chance.
            named.add(number(each.id()));
            each.merged().forEach(id -> named.add(number(id)));
            if (each.splitFrom() != null) {
                named.add(number(each.splitFrom()));
            }
        }
        makeTargets();
        means.forEach((name, mean) -> {
            int at = name.lastIndexOf('/');
            space(name.substring(0, at)).restoreMean(name.substring(at + 1), mean);
        });
    }

    /** A question that others are merged into may itself be new: it is where they are. */
    private void makeTargets() {
        for (Correction each : corrections.values()) {
            if (isMade(each)) {
                each.merged().stream()
                        .map(id -> questions.get(number(id)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(q -> questions.computeIfAbsent(number(each.id()), n -> unnamed(n, q.space())));
            }
        }
    }

    /** The number of an id. */
    public static int number(String id) {
        return Integer.parseInt(id.substring(PREFIX.length()));
    }

    public static String id(int number) {
        return PREFIX + number;
    }

    /** A question of the catalogue that another one became part of is that other one. */
    private int resolved(int number) {
        int at = number;
        for (int hop = 0; hop <= questions.size(); hop++) {
            String into = mergedInto(at);
            if (into == null) {
                return at;
            }
            at = number(into);
        }
        return number;
    }

    /** A correction with examples makes its question where there is none yet. */
    private static boolean isMade(Correction correction) {
        return !correction.examples().isEmpty();
    }

    private int newNumber() {
        while (named.contains(next)) {
            next++;
        }
        return next++;
    }

    /** Ids that corrections name and that are no question: what is said of them has no effect. */
    public List<String> unknown() {
        Set<Integer> made = corrections.values().stream()
                .filter(QuestionBook::isMade)
                .map(c -> number(c.id()))
                .collect(Collectors.toSet());
        return named.stream()
                .filter(n -> !questions.containsKey(n) && !made.contains(n))
                .sorted()
                .map(QuestionBook::id)
                .toList();
    }

    private @Nullable String mergedInto(int number) {
        String id = id(number);
        return corrections.values().stream()
                .filter(c -> c.merged().contains(id) && questions.containsKey(number(c.id())))
                .map(Correction::id)
                .findFirst()
                .orElse(null);
    }

    /** Takes up the wordings that are examples of stored questions. */
    public void restoreExamples(Map<String, StoredWording> wordings) {
        for (StoredQuestion question : questions.values()) {
            List<Item> items = question.examples().stream()
                    .map(wordings::get)
                    .filter(Objects::nonNull)
                    .filter(w -> w.vector() != null)
                    .map(this::item)
                    .toList();
            space(question.space()).restore(resolved((int) question.number()), items);
        }
    }

    /** Takes up the wordings that wait; a question they become is then named after the new ones among its texts. */
    public void restorePending(Collection<StoredWording> pending) {
        restorePending(pending, Map.of());
    }

    /**
     * Takes up the wordings that wait.
     *
     * @param asked what they ask, by key of the question, so that a question they become can be named after any of them
     */
    public void restorePending(Collection<StoredWording> pending, Map<String, String> asked) {
        asked.forEach(textOf::putIfAbsent);
        for (StoredWording wording : pending) {
            if (wording.questionKey() != null && wording.vector() != null) {
                waiting.computeIfAbsent(wording.questionKey(), k -> new ArrayList<>())
                        .add(wording);
                space(spaceOf(wording)).restorePending(item(wording));
            }
        }
    }

    /** In which space the vector of a stored wording lives. */
    public static String spaceOf(StoredWording wording) {
        return wording.understoodBy() == UnderstoodBy.CHARACTERS
                ? Understanding.CHARACTERS + wording.language()
                : Understanding.MEANING;
    }

    /**
     * Makes a wording an example of a question for good.
     *
     * @param stored wordings that ask the same and are stored already: they move
     */
    public void pin(String id, NewText example, Collection<StoredWording> stored) {
        String asks = example.questionKey();
        if (asks == null || example.vector() == null) {
            return;
        }
        int number = resolved(number(id));
        questions.computeIfAbsent(number(id), n -> unnamed(n, example.space()));
        textOf.putIfAbsent(asks, Objects.requireNonNull(example.question()));
        pinnedTo.put(asks, number);
        space(example.space())
                .pin(
                        number,
                        new Item(
                                asks,
                                example.language(),
                                Vectors.unpack(example.vector().values())));
        waiting.remove(asks);
        for (StoredWording wording : stored) {
            standsFor(asks, wording.key());
            boolean there = wording.questionId() != null && resolved(number(wording.questionId())) == number;
            if (!there) {
                move(wording, number, DecidedBy.PERSON, 1, wording.knownFrom());
            }
        }
    }

    private static StoredQuestion unnamed(int number, String space) {
        return new StoredQuestion(
                id(number), number, null, null, "", null, null, space, null, null, "", 0, List.of(), null, null);
    }

    /** Adds new wordings, week by week. */
    public void add(Collection<NewText> texts) {
        TreeMap<LocalDate, List<NewText>> weeks = new TreeMap<>();
        texts.stream()
                .sorted(Comparator.comparing(NewText::wordingKey))
                .forEach(t -> weeks.computeIfAbsent(week(t.firstOpenedAt()), w -> new ArrayList<>())
                        .add(t));
        weeks.forEach((monday, ofWeek) -> week(
                ofWeek,
                monday.equals(LocalDate.MIN)
                        ? null
                        : monday.plusWeeks(1).atStartOfDay(zone).toInstant()));
    }

    private LocalDate week(@Nullable Instant at) {
        return at == null
                ? LocalDate.MIN
                : at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private void week(List<NewText> texts, @Nullable Instant knownFrom) {
        TreeMap<String, Map<String, Item>> batches = new TreeMap<>();
        for (NewText text : texts) {
            StoredWording wording = stored(text);
            changed.put(wording.key(), wording);
            String asks = text.questionKey();
            if (asks == null || text.vector() == null) {
                continue;
            }
            waiting.computeIfAbsent(asks, k -> new ArrayList<>()).add(wording);
            standsFor(asks, text.wordingKey());
            textOf.putIfAbsent(asks, Objects.requireNonNull(text.question()));
            Integer said = pinnedTo.get(asks);
            if (said != null) {
                settle(asks, new Grouping.Place(said, 1, Grouping.Way.PERSON, 0), knownFrom);
                continue;
            }
            batches.computeIfAbsent(text.space(), s -> new TreeMap<>())
                    .putIfAbsent(
                            asks,
                            new Item(
                                    asks,
                                    text.language(),
                                    Vectors.unpack(text.vector().values())));
        }
        batches.forEach((space, items) -> {
            Grouping grouping = space(space);
            Map<String, Grouping.Place> places = grouping.add(items.values());
            TreeMap<Integer, List<String>> made = new TreeMap<>();
            places.forEach((key, place) -> {
                if (place.way() == Grouping.Way.NEW) {
                    made.computeIfAbsent(place.number(), n -> new ArrayList<>()).add(key);
                }
            });
            made.forEach((number, keys) -> {
                Grouping.Place place = Objects.requireNonNull(places.get(keys.get(0)));
                questions.put(number, born(number, space, keys, place, knownFrom, grouping));
            });
            new TreeMap<>(places).forEach((key, place) -> settle(key, place, knownFrom));
        });
    }

    private StoredQuestion born(
            int number,
            String space,
            List<String> keys,
            Grouping.Place place,
            @Nullable Instant knownFrom,
            Grouping grouping) {
        List<String> texts =
                keys.stream().map(textOf::get).filter(Objects::nonNull).sorted().toList();
        String label = grouping.nearestToMiddle(number, keys.stream().sorted().toList(), key -> cost(textOf.get(key)));
        return new StoredQuestion(
                id(number),
                number,
                label == null ? null : textOf.get(label),
                null,
                String.join(", ", terms.of(texts)),
                label == null ? null : wordingOf.get(label),
                null,
                space,
                null,
                knownFrom,
                "",
                0,
                List.of(),
                place.nearest() == 0 ? null : id(place.nearest()),
                place.nearest() == 0 ? null : place.similarity());
    }

    /** A long text may be in the middle of its group and still be no good name. */
    private static double cost(@Nullable String text) {
        return text == null ? 2 : LONG_COSTS * Math.max(0, text.length() - LONG_LABEL) / LONG_LABEL;
    }

    private void settle(String asks, Grouping.Place place, @Nullable Instant knownFrom) {
        List<StoredWording> wordings = waiting.remove(asks);
        if (wordings == null) {
            return;
        }
        DecidedBy by = switch (place.way()) {
            case EXAMPLES -> DecidedBy.EXAMPLES;
            case WITH_OTHERS, NEW -> DecidedBy.GROUP;
            case PERSON -> DecidedBy.PERSON;
        };
        for (StoredWording wording : wordings) {
            move(wording, place.number(), by, place.similarity(), knownFrom);
        }
    }

    private void move(StoredWording wording, int number, DecidedBy by, double similarity, @Nullable Instant knownFrom) {
        changed.put(wording.key(), wording.decided(id(number), by, similarity, knownFrom));
        StoredQuestion question = questions.get(number);
        if (question != null) {
            questions.put(number, counted(question, wording, 1));
        }
        StoredQuestion before = wording.questionId() == null ? null : questions.get(number(wording.questionId()));
        if (before != null) {
            questions.put((int) before.number(), counted(before, null, -1));
        }
    }

    private StoredQuestion counted(StoredQuestion q, @Nullable StoredWording with, int more) {
        LocalDate first = q.firstSeen();
        TreeSet<String> languages = new TreeSet<>(
                q.languages().isEmpty() ? List.of() : List.of(q.languages().split(", ")));
        if (with != null) {
            LocalDate day = with.firstOpenedAt() == null
                    ? null
                    : with.firstOpenedAt().atZone(zone).toLocalDate();
            first = first == null || (day != null && day.isBefore(first)) ? day : first;
            if (with.language() != null) {
                languages.add(with.language());
            }
        }
        return new StoredQuestion(
                q.id(),
                q.number(),
                q.label(),
                q.name(),
                q.terms(),
                q.labelKey(),
                q.mergedInto(),
                q.space(),
                first,
                q.knownFrom(),
                String.join(", ", languages),
                Math.max(0, q.wordings() + more),
                q.examples(),
                q.nearest(),
                q.nearestSimilarity());
    }

    /**
     * Moves those wordings of a question to another that are like the examples of that one.
     *
     * @param members all wordings of the question that is split
     */
    public void split(String from, String to, Collection<StoredWording> members) {
        StoredQuestion question = questions.get(number(from));
        if (question == null) {
            return;
        }
        int source = resolved(number(from));
        int target = resolved(number(to));
        if (source == target) {
            return;
        }
        Grouping grouping = space(question.space());
        TreeMap<String, List<StoredWording>> byKey = new TreeMap<>();
        for (StoredWording member : members) {
            String asks = member.questionKey();
            if (member.vector() == null || asks == null || member.decidedBy() == DecidedBy.PERSON) {
                continue;
            }
            if (Objects.equals(grouping.pinnedTo(asks), target)) {
                move(member, target, DecidedBy.PERSON, 1, member.knownFrom());
            } else {
                byKey.computeIfAbsent(asks, k -> new ArrayList<>()).add(member);
            }
        }
        List<Item> items =
                byKey.values().stream().map(same -> item(same.get(0))).toList();
        for (Item moved : grouping.nearer(items, target)) {
            grouping.change(moved, source, target);
            for (StoredWording wording : Objects.requireNonNull(byKey.get(moved.key()))) {
                standsFor(moved.key(), wording.key());
                move(wording, target, DecidedBy.EXAMPLES, 1, wording.knownFrom());
            }
        }
    }

    /** Moves stored wordings of texts that were {@linkplain #pin pinned} to where people said that they belong. */
    public void correct(Collection<StoredWording> stored) {
        for (StoredWording wording : stored) {
            String asks = wording.questionKey();
            for (Grouping grouping : spaces.values()) {
                Integer number = asks == null ? null : grouping.pinnedTo(asks);
                if (number != null && !id(number).equals(wording.questionId())) {
                    move(wording, number, DecidedBy.PERSON, 1, wording.knownFrom());
                }
            }
        }
    }

    /** Ids that corrections take a part off and that the catalogue does not have yet, by the question they are split from. */
    public Map<String, String> splits() {
        Map<String, String> splits = new TreeMap<>();
        corrections.values().forEach(c -> {
            StoredQuestion known = questions.get(number(c.id()));
            if (c.splitFrom() != null && (known == null || known.wordings() == 0)) {
                splits.put(c.id(), c.splitFrom());
            }
        });
        return splits;
    }

    /**
     * Learns what is taken away from vectors from all stored wordings, because they were all made anew. To be called before any are
     * taken up.
     */
    public void learnMeans(Collection<StoredWording> wordings) {
        TreeMap<String, List<Item>> bySpace = new TreeMap<>();
        wordings.stream()
                .filter(w -> w.vector() != null && w.questionKey() != null)
                .forEach(w -> bySpace.computeIfAbsent(spaceOf(w), s -> new ArrayList<>())
                        .add(item(w)));
        bySpace.forEach((space, items) -> space(space).learnMeans(items));
    }

    /** How many wordings wait. */
    public long pending() {
        return waiting.values().stream().mapToLong(List::size).sum();
    }

    /** Wordings that are new or were placed. */
    public List<StoredWording> changed() {
        return List.copyOf(changed.values());
    }

    /** The catalogue as it is now. */
    public List<StoredQuestion> catalogue() {
        return questions.values().stream().map(this::finished).toList();
    }

    private StoredQuestion finished(StoredQuestion q) {
        Correction correction = corrections.get(q.id());
        String label = q.label();
        if (label == null && correction != null && !correction.examples().isEmpty()) {
            label = correction.examples().get(0);
        }
        String into = mergedInto((int) q.number());
        List<String> examples = into != null
                ? q.examples()
                : space(q.space()).examples((int) q.number()).stream()
                        .map(wordingOf::get)
                        .filter(Objects::nonNull)
                        .sorted()
                        .limit(StoredQuestion.MOST_EXAMPLES)
                        .toList();
        return new StoredQuestion(
                q.id(),
                q.number(),
                label,
                correction == null ? null : correction.name(),
                q.terms(),
                q.labelKey(),
                into,
                q.space(),
                q.firstSeen(),
                q.knownFrom(),
                q.languages(),
                q.wordings(),
                examples,
                q.nearest(),
                q.nearestSimilarity());
    }

    /** What is taken away from vectors, by space and language; to be given to the next book. */
    public Map<String, float[]> means() {
        Map<String, float[]> means = new TreeMap<>();
        spaces.forEach((space, grouping) ->
                grouping.means().forEach((language, mean) -> means.put(space + "/" + language, mean)));
        return means;
    }

    private Grouping space(String space) {
        return spaces.computeIfAbsent(
                space,
                s -> new Grouping(
                        s.startsWith(Understanding.CHARACTERS) ? Limits.CHARACTERS : Limits.MEANING, this::newNumber));
    }

    private Item item(StoredWording wording) {
        String asks = Objects.requireNonNull(wording.questionKey());
        ByteVector vector = Objects.requireNonNull(wording.vector());
        standsFor(asks, wording.key());
        return new Item(asks, wording.language() == null ? "und" : wording.language(), Vectors.unpack(vector.values()));
    }

    /** Of several wordings the one with the least key, in whatever order they come. */
    private void standsFor(String asks, String wording) {
        wordingOf.merge(asks, wording, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    private static StoredWording stored(NewText text) {
        return new StoredWording(
                text.wordingKey(),
                text.questionKey(),
                text.language(),
                text.by(),
                text.encoder(),
                text.vector(),
                text.firstOpenedAt(),
                null,
                text.questionKey() == null || text.vector() == null ? null : DecidedBy.PENDING,
                null,
                null);
    }

    /** Key of what a text asks. */
    public static @Nullable String keyOf(String question) {
        return Wording.key(question);
    }
}
