package balie.sample;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The company's knowledge base, written by hand: for most of what customers ask, not for all, and with articles that nobody asks for. */
final class KnowledgeArticles {

    /** Where it stands in the sample. */
    static final String FOLDER = "knowledge/";

    /** Changed before the last update of the Belia, which they are about. */
    static final List<String> OUTDATED =
            List.of("techniek/belia-batterij.md", "techniek/belia-battery.html", "techniek/belia-onderdelen.md");

    /** When the product of the outdated ones changed last. */
    static final LocalDate PRODUCT_CHANGED = LocalDate.of(2026, 9, 24);

    private static final String RESOURCES = "/balie/sample/";

    private KnowledgeArticles() {}

    /** For which intents each article was written, by its path below the folder; none: nobody asks for it. */
    static Map<String, List<String>> intents() {
        Map<String, List<String>> intents = new LinkedHashMap<>();
        Object root = new Load(LoadSettings.builder().build()).loadFromString(text("knowledge.yaml"));
        ((Map<?, ?>) Objects.requireNonNull(root))
                .forEach((article, of) -> intents.put(
                        article.toString(),
                        ((List<?>) of).stream().map(Object::toString).toList()));
        return intents;
    }

    /** Intents that no article was written for, in the order of the stock. */
    static List<String> withoutArticle() {
        Set<String> with = new TreeSet<>();
        intents().values().forEach(with::addAll);
        return Intent.stock().stream()
                .map(Intent::id)
                .filter(id -> !with.contains(id))
                .toList();
    }

    /** Articles that no intent is for. */
    static List<String> notNeeded() {
        return intents().entrySet().stream()
                .filter(e -> e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    static List<SampleFile> files() {
        return intents().keySet().stream()
                .map(path -> SampleFile.plain(FOLDER + path, text(FOLDER + path)))
                .toList();
    }

    private static String text(String name) {
        try (InputStream text =
                Objects.requireNonNull(KnowledgeArticles.class.getResourceAsStream(RESOURCES + name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
