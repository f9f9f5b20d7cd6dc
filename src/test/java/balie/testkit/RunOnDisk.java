package balie.testkit;

import balie.publish.RunFolder;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A published run of a few files, as a run writes it, without one. */
public final class RunOnDisk {

    private final String job;
    private final String period;
    private final String lastDay;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** @param lastDay empty: all there is */
    public RunOnDisk(String job, String period, String lastDay) {
        this.job = job;
        this.period = period;
        this.lastDay = lastDay;
    }

    public RunOnDisk with(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    public RunOnDisk with(String name, String text) {
        return with(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Publishes it; what stands there is replaced. */
    public Path publish(Path place) throws Exception {
        try (RunFolder folder = RunFolder.open(place, job, period, true)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                Files.write(folder.file(each.getKey()), each.getValue());
            }
            Files.writeString(folder.file(RunFolder.MANIFEST), manifest(folder));
            folder.publish();
        }
        return place;
    }

    private String manifest(RunFolder folder) throws IOException {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("job", Map.of("name", job));
        run.put("period", lastDay.isEmpty() ? Map.of("label", period) : Map.of("label", period, "to", lastDay));
        run.put("as_of", "2026-11-16T06:00:00Z");
        run.put(RunFolder.FILES, folder.files());
        run.put(RunFolder.HASHES, folder.hashes());
        run.put("versions", Map.of("balie", "1"));
        return new ObjectMapper().writeValueAsString(run);
    }
}
