package balie.ingest.knowledge;

import balie.issue.Problems;
import balie.model.Article;
import balie.model.ArticleText;
import balie.text.Wording;
import balie.text.message.Sentences;
import balie.text.redact.Redaction;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes articles in and checks them: each has a title, a date that can be read, and an id of its own. */
final class Articles {

    /** A day, or an instant of which the day is taken. */
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ].*)?");

    private static final int DAY_LENGTH = 10;
    private static final int HASH = 12;
    private static final Pattern LANGUAGE = Pattern.compile("([a-z]{2})(?:[-_].*)?");

    private final Problems problems;
    private final Map<String, ArticleText> byId = new TreeMap<>();
    private final Map<String, String> places = new TreeMap<>();

    Articles(Problems problems) {
        this.problems = problems;
    }

    void add(Draft draft) {
        String title = draft.title();
        if (title == null) {
            problems.add(draft.file(), draft.line(), "the article has no title", "Give it one.");
            return;
        }
        String id = draft.id() == null ? draft.place() : draft.id();
        String where = draft.file() + (draft.line() == 0 ? "" : ", line " + draft.line());
        String before = places.putIfAbsent(id, where);
        if (before != null) {
            problems.add(
                    draft.file(),
                    draft.line(),
                    "another article has the id '" + called(id) + "' too: " + before,
                    "Give each an id of its own, or keep one of the two.");
        }
        String called = called(title);
        Article article = new Article(told(id), called, updated(draft), redacted(draft.product()));
        byId.put(article.id(), new ArticleText(article, language(draft.language()), passages(called, draft.blocks())));
    }

    private static @Nullable String redacted(@Nullable String product) {
        return product == null ? null : Redaction.redactProduct(product);
    }

    /** A title may be the name of a file, in which underscores part words. */
    private static String called(String title) {
        String words = title.replace('_', ' ');
        String redacted = Redaction.redact(words);
        return redacted.equals(words) ? title : redacted;
    }

    /** An id is shown: one that holds something personal, as the name of a file may, is told by its hash. */
    private static String told(String id) {
        return called(id).equals(id) ? id : "article-" + Wording.sha256(id).substring(0, HASH);
    }

    /** In the order of their ids. */
    List<ArticleText> all() {
        return List.copyOf(byId.values());
    }

    private @Nullable LocalDate updated(Draft draft) {
        Draft.Noted updated = draft.updated();
        if (updated == null) {
            return null;
        }
        try {
            if (DAY.matcher(updated.text()).matches()) {
                return LocalDate.parse(updated.text().substring(0, DAY_LENGTH));
            }
        } catch (DateTimeParseException e) {
            // Like a date, but of no calendar: told below.
        }
        problems.add(
                draft.file(),
                updated.line(),
                "updated is '" + called(updated.text()) + "'",
                "Write a date as 2026-11-23, or leave it out.");
        return null;
    }

    /** {@code nl} of nl-BE; null where none is told, or in a way that is not known. */
    private static @Nullable String language(@Nullable String written) {
        var matcher = LANGUAGE.matcher(written == null ? "" : written.toLowerCase(Locale.ROOT));
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static Collection<String> sentences(String block) {
        return Sentences.of(block.replaceAll("\\s+", " "));
    }

    private static List<String> passages(String title, List<String> blocks) {
        Set<String> passages = new LinkedHashSet<>(List.of(title));
        blocks.forEach(block -> passages.addAll(sentences(block)));
        passages.removeIf(passage -> passage.chars().noneMatch(Character::isLetter));
        return List.copyOf(passages);
    }
}
