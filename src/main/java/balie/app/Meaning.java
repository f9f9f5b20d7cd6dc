package balie.app;

import balie.config.JobConfig;
import balie.encode.Anchors;
import balie.encode.Bridge;
import balie.encode.BridgeQualities;
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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Brings together what texts are understood by: the encoder, the vectors of the pairs, a bridge a language. What takes seconds to
 * fit is kept in a folder and used again as long as it is made of the same things.
 */
final class Meaning {

    private static final String DUTCH = "nl";
    private static final int ID_DIGITS = 12;

    /** Two thousand sentences are enough for a mean. */
    private static final int EVERY = 4;

    private final JobConfig.Questions settings;
    private final Path base;
    private final Map<String, Path> added;
    private final Kept kept;
    private final Console console;

    /**
     * @param base paths of the settings count from it
     * @param added pairs of languages that do not come with Balie, by language
     */
    Meaning(JobConfig.Questions settings, Path base, Map<String, Path> added, Kept kept, Console console) {
        this.settings = settings;
        this.base = base;
        this.added = new TreeMap<>(added);
        this.kept = kept;
        this.console = console;
    }

    /** @throws CallException with all that is wrong with encoder, dictionaries or pairs */
    UnderstandingSpec spec() throws CallException {
        EncoderFiles files = files();
        Set<String> languages = languages();
        List<String> english = english();
        try (KnownSentences sentences = sentences()) {
            Anchors anchors = sentences.anchors(english, "english");
            Map<String, byte[]> maps = new TreeMap<>();
            // A map is what its name says it was made of: to hash its 14 MB would take longer than all the rest.
            List<String> names = new ArrayList<>();
            for (Map.Entry<String, List<Pair>> bridge : bridged().entrySet()) {
                List<Pair> pairs = bridge.getValue();
                String name = Kept.name(
                        bridge.getKey(), anchors.encoder() + LinearEncoder.Fit.USUAL + BridgeQualities.key(pairs));
                names.add(name);
                maps.put(bridge.getKey(), map(name, pairs, () -> sentences.targets(pairs, anchors)));
            }
            Map<String, String> dictionaries = new TreeMap<>();
            settings.dictionaries()
                    .forEach((language, path) ->
                            dictionaries.put(language, base.resolve(path).toString()));
            StringBuilder id = new StringBuilder(anchors.encoder()).append(dictionaries);
            names.forEach(id::append);
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

    /** What vectors depend on, told without making anything ready: where it is the same, so are they. */
    String basis() throws CallException {
        StringBuilder all = new StringBuilder(OnnxEncoder.PACKAGED).append(LinearEncoder.Fit.USUAL);
        Pairs.dutch().forEach(all::append);
        List<Path> files = new ArrayList<>(added.values());
        settings.dictionaries().forEach((language, path) -> files.add(base.resolve(path)));
        settings.encoder().ifPresent(encoder -> {
            all.append(encoder);
            files.add(base.resolve(encoder.model()));
            files.add(base.resolve(encoder.tokenizer()));
        });
        for (Path file : files) {
            try {
                all.append(file.getFileName()).append(Files.size(file)).append(Files.getLastModifiedTime(file));
            } catch (IOException e) {
                throw new CallException(
                        file.toString(),
                        "can not be read: " + e,
                        "Give the path of a file that is there, or leave it out.");
            }
        }
        return Wording.sha256(all.toString()).substring(0, ID_DIGITS);
    }

    /** The vectors of sentences by the encoder of the settings. */
    KnownSentences sentences() throws CallException {
        return new KnownSentences(files(), kept, console);
    }

    /** Those that the encoder was trained for. */
    private Set<String> languages() {
        return new HashSet<>(
                settings.encoder().map(JobConfig.Encoder::languages).orElse(List.of("en")));
    }

    /** Whether the encoder is one of the desk's own. */
    boolean isOwn() {
        return settings.encoder().isPresent();
    }

    private @Nullable EncoderFiles files() {
        return settings.encoder()
                .map(e -> new EncoderFiles(
                        base.resolve(e.model()).toString(),
                        base.resolve(e.tokenizer()).toString(),
                        e.meanPooling() ? Pooling.MEAN : Pooling.CLS,
                        e.prefix()))
                .orElse(null);
    }

    /** How well a bridge of some pairs finds translations that it was not fitted to. */
    Bridge.Quality quality(List<Pair> pairs) throws CallException {
        return quality(pairs, null);
    }

    /** The pairs of the languages that a bridge leads from; what a desk gives for one comes before what comes with Balie. */
    private Map<String, List<Pair>> bridged() throws CallException {
        Map<String, List<Pair>> pairs = new TreeMap<>();
        if (!languages().contains(DUTCH)) {
            pairs.put(DUTCH, Pairs.dutch());
        }
        for (Map.Entry<String, Path> language : added.entrySet()) {
            pairs.put(language.getKey(), Pairs.read(language.getValue()));
        }
        return pairs;
    }

    /** Sentences whose vectors tell what all have in common. */
    private static List<String> english() {
        return Pairs.dutch().stream().map(Pair::english).toList();
    }

    /** Vectors of sentences that desks of all kinds are asked: what a text is near to that is near to anything. */
    float[][] atLarge() throws CallException {
        try (KnownSentences sentences = sentences()) {
            float[][] all = sentences.anchors(english(), "english").centred();
            return IntStream.range(0, all.length)
                    .filter(i -> i % EVERY == 0)
                    .mapToObj(i -> all[i])
                    .toArray(float[][]::new);
        }
    }

    /** How good each bridge is, by language; what was never measured is measured, once. */
    Map<String, Bridge.Quality> qualities() throws CallException {
        Map<String, Bridge.Quality> qualities = new TreeMap<>();
        for (Map.Entry<String, List<Pair>> language : bridged().entrySet()) {
            qualities.put(language.getKey(), quality(language.getValue(), files()));
        }
        return qualities;
    }

    private Bridge.Quality quality(List<Pair> pairs, @Nullable EncoderFiles files) throws CallException {
        String of = BridgeQualities.key(pairs);
        Optional<Bridge.Quality> packaged = files == null ? BridgeQualities.packaged(of) : Optional.empty();
        if (packaged.isPresent()) {
            return packaged.get();
        }
        try (KnownSentences sentences = new KnownSentences(files, kept, console)) {
            Anchors anchors = sentences.anchors(english(), "english");
            String name = Kept.name("quality", anchors.encoder() + of);
            Optional<Bridge.Quality> known = kept.read(name).flatMap(BridgeQualities::read);
            if (known.isPresent()) {
                return known.get();
            }
            Bridge.Quality quality = Bridge.quality(pairs, sentences.targets(pairs, anchors));
            kept.keep(name, BridgeQualities.written(quality));
            return quality;
        }
    }

    private byte[] map(String name, List<Pair> pairs, Supplier<float[][]> targets) {
        return kept.read(name)
                .orElseGet(() -> kept.keep(name, Kept.bytes(Bridge.fit(name, pairs, targets.get())::write)));
    }
}
