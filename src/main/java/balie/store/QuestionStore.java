package balie.store;

import balie.contract.Interactions;
import balie.contract.Wordings;
import balie.model.DecidedBy;
import balie.model.StoredQuestion;
import balie.model.StoredWording;
import balie.store.QuestionTables.Loaded;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.udf;

/**
 * The wordings of a store and the catalogue of questions, kept beside its interactions. Both come into force together or not at
 * all. A store of an earlier version, without them, is one that holds none. Who writes has the turn of the store.
 */
public final class QuestionStore {

    private static final Comparator<StoredQuestion> BY_NUMBER =
            Comparator.comparingLong(StoredQuestion::number).thenComparing(StoredQuestion::id);

    private static final String CONCLUSIONS = "balie.basis-of-conclusions";

    /** Keys of wordings that are held in memory rather than joined with: some 20 MB. */
    private static final long MOST_KEYS_HELD = 200_000;

    private final SparkSession spark;
    private final QuestionTables tables;

    /** The state that the catalogue was read at, on which what is written rests. */
    private OptionalLong basis = OptionalLong.empty();

    private QuestionStore(SparkSession spark, QuestionTables tables) {
        this.spark = spark;
        this.tables = tables;
    }

    /** The questions of a store. Nothing is read or made yet. */
    public static QuestionStore of(InteractionStore store) {
        return new QuestionStore(store.spark(), store.questionTables());
    }

    /** Whether wordings were ever stored. */
    public boolean exists() {
        return tables.load().filter(loaded -> loaded.version() != null).isPresent();
    }

    /**
     * The wordings that have no row yet.
     *
     * @param interactions {@link Interactions#TABLE}; those that every figure leaves out are passed over
     * @return {@link Wordings#NEW}, in no order
     */
    public Dataset<Row> unencoded(Dataset<Row> interactions) throws IOException {
        return AskedWordings.grouped(unknown(AskedWordings.of(interactions)));
    }

    /** The same of all wordings, stored or not. */
    public Dataset<Row> worded(Dataset<Row> interactions) {
        return AskedWordings.grouped(AskedWordings.of(interactions));
    }

    private Dataset<Row> unknown(Dataset<Row> asked) throws IOException {
        Optional<Loaded> loaded = tables.load();
        Optional<Dataset<Row>> rows = loaded.flatMap(this::rows);
        if (rows.isEmpty()) {
            return asked;
        }
        WordingRows known = new WordingRows(loaded.get());
        if (known.count() > MOST_KEYS_HELD) {
            return asked.join(
                    rows.get().select(Wordings.WORDING_KEY.col()),
                    new String[] {Wordings.WORDING_KEY.name()},
                    "left_anti");
        }
        // A join would cost more than all the rest where there are few.
        Set<String> keys = known.keys();
        UDF1<String, Boolean> isNew = key -> key != null && !keys.contains(key);
        return asked.filter(udf(isNew, DataTypes.BooleanType).apply(Wordings.WORDING_KEY.col()));
    }

    /** All questions that have an id, those that were merged included, by number. */
    public List<StoredQuestion> catalogue() throws IOException {
        Optional<Loaded> loaded = tables.load();
        basis = OptionalLong.of(loaded.map(Loaded::state).orElse(QuestionTables.NOTHING));
        return loaded.isEmpty() ? List.of() : catalogue(loaded.get());
    }

    static List<StoredQuestion> catalogue(Loaded loaded) throws IOException {
        Table table = loaded.questions();
        Long version = StagedChange.basis(table);
        List<StoredQuestion> questions = new ArrayList<>();
        if (version != null) {
            for (DataFile file : RecordFiles.list(table, version, Expressions.alwaysTrue())) {
                RecordFiles.read(table, file, table.schema(), row -> questions.add(QuestionRecords.question(row)));
            }
        }
        questions.sort(BY_NUMBER);
        return questions;
    }

    /**
     * What was last stored with the catalogue as the means that are taken away from vectors, by space and language; components in
     * full, for the rest is compared with what is left.
     */
    public Map<String, float[]> means() {
        return tables.load()
                .map(loaded -> Means.of(loaded.questions().properties()))
                .orElse(Map.of());
    }

    /** What the conclusions from stored texts depended on, in the words of who wrote them; empty: it was not told. */
    public Optional<String> basisOfConclusions() {
        return tables.load()
                .flatMap(loaded ->
                        Optional.ofNullable(loaded.questions().properties().get(CONCLUSIONS)));
    }

