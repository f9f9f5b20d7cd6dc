package balie.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Makes the exports of a Dutch company that sells goods and services to consumers, retailers and wholesalers. The same seed
 * gives the same bytes.
 */
public final class SampleData {

    /** The seed of the committed sample. */
    public static final long SEED = 2026;

    private static final String README = "/balie/sample/README.md";

    private SampleData() {}

    /** All files of the sample by their path below its folder. */
    public static Map<String, byte[]> generate(long seed) {
        World world = World.of(seed);
        List<Contact> contacts = Simulation.run(seed, world);
        List<SampleFile> exports = new ArrayList<>(HelpDeskExports.files(contacts));
        exports.addAll(DeskExports.files(contacts));
        Map<String, byte[]> files = new TreeMap<>();
        exports.forEach(f -> files.put(f.path(), f.bytes()));
        ReferenceFiles.files(world).forEach(f -> files.put(f.path(), f.bytes()));
        KnowledgeArticles.files().forEach(f -> files.put(f.path(), f.bytes()));
        files.put("truths.json", json(new Truths(contacts).asMap(exports)));
        files.put("README.md", readme());
        return files;
    }

    /** Writes the sample into a folder; files of the same names are replaced. */
    public static void write(Path folder, long seed) throws IOException {
        for (Map.Entry<String, byte[]> file : generate(seed).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
    }

    private static byte[] json(Map<String, Object> truths) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return (new ObjectMapper().writer(printer).writeValueAsString(truths) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can always be written", e);
        }
    }

    private static byte[] readme() {
        try (InputStream text = Objects.requireNonNull(SampleData.class.getResourceAsStream(README))) {
            return text.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
