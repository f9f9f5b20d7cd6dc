package balie.store;

import balie.contract.Interactions;
import balie.contract.Wordings;
import balie.model.DecidedBy;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.store.QuestionTables.Loaded;
import balie.text.Wording;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.min;

/**
 * The wordings that no stored interaction has any more, neither as its text nor as its subject, whatever the shape of its export; and
 * what the catalogue of questions says because of them.
 */
final class UnusedWordings {

    private static final String TERMS_APART = ", ";

    private final InteractionStore store;

    UnusedWordings(InteractionStore store) {
        this.store = store;
    }

    /** Their keys, in order. */
    Set<String> keys() {
        Optional<Dataset<Row>> wordings = QuestionStore.of(store).rows();
        if (wordings.isEmpty()) {
            return Set.of();
        }
        return new TreeSet<>(wordings.get()
                .select(Wordings.WORDING_KEY.col())
                .join(
                        texts().select(Wordings.WORDING_KEY.col()),
                        new String[] {Wordings.WORDING_KEY.name()},
                        "left_anti")
                .as(Encoders.STRING())
                .collectAsList());
    }

    /** The keys of those that still say something, by a vector or by what they ask, and that no contact says any more; in order. */
    private Set<String> unworded(Dataset<Row> wordings) {
        return new TreeSet<>(wordings.filter(Wordings.VECTOR
                        .col()
                        .isNotNull()
                        .or(Wordings.QUESTION_KEY.col().isNotNull())
                        .or(Wordings.DECIDED_BY.col().equalTo(DecidedBy.PENDING.code())))
                .select(Wordings.WORDING_KEY.col())
                .join(
                        texts().filter(Wordings.WORDED.col().isNotNull()).select(Wordings.WORDING_KEY.col()),
                        new String[] {Wordings.WORDING_KEY.name()},
                        "left_anti")
                .as(Encoders.STRING())
                .collectAsList());
    }

    /** Every text and subject of every row, with its key. */
    private Dataset<Row> texts() {
        Dataset<Row> rows = store.rows();
        return keyed(rows, Interactions.TEXT_KEY.col(), Interactions.TEXT_.col())
                .unionAll(keyed(rows, Interactions.SUBJECT_KEY.col(), Interactions.SUBJECT.col()));
    }

    private static Dataset<Row> keyed(Dataset<Row> rows, Column key, Column text) {
        return rows.filter(key.isNotNull())
                .select(key.as(Wordings.WORDING_KEY.name()), text.as(Wordings.WORDED.name()));
    }

    /**
     * Takes them away. A question whose label was one of them is called by the next of its examples that is left, or by none; its key
     * terms stay as far as a wording that is left has them. No id goes.
     *
     * @param redaction of a text that becomes a label
     */
    Erasure.Forgotten forget(UnaryOperator<String> redaction) throws IOException {
        Optional<Loaded> loaded = store.questionTables().load();
        if (loaded.isEmpty()) {
            return new Erasure.Forgotten(0, 0);
        }
        loaded.get().settle();
        long basis = loaded.get().state();
        Set<String> gone = keys();
        if (gone.isEmpty()) {
            return new Erasure.Forgotten(0, 0);
        }
        Map<String, Long> lost = WordingRows.byQuestion(new WordingRows(loaded.get()).of(gone));
        Without without = without(loaded.get(), gone, lost.keySet(), lost, redaction);
        QuestionStore.remove(loaded.get(), basis, gone, without.questions());
        return new Erasure.Forgotten(gone.size(), without.relabelled());
    }

    /**
     * Of those that no contact says any more, because the texts went for their age, takes away what they meant and asked, and those
     * that still wait for a decision; the questions they were given to stay, so that contacts are counted under these as before.
     *
     * @param redaction of a text that becomes a label
     * @return how many there were
     */
    long forgetTexts(UnaryOperator<String> redaction) throws IOException {
        Optional<Loaded> loaded = store.questionTables().load();
        if (loaded.isEmpty()) {
            return 0;
        }
        loaded.get().settle();
        long basis = loaded.get().state();
        Optional<Dataset<Row>> wordings = QuestionStore.of(store).rows();
        Set<String> gone = wordings.isEmpty() ? Set.of() : unworded(wordings.get());
        if (gone.isEmpty()) {
            return 0;
        }
        Map<String, StoredWording> left = new HashMap<>();
        Set<String> removed = new HashSet<>();
        Set<String> losers = new HashSet<>();
        for (StoredWording wording : new WordingRows(loaded.get()).of(gone)) {
            if (wording.decidedBy() == DecidedBy.PENDING) {
                removed.add(wording.key());
            } else {
                left.put(wording.key(), wording.withoutMeaning());
            }
            if (wording.questionId() != null) {
                losers.add(wording.questionId());
            }
        }
        Without without = without(loaded.get(), gone, losers, Map.of(), redaction);
        QuestionStore.write(loaded.get(), basis, without.questions(), Map.of(), rows -> rows.change(left, removed));
        return gone.size();
    }

