package balie.classify;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A text of which somebody said what it is.
 *
 * @param language code of its language, such as nl
 * @param label what it is
 */
public record LabelledText(String language, String label, String text) {

    /** What the classifier of kinds of contact learns from. */
    static List<LabelledText> kinds() {
        return resource("/balie/kind/examples.csv", "kind");
    }

    /** What the classifier of states of customers learns from. */
    static List<LabelledText> states() {
        return resource("/balie/state/examples.csv", "state");
    }

    private static List<LabelledText> resource(String name, String label) {
        try (InputStream in = Objects.requireNonNull(LabelledText.class.getResourceAsStream(name), name)) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), label);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The records of a CSV with the columns {@code language}, {@code text} and that of the label.
     *
     * @param label name of the column
     */
    public static List<LabelledText> read(Reader csv, String label) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<LabelledText> texts = new ArrayList<>();
        try (CSVParser parser =
                CSVParser.builder().setReader(csv).setFormat(format).get()) {
            for (CSVRecord row : parser) {
                texts.add(new LabelledText(row.get("language"), row.get(label), row.get("text")));
            }
        }
        return texts;
    }
}
