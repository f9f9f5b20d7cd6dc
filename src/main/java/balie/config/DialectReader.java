package balie.config;

import balie.config.SourceMapping.Dialect;
import balie.config.SourceMapping.Format;
import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of a mapping that say how an export is written. */
final class DialectReader {

    /** The keys of {@code limits:}; what they mean is said where they are used. */
    private static final Set<String> LIMITS =
            Set.of("record-chars", "columns", "unpacked-bytes", "unpacked-ratio", "entries", "sheets");

    private static final int MOST_PREAMBLE = 1_000;

    private DialectReader() {}

    static @Nullable Format format(YamlMap root) {
        List<Format> formats = List.of(Format.values());
        return root.oneOf("format", formats.stream().map(Format::key).toList())
                .flatMap(
                        key -> formats.stream().filter(f -> f.key().equals(key)).findFirst())
                .orElse(null);
    }

    static Dialect read(YamlMap root) {
        Optional<List<String>> header = root.get("header").map(n -> n.asTexts("'header'"));
        header.filter(List::isEmpty)
                .ifPresent(h -> root.problem("'header' is an empty list", "List the names of the columns, in order."));
        if (header.isPresent() && root.has("header-line")) {
            root.problem(
                    "'header' and 'header-line' exclude each other",
                    "header: names the columns of a file that does not; header-line: says where in a file the names are.");
        }
        return new Dialect(
                root.get("encoding").flatMap(DialectReader::encoding).orElse(null),
                character(root, "delimiter"),
                character(root, "quote"),
                character(root, "escape"),
                root.get("header-line")
                        .flatMap(n -> n.asCount("'header-line'", 1, MOST_PREAMBLE))
                        .orElse(null),
                header.orElse(null),
                root.text("sheet").orElse(null),
                root.text("entry").orElse(null),
                root.get("limits")
                        .flatMap(n -> n.asMap("'limits'"))
                        .map(DialectReader::limits)
                        .orElse(Map.of()));
    }

    private static Optional<String> encoding(YamlNode node) {
        return node.asText("'encoding'").flatMap(text -> {
            try {
                return Optional.of(Charset.forName(text).name());
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                node.problem("unknown encoding '" + text + "'", "For example UTF-8, Windows-1252 or ISO-8859-15.");
                return Optional.empty();
            }
        });
    }

    private static @Nullable Character character(YamlMap root, String key) {
        return root.get(key)
                .flatMap(node -> node.asText("'" + key + "'").flatMap(text -> {
                    Map<String, Character> named =
                            Map.of("tab", '\t', "none", Dialect.NONE, "backslash", '\\', "space", ' ');
                    boolean divides = key.equals("delimiter");
                    if (named.containsKey(text) && !(divides && text.equals("none"))) {
                        return Optional.of(named.get(text));
                    }
                    if (text.length() == 1 && text.charAt(0) != '\n' && text.charAt(0) != '\r') {
                        return Optional.of(text.charAt(0));
                    }
                    node.problem(
                            "'" + key + "' is '" + text + "'",
                            divides ? "Write one character, or tab." : "Write one character, or none.");
                    return Optional.empty();
                }))
                .orElse(null);
    }

    private static Map<String, Long> limits(YamlMap map) {
        Map<String, Long> limits = new LinkedHashMap<>();
        for (String key : LIMITS) {
            map.get(key)
                    .flatMap(n -> n.asNumber("'" + key + "'", 1, Long.MAX_VALUE))
                    .ifPresent(n -> limits.put(key, n.longValue()));
        }
        map.finish();
        return limits;
    }
}
