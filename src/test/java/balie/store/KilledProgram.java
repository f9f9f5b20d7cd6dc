package balie.store;

import balie.app.Sessions;
import balie.config.JobConfig.StoreConfig;
import balie.contract.Interactions;
import balie.contract.StagedFile;
import balie.privacy.Pseudonyms;
import balie.store.QuestionTables.Loaded;
import balie.testkit.SharedSpark;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopCatalog;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A process that works on a store, turn after turn, until it is killed, and says where it is. */
final class KilledProgram {

    /** Small inputs, one a turn. */
    static final String WRITES = "writes";

    /** Large inputs, one a turn; without Spark, so it is soon at work. */
    static final String STAGES = "stages";

    /** Wordings and questions, a change of both a turn; without Spark too. */
    static final String QUESTIONS = "questions";

    /** A large input a turn, and a customer of it who is erased. */
    static final String ERASES = "erases";

    /** A large input a turn, and the store is compacted. */
    static final String COMPACTS = "compacts";

    static final String READY = "ready";
    static final String COMPARE = "compare";
    static final String WRITE = "write";
    static final String STAGE = "stage";
    static final String COMMIT = "commit";
    static final String ERASE = "erase";
    static final String REWRITE = "rewrite";
    static final String HISTORY = "history";
    static final String LEFTOVERS = "leftovers";
    static final String DONE = "done";

    static final Instant ALWAYS = Instant.parse("2999-01-01T00:00:00Z");
    static final Pseudonyms KEY = new Pseudonyms("a key of sixteen bytes or more".getBytes(StandardCharsets.UTF_8));

    private static final String TRAINING = "training";
    private static final String TRAINING_WITHOUT_SPARK = "training-without-spark";
    private static final int ENDLESS = 100_000;
    private static final int TURNS_IN_TRAINING = 3;

    private final Path folder;

    private KilledProgram(Path folder) {
        this.folder = folder;
    }

    /** The arguments of a first process that does everything a few times and ends. */
    static String[] training(Path folder) {
        return new String[] {folder.toString(), TRAINING, "0"};
    }

    /** The same for processes without Spark. The tables they need are made here, with Spark. */
    static String[] trainingWithoutSpark(Path folder) {
        InteractionStore store = SharedSpark.store(folder);
        store.staging().close();
        store.questionTables().make();
        return new String[] {folder.toString(), TRAINING_WITHOUT_SPARK, "0"};
    }

    /** The customer of a large input who is erased. */
    static String customerOf(int number) {
        return String.valueOf(Rounds.get(Rounds.staged(number).rows().get(0), Interactions.CUSTOMER_ID));
    }

    /** @param args folder of the store; what to do; the number to begin with */
    @SuppressWarnings("CatchAndPrintStackTrace") // the test shows what was printed
    public static void main(String[] args) {
        try {
            KilledProgram program = new KilledProgram(Path.of(args[0]));
            int first = Integer.parseInt(args[2]);
            if (args[1].equals(TRAINING)) {
                program.work(WRITES, 0, TURNS_IN_TRAINING);
                program.work(ERASES, 10, 11);
                program.work(COMPACTS, 11, 12);
            } else if (args[1].equals(TRAINING_WITHOUT_SPARK)) {
                program.work(STAGES, 0, 2);
                program.work(QUESTIONS, 0, 4);
            } else {
                program.work(args[1], first, ENDLESS);
            }
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
        // Spark's threads would keep the process.
        System.exit(0);
    }

    /** One turn, with the lock held. */
    private interface Turn {
        void take(int number) throws Exception;
    }

    private void work(String what, int first, int end) throws Exception {
        Turn turn = turn(what);
        say(READY, -1);
        StoreLock.Holder holder =
                new StoreLock.Holder("test", ProcessHandle.current().pid(), "here", Instant.EPOCH);
        for (int number = first; number < end; number++) {
            StoreLock lock = StoreLock.take(folder, holder, Duration.ZERO, waiting -> {});
            try {
                turn.take(number);
                say(DONE, number);
            } finally {
                lock.close();
            }
        }
    }

    private Turn turn(String what) {
        if (what.equals(STAGES)) {
            HadoopCatalog catalog = catalog();
            return number -> takeIn(table(catalog, "interactions"), number);
        }
        if (what.equals(QUESTIONS)) {
            HadoopCatalog catalog = catalog();
            return number ->
                    writeQuestions(new Loaded(table(catalog, "wordings"), table(catalog, "questions")), number);
        }
        InteractionStore store =
                Sessions.connect(Sessions.open(0), new StoreConfig(folder.toString(), Map.of()), folder);
        return switch (what) {
            case WRITES -> number -> write(store, number);
            case ERASES -> number -> erase(store, number);
            default -> number -> compact(store, number);
        };
    }

    private HadoopCatalog catalog() {
        return new HadoopCatalog(new Configuration(), folder.toUri().toString());
    }

    private static Table table(HadoopCatalog catalog, String name) {
        return catalog.loadTable(TableIdentifier.of("desk", name));
    }

    private static void writeQuestions(Loaded loaded, int round) throws Exception {
        say(WRITE, round);
        QuestionRounds.write(loaded, round);
    }

    private static void write(InteractionStore store, int round) {
        say(COMPARE, round);
        StoreUpdate update = Rounds.input(round).compare(store, store.spark());
        say(WRITE, round);
        update.apply();
    }

    private static void takeIn(Table table, int number) throws Exception {
        say(STAGE, number);
        try (TableStaging staging = new TableStaging(null, table)) {
            List<StagedFile> files = StagedRound.stage(staging, Rounds.staged(number));
            say(COMMIT, number);
            StagedRound.commit(table, staging, Rounds.staged(number), files);
        }
    }

    private static void erase(InteractionStore store, int number) throws Exception {
        takeIn(store.icebergTable(), number);
        say(ERASE, number);
        Erasure erasure = new Erasure(store, List.of(customerOf(number)), null);
        erasure.rows(KEY);
        say(HISTORY, number);
        erasure.history();
        say(LEFTOVERS, number);
        erasure.leftovers(ALWAYS);
    }

    private static void compact(InteractionStore store, int number) throws Exception {
        takeIn(store.icebergTable(), number);
        say(REWRITE, number);
        Compaction compaction = new Compaction(store);
        compaction.rewrite();
        say(HISTORY, number);
        compaction.history();
        say(LEFTOVERS, number);
        compaction.leftovers(ALWAYS);
    }

    private static void say(String what, int number) {
        System.out.println(what + " " + number);
        System.out.flush();
    }
}
