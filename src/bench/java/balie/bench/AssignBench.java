package balie.bench;

import balie.encode.Vectors;
import balie.question.Grouping;
import balie.question.Item;
import balie.question.Limits;
import balie.question.ShortlistRecall;
import balie.text.Wording;
import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Gives made-up vectors to groups of before, as a run at a large desk does: a process of its own, so that its memory can be seen.
 *
 * <p>Two hundred topics, in each as many questions; the cosine of two questions of a topic is about .36, of a text and the middle of
 * its question about .88, so that its nearest five examples lie at about .8, as in the sample of the project. Arguments: texts, groups, texts a batch. Prints a line of seconds by the clock and of the processor, texts placed, texts placed with
 * their own group, the share of vectors whose nearest group is on the shortlist.
 */
public final class AssignBench {

    private static final int DIMENSIONS = 384;
    private static final int TOPICS = 200;
    private static final int EXAMPLES = 30;
    private static final int SAMPLE = 300;
    private static final double OF_TOPIC = .6;
    private static final double OF_QUESTION = .88;
    private static final double NANOS = 1e9;
    /** Before the line of results. */
    static final String RESULT = "assigned:";

    private static final String LANGUAGE = "en";

    private AssignBench() {}

    public static void main(String[] args) {
        int texts = Integer.parseInt(args[0]);
        int groups = Integer.parseInt(args[1]);
        int batch = Integer.parseInt(args[2]);
        float[][] middles = middles(groups);
        Grouping grouping = new Grouping(Limits.MEANING, new AtomicInteger(groups)::incrementAndGet);
        grouping.restoreMean(LANGUAGE, new float[DIMENSIONS]);
        Map<Integer, List<Item>> known = new TreeMap<>();
        for (int g = 0; g < groups; g++) {
            float[] middle = middles[g];
            int first = g * EXAMPLES;
            List<Item> examples = IntStream.range(first, first + EXAMPLES)
                    .mapToObj(i -> item("example" + i, middle, i))
                    .toList();
            known.put(g + 1, examples);
            grouping.restore(g + 1, examples);
        }
        List<Item> sample = IntStream.range(0, SAMPLE)
                .mapToObj(i -> item("sample" + i, middles[i % groups], -1 - i))
                .toList();
        double recall = ShortlistRecall.of(known, sample);
        known.clear();
        var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double seconds = 0;
        double cpuSeconds = 0;
        long placed = 0;
        long own = 0;
        for (int from = 0; from < texts; from += batch) {
            int start = from;
            List<Item> items = new ArrayList<>(IntStream.range(from, Math.min(from + batch, texts))
                    .parallel()
                    .mapToObj(i -> item("text" + i, middles[group(i, groups)], (long) groups * EXAMPLES + i))
                    .toList());
            Map<String, Integer> right = new HashMap<>();
            for (int i = 0; i < items.size(); i++) {
                right.put(items.get(i).key(), group(start + i, groups) + 1);
            }
            long begun = System.nanoTime();
            long cpuBegun = process.getProcessCpuTime();
            Map<String, Grouping.Place> places = grouping.add(items);
            cpuSeconds += (process.getProcessCpuTime() - cpuBegun) / NANOS;
            seconds += (System.nanoTime() - begun) / NANOS;
            System.err.printf(
                    Locale.ROOT, "%,d vectors in %.1f s, %.1f s CPU%n", from + items.size(), seconds, cpuSeconds);
            placed += places.size();
            own += places.entrySet().stream()
                    .filter(e ->
                            right.getOrDefault(e.getKey(), 0) == e.getValue().number())
                    .count();
        }
        System.out.printf(Locale.ROOT, "%s %.1f %.1f %d %d %.4f%n", RESULT, seconds, cpuSeconds, placed, own, recall);
    }

    private static int group(int text, int groups) {
        return (int) (Integer.toUnsignedLong(text * 0x9E3779B9) % groups);
    }

    private static float[][] middles(int groups) {
        Random random = new Random(1);
        float[][] topics =
                IntStream.range(0, TOPICS).mapToObj(t -> direction(random)).toArray(float[][]::new);
        return IntStream.range(0, groups)
                .mapToObj(g -> near(topics[g % TOPICS], OF_TOPIC, random))
                .toArray(float[][]::new);
    }

    private static Item item(String name, float[] middle, long seed) {
        return new Item(
                Wording.sha256(name).substring(0, 20), LANGUAGE, near(middle, OF_QUESTION, new Random(seed * 31)));
    }

    /** A vector of length 1 with about the cosine given. */
    private static float[] near(float[] middle, double cosine, Random random) {
        float[] out = new float[DIMENSIONS];
        Vectors.add(out, middle, (float) cosine);
        Vectors.add(out, direction(random), (float) Math.sqrt(1 - cosine * cosine));
        return Vectors.normalise(out);
    }

    private static float[] direction(Random random) {
        float[] out = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return Vectors.normalise(out);
    }
}
