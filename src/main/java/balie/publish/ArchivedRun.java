package balie.publish;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run that was published, by what its run.json says.
 *
 * @param period label of its period
 * @param first first day of the period; empty: all data
 * @param last last day of the period; empty: all data
 * @param asOf the instant it is true for
 * @param zone of the job
 * @param version of Balie that made it
 * @param read records read; of them accepted, quarantined and duplicates
 * @param files names of all files in it
 * @param changedLater what was changed in it after it was published, one sentence each
 */
public record ArchivedRun(
        Path folder,
        String job,
        String period,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        Instant asOf,
        ZoneId zone,
        String version,
        long read,
        long accepted,
        long quarantined,
        long duplicates,
        List<String> files,
        List<String> changedLater) {

    public ArchivedRun {
        files = List.copyOf(files);
        changedLater = List.copyOf(changedLater);
    }

    /** Name of its folder. */
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    static ArchivedRun of(Path folder, RunManifest manifest) throws IllegalRunException {
        JsonNode run = manifest.content();
        JsonNode rows = run.path("rows");
        String period = manifest.period();
        if (manifest.job().isEmpty() || period.isEmpty()) {
            throw new IllegalRunException("names no job or no period");
        }
        try {
            return new ArchivedRun(
                    folder,
                    manifest.job(),
                    period,
                    day(run.path("period").path("from").asText("")),
                    day(run.path("period").path("to").asText("")),
                    manifest.asOf()
                            .orElseThrow(() -> new IllegalRunException("does not say for which instant it is true")),
                    ZoneId.of(run.path("zone").asText("")),
                    run.path("versions").path("balie").asText(""),
                    rows.path("read").asLong(),
                    rows.path("accepted").asLong(),
                    rows.path("quarantined").asLong(),
                    rows.path("duplicates").asLong(),
                    List.copyOf(manifest.files()),
                    texts(run.path(RunManifest.CHANGED)));
        } catch (DateTimeException e) {
            throw new IllegalRunException("has a day or a zone that is none");
        }
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** A run.json that says too little. */
    static final class IllegalRunException extends Exception {
        private static final long serialVersionUID = 1;

        IllegalRunException(String message) {
            super(message);
        }
    }
}
