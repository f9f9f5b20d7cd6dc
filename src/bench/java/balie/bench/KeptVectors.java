package balie.bench;

import balie.encode.SentenceEncoder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An encoder whose vectors are kept in a file, so that a second run of a benchmark needs none of the minutes of the first. Of each
 * text: its length in bytes, UTF-8, the components as big-endian floats.
 */
final class KeptVectors implements SentenceEncoder {

    private static final int SOME = 2_000;
    private static final int BUFFER = 1 << 20;

    private final SentenceEncoder encoder;
    private final Map<String, float[]> known = new ConcurrentHashMap<>();
    private final DataOutputStream out;

    KeptVectors(SentenceEncoder encoder, Path folder) throws IOException {
        this.encoder = encoder;
        Files.createDirectories(folder);
        Path file = folder.resolve(encoder.id() + ".vectors");
        if (Files.exists(file)) {
            long whole = read(file);
            // What a run that was stopped wrote in part would make all after it unreadable.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
        this.out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), BUFFER));
    }

    private long read(Path file) throws IOException {
        long whole = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            while (true) {
                byte[] text = new byte[in.readInt()];
                in.readFully(text);
                float[] vector = new float[dimensions()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                known.put(new String(text, StandardCharsets.UTF_8), vector);
                whole += Integer.BYTES + text.length + (long) Float.BYTES * vector.length;
            }
        } catch (EOFException e) {
            return whole;
        }
    }

    /** Encodes what is not known yet, on all cores. */
    void prepare(Collection<String> texts) {
        List<String> todo =
                texts.stream().distinct().filter(t -> !known.containsKey(t)).toList();
        for (int from = 0; from < todo.size(); from += SOME) {
            List<String> some = todo.subList(from, Math.min(from + SOME, todo.size()));
            System.err.println("encoding " + from + " of " + todo.size() + " texts");
            some.parallelStream().forEach(this::encode);
            flush();
        }
    }

    @Override
    public float[] encode(String text) {
        float[] vector = known.get(text);
        if (vector == null) {
            vector = encoder.encode(text);
            if (known.putIfAbsent(text, vector) == null) {
                keep(text, vector);
            }
        }
        return vector;
    }

    private synchronized void keep(String text, float[] vector) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
            for (float v : vector) {
                out.writeFloat(v);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String id() {
        return encoder.id();
    }

    @Override
    public int dimensions() {
        return encoder.dimensions();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        encoder.close();
    }
}
