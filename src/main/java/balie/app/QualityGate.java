package balie.app;

import balie.ingest.Ingest;
import balie.ingest.QuarantinedRow;
import balie.ingest.RowCounts;
import balie.ingest.SourceFile;
import balie.issue.CallException;
import balie.issue.DataRefusedException;
import balie.issue.Problem;
import balie.privacy.PrivateFile;
import balie.publish.CsvFile;
import balie.publish.RunFolder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether what was read is good enough to go on with. */
final class QualityGate {

    static final String QUARANTINE = "quarantine.csv";

    private final RunPlan plan;

    QualityGate(RunPlan plan) {
        this.plan = plan;
    }

    /** @throws IllegalStateException if records of a file are neither accepted nor quarantined nor duplicates */
    static void reconcile(Ingest ingest) {
        for (SourceFile file : ingest.files()) {
            RowCounts counts = ingest.counts(file);
            if (!counts.reconciles()) {
                throw new IllegalStateException("rows were lost in " + file.shown() + ": " + counts);
            }
        }
    }

    /** @throws DataRefusedException if more was lost than the job allows; the quarantine is then written beside the run's place */
    void check(Ingest ingest) throws CallException, DataRefusedException, IOException {
        if (ingest.total().read() == 0) {
            throw new DataRefusedException(ingest.files().stream()
                    .map(f -> new Problem(
                            f.shown(),
                            0,
                            "the files hold no rows",
                            "There is a header and nothing below it. Export it again."))
                    .toList());
        }
        double lost = ingest.lostPercent();
        double most = plan.job().quality().maxQuarantinedPercent();
        if (lost <= most) {
            return;
        }
        Path folder = plan.out()
                .orElse(plan.base()
                        .resolve(RunPlan.DEFAULT_OUT)
                        .resolve(plan.job().name()));
        Path refused = folder.resolveSibling(folder.getFileName() + ".refused");
        try (RunFolder place = RunFolder.open(refused, plan.job().name(), "refused", true)) {
            writeQuarantine(place, ingest);
            writeManifest(place, ingest);
            place.publish();
        }
        throw new DataRefusedException(problems(ingest, lost, most, refused, whoReads(refused.resolve(QUARANTINE))));
    }

    /** @throws DataRefusedException if more rows than the job allows carry the id of another contact that is in the store */
    void checkClashes(long clashing, long read) throws DataRefusedException {
        double most = plan.job().quality().maxQuarantinedPercent();
        if (clashing > 0 && 100.0 * clashing / read > most) {
            throw new DataRefusedException(List.of(new Problem(
                    null,
                    0,
                    Console.grouped(clashing) + " of " + Console.grouped(read)
                            + " rows carry the id of a contact in the store that was opened at another time",
                    "Two numberings in one source? Give each book a source of its own with name: in the job. Nothing was"
                            + " published, the store was not changed.")));
        }
    }

    /** A word on rows that replaced a contact opened at another time; empty if there are none. */
    List<String> clashes(long clashing) {
        return clashing == 0
                ? List.of()
                : List.of(
                        Console.grouped(clashing)
                                + (clashing == 1 ? " contact was" : " contacts were")
                                + " replaced by rows of the same id that were opened at another time: two numberings in one source?");
    }

    private List<Problem> problems(Ingest ingest, double lost, double most, Path refused, String whoReads) {
        List<Problem> problems = new ArrayList<>();
        for (SourceFile file : ingest.files()) {
            RowCounts counts = ingest.counts(file);
            if (counts.quarantined() > 0) {
                String found = Console.grouped(counts.quarantined()) + " of " + Console.grouped(counts.read())
                        + " rows could not be taken in";
                problems.add(new Problem(file.shown(), 0, found, ""));
            }
        }
        problems.add(new Problem(
                null,
                0,
                String.format(
                        Locale.ROOT, "%.1f %% of the input could not be taken in; the job allows %.1f %%", lost, most),
                "Each row and its reason: " + plan.shown(refused.resolve(QUARANTINE)) + " (" + whoReads
                        + "). Mend the mapping or the export, or raise quality: max-quarantined-percent in the job. Nothing was"
                        + " published, the store was not changed."));
        return problems;
    }

    /** Who can read a quarantine, for the console. */
    static String whoReads(Path file) throws IOException {
        return PrivateFile.mode(file)
                .map(mode -> "file mode " + mode + (mode.equals(PrivateFile.OWNER_ONLY) ? ": its owner only" : ""))
                .orElse("this disk knows no file modes: keep others away from it");
    }

    /** What run.json says of the quarantine. */
    static Map<String, Object> quarantine(RunFolder folder) throws IOException {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("file", QUARANTINE);
        told.put("mode", PrivateFile.mode(folder.file(QUARANTINE)).orElse("none"));
        return told;
    }

    private void writeManifest(RunFolder folder, Ingest ingest) throws IOException {
        RowCounts rows = ingest.total();
        ObjectNode manifest = new ObjectMapper().createObjectNode();
        manifest.putObject("job")
                .put("name", plan.job().name())
                .put("file", plan.job().file());
        manifest.put(RunFolder.REFUSED, true);
        manifest.putObject("rows")
                .put("read", rows.read())
                .put("accepted", rows.accepted())
                .put("quarantined", rows.quarantined())
                .put("duplicates", rows.duplicates());
        manifest.putPOJO("quarantine", quarantine(folder));
        ArrayNode inputs = manifest.putArray("inputs");
        for (SourceFile file : ingest.files()) {
            inputs.addObject()
                    .put("file", file.shown())
                    .put("source", file.source())
                    .put("sha256", file.sha256());
        }
        folder.files().forEach(manifest.putArray(RunFolder.FILES)::add);
        ObjectNode versions = manifest.putObject("versions");
        Versions.all().forEach(versions::put);
        Files.writeString(folder.file(RunFolder.MANIFEST), manifest.toPrettyString() + "\n");
    }

    static void writeQuarantine(RunFolder folder, Ingest ingest) throws IOException {
        Iterator<QuarantinedRow> rows = ingest.quarantine();
        // It holds what stood in the rows, persons included.
        Path file = PrivateFile.create(folder.file(QUARANTINE));
        CsvFile.write(file, QuarantinedRow.COLUMNS, new Iterator<List<@Nullable Object>>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public List<@Nullable Object> next() {
                return rows.next().values();
            }
        });
    }
}
