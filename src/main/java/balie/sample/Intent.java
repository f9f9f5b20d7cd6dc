package balie.sample;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something that customers of the sample's company contact it about, in many wordings.
 *
 * @param weight relative frequency, 1-10
 * @param customers types of customer who ask it
 * @param products it can be about; empty: none in particular
 * @param dutch wordings, with slots
 * @param english wordings, with slots
 * @param notes what a clerk writes down of it, Dutch
 */
record Intent(
        String id,
        String category,
        String kind,
        String nature,
        int weight,
        List<String> customers,
        List<String> products,
        List<String> dutch,
        List<String> english,
        List<String> notes) {

    private static final String RESOURCE = "/balie/sample/intents.yaml";

    /** The hand-written stock. */
    static List<Intent> stock() {
        try (InputStream yaml = Objects.requireNonNull(Intent.class.getResourceAsStream(RESOURCE))) {
            List<Intent> intents = new ArrayList<>();
            Object root = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            for (Object item : (List<?>) Objects.requireNonNull(root)) {
                Map<?, ?> map = (Map<?, ?>) item;
                intents.add(new Intent(
                        text(map, "id"),
                        text(map, "category"),
                        text(map, "kind"),
                        text(map, "nature"),
                        ((Number) Objects.requireNonNull(map.get("weight"))).intValue(),
                        texts(map, "customers"),
                        texts(map, "products"),
                        texts(map, "nl"),
                        texts(map, "en"),
                        texts(map, "note")));
            }
            return intents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key).toString();
    }

    private static List<String> texts(Map<?, ?> map, String key) {
        return ((List<?>) Objects.requireNonNull(map.get(key), key))
                .stream().map(Object::toString).toList();
    }
}
