package balie.app;

import balie.encode.Understanding;
import balie.encode.Understanding.Understood;
import balie.encode.Vectors;
import balie.issue.CallException;
import balie.model.Article;
import balie.model.ArticleMatch;
import balie.model.ArticleText;
import balie.model.KnowledgeMatches;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.question.ArticleMatching;
import balie.question.Item;
import balie.store.QuestionStore;
import balie.text.language.Languages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares the articles of the knowledge base with the questions of the catalogue. Nothing of it is stored: it is made anew in each run. */
final class KnowledgeStage {

    private static final String MEANING = Understanding.MEANING + "/";

    private final Meaning meaning;
    private final Map<String, float[]> means = new HashMap<>();

    /** @param means as the store of questions has them, by space and language */
    KnowledgeStage(Meaning meaning, Map<String, float[]> means) {
        this.meaning = meaning;
        means.forEach((name, mean) -> {
            if (name.startsWith(MEANING)) {
                this.means.put(name.substring(MEANING.length()), mean);
            }
        });
    }

    /** The matches of the articles with the questions that are stored. */
    static KnowledgeMatches match(List<ArticleText> articles, Meaning meaning, QuestionStore store)
            throws CallException, IOException {
        if (articles.isEmpty()) {
            return KnowledgeMatches.NONE;
        }
        return new KnowledgeStage(meaning, store.means()).match(articles, examples(store));
    }

    /** Examples of the questions that are whole and that were told apart by meaning, by question. */
    private static Map<String, List<Item>> examples(QuestionStore store) throws IOException {
        List<StoredQuestion> questions = store.catalogue().stream()
                .filter(q -> q.mergedInto() == null && q.space().equals(Understanding.MEANING))
                .toList();
        Map<String, StoredWording> wordings = store.wordings(
                questions.stream().flatMap(q -> q.examples().stream()).toList());
        Map<String, List<Item>> examples = new HashMap<>();
        for (StoredQuestion question : questions) {
            examples.put(
                    question.id(),
                    question.examples().stream()
                            .map(wordings::get)
                            .filter(Objects::nonNull)
                            .filter(w -> w.vector() != null)
                            .map(KnowledgeStage::item)
                            .toList());
        }
        return examples;
    }

    private static Item item(StoredWording wording) {
        return new Item(
                wording.key(),
                Objects.requireNonNullElse(wording.language(), Languages.UNDETERMINED),
                Vectors.unpack(Objects.requireNonNull(wording.vector()).values()));
    }

    /** @param examples by question, in the space of meaning; a question of none is not compared */
    KnowledgeMatches match(List<ArticleText> articles, Map<String, List<Item>> examples) throws CallException {
        Understanding understanding = meaning.spec().open();
        Languages languages = new Languages(List.copyOf(understanding.languages()));
        ArticleMatching matching = new ArticleMatching(means, meaning.atLarge());
        Set<String> compared = new HashSet<>();
        for (ArticleText text : articles) {
            String language =
                    text.language() == null ? languages.of(String.join(" ", text.passages()), null) : text.language();
            if (understanding.languages().contains(language)) {
                matching.add(text.article().id(), passages(text, language, understanding));
                compared.add(text.article().id());
            }
        }
        Set<String> questions = new HashSet<>();
        List<ArticleMatch> matches = new ArrayList<>();
        examples.entrySet().stream()
                .filter(question -> !question.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(question -> {
                    questions.add(question.getKey());
                    matches.addAll(matching.of(question.getKey(), question.getValue()));
                });
        List<Article> all = articles.stream().map(ArticleText::article).toList();
        return new KnowledgeMatches(all, compared, questions, matches);
    }

    private static List<Item> passages(ArticleText text, String language, Understanding understanding) {
        return text.passages().stream()
                .map(passage -> {
                    Understood understood = understanding.understand(passage, language);
                    return new Item(passage, language, understood.vector());
                })
                .toList();
    }
}
