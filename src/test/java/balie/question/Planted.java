package balie.question;

import balie.encode.Vectors;
import balie.text.Wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Vectors around planted middles: what texts of so many questions look like to an encoder that is good. */
final class Planted {

    static final int DIMENSIONS = 64;

    private final Random random;
    private final List<float[]> middles = new ArrayList<>();

    Planted(int seed, int topics) {
        random = new Random(seed);
        for (int t = 0; t < topics; t++) {
            middles.add(Vectors.normalise(noise(1)));
        }
    }

    private float[] noise(double size) {
        float[] out = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            out[i] = (float) (size * random.nextGaussian() / Math.sqrt(DIMENSIONS));
        }
        return out;
    }

    int topics() {
        return middles.size();
    }

    /** Near the middle of a topic, at a cosine of about .9; from other texts of it at about .8. */
    float[] near(int topic) {
        float[] vector = noise(.5);
        Vectors.add(vector, middles.get(topic), 1);
        // As they are stored: packing is part of what texts go through.
        return Vectors.unpack(Vectors.pack(Vectors.normalise(vector)));
    }

    /** Its key tells its topic to {@link #topic}. */
    Item item(int topic, int number) {
        return new Item(Wording.sha256(topic + "/" + number).substring(0, 20) + "-" + topic, "en", near(topic));
    }

    static int topic(String key) {
        return Integer.parseInt(key.substring(key.indexOf('-') + 1));
    }

    /** So many texts of every topic. */
    List<Item> items(int from, int to) {
        List<Item> items = new ArrayList<>();
        for (int topic = 0; topic < topics(); topic++) {
            for (int i = from; i < to; i++) {
                items.add(item(topic, i));
            }
        }
        return items;
    }
}