    /**
     * The catalogue without some wordings.
     *
     * @param relabelled how many questions were called by one of them
     */
    private record Without(List<StoredQuestion> questions, long relabelled) {}

    /**
     * @param losers questions that they were given to
     * @param lost how many wordings carry a question no more
     */
    private Without without(
            Loaded loaded,
            Set<String> gone,
            Set<String> losers,
            Map<String, Long> lost,
            UnaryOperator<String> redaction)
            throws IOException {
        List<StoredQuestion> before = QuestionStore.catalogue(loaded);
        Map<String, String> labels = labels(before, gone);
        Map<String, Set<String>> terms = termsLeft(before, losers, gone);
        List<StoredQuestion> after = new ArrayList<>();
        long relabelled = 0;
        for (StoredQuestion question : before) {
            List<String> examples =
                    question.examples().stream().filter(k -> !gone.contains(k)).toList();
            String labelKey = question.labelKey();
            String label = question.label();
            if (labelKey != null && gone.contains(labelKey)) {
                labelKey = examples.stream()
                        .filter(labels::containsKey)
                        .findFirst()
                        .orElse(null);
                label = labelKey == null ? null : redaction.apply(labels.getOrDefault(labelKey, ""));
                relabelled++;
            }
            Set<String> left = terms.get(question.id());
            after.add(question.without(
                    lost.getOrDefault(question.id(), 0L),
                    examples,
                    left == null ? question.terms() : String.join(TERMS_APART, left),
                    label,
                    labelKey));
        }
        return new Without(after, relabelled);
    }

    /** The least text of each wording that could give a question its label in place of one that is gone. */
    private Map<String, String> labels(List<StoredQuestion> catalogue, Set<String> gone) {
        Set<String> wanted = new HashSet<>();
        for (StoredQuestion question : catalogue) {
            if (question.labelKey() != null && gone.contains(question.labelKey())) {
                wanted.addAll(question.examples());
            }
        }
        wanted.removeAll(gone);
        Map<String, String> texts = new HashMap<>();
        if (!wanted.isEmpty()) {
            texts().filter(Wordings.WORDED
                            .col()
                            .isNotNull()
                            .and(Wordings.WORDING_KEY.col().isin(wanted.toArray())))
                    .groupBy(Wordings.WORDING_KEY.col())
                    .agg(min(Wordings.WORDED.col()))
                    .collectAsList()
                    .forEach(row -> texts.put(row.getString(0), row.getString(1)));
        }
        return texts;
    }

    /**
     * The key terms of questions that lost wordings, as far as wordings that are left have them. A term of a question that others
     * were merged into may be from a wording of those.
     */
    private Map<String, Set<String>> termsLeft(List<StoredQuestion> catalogue, Set<String> losers, Set<String> gone) {
        Map<String, StoredQuestion> byId = QuestionStore.byId(catalogue);
        Map<String, String> roots = new HashMap<>();
        catalogue.forEach(q -> roots.put(q.id(), QuestionStore.root(q, byId).id()));
        Set<String> rootsOfLosers = losers.stream().map(roots::get).collect(Collectors.toSet());
        Map<String, String> affected = new HashMap<>();
        roots.forEach((id, root) -> {
            if (rootsOfLosers.contains(root)) {
                affected.put(id, root);
            }
        });
        Map<String, Set<String>> all = new HashMap<>();
        Map<String, Set<String>> found = new HashMap<>();
        affected.keySet().forEach(id -> {
            all.put(id, terms(byId.get(id)));
            found.put(id, new HashSet<>());
        });
        Optional<Dataset<Row>> rows = QuestionStore.of(store).rows();
        if (!affected.isEmpty() && rows.isPresent()) {
            Iterator<Row> texts = rows.get()
                    .filter(Wordings.QUESTION_ID.col().isin(affected.keySet().toArray()))
                    .select(Wordings.WORDING_KEY.col(), Wordings.QUESTION_ID.col())
                    .join(texts().filter(Wordings.WORDED.col().isNotNull()), new String[] {Wordings.WORDING_KEY.name()})
                    .select(Wordings.QUESTION_ID.col(), Wordings.WORDED.col(), Wordings.WORDING_KEY.col())
                    .distinct()
                    .toLocalIterator();
            while (texts.hasNext()) {
                Row row = texts.next();
                if (!gone.contains(row.getString(2))) {
                    String wording = Wording.normalise(row.getString(1));
                    String root = affected.get(row.getString(0));
                    affected.forEach((id, its) -> {
                        if (its.equals(root)) {
                            all.getOrDefault(id, Set.of()).stream()
                                    .filter(term -> wording.contains(Wording.normalise(term)))
                                    .forEach(found.getOrDefault(id, new HashSet<>())::add);
                        }
                    });
                }
            }
        }
        // In the order they had.
        all.forEach((id, terms) -> terms.retainAll(found.getOrDefault(id, Set.of())));
        return all;
    }

    private static Set<String> terms(@Nullable StoredQuestion question) {
        return question == null || question.terms().isEmpty()
                ? new LinkedHashSet<>()
                : new LinkedHashSet<>(Arrays.asList(question.terms().split(TERMS_APART)));
    }
}
