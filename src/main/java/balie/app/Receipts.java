package balie.app;

import balie.model.Audience;
import balie.publish.Places;
import balie.publish.PublishedRun;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who got the reports of a job for a period, in a file that only its owner may read. It lies beside no run: a run's folder holds what
 * was published and nothing else, and is replaced when the job is run again, by which nobody gets a second mail.
 */
final class Receipts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String job;
    private final String period;
    private final List<Receipt> receipts;

    private Receipts(Path file, String job, String period, List<Receipt> receipts) {
        this.file = file;
        this.job = job;
        this.period = period;
        this.receipts = new ArrayList<>(receipts);
    }

    /**
     * That a server took a letter.
     *
     * @param to address
     * @param id of the letter
     * @param content SHA-256 of what it said and of what went with it
     */
    record Receipt(Audience audience, String to, Instant at, String id, String content) {

        boolean isOf(Audience other, String address) {
            return audience == other && to.toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT));
        }
    }

    /** A file of receipts can not be read. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(Path file) {
            super(file.toString());
        }
    }

    /**
     * @param folder of all receipts
     * @throws UnreadableException if there is a file that is none of receipts: who got the reports is not known then
     */
    static Receipts of(Path folder, PublishedRun run) throws IOException, UnreadableException {
        Path file = folder.resolve(run.job()).resolve(run.period() + ".json");
        List<Receipt> read = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                for (JsonNode each : JSON.readTree(Files.readString(file)).path("sent")) {
                    read.add(new Receipt(
                            Audience.valueOf(each.path("audience").asText().toUpperCase(Locale.ROOT)),
                            each.path("to").asText(),
                            Instant.parse(each.path("at").asText()),
                            each.path("id").asText(),
                            each.path("content_sha256").asText()));
                }
            } catch (JsonProcessingException | IllegalArgumentException | java.time.DateTimeException e) {
                throw new UnreadableException(file);
            }
        }
        return new Receipts(file, run.job(), run.period(), read);
    }

    /** The newest one; empty: nobody of that address got the report. */
    Optional<Receipt> of(Audience audience, String address) {
        return receipts.stream().filter(r -> r.isOf(audience, address)).reduce((a, b) -> b);
    }

    /** How often a report went there. */
    long times(Audience audience, String address) {
        return receipts.stream().filter(r -> r.isOf(audience, address)).count();
    }

    /** Keeps one, on disk when this returns. */
    void add(Receipt receipt) throws IOException {
        receipts.add(receipt);
        write();
    }

    /** Writes what there is: whether that can be done has to be known before anything is sent. */
    void write() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ObjectNode root = JSON.createObjectNode();
        root.put("job", job);
        root.put("period", period);
        ArrayNode sent = root.putArray("sent");
        for (Receipt each : receipts) {
            sent.addObject()
                    .put("audience", each.audience().code())
                    .put("to", each.to())
                    .put("at", each.at().toString())
                    .put("id", each.id())
                    .put("content_sha256", each.content());
        }
        Places.replace(file, root.toPrettyString() + "\n");
    }
}
