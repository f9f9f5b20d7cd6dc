package balie.app;

import balie.contract.StagedRows;
import balie.ingest.Ingest;
import balie.ingest.SourceFile;
import balie.issue.CallException;
import balie.store.ErasedPeople;
import balie.store.InteractionStore;
import balie.store.StoreUpdate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Takes rows that were read into the store of a job. */
final class Intake {

    private final RunPlan plan;
    private final SparkSession spark;
    private final InteractionStore store;

    Intake(RunPlan plan, SparkSession spark) {
        this.plan = plan;
        this.spark = spark;
        this.store = Sessions.connect(spark, plan.store(), plan.base());
    }

    InteractionStore store() {
        return store;
    }

    /** Reads the files of the job; rows of a large input are staged beside the store. */
    Ingest read() {
        ZoneId zone = plan.job().zone();
        return LargeInput.isLarge(plan.inputBytes()) && Ingest.canStage(plan.files())
                ? new Ingest(spark, plan.files(), zone, store.staging())
                : new Ingest(spark, plan.files(), zone);
    }

    /**
     * What there is to do.
     *
     * @param leftOut a word on rows of people who were erased; empty: there are none
     */
    record Compared(StoreUpdate update, Optional<String> leftOut) {}

    /** Compares all that was read with what is stored; nothing is written yet. */
    Compared compare(Ingest ingest) throws CallException {
        // Rows of erased people are to be left out, and old ones aged, which staged files can not be: then they are not
        // asked for, to be made only once.
        Optional<StagedRows> staged = store.erased().count() == 0 && !store.ages() ? ingest.staged() : Optional.empty();
        if (staged.isPresent()) {
            List<InteractionStore.ReadFile> reads =
                    reads(ingest.files(), plan.job().zone());
            return new Compared(store.compare(staged.get(), shapes(ingest.files()), reads), Optional.empty());
        }
        return compare(latest(ingest), ingest.files(), true);
    }

    /** What was read; cases that are folded from their updates go on from what is stored of them. */
    Dataset<Row> latest(Ingest ingest) {
        if (ingest.foldedSources().isEmpty()) {
            return ingest.latest();
        }
        List<InteractionStore.ReadFile> reads = reads(ingest.files(), plan.job().zone());
        return ingest.latest(store.standing(ingest.foldedSources(), reads).orElse(null));
    }

    /**
     * Compares rows with what is stored; nothing is written yet.
     *
     * @param files they come from
     * @param whole whether they are all that the files give: then what else the store holds of those goes
     */
    Compared compare(Dataset<Row> rows, List<SourceFile> files, boolean whole) throws CallException {
        ErasedPeople erased = store.erased();
        Dataset<Row> kept = rows;
        Optional<String> leftOut = Optional.empty();
        if (erased.count() > 0) {
            // People who were erased do not come back by an export that still holds them.
            Column theirs = erased.holds(
                    ErasureKey.load(plan.base().resolve(plan.job().privacy().keys()), erased));
            long out = rows.filter(theirs).count();
            kept = rows.filter(theirs.unary_$bang());
            leftOut = Optional.of(
                            Console.grouped(out) + (out == 1 ? " contact" : " contacts")
                                    + " of people who were erased from the store were left out, though the exports still hold them.")
                    .filter(word -> out > 0);
        }
        List<InteractionStore.ReadFile> reads = whole ? reads(files, plan.job().zone()) : List.of();
        List<InteractionStore.Shape> shapes = shapes(files);
        return new Compared(store.compare(store.aged(kept, shapes), shapes, reads), leftOut);
    }

    private static List<InteractionStore.Shape> shapes(List<SourceFile> files) {
        return files.stream()
                .map(f -> new InteractionStore.Shape(f.source(), f.shape(), f.columns()))
                .distinct()
                .toList();
    }

    static List<InteractionStore.ReadFile> reads(List<SourceFile> files, ZoneId zone) {
        return files.stream()
                .map(f -> new InteractionStore.ReadFile(f.source(), f.shown(), f.sha256(), f.readAs(zone)))
                .toList();
    }
}
