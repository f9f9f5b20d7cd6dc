package balie.ingest.draft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as YAML writes them. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}](?:[\\p{L}\\p{N} _/.()@+-]*[\\p{L}\\p{N}_)])?");
    /** Numbers and moments, which readers of mappings take as the texts they are. */
    private static final Pattern NUMBER = Pattern.compile("\\d+|\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");

    private static final Set<String> RESERVED = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private Yaml() {}

    /** A text, quoted where YAML would read something else. */
    static String text(String text) {
        if (NUMBER.matcher(text).matches()
                || (PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT)))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == 0xFEFF || c == 0x2028 || c == 0x2029) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    static String list(List<String> texts) {
        return texts.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Pairs between braces, on as many lines as they need. */
    static String flow(Map<String, String> pairs, int indent) {
        StringBuilder flow = new StringBuilder("{");
        int width = indent;
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            String next = text(pair.getKey()) + ": " + text(pair.getValue());
            if (flow.length() > 1) {
                flow.append(',');
                boolean full = width + next.length() > WIDTH;
                flow.append(full ? "\n" + " ".repeat(indent) : " ");
                width = full ? indent : width;
            }
            flow.append(next);
            width += next.length() + 2;
        }
        return flow.append('}').toString();
    }

    private static final int WIDTH = 116;

    /** Text that stands in a comment: on one line. */
    static String comment(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
