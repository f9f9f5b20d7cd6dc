package balie.question;

import balie.encode.Understanding;
import balie.encode.Vectors;
import balie.model.ByteVector;
import balie.model.Correction;
import balie.model.DecidedBy;
import balie.model.QuestionId;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.model.UnderstoodBy;
import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of questions, carried on week by week of the data: texts of a week are placed among what was known before it, so
 * that a history loaded at once has the same questions as the same weeks loaded one after the other.
 */
public final class QuestionBook {

    private final ZoneId zone;
    private final Asked asked;
    private final Said said;
    private final TreeMap<Integer, Entry> questions = new TreeMap<>();
    private final TreeMap<String, Grouping> spaces = new TreeMap<>();
    /** By key of what they ask: wordings that wait. */
    private final TreeMap<String, List<StoredWording>> waiting = new TreeMap<>();

    private final Map<String, StoredWording> changed = new TreeMap<>();
    private final TreeMap<String, String> splits = new TreeMap<>();
    private int next;

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
        this.asked = new Asked(terms);
        this.said = new Said(corrections);
        catalogue.forEach(q -> questions.put((int) q.number(), new Entry(q)));
        this.next = 1 + Math.max(said.largestMade(), questions.isEmpty() ? 0 : questions.lastKey());
        makeTargets();
        for (Correction each : said.all()) {
            Entry known = questions.get(each.number());
            if (each.splitFrom() != null && (known == null || known.wordings() == 0)) {
                splits.put(each.id(), each.splitFrom());
            }
        }
        means.forEach((name, mean) -> {
            int at = name.lastIndexOf('/');
            space(name.substring(0, at)).restoreMean(name.substring(at + 1), mean);
        });
    }

    /** A question that others are merged into may itself be new: it is where they are. */
    private void makeTargets() {
        for (Correction each : said.all()) {
            if (each.isMade()) {
                each.merged().stream()
                        .map(id -> questions.get(QuestionId.number(id)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(part -> questions.computeIfAbsent(
                                each.number(), n -> Entry.made(n, part.kept().space())));
            }
        }
    }

    private int newNumber() {
        while (said.names(next)) {
            next++;
        }
        return next++;
    }

    /** The number of the question that one is part of, by what people said or by its wordings; null: of none. */
    private @Nullable Integer into(int number) {
        Entry entry = questions.get(number);
        // Of whatever people said something, that alone holds.
        if (said.names(number) || entry == null || entry.sameAs() == null) {
            return said.into(number, questions::containsKey);
        }
        return QuestionId.number(entry.sameAs());
    }

    /** The number of the question that one is part of in the end; itself, if it is whole. */
    private int resolved(int number) {
        int at = number;
        for (int hop = 0; hop <= questions.size(); hop++) {
            Integer whole = into(at);
            if (whole == null) {
                return at;
            }
            at = whole;
        }
        // In a circle, which the reader of corrections refuses.
        return number;
    }

    /** Ids that corrections name and that are no question: what is said of them has no effect. */
    public List<String> unknown() {
        return said.unknown(questions::containsKey);
    }

    /** Takes up the wordings that are examples of stored questions. */
    public void restoreExamples(Map<String, StoredWording> wordings) {
        for (Entry entry : questions.values()) {
            StoredQuestion question = entry.kept();
            List<Item> items = question.examples().stream()
                    .map(wordings::get)
                    .filter(Objects::nonNull)
                    .filter(w -> w.vector() != null)
                    .map(this::example)
                    .toList();
            space(question.space()).restore(resolved((int) question.number()), items);
        }
    }

    /**
     * Takes up the wordings that wait.
     *
     * @param texts what they ask, by key of the question, so that a question they become can be named after any of them
     */
    public void restorePending(Collection<StoredWording> pending, Map<String, String> texts) {
        texts.forEach(asked::text);
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
        questions.computeIfAbsent(QuestionId.number(id), n -> Entry.made(n, example.space()));
        int number = resolved(QuestionId.number(id));
        asked.text(asks, Objects.requireNonNull(example.question()));
        space(example.space()).pin(number, example.item());
        waiting.remove(asks);
        for (StoredWording wording : stored) {
            asked.wording(asks, wording.key());
            String before = wording.questionId();
            if (before == null || resolved(QuestionId.number(before)) != number) {
                move(wording, number, DecidedBy.PERSON, 1, wording.knownFrom());
            }
        }
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
            StoredWording wording = text.waiting();
            changed.put(wording.key(), wording);
            String asks = text.questionKey();
            if (asks == null || text.vector() == null) {
                continue;
            }
            waiting.computeIfAbsent(asks, k -> new ArrayList<>()).add(wording);
            asked.wording(asks, text.wordingKey());
            asked.text(asks, Objects.requireNonNull(text.question()));
            batches.computeIfAbsent(text.space(), s -> new TreeMap<>()).putIfAbsent(asks, text.item());
        }
        batches.forEach((space, items) -> {
            Grouping grouping = space(space);
            Map<String, Grouping.Place> places = grouping.add(items.values());
            for (Grouping.Joined joined : grouping.joined()) {
                Objects.requireNonNull(questions.get(joined.part()))
                        .join(
                                QuestionId.of(joined.into()),
                                asked.wordings(joined.examples()).stream()
                                        .sorted()
                                        .toList());
            }
            TreeMap<Integer, List<String>> made = new TreeMap<>();
            places.forEach((key, place) -> {
                if (place.way() == Grouping.Way.NEW) {
                    made.computeIfAbsent(place.number(), n -> new ArrayList<>()).add(key);
                }
            });
            made.forEach((number, keys) -> {
                Grouping.Place place = Objects.requireNonNull(places.get(keys.get(0)));
                questions.put(
                        number,
                        asked.born(
                                space, grouping, place, keys.stream().sorted().toList(), knownFrom));
            });
            new TreeMap<>(places).forEach((key, place) -> settle(key, place, knownFrom));
        });
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
        changed.put(wording.key(), wording.decided(QuestionId.of(number), by, similarity, knownFrom));
        Entry question = questions.get(number);
        if (question != null) {
            question.gain(wording, zone);
        }
        Entry before = wording.questionId() == null ? null : questions.get(QuestionId.number(wording.questionId()));
        if (before != null) {
            before.lose();
        }
    }

    /**
     * Moves those wordings of a question to another that are like the examples of that one.
     *
     * @param members all wordings of the question that is split
     */
    public void split(String from, String to, Collection<StoredWording> members) {
        Entry question = questions.get(QuestionId.number(from));
        int source = resolved(QuestionId.number(from));
        int target = resolved(QuestionId.number(to));
        if (question == null || source == target) {
            return;
        }
        Grouping grouping = space(question.kept().space());
        TreeMap<String, List<StoredWording>> byKey = new TreeMap<>();
        for (StoredWording member : members) {
            String asks = member.questionKey();
            // Where a person said something of it, that was done when it was pinned.
            if (member.vector() != null
                    && asks != null
                    && member.decidedBy() != DecidedBy.PERSON
                    && !grouping.isPinned(asks)) {
                byKey.computeIfAbsent(asks, k -> new ArrayList<>()).add(member);
            }
        }
        List<Item> items =
                byKey.values().stream().map(same -> item(same.get(0))).toList();
        for (Item moved : grouping.nearer(items, target)) {
            grouping.change(moved, source, target);
            for (StoredWording wording : Objects.requireNonNull(byKey.get(moved.key()))) {
                asked.wording(moved.key(), wording.key());
                move(wording, target, DecidedBy.EXAMPLES, 1, wording.knownFrom());
            }
        }
    }

    /** By their ids, questions to be split off from the ones given: those that had no wordings when the catalogue was opened. */
    public Map<String, String> splits() {
        return Collections.unmodifiableMap(splits);
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

    private StoredQuestion finished(Entry entry) {
        StoredQuestion kept = entry.kept();
        Correction correction = said.of(kept.id());
        Integer into = into((int) kept.number());
        return entry.stored(
                correction == null
                        ? null
                        : correction.examples().stream().findFirst().orElse(null),
                correction == null ? null : correction.name(),
                into == null ? null : QuestionId.of(into),
                into == null ? examples(kept) : entry.examples());
    }

    /**
     * The examples of a question that is whole: those of its parts are kept with these, so that a merge can be taken back, and those
     * that they crowd out stay as far as there is room.
     */
    private List<String> examples(StoredQuestion kept) {
        int number = (int) kept.number();
        Set<String> ofParts = questions.values().stream()
                .filter(e ->
                        e.kept().number() != number && resolved((int) e.kept().number()) == number)
                .flatMap(e -> e.examples().stream())
                .collect(Collectors.toSet());
        Stream<String> own =
                asked.wordings(space(kept.space()).examples(number)).stream().filter(key -> !ofParts.contains(key));
        return (ofParts.isEmpty()
                        ? own
                        : Stream.concat(
                                own,
                                kept.examples().stream()
                                        .filter(this::isNowhereElse)
                                        .map(asked::standing)))
                .distinct()
                .limit(StoredQuestion.MOST_EXAMPLES)
                .sorted()
                .toList();
    }

    /** Whether no person or split moved a wording away in this run. */
    private boolean isNowhereElse(String wordingKey) {
        return !changed.containsKey(wordingKey);
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
                        s.startsWith(Understanding.CHARACTERS) ? Limits.CHARACTERS : Limits.MEANING,
                        this::newNumber,
                        said::names));
    }

    private Item example(StoredWording wording) {
        asked.example(Objects.requireNonNull(wording.questionKey()), wording.key());
        return item(wording);
    }

    private Item item(StoredWording wording) {
        String asks = Objects.requireNonNull(wording.questionKey());
        ByteVector vector = Objects.requireNonNull(wording.vector());
        asked.wording(asks, wording.key());
        return new Item(asks, wording.language() == null ? "und" : wording.language(), Vectors.unpack(vector.values()));
    }
}
