package balie.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import balie.ingest.Ingest;
import balie.ingest.RowCounts;
import balie.ingest.SourceFile;
import balie.model.Period;
import balie.publish.CsvFile;
import balie.publish.ParquetFile;
import balie.publish.RunFolder;
import balie.report.RunFacts;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes what a run publishes: tables, reports, and run.json, which says where they come from. */
final class Publication {

    private final RunFolder folder;
    private final RunPlan plan;
    private final Ingest ingest;
    private final DataFacts data;
    private final RunFacts facts;
    private final Map<String, Object> tables = new LinkedHashMap<>();
    private final List<String> pages = new ArrayList<>();

    Publication(RunFolder folder, RunPlan plan, Ingest ingest, DataFacts data, RunFacts facts) {
        this.folder = folder;
        this.plan = plan;
        this.ingest = ingest;
        this.data = data;
        this.facts = facts;
    }

    void write(List<Run.Table> results) throws IOException {
        for (Run.Table table : results) {
            String name = table.contract().name();
            Path csv = folder.file("data/" + name + ".csv");
            CsvFile.write(csv, table.result().columns(), table.result().rows().iterator());
            ParquetFile.write(folder.file("data/" + name + ".parquet"), table.result(), table.contract());
            tables.put(name, ordered("rows", table.result().rows().size(), "sha256", sha256(csv)));
        }
    }

    String summary() {
        return tables.size() + " tables, " + pages.size() + " pages";
    }

    /** Writes run.json; only its part 'timing' differs between two runs on the same input. */
    void writeManifest(Console console) throws IOException {
        Period period = facts.period();
        boolean all = period.kind() == Period.Kind.ALL;
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("job", ordered("name", plan.job().name(), "file", plan.job().file(), "configuration_sha256", plan.configurationHash()));
        run.put(
                "period",
                all
                        ? ordered("label", period.label())
                        : ordered(
                                "label",
                                period.label(),
                                "from",
                                period.firstDay().toString(),
                                "to",
                                period.lastDay().toString()));
        run.put("zone", plan.job().zone().getId());
        run.put("as_of", facts.asOf().toString());
        run.put("privacy_minimum", facts.privacyMinimum());
        run.put("rows", counts(ingest.total()));
        run.put("interactions", data.interactions());
        List<Object> inputs = new ArrayList<>();
        for (SourceFile file : ingest.files()) {
            Map<String, Object> input = ordered(
                    "file", file.shown(), "source", file.source(), "mapping", file.mapping().name());
            input.put("mapping_sha256", file.mapping().sha256());
            input.put("bytes", file.bytes());
            input.put("sha256", file.sha256());
            input.put("rows", counts(ingest.counts(file)));
            inputs.add(input);
        }
        run.put("inputs", inputs);
        run.put("tables", tables);
        run.put("pages", pages);
        run.put("versions", Versions.all());
        run.put("timing", ordered("milliseconds", console.stages()));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        Files.writeString(
                folder.file(RunFolder.MANIFEST), new ObjectMapper().writer(printer).writeValueAsString(run) + "\n");
    }

    private static Map<String, Object> counts(RowCounts counts) {
        Map<String, Object> map = ordered("read", counts.read(), "accepted", counts.accepted());
        map.put("quarantined", counts.quarantined());
        map.put("duplicates", counts.duplicates());
        return map;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], Objects.requireNonNull(pairs[i + 1]));
        }
        return map;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
