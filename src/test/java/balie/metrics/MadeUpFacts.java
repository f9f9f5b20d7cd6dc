package balie.metrics;

import balie.model.Article;
import balie.model.ArticleMatch;
import balie.model.CalendarEntry;
import balie.model.CalendarKind;
import balie.model.DeskFacts;
import balie.model.FailureDemand;
import balie.model.FailureDemand.Rule;
import balie.model.KnowledgeMatches;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the organisation of the {@link MadeUpDesk} knows besides. */
final class MadeUpFacts {

    private static final LocalDate RELEASED = LocalDate.of(2026, 10, 1);

    static final DeskFacts ALL = new DeskFacts(calendar(), List.of())
            .with(new KnowledgeMatches(
                    List.of(
                            new Article("a0", "Of question 0", RELEASED.plusDays(1), "lamp"),
                            new Article("a1", "Of question 1, old", RELEASED.minusDays(1), "Lamp"),
                            new Article("a2", "Of nothing", null, null),
                            new Article("a3", "In a language that is not understood", null, null)),
                    Set.of("a0", "a1", "a2"),
                    Set.of("q0", "q1", "q2", "q3"),
                    List.of(
                            new ArticleMatch("q0", "a0", .5, true),
                            new ArticleMatch("q0", "a1", .3, true),
                            new ArticleMatch("q1", "a1", .4, true),
                            new ArticleMatch("q2", "a1", .2, false))))
            .with(demand());

    private static List<CalendarEntry> calendar() {
        return List.of(
                new CalendarEntry(RELEASED, CalendarKind.RELEASE, "Lamp 2", "lamp", "all"),
                entry("2026-10-19", CalendarKind.TRAINING, "Stirring", "mixer"),
                entry("2026-10-20", CalendarKind.OFFER, "Autumn", "lamp"),
                entry("2026-10-26", CalendarKind.BRIEFING, "Autumn", "Lamp"),
                entry("2026-10-26", CalendarKind.TRAINING, "Talking", null),
                entry("2026-11-04", CalendarKind.RELEASE, "Version 2", "chair"));
    }

    private static CalendarEntry entry(String day, CalendarKind kind, String name, @Nullable String product) {
        return new CalendarEntry(LocalDate.parse(day), kind, name, product, null);
    }

    private static FailureDemand demand() {
        Rule late = new Rule(Set.of("complaint"), Set.of("levering"), Set.of(), Set.of(), Set.of(), false, false);
        Rule again = new Rule(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true, false);
        return new FailureDemand(
                List.of(
                        new FailureDemand.Cause("late", Map.of("en", "Came late"), List.of(late)),
                        new FailureDemand.Cause("again", Map.of("en", "Asked again"), List.of(again))),
                Map.of());
    }

    private MadeUpFacts() {}
}