    /** Tells it, after the wordings were written. */
    public void setBasisOfConclusions(String basis) {
        tables.load()
                .filter(loaded -> !basis.equals(loaded.questions().properties().get(CONCLUSIONS)))
                .ifPresent(loaded -> loaded.questions()
                        .updateProperties()
                        .set(CONCLUSIONS, basis)
                        .commit());
    }

    /** The wordings that wait for a decision, with their vectors. No others are read. */
    public List<StoredWording> pending() throws IOException {
        Optional<Loaded> loaded = tables.load();
        return loaded.isEmpty()
                ? List.of()
                : new WordingRows(loaded.get())
                        .among(Expressions.equal(Wordings.DECIDED_BY.name(), DecidedBy.PENDING.code())).stream()
                                .filter(w -> w.decidedBy() == DecidedBy.PENDING)
                                .sorted(Comparator.comparing(StoredWording::key))
                                .toList();
    }

    /**
     * The wordings of some keys, by key, with their vectors; those that are not stored are left out. All keys are read, of the rest
     * only the files that hold one of these.
     */
    public Map<String, StoredWording> wordings(Collection<String> keys) throws IOException {
        Optional<Loaded> loaded = tables.load();
        Map<String, StoredWording> found = new HashMap<>();
        if (loaded.isPresent()) {
            new WordingRows(loaded.get()).of(new HashSet<>(keys)).forEach(w -> found.put(w.key(), w));
        }
        return found;
    }

    /** All wordings, by key; they must fit into memory. */
    public Map<String, StoredWording> all() throws IOException {
        return byKey(Expressions.alwaysTrue());
    }

    /** The wordings that were given to a question, with their vectors. */
    public List<StoredWording> of(String questionId) throws IOException {
        return byKey(Expressions.equal(Wordings.QUESTION_ID.name(), questionId)).values().stream()
                .filter(w -> questionId.equals(w.questionId()))
                .toList();
    }

    /** The wordings that ask one of these, by key of what they ask. */
    public Map<String, List<StoredWording>> asking(Collection<String> questionKeys) throws IOException {
        if (questionKeys.isEmpty()) {
            return new TreeMap<>();
        }
        Set<String> asked = Set.copyOf(questionKeys);
        Map<String, List<StoredWording>> found = new TreeMap<>();
        Optional<Loaded> loaded = tables.load();
        if (loaded.isPresent()) {
            new WordingRows(loaded.get())
                    .asking(asked)
                    .forEach(w -> found.computeIfAbsent(String.valueOf(w.questionKey()), k -> new ArrayList<>())
                            .add(w));
        }
        return found;
    }

    private Map<String, StoredWording> byKey(Expression filter) throws IOException {
        Map<String, StoredWording> found = new TreeMap<>();
        Optional<Loaded> loaded = tables.load();
        if (loaded.isPresent()) {
            new WordingRows(loaded.get()).among(filter).forEach(w -> found.put(w.key(), w));
        }
        return found;
    }

    /** {@link Wordings#TABLE} as it stands; empty: no run stored any wording. */
    public Optional<Dataset<Row>> rows() {
        return tables.load().flatMap(this::rows);
    }

    private Optional<Dataset<Row>> rows(Loaded loaded) {
        Long version = loaded.version();
        if (version == null) {
            return Optional.empty();
        }
        boolean stands = version.equals(StagedChange.basis(loaded.wordings()));
        return Optional.of(spark.table(stands ? tables.wordings() : tables.wordings() + ".snapshot_id_" + version));
    }

    /** {@link Wordings#ASSIGNED}: what each wording asks, as it is known now. No vector is read. */
    public Dataset<Row> assignments() throws IOException {
        Optional<Loaded> loaded = tables.load();
        Optional<Dataset<Row>> rows = loaded.flatMap(this::rows);
        return rows.isEmpty()
                ? AssignedWordings.none(spark)
                : AssignedWordings.of(rows.get(), byId(catalogue(loaded.get())));
    }

    /**
     * Stores wordings that are new or changed, and the catalogue as it is now. Nothing is written where nothing changed.
     *
     * @param changed each key once; one that is stored is replaced
     * @param catalogue whole: every question that ever got an id
     * @return whether anything was written
     * @throws IllegalArgumentException if a stored question is missing from the catalogue, an id or a key is there twice, or a
     *     question is merged into itself or one that is not there
     * @throws StoreConflictException if another process changed them since the catalogue was read
     */
    public boolean write(Collection<StoredWording> changed, List<StoredQuestion> catalogue) throws IOException {
        return write(changed, catalogue, Map.of());
    }

