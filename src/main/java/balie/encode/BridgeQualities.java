package balie.encode;

import balie.text.Wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How good bridges are, kept in a line of text each: measuring takes seconds. */
public final class BridgeQualities {

    private static final String FILE = "/balie/language/quality.txt";
    private static final int KEY_DIGITS = 16;

    private BridgeQualities() {}

    /** Says which pairs a bridge was made of. */
    public static String key(List<Pair> pairs) {
        StringBuilder all = new StringBuilder();
        pairs.forEach(p -> all.append(p.text()).append('\t').append(p.english()).append('\n'));
        return Wording.sha256(all.toString()).substring(0, KEY_DIGITS);
    }

    /** That of a bridge to the encoder that comes with Balie; empty: it was not measured beforehand. */
    public static Optional<Bridge.Quality> packaged(String key) {
        try (InputStream in = BridgeQualities.class.getResourceAsStream(FILE)) {
            return in == null
                    ? Optional.empty()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.startsWith(key + " "))
                            .findFirst()
                            .flatMap(line -> parsed(line.substring(key.length() + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] written(Bridge.Quality quality) {
        return text(quality).getBytes(StandardCharsets.UTF_8);
    }

    /** {@code found cosine of}. */
    static String text(Bridge.Quality quality) {
        return String.format(Locale.ROOT, "%.4f %.4f %d", quality.found(), quality.cosine(), quality.of());
    }

    /** @return empty if they are of an earlier form */
    public static Optional<Bridge.Quality> read(byte[] written) {
        return parsed(new String(written, StandardCharsets.UTF_8));
    }

    private static Optional<Bridge.Quality> parsed(String text) {
        String[] parts = text.strip().split(" ");
        try {
            return Optional.of(new Bridge.Quality(
                    Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Integer.parseInt(parts[2])));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
