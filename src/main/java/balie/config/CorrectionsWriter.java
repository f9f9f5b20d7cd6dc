package balie.config;

import balie.model.Correction;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Writes what people said of questions, as {@link CorrectionsReader} reads it; what each question is called stands above it. */
public final class CorrectionsWriter {

    private static final String HEADER = """
            # What people said of questions. Read at each run; `./balie questions` writes it too, and then leaves this form.
            # name: what it is called. merged: ids that are the same question. examples: wordings that belong to it.
            # split-from: the question that a part was taken off; that part is told by its examples.
            """;

    private CorrectionsWriter() {}

    /** @param called what a question is called where the catalogue knows it; null: it does not */
    public static String yaml(List<Correction> corrections, Function<String, @Nullable String> called) {
        StringBuilder yaml = new StringBuilder(HEADER);
        corrections.stream().sorted(Comparator.comparingInt(Correction::number)).forEach(c -> {
            String label = called.apply(c.id());
            yaml.append('\n');
            if (label != null) {
                yaml.append("# ").append(oneLine(label)).append('\n');
            }
            yaml.append(c.id()).append(":\n");
            if (c.name() != null) {
                yaml.append("  name: ").append(quoted(c.name())).append('\n');
            }
            if (c.splitFrom() != null) {
                yaml.append("  split-from: ").append(c.splitFrom()).append('\n');
            }
            if (!c.merged().isEmpty()) {
                yaml.append("  merged: [").append(String.join(", ", c.merged())).append("]\n");
            }
            if (!c.examples().isEmpty()) {
                yaml.append("  examples:\n");
                c.examples()
                        .forEach(e -> yaml.append("    - ").append(quoted(e)).append('\n'));
            }
        });
        return yaml.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String quoted(String text) {
        return "\"" + oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
