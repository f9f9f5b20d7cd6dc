package balie.classify;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How well classifiers did on texts that were labelled to measure them and that they did not learn from. The figures come with
 * Balie in a file that {@code ./balie bench questions} writes; nobody writes them by hand.
 */
public final class Validated {

    /** The classifier of kinds of contact. */
    public static final String KIND = "kind";

    /** The classifier of states of customers. */
    public static final String STATE = "state";

    /** From here on a classifier is used for a language: "substantial" in Landis and Koch, Biometrics 33 (1977) 159, is .61. */
    public static final double LEAST_KAPPA = 0.60;

    /** Nothing was measured. */
    public static final Validated NOTHING = new Validated(List.of());

    private static final String FILE = "/balie/classify/validated.csv";

    private final List<Figure> figures;

    private Validated(List<Figure> figures) {
        this.figures = figures;
    }

    /**
     * A figure of one classifier in one language.
     *
     * @param n texts
     * @param accuracy in percent
     * @param macroF1 mean of the classes' F1, in percent
     * @param kappa agreement with the labels beyond chance
     * @param low of its 95 % interval
     * @param high of its 95 % interval
     */
    public record Figure(
            String what,
            String language,
            int n,
            double accuracy,
            double macroF1,
            double kappa,
            double low,
            double high) {}

    /** The figures that come with Balie. */
    public static Validated packaged() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Figure> figures = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Validated.class.getResourceAsStream(FILE), FILE);
                CSVParser parser = CSVParser.builder()
                        .setReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .setFormat(format)
                        .get()) {
            for (CSVRecord row : parser) {
                figures.add(new Figure(
                        row.get("what"),
                        row.get("language"),
                        Integer.parseInt(row.get("n")),
                        Double.parseDouble(row.get("accuracy")),
                        Double.parseDouble(row.get("macro_f1")),
                        Double.parseDouble(row.get("kappa")),
                        Double.parseDouble(row.get("low")),
                        Double.parseDouble(row.get("high"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Validated(List.copyOf(figures));
    }

    public List<Figure> figures() {
        return figures;
    }

    /** Empty if it was not measured. */
    public Optional<Figure> of(String what, String language) {
        return figures.stream()
                .filter(f -> f.what().equals(what) && f.language().equals(language))
                .findFirst();
    }

    /** Whether a classifier is good enough in a language to be used. */
    public boolean on(String what, String language) {
        return of(what, language).filter(f -> f.kappa() >= LEAST_KAPPA).isPresent();
    }
}
