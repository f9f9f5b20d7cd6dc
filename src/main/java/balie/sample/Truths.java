package balie.sample;

import balie.model.IsoWeek;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What came of what was planted, counted from the simulated contacts and not from the files: the answers that a run over
 * the sample must find. They hold for the days {@link Planted#FIRST_DAY} to {@link Planted#LAST_DAY}.
 */
final class Truths {

    private static final long REPEAT_HOURS = 7 * 24;
    private static final long RESOLVED_WITHIN_DAYS = 7;
    private static final int SHOWS_HABIT = 3;

    private final List<Contact> all;
    private final List<Contact> period;
    private final List<Contact> counted;

    /** When something happened last: the instant that figures over the exports are true for. */
    private final ZonedDateTime newest;

    Truths(List<Contact> contacts) {
        this.newest = contacts.stream()
                .map(c -> c.updatedBefore(Planted.EXPORTED))
                .max(ZonedDateTime::compareTo)
                .orElse(Planted.EXPORTED);
        this.all = contacts;
        this.period =
                contacts.stream().filter(c -> !day(c).isAfter(Planted.LAST_DAY)).toList();
        this.counted = period.stream().filter(Contact::counted).toList();
    }

    Map<String, Object> asMap(List<SampleFile> files) {
        Map<String, Object> truths = new LinkedHashMap<>();
        truths.put("first_day", Planted.FIRST_DAY.toString());
        truths.put("last_day", Planted.LAST_DAY.toString());
        truths.put("interactions", all.size());
        truths.put("in_period", period.size());
        truths.put("counted", counted.size());
        truths.put("by_channel", count(counted, Contact::channel));
        truths.put(
                "counted_in_last_week", count(counted, c -> week(c).toString()).get(lastWeek()));
        truths.put(
                "excluded",
                count(period.stream().filter(c -> !c.excluded().isEmpty()).toList(), Contact::excluded));
        truths.put("outbound", count(period, Contact::outbound).getOrDefault("true", 0L));
        truths.put(
                "complaints_by_category",
                count(
                        filter(c -> c.intent().kind().equals("complaint")),
                        c -> c.intent().category()));
        truths.put("first_contact_by_category", firstContact(filter(c -> !c.isTicket()), Contact::firstContact));
        truths.put(
                "one_touch_by_category",
                firstContact(filter(c -> c.isTicket() && c.resolvedAt(Planted.EXPORTED)), c -> c.replies() == 1));
        truths.put(
                "reopened",
                filter(c -> observed(c) && c.reopensBefore(Planted.EXPORTED) > 0)
                        .size());
        truths.put(
                "resolved_once_or_more",
                filter(c -> observed(c)
                                && c.isTicket()
                                && (c.resolvedAt(Planted.EXPORTED) || c.reopensBefore(Planted.EXPORTED) > 0))
                        .size());
        truths.put("repeat_contacts", repeats());
        truths.put("open_at_end", filter(c -> !c.resolvedAt(Planted.EXPORTED)).size());
        truths.put("backlog", filter(Truths::waits).size());
        truths.put("offer", offer());
        truths.put("rising", weekly(Planted.RISING_INTENT));
        truths.put("wave", weekly(Planted.WAVE_INTENT));
        truths.put("campaign", campaign());
        truths.put("first_contact_by_training", training());
        truths.put(
                "calmed",
                rate(
                        filter(c -> !c.isTicket() && !c.moodBefore().equals("rustig")),
                        c -> c.moodAfter().equals("rustig")));
        truths.put(
                "escalated_to",
                count(filter(c -> !c.isTicket() && !c.escalatedTo().isEmpty()), Contact::escalatedTo));
        truths.put("writers", habits());
        truths.put(
                "objectors",
                counted.stream()
                        .filter(c -> c.person() != null && c.person().objects())
                        .map(c -> Objects.requireNonNull(c.person()).number())
                        .distinct()
                        .count());
        truths.put("knowledge", knowledge());
        truths.put("files", files(files));
        return truths;
    }

    /** Which questions the knowledge base does not answer, and how often they were asked; what is wrong with its articles. */
    private Map<String, Object> knowledge() {
        Map<String, Long> asked = count(counted, c -> c.intent().id());
        Map<String, Long> without = new LinkedHashMap<>();
        KnowledgeArticles.withoutArticle().stream()
                .sorted(Comparator.comparingLong((String intent) -> -asked.getOrDefault(intent, 0L)))
                .forEach(intent -> without.put(intent, asked.getOrDefault(intent, 0L)));
        Map<String, Object> knowledge = new LinkedHashMap<>();
        knowledge.put("articles", KnowledgeArticles.intents());
        knowledge.put("without_article", without);
        knowledge.put("not_needed", KnowledgeArticles.notNeeded());
        knowledge.put("outdated", KnowledgeArticles.OUTDATED);
        knowledge.put("product_changed_on", KnowledgeArticles.PRODUCT_CHANGED.toString());
        return knowledge;
    }

    /** Whether it is old enough to have been resolved and opened again. */
    private boolean observed(Contact c) {
        return !c.opened().isAfter(newest.minusDays(2 * RESOLVED_WITHIN_DAYS));
    }

    /** Whether it waits when the last day ends, as far as the exports tell: what is open again was open all along. */
    private static boolean waits(Contact c) {
        ZonedDateTime end = Planted.LAST_DAY.plusDays(1).atStartOfDay(Planted.EXPORTED.getZone());
        return !c.resolvedAt(end) || !c.resolvedAt(Planted.EXPORTED);
    }

    private List<Contact> filter(Predicate<Contact> condition) {
        return counted.stream().filter(condition).toList();
    }

    private static LocalDate day(Contact c) {
        return c.opened().toLocalDate();
    }

    private static IsoWeek week(Contact c) {
        return IsoWeek.of(day(c));
    }

    private static String lastWeek() {
        return IsoWeek.of(Planted.LAST_DAY).toString();
    }

    private static <K> Map<String, Long> count(List<Contact> contacts, Function<Contact, K> key) {
        return contacts.stream()
                .collect(Collectors.groupingBy(c -> key.apply(c).toString(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Object> firstContact(List<Contact> contacts, Predicate<Contact> once) {
        Map<String, Object> rates = new TreeMap<>();
        contacts.stream()
                .collect(Collectors.groupingBy(c -> c.intent().category()))
                .forEach((category, of) ->
                        rates.put(category, Map.of("n", of.stream().filter(once).count(), "of", (long) of.size())));
        return sorted(rates);
    }

    /** Map.of has no order of its own. */
    private static Map<String, Object> sorted(Map<String, Object> rates) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        rates.forEach((key, value) -> ordered.put(key, new TreeMap<>((Map<?, ?>) value)));
        return ordered;
    }

    private Map<String, Object> offer() {
        List<Contact> asked = filter(c -> c.intent().id().equals(Planted.OFFER_INTENT));
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("product", "Winterplan");
        offer.put(
                "first_asked",
                asked.stream()
                        .map(Truths::day)
                        .min(LocalDate::compareTo)
                        .map(LocalDate::toString)
                        .orElse(""));
        offer.put("briefing", Planted.OFFER_BRIEFING.toString());
        offer.put(
                "asked_before_briefing",
                asked.stream()
                        .filter(c -> day(c).isBefore(Planted.OFFER_BRIEFING))
                        .count());
        offer.put("asked", asked.size());
        return offer;
    }

    /** Contacts about the product of the campaign. */
    private Map<String, Object> campaign() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("product", Planted.CAMPAIGN_PRODUCT);
        figures.put("first_day", Planted.CAMPAIGN_FIRST.toString());
        figures.put("last_day", Planted.CAMPAIGN_LAST.toString());
        figures.put("by_week", count(filter(c -> c.product().equals(Planted.CAMPAIGN_PRODUCT)), Truths::week));
        return figures;
    }

    /** In the books, which record it: by whether the clerk had finished the training before the first contact that counts. */
    private Map<String, Object> training() {
        Map<String, LocalDate> first = counted.stream()
                .collect(Collectors.toMap(c -> c.clerk().id(), Truths::day, (a, b) -> a.isBefore(b) ? a : b));
        Predicate<Contact> before = c -> c.clerk().trained() != null
                && c.clerk()
                        .trained()
                        .isBefore(Objects.requireNonNull(first.get(c.clerk().id())));
        Map<String, Object> figures = new LinkedHashMap<>();
        List<Contact> recorded = filter(c -> !c.isTicket());
        figures.put("yes", rate(recorded.stream().filter(before).toList(), Contact::firstContact));
        figures.put("no", rate(recorded.stream().filter(before.negate()).toList(), Contact::firstContact));
        figures.put(
                "clerks_no",
                recorded.stream()
                        .filter(before.negate())
                        .map(c -> c.clerk().id())
                        .distinct()
                        .count());
        return figures;
    }

    /** Customers who came at least three times in ways that can show a habit: do they write? */
    private Map<String, Object> habits() {
        Map<Person, List<Contact>> contacts = filter(c -> c.person() != null).stream()
                .collect(Collectors.groupingBy(c -> Objects.requireNonNull(c.person())));
        Map<String, Object> figures = new LinkedHashMap<>();
        for (boolean written : List.of(true, false)) {
            List<Contact> theirs = contacts.entrySet().stream()
                    .filter(e ->
                            e.getValue().size() >= SHOWS_HABIT && e.getKey().written() == written)
                    .flatMap(e -> e.getValue().stream())
                    .toList();
            Map<String, Object> one = rate(theirs, c -> Planted.isWritten(c.channel()) == written);
            one.put("customers", theirs.stream().map(Contact::person).distinct().count());
            figures.put(written ? "yes" : "no", one);
        }
        return figures;
    }

    private static Map<String, Object> rate(List<Contact> contacts, Predicate<Contact> hit) {
        Map<String, Object> rate = new LinkedHashMap<>();
        rate.put("n", contacts.stream().filter(hit).count());
        rate.put("of", contacts.size());
        return rate;
    }

    /** Contacts of a known customer that were followed by another on the same topic within a week. */
    private long repeats() {
        Map<String, List<ZonedDateTime>> moments = filter(c -> c.person() != null).stream()
                .collect(Collectors.groupingBy(
                        c -> Objects.requireNonNull(c.person()).number() + " "
                                + c.intent().category(),
                        Collectors.mapping(Truths::exportedMoment, Collectors.toList())));
        return moments.values().stream()
                .mapToLong(times -> times.stream()
                        .filter(t -> times.stream()
                                .anyMatch(later -> later.isAfter(t) && !later.isAfter(t.plusHours(REPEAT_HOURS))))
                        .count())
                .sum();
    }

    /** The books and the CSV know minutes only. */
    private static ZonedDateTime exportedMoment(Contact c) {
        return c.hasJson() ? c.opened() : c.opened().truncatedTo(ChronoUnit.MINUTES);
    }

    private Map<String, Object> weekly(String intent) {
        List<Contact> contacts = filter(c -> c.intent().id().equals(intent));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("intent", intent);
        figures.put("notes", contacts.get(0).intent().notes());
        figures.put("contacts", contacts.size());
        figures.put("by_week", count(contacts, Truths::week));
        return figures;
    }

    private static List<Object> files(List<SampleFile> files) {
        List<Object> list = new ArrayList<>();
        for (SampleFile file : files) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("file", file.path());
            facts.put("records", file.records());
            List<Object> broken = new ArrayList<>();
            for (SampleFile.Broken mark : file.broken()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("line", mark.line());
                one.put("column", mark.column());
                one.put("what", mark.what());
                broken.add(one);
            }
            facts.put("broken", broken);
            list.add(facts);
        }
        return list;
    }
}
