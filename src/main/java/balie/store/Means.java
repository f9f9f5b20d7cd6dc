package balie.store;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The means that are taken away from vectors, as properties of the catalogue's table: they are of its state, and few. */
final class Means {

    /** Space and language come behind. */
    private static final String PREFIX = "balie.mean.";

    private Means() {}

    static Map<String, float[]> of(Map<String, String> properties) {
        Map<String, float[]> means = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                FloatBuffer floats =
                        ByteBuffer.wrap(Base64.getDecoder().decode(value)).asFloatBuffer();
                float[] mean = new float[floats.remaining()];
                floats.get(mean);
                means.put(name.substring(PREFIX.length()), mean);
            }
        });
        return means;
    }

    static Map<String, String> properties(Map<String, float[]> means) {
        Map<String, String> properties = new TreeMap<>();
        means.forEach((name, mean) -> {
            ByteBuffer bytes = ByteBuffer.allocate(mean.length * Float.BYTES);
            bytes.asFloatBuffer().put(mean);
            properties.put(PREFIX + name, Base64.getEncoder().encodeToString(bytes.array()));
        });
        return properties;
    }
}
