package balie.app;

import balie.contract.StoredInteractions;
import balie.ingest.Ingest;
import balie.ingest.QuarantinedRow;
import balie.ingest.SourceFile;
import balie.issue.CallException;
import balie.issue.DataRefusedException;
import balie.store.InteractionStore;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

/**
 * Reads rows that a run put aside once more, with the mappings as they are now.
 *
 * <p>All files of their sources are read, as a run reads them, so that each row gets the version, the duplicates and the clashes
 * it would have there; then only the rows that were put aside are taken. They are marked as read with the mapping as it is now,
 * so the next run finds them right and replaces the rest of their file.
 */
final class Replay {

    private static final String FILE = "picked_file";
    private static final String LINE = "picked_line";
    private static final String MOVED =
            "no record begins on this line, as the file is read now; run the job again to read all of it";

    private final RunPlan plan;
    private final SparkSession spark;

    Replay(RunPlan plan, SparkSession spark) {
        this.plan = plan;
        this.spark = spark;
    }

    /** What became of a row. */
    enum Fate {
        ACCEPTED,
        QUARANTINED,
        DUPLICATE
    }

    /**
     * A row that was put aside, and what becomes of it now.
     *
     * @param now as it is put aside now; as before, where it is not
     */
    record Outcome(QuarantinedRow before, Fate fate, QuarantinedRow now) {}

    /**
     * What a replay gave.
     *
     * @param changes in the store; empty: nothing was to be written
     * @param told words on what happened besides
     */
    record Result(List<Outcome> outcomes, Optional<InteractionStore.Changes> changes, List<String> told) {

        long count(Fate fate) {
            return outcomes.stream().filter(o -> o.fate() == fate).count();
        }
    }

    private record Place(String file, long line) {}

    /** @param rows of files of the job that are as they were */
    Result execute(List<QuarantinedRow> rows, boolean dryRun) throws CallException, DataRefusedException {
        Set<Place> picked = new HashSet<>();
        rows.forEach(r -> picked.add(new Place(r.file(), r.line())));
        try (Ingest ingest = new Ingest(spark, files(picked), plan.job().zone())) {
            QualityGate.reconcile(ingest);
            Dataset<Row> picks = broadcast(picks(picked));
            Map<Place, Boolean> mapped = new HashMap<>();
            ingest.mapped()
                    .join(picks, here(), "left_semi")
                    .collectAsList()
                    .forEach(r ->
                            mapped.merge(new Place(r.getString(0), r.getLong(1)), r.getBoolean(2), (a, b) -> a || b));
            List<Outcome> outcomes = outcomes(rows, mapped, refused(ingest, picked));
            List<String> told = new ArrayList<>();
            if (dryRun || outcomes.stream().noneMatch(o -> o.fate() == Fate.ACCEPTED)) {
                return new Result(outcomes, Optional.empty(), told);
            }
            Set<String> giving = new HashSet<>();
            outcomes.stream()
                    .filter(o -> o.fate() == Fate.ACCEPTED)
                    .forEach(o -> giving.add(o.before().file()));
            Intake intake = new Intake(plan, spark);
            Intake.Compared compared = intake.compare(
                    intake.latest(ingest).join(picks, here(), "left_semi"),
                    ingest.files().stream()
                            .filter(f -> giving.contains(f.shown()))
                            .toList(),
                    false);
            QualityGate gate = new QualityGate(plan);
            gate.checkClashes(compared.update().clashing(), rows.size());
            InteractionStore.Changes changes = compared.update().apply();
            told.addAll(gate.clashes(compared.update().clashing()));
            compared.leftOut().ifPresent(told::add);
            return new Result(outcomes, Optional.of(changes), told);
        }
    }

    /** The files of the sources that the rows are of. */
    private List<SourceFile> files(Set<Place> picked) {
        Set<String> sources = new HashSet<>();
        for (SourceFile file : plan.files()) {
            if (picked.stream().anyMatch(p -> p.file().equals(file.shown()))) {
                sources.add(file.source());
            }
        }
        List<SourceFile> files = new ArrayList<>();
        plan.files().stream().filter(f -> sources.contains(f.source())).forEach(f -> files.add(f.at(files.size())));
        return files;
    }

    private Dataset<Row> picks(Set<Place> picked) {
        List<Row> rows =
                picked.stream().map(p -> RowFactory.create(p.file(), p.line())).toList();
        return spark.createDataFrame(rows, new StructType().add(FILE, "string").add(LINE, "long"));
    }

    private static Column here() {
        return StoredInteractions.SOURCE_FILE
                .col()
                .equalTo(col(FILE))
                .and(StoredInteractions.SOURCE_LINE.col().equalTo(col(LINE)));
    }

    private static Map<Place, QuarantinedRow> refused(Ingest ingest, Set<Place> picked) {
        Map<Place, QuarantinedRow> refused = new HashMap<>();
        for (Iterator<QuarantinedRow> all = ingest.quarantine(); all.hasNext(); ) {
            QuarantinedRow row = all.next();
            Place place = new Place(row.file(), row.line());
            if (picked.contains(place)) {
                refused.put(place, row);
            }
        }
        return refused;
    }

    private static List<Outcome> outcomes(
            List<QuarantinedRow> rows, Map<Place, Boolean> mapped, Map<Place, QuarantinedRow> refused) {
        List<Outcome> outcomes = new ArrayList<>();
        for (QuarantinedRow row : rows) {
            Place place = new Place(row.file(), row.line());
            QuarantinedRow still = refused.get(place);
            Boolean accepted = mapped.get(place);
            if (still != null) {
                outcomes.add(new Outcome(row, Fate.QUARANTINED, still));
            } else if (accepted == null) {
                outcomes.add(new Outcome(
                        row,
                        Fate.QUARANTINED,
                        new QuarantinedRow(row.file(), row.line(), row.column(), row.value(), MOVED)));
            } else {
                outcomes.add(new Outcome(row, accepted ? Fate.ACCEPTED : Fate.DUPLICATE, row));
            }
        }
        return outcomes;
    }
}
