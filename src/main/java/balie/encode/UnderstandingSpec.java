package balie.encode;

import balie.encode.OnnxEncoder.Pooling;
import balie.issue.CallException;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an {@link Understanding} is made of, in a form that can be sent to where texts are. Each process makes it once.
 */
public final class UnderstandingSpec implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, Understanding> OF_PROCESS = new ConcurrentHashMap<>();

    private final @Nullable EncoderFiles encoder;
    private final TreeSet<String> languages;
    private final float[] mean;
    private final HashMap<String, byte[]> maps;
    private final HashMap<String, String> dictionaries;
    private final List<String> english;
    private final byte @Nullable [] student;
    private final String id;

    /**
     * An encoder of one's own.
     *
     * @param prefix what it wants before every text
     */
    public record EncoderFiles(String model, String tokenizer, Pooling pooling, String prefix) implements Serializable {

        /** @throws CallException if a file can not be read or is not what it should be */
        public OnnxEncoder open() throws CallException {
            return OnnxEncoder.of(Path.of(model), Path.of(tokenizer), pooling, prefix);
        }
    }

    /**
     * @param encoder null: the one that comes with Balie
     * @param languages that the encoder was trained for
     * @param mean of the encoder's vectors of many sentences
     * @param maps of the bridges, by language, as {@link LinearEncoder#write} gives them
     * @param dictionaries by language, paths
     * @param english sentences of the desk's kind
     * @param student stands in for the encoder; null: none
     * @param id of all this: equal ones are the same
     */
    public UnderstandingSpec(
            @Nullable EncoderFiles encoder,
            Set<String> languages,
            float[] mean,
            Map<String, byte[]> maps,
            Map<String, String> dictionaries,
            List<String> english,
            byte @Nullable [] student,
            String id) {
        this.encoder = encoder;
        this.languages = new TreeSet<>(languages);
        this.mean = mean.clone();
        this.maps = new HashMap<>(maps);
        this.dictionaries = new HashMap<>(dictionaries);
        this.english = List.copyOf(english);
        this.student = student == null ? null : student.clone();
        this.id = id;
    }

    /** What is taken away from the encoder's vectors. */
    public float[] mean() {
        return mean.clone();
    }

    /** The same with a student in the encoder's place. */
    public UnderstandingSpec with(byte[] withStudent, String withId) {
        return new UnderstandingSpec(encoder, languages, mean, maps, dictionaries, english, withStudent, withId);
    }

    /** The encoder that comes with Balie, or that of the files. */
    public static OnnxEncoder open(@Nullable EncoderFiles files) throws CallException {
        return files == null ? OnnxEncoder.packaged() : files.open();
    }

    /**
     * What it describes, made at the first call in a process.
     *
     * @throws CallException if a file of it can not be read or is not what it should be
     */
    public Understanding open() throws CallException {
        Understanding known = OF_PROCESS.get(id);
        if (known != null) {
            return known;
        }
        // Tasks beside each other all come here first: an encoder is hundreds of megabytes.
        synchronized (OF_PROCESS) {
            Understanding made = OF_PROCESS.get(id);
            if (made == null) {
                made = make();
                OF_PROCESS.put(id, made);
            }
            return made;
        }
    }

    /**
     * The same where it was opened before, or on another machine.
     *
     * @throws IllegalStateException if a file is not there, which was when it was first opened
     */
    public Understanding get() {
        try {
            return open();
        } catch (CallException e) {
            throw new IllegalStateException("the encoder or a dictionary can not be loaded here: " + e.getMessage(), e);
        }
    }

    private Understanding make() throws CallException {
        Map<String, Bridge> bridges = new HashMap<>();
        for (Map.Entry<String, byte[]> map : maps.entrySet()) {
            String dictionary = dictionaries.get(map.getKey());
            Gloss gloss = dictionary == null ? null : Gloss.read(Path.of(dictionary), english);
            bridges.put(map.getKey(), new Bridge(map.getKey(), read(map.getValue()), gloss));
        }
        return new Understanding(open(encoder), mean, languages, bridges, student == null ? null : read(student));
    }

    private static LinearEncoder read(byte[] bytes) {
        try {
            return LinearEncoder.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("what was written here can be read here", e);
        }
    }
}
