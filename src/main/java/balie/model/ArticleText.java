package balie.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An article with what it says, to be compared with questions.
 *
 * @param language ISO 639-1; null: not told
 * @param passages its title first, then its headings and sentences, each once
 */
public record ArticleText(Article article, @Nullable String language, List<String> passages) {

    public ArticleText {
        passages = List.copyOf(passages);
    }
}
