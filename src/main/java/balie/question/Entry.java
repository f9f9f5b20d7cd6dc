package balie.question;

import balie.model.QuestionId;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;

/** A question of the catalogue while wordings come and go. */
final class Entry {

    private static final String APART = ", ";

    private final StoredQuestion kept;
    private final TreeSet<String> languages = new TreeSet<>();
    private @Nullable LocalDate firstSeen;
    private long wordings;
    private @Nullable String sameAs;
    private List<String> examples;

    Entry(StoredQuestion kept) {
        this.kept = kept;
        if (!kept.languages().isEmpty()) {
            languages.addAll(List.of(kept.languages().split(APART)));
        }
        this.firstSeen = kept.firstSeen();
        this.wordings = kept.wordings();
        this.sameAs = kept.sameAs();
        this.examples = kept.examples();
    }

    /** One that a person made: it is known by its examples. */
    static Entry made(int number, String space) {
        return new Entry(new StoredQuestion(
                QuestionId.of(number),
                number,
                null,
                null,
                "",
                null,
                null,
                space,
                null,
                null,
                "",
                0,
                List.of(),
                null,
                null,
                null));
    }

    /**
     * One that came of wordings.
     *
     * @param label null: none of the wordings can be shown
     * @param nearest the question that was nearest to it; null: there was none
     */
    static Entry born(
            int number,
            String space,
            @Nullable String label,
            @Nullable String labelKey,
            List<String> terms,
            @Nullable Instant knownFrom,
            @Nullable String nearest,
            double similarity) {
        return new Entry(new StoredQuestion(
                QuestionId.of(number),
                number,
                label,
                null,
                String.join(APART, terms),
                labelKey,
                null,
                space,
                null,
                knownFrom,
                "",
                0,
                List.of(),
                nearest,
                nearest == null ? null : similarity,
                null));
    }

    StoredQuestion kept() {
        return kept;
    }

    /** The question that its wordings showed it to be the same as; null: none. */
    @Nullable
    String sameAs() {
        return sameAs;
    }

    /** Examples it had when it was stored, or when it became part of another. */
    List<String> examples() {
        return examples;
    }

    /** Makes it part of another. */
    void join(String into, List<String> had) {
        sameAs = into;
        examples = List.copyOf(had);
    }

    long wordings() {
        return wordings;
    }

    void gain(StoredWording wording, ZoneId zone) {
        wordings++;
        Instant opened = wording.firstOpenedAt();
        LocalDate day = opened == null ? null : opened.atZone(zone).toLocalDate();
        if (day != null && (firstSeen == null || day.isBefore(firstSeen))) {
            firstSeen = day;
        }
        if (wording.language() != null) {
            languages.add(wording.language());
        }
    }

    void lose() {
        wordings = Math.max(0, wordings - 1);
    }

    /**
     * As it is stored.
     *
     * @param label what it is called where it came of no wordings; null: nothing
     * @param name that a person gave it
     * @param into the question it is part of
     */
    StoredQuestion stored(@Nullable String label, @Nullable String name, @Nullable String into, List<String> examples) {
        return new StoredQuestion(
                kept.id(),
                kept.number(),
                kept.label() == null ? label : kept.label(),
                name,
                kept.terms(),
                kept.labelKey(),
                into,
                kept.space(),
                firstSeen,
                kept.knownFrom(),
                String.join(APART, languages),
                wordings,
                examples,
                kept.nearest(),
                kept.nearestSimilarity(),
                sameAs);
    }
}
