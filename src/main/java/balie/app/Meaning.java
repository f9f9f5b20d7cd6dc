package balie.app;

import balie.config.JobConfig;
import balie.encode.Anchors;
import balie.encode.Bridge;
import balie.encode.LinearEncoder;
import balie.encode.OnnxEncoder;
import balie.encode.OnnxEncoder.Pooling;
import balie.encode.Pair;
import balie.encode.Pairs;
import balie.encode.UnderstandingSpec;
import balie.encode.UnderstandingSpec.EncoderFiles;
import balie.issue.CallException;
import balie.text.Wording;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Brings together what texts are understood by: the encoder, the vectors of the pairs, a bridge a language. What takes seconds to
 * fit is kept in a folder and used again as long as it is made of the same things.
 */
final class Meaning {

    private static final String DUTCH = "nl";
    private static final int ID_DIGITS = 12;

    private final JobConfig.Questions settings;
    private final Path base;
    private final Map<String, Path> added;
    private final Optional<Path> kept;
    private final Console console;

    /**
     * @param base paths of the settings count from it
     * @param added pairs of languages that do not come with Balie, by language
     * @param kept where fitted maps are kept; empty: nowhere
     */
    Meaning(JobConfig.Questions settings, Path base, Map<String, Path> added, Optional<Path> kept, Console console) {
        this.settings = settings;
        this.base = base;
        this.added = new TreeMap<>(added);
        this.kept = kept;
        this.console = console;
    }

    /** The folder beside the jar, where what a build makes is kept; it goes with the next build. */
    static Optional<Path> keptIn(Surroundings surroundings) {
        // The last: where Balie is installed. The folder a run is started from may have a target of its own.
        Path home = surroundings.homes().get(surroundings.homes().size() - 1);
        return Optional.of(home.resolve("target")).filter(Files::isWritable).map(target -> target.resolve("meaning"));
    }

    /** @throws CallException with all that is wrong with encoder, dictionaries or pairs */
    UnderstandingSpec spec() throws CallException {
        EncoderFiles files = settings.encoder()
                .map(e -> new EncoderFiles(
                        base.resolve(e.model()).toString(),
                        base.resolve(e.tokenizer()).toString(),
                        e.meanPooling() ? Pooling.MEAN : Pooling.CLS,
                        e.prefix()))
                .orElse(null);
        Set<String> languages = new HashSet<>(
                settings.encoder().map(JobConfig.Encoder::languages).orElse(List.of("en")));
        List<Pair> dutch = Pairs.dutch();
        List<String> english = dutch.stream().map(Pair::english).toList();
        try (Encoding encoding = new Encoding(files)) {
            Anchors anchors = encoding.anchors(english, "english");
            Map<String, byte[]> maps = new TreeMap<>();
            if (!languages.contains(DUTCH) && !added.containsKey(DUTCH)) {
                maps.put(DUTCH, map(DUTCH, dutch, anchors.encoder(), anchors::centred));
            }
            for (Map.Entry<String, Path> language : added.entrySet()) {
                List<Pair> pairs = Pairs.read(language.getValue());
                maps.put(
                        language.getKey(),
                        map(language.getKey(), pairs, anchors.encoder(), () -> encoding.targets(pairs, anchors)));
            }
            Map<String, String> dictionaries = new TreeMap<>();
            settings.dictionaries()
                    .forEach((language, path) ->
                            dictionaries.put(language, base.resolve(path).toString()));
            StringBuilder id = new StringBuilder(anchors.encoder()).append(dictionaries);
            maps.forEach((language, map) -> id.append(language).append(Wording.sha256(map)));
            UnderstandingSpec spec = new UnderstandingSpec(
                    files,
                    languages,
                    anchors.mean(),
                    maps,
                    dictionaries,
                    english,
                    null,
                    Wording.sha256(id.toString()).substring(0, ID_DIGITS));
            // So that what is wrong with a file is told here, and not by a task.
            spec.open();
            return spec;
        }
    }

    /** How well a bridge of some pairs finds translations that it was not fitted to. */
    Bridge.Quality quality(List<Pair> pairs) throws CallException {
        try (Encoding encoding = new Encoding(null)) {
            Anchors anchors =
                    encoding.anchors(Pairs.dutch().stream().map(Pair::english).toList(), "english");
            return Bridge.quality(pairs, encoding.targets(pairs, anchors));
        }
    }

    private byte[] map(String language, List<Pair> pairs, String encoder, Supplier<float[][]> targets) {
        StringBuilder all = new StringBuilder(encoder).append(LinearEncoder.Fit.USUAL);
        pairs.forEach(p -> all.append(p.text()).append('\t').append(p.english()).append('\n'));
        String name = language + "-" + Wording.sha256(all.toString()).substring(0, ID_DIGITS);
        return read(name).orElseGet(() -> keep(name, bytes(Bridge.fit(name, pairs, targets.get())::write)));
    }

    /** The encoder while vectors are made ready; it is loaded only if one is missing, since that takes a second. */
    private final class Encoding implements AutoCloseable {

        private final @Nullable EncoderFiles files;
        private @Nullable OnnxEncoder encoder;

        Encoding(@Nullable EncoderFiles files) throws CallException {
            this.files = files;
            if (files != null) {
                encoder = files.open();
            }
        }

        private OnnxEncoder encoder() {
            if (encoder == null) {
                encoder = OnnxEncoder.packaged();
            }
            return encoder;
        }

        float[][] targets(List<Pair> pairs, Anchors anchors) {
            return anchors(pairs.stream().map(Pair::english).toList(), "pairs").centred(anchors.mean());
        }

        Anchors anchors(List<String> sentences, String what) {
            String id = files == null ? OnnxEncoder.PACKAGED : encoder().id();
            Anchors packaged = Anchors.packaged(id, sentences);
            if (packaged != null) {
                return packaged;
            }
            String name = what + "-"
                    + Wording.sha256(id + String.join("\n", sentences)).substring(0, ID_DIGITS);
            return read(name)
                    .flatMap(Meaning::anchors)
                    .filter(kept -> kept.isFor(id, sentences))
                    .orElseGet(() -> {
                        console.say("               encoding " + Console.grouped(sentences.size())
                                + " sentences with this encoder, once; that can take minutes");
                        Anchors made = Anchors.make(encoder(), sentences);
                        keep(name, bytes(made::write));
                        return made;
                    });
        }

        @Override
        public void close() {
            if (encoder != null) {
                encoder.close();
            }
        }
    }

    private static Optional<Anchors> anchors(byte[] bytes) {
        try {
            return Optional.of(Anchors.read(new DataInputStream(new ByteArrayInputStream(bytes))));
        } catch (IOException e) {
            // Of an earlier form: it is made again.
            return Optional.empty();
        }
    }

    private interface Written {
        void to(DataOutput out) throws IOException;
    }

    private static byte[] bytes(Written written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            written.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    private Optional<byte[]> read(String name) {
        return kept.map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .flatMap(file -> {
                    try {
                        return Optional.of(Files.readAllBytes(file));
                    } catch (IOException e) {
                        // It is made again.
                        return Optional.empty();
                    }
                });
    }

    /** Keeps it if that can be: else it is made again the next time. */
    private byte[] keep(String name, byte[] bytes) {
        kept.ifPresent(folder -> {
            try {
                Files.createDirectories(folder);
                Path whole = Files.createTempFile(folder, name, ".part");
                Files.write(whole, bytes);
                Files.move(whole, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                console.say("               what was fitted can not be kept in " + folder + ": " + e.getMessage());
            }
        });
        return bytes;
    }
}
