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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
        return surroundings.homes().stream()
                .map(home -> home.resolve("target"))
                .filter(Files::isWritable)
                .findFirst()
                .map(target -> target.resolve("meaning"));
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
        try (OnnxEncoder encoder = UnderstandingSpec.open(files)) {
            Anchors anchors = anchors(encoder, english, "english");
            Map<String, byte[]> maps = new TreeMap<>();
            Map<String, String> dictionaries = new TreeMap<>();
            StringBuilder id = new StringBuilder(encoder.id()).append(new TreeMap<>(settings.dictionaries()));
            if (!languages.contains(DUTCH) && !added.containsKey(DUTCH)) {
                maps.put(DUTCH, map(DUTCH, dutch, anchors));
            }
            for (Map.Entry<String, Path> language : added.entrySet()) {
                maps.put(language.getKey(), map(language.getKey(), Pairs.read(language.getValue()), encoder, anchors));
            }
            settings.dictionaries().forEach((language, path) -> {
                dictionaries.put(language, base.resolve(path).toString());
            });
            maps.forEach((language, map) -> id.append(language).append(Wording.sha256(map)));
            return new UnderstandingSpec(
                    files,
                    languages,
                    anchors.mean(),
                    maps,
                    dictionaries,
                    english,
                    null,
                    Wording.sha256(id.toString()).substring(0, ID_DIGITS));
        }
    }

    /** How well the bridge of some pairs finds translations it was not fitted to. */
    Bridge.Quality quality(List<Pair> pairs, OnnxEncoder encoder) {
        Anchors anchors =
                anchors(encoder, Pairs.dutch().stream().map(Pair::english).toList(), "english");
        return Bridge.quality(pairs, targets(pairs, encoder, anchors));
    }

    private float[][] targets(List<Pair> pairs, OnnxEncoder encoder, Anchors anchors) {
        return anchors(encoder, pairs.stream().map(Pair::english).toList(), "pairs")
                .centred(anchors.mean());
    }

    private byte[] map(String language, List<Pair> pairs, OnnxEncoder encoder, Anchors anchors) {
        String name = name(language, pairs, encoder.id());
        return read(name).orElseGet(() -> keep(name, bytes(Bridge.fit(name, pairs, targets(pairs, encoder, anchors)))));
    }

    private byte[] map(String language, List<Pair> pairs, Anchors anchors) {
        String name = name(language, pairs, anchors.encoder());
        return read(name).orElseGet(() -> keep(name, bytes(Bridge.fit(name, pairs, anchors.centred()))));
    }

    private static String name(String language, List<Pair> pairs, String encoder) {
        StringBuilder all = new StringBuilder(encoder).append(LinearEncoder.Fit.USUAL);
        pairs.forEach(p -> all.append(p.text()).append('\t').append(p.english()).append('\n'));
        return language + "-" + Wording.sha256(all.toString()).substring(0, ID_DIGITS);
    }

    private Anchors anchors(OnnxEncoder encoder, List<String> sentences, String what) {
        Anchors packaged = Anchors.packaged(encoder.id(), sentences);
        if (packaged != null) {
            return packaged;
        }
        String name = what + "-"
                + Wording.sha256(encoder.id() + String.join("\n", sentences)).substring(0, ID_DIGITS);
        Optional<Anchors> read = read(name).flatMap(bytes -> {
            try {
                Anchors anchors = Anchors.read(new DataInputStream(new ByteArrayInputStream(bytes)));
                return anchors.isFor(encoder.id(), sentences) ? Optional.of(anchors) : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        });
        return read.orElseGet(() -> {
            console.say("               encoding " + Console.grouped(sentences.size())
                    + " sentences with this encoder, once; that can take minutes");
            Anchors made = Anchors.make(encoder, sentences);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                made.write(new DataOutputStream(bytes));
            } catch (IOException e) {
                throw new IllegalStateException("memory can be written to", e);
            }
            keep(name, bytes.toByteArray());
            return made;
        });
    }

    private static byte[] bytes(LinearEncoder map) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            map.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written to", e);
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
