package balie.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The tokens of BERT's uncased models as they are published (Devlin and others, BERT, 2019, and the code that came with it): clean
 * the text, lower its case, take accents off, part at spaces and punctuation, then the longest known piece first.
 */
final class WordPiece {

    private static final String VOCABULARY = "/bge-small-en-v1.5-q-tokenizer.json";
    private static final int LONGEST_WORD = 100;
    private static final int REPLACEMENT = 0xFFFD;

    private final Map<String, Long> ids = new HashMap<>();
    private final Map<Long, String> pieces = new HashMap<>();

    WordPiece() {
        try (InputStream in = Objects.requireNonNull(WordPiece.class.getResourceAsStream(VOCABULARY))) {
            JsonNode vocabulary = new ObjectMapper().readTree(in).at("/model/vocab");
            vocabulary.properties().forEach(e -> {
                ids.put(e.getKey(), e.getValue().asLong());
                pieces.put(e.getValue().asLong(), e.getKey());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pieces of ids, parted by spaces. */
    String pieces(long[] of) {
        StringBuilder out = new StringBuilder();
        for (long id : of) {
            out.append(out.isEmpty() ? "" : " ").append(pieces.get(id));
        }
        return out.toString();
    }

    long[] encode(String text, int most) {
        List<Long> out = new ArrayList<>();
        out.add(ids.get("[CLS]"));
        for (String word : words(text)) {
            wordPieces(word).forEach(p -> out.add(ids.get(p)));
        }
        while (out.size() > most - 1) {
            out.remove(out.size() - 1);
        }
        out.add(ids.get("[SEP]"));
        return out.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<String> words(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isSpace(c)) {
                clean.append(' ');
            } else if (isChinese(c)) {
                clean.append(' ').appendCodePoint(c).append(' ');
            } else if (c != 0 && c != REPLACEMENT && !isControl(c)) {
                clean.appendCodePoint(c);
            }
        });
        String bare = Normalizer.normalize(clean, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
        StringBuilder parted = new StringBuilder();
        bare.codePoints().forEach(c -> {
            if (isPunctuation(c)) {
                parted.append(' ').appendCodePoint(c).append(' ');
            } else {
                parted.appendCodePoint(c);
            }
        });
        return List.of(parted.toString().strip().split(" +"));
    }

    private List<String> wordPieces(String word) {
        int[] characters = word.codePoints().toArray();
        if (characters.length == 0) {
            return List.of();
        }
        if (characters.length > LONGEST_WORD) {
            return List.of("[UNK]");
        }
        List<String> out = new ArrayList<>();
        for (int from = 0; from < characters.length; ) {
            int to = characters.length;
            String piece = piece(characters, from, to);
            while (to > from && !ids.containsKey(piece)) {
                to--;
                piece = piece(characters, from, to);
            }
            if (to == from) {
                return List.of("[UNK]");
            }
            out.add(piece);
            from = to;
        }
        return out;
    }

    private static String piece(int[] characters, int from, int to) {
        return (from > 0 ? "##" : "") + new String(characters, from, to - from);
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int c) {
        boolean ascii =
                (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
        return ascii
                || switch (Character.getType(c)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    private static boolean isChinese(int c) {
        return Character.isIdeographic(c)
                && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                && c != 0x3005
                && c != 0x3007
                && !(c >= 0x3021 && c <= 0x3029)
                && !(c >= 0x3038 && c <= 0x303B);
    }
}
