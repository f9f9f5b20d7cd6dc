package balie.app;

import balie.report.model.Report;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands on the first screen of a report, as a small file of its own beside it: for a mail, and for whoever shows it elsewhere.
 *
 * @param language of all texts, its code
 * @param title of the page that leads to all there is for the audience
 * @param facts what the figures are about: period, as-of, sources
 * @param points main points, most important first
 */
record ReportSummary(String language, String title, List<Report.Fact> facts, List<String> points) {

    /** Its name in the folder of an audience. */
    static final String FILE = "summary.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    ReportSummary {
        facts = List.copyOf(facts);
        points = List.copyOf(points);
    }

    static ReportSummary of(Report report, Locale locale) {
        return new ReportSummary(locale.toLanguageTag(), report.title(), report.facts(), report.points());
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("language", language);
        root.put("title", title);
        ArrayNode all = root.putArray("facts");
        facts.forEach(f -> all.addObject().put("label", f.label()).put("value", f.value()));
        ArrayNode sentences = root.putArray("points");
        points.forEach(sentences::add);
        return root.toPrettyString() + "\n";
    }

    /** Empty if that is no such file. */
    static Optional<ReportSummary> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (!root.path("language").isTextual() || !root.path("title").isTextual()) {
            return Optional.empty();
        }
        List<Report.Fact> facts = new ArrayList<>();
        root.path("facts")
                .forEach(f -> facts.add(new Report.Fact(
                        f.path("label").asText(), f.path("value").asText())));
        List<String> points = new ArrayList<>();
        root.path("points").forEach(p -> points.add(p.asText()));
        return Optional.of(new ReportSummary(
                root.path("language").asText(), root.path("title").asText(), facts, points));
    }
}