    /**
     * The same, with the means that were taken away from vectors.
     *
     * @param means as {@link #means()} gives them
     */
    public boolean write(Collection<StoredWording> changed, List<StoredQuestion> catalogue, Map<String, float[]> means)
            throws IOException {
        Map<String, StoredWording> rows = changed.stream()
                .collect(Collectors.toMap(
                        StoredWording::key,
                        Function.identity(),
                        (a, b) -> {
                            throw new IllegalArgumentException("wording " + a.key() + " is given twice");
                        },
                        HashMap::new));
        check(catalogue);
        if (rows.isEmpty() && catalogue.isEmpty() && tables.load().isEmpty()) {
            return false;
        }
        return write(catalogue, Means.properties(means), wordings -> wordings.change(rows, Set.of()));
    }

    /**
     * Stores all wordings anew, for a first time or after a new encoder, and the catalogue as it is now. They are written as they
     * come and never held together.
     *
     * @param all each key once
     * @param catalogue as for {@link #write(Collection, List)}
     */
    public void replace(Iterator<StoredWording> all, List<StoredQuestion> catalogue) throws IOException {
        replace(all, catalogue, Map.of());
    }

    /** The same, with the means that were taken away from vectors. */
    public void replace(Iterator<StoredWording> all, List<StoredQuestion> catalogue, Map<String, float[]> means)
            throws IOException {
        check(catalogue);
        write(catalogue, Means.properties(means), wordings -> wordings.replace(all));
    }

    private boolean write(List<StoredQuestion> catalogue, Map<String, String> facts, Change change) throws IOException {
        Loaded loaded = tables.make();
        boolean changed = write(loaded, basis.orElse(loaded.state()), catalogue, facts, change);
        loaded.questions().refresh();
        basis = OptionalLong.of(loaded.state());
        return changed;
    }

    /** Takes wordings away, and stores the catalogue as it is without them. */
    static boolean remove(Loaded loaded, long basis, Set<String> keys, List<StoredQuestion> catalogue)
            throws IOException {
        return write(loaded, basis, catalogue, Map.of(), wordings -> wordings.change(Map.of(), keys));
    }

    /** What is done to the wordings, without being in force yet. */
    interface Change {
        WordingRows.Staged of(WordingRows wordings) throws IOException;
    }

    static boolean write(
            Loaded loaded, long basis, List<StoredQuestion> catalogue, Map<String, String> facts, Change change)
            throws IOException {
        loaded.settle();
        if (loaded.state() != basis) {
            throw new StoreConflictException(
                    new IllegalStateException("questions read at " + basis + ", now at " + loaded.state()));
        }
        List<StoredQuestion> before = catalogue(loaded);
        List<StoredQuestion> now = new ArrayList<>(catalogue);
        now.sort(BY_NUMBER);
        Map<String, StoredQuestion> byId = byId(now);
        for (StoredQuestion each : before) {
            if (!byId.containsKey(each.id())) {
                throw new IllegalArgumentException("question " + each.id() + " is missing: an id lasts");
            }
        }
        WordingRows.Staged staged = change.of(new WordingRows(loaded));
        if (!staged.any() && now.equals(before)) {
            return false;
        }
        // The questions are written also where they stay as they are: their commit is the one that counts, and by it
        // others see
        // that something changed.
        try (RecordFiles written = new RecordFiles(loaded.questions())) {
            for (StoredQuestion question : now) {
                written.write(QuestionRecords.of(question, loaded.questions().schema()));
            }
            List<DataFile> files = written.finish();
            return written.committed(() -> {
                loaded.publish(files, staged.version(), facts);
                return true;
            });
        }
    }

    static Map<String, StoredQuestion> byId(List<StoredQuestion> catalogue) {
        Map<String, StoredQuestion> byId = new HashMap<>();
        for (StoredQuestion question : catalogue) {
            if (byId.put(question.id(), question) != null) {
                throw new IllegalArgumentException("question " + question.id() + " is given twice");
            }
        }
        return byId;
    }

    private static void check(List<StoredQuestion> catalogue) {
        Map<String, StoredQuestion> byId = byId(catalogue);
        catalogue.forEach(question -> root(question, byId));
    }

    /** The question that one was merged into in the end; itself if it was not. */
    static StoredQuestion root(StoredQuestion question, Map<String, StoredQuestion> byId) {
        StoredQuestion root = question;
        for (int steps = 0; root.mergedInto() != null; steps++) {
            StoredQuestion next = byId.get(root.mergedInto());
            if (next == null || steps > byId.size()) {
                throw new IllegalArgumentException("question " + question.id() + " is merged into " + root.mergedInto()
                        + (next == null ? ", which is not there" : ", and that into it"));
            }
            root = next;
        }
        return root;
    }
}
