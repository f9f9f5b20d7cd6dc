package balie.bench;

import balie.encode.Anchors;
import balie.encode.Bridge;
import balie.encode.LinearEncoder;
import balie.encode.OnnxEncoder;
import balie.encode.Understanding;
import balie.encode.Vectors;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Texts a second that one core makes vectors of: by the processor's time of a single thread, which others on the machine change
 * less than the clock's; the clock's beside it. Also how far a student of the encoder agrees with it.
 */
final class EncodingSpeed {

    private static final int WARM = 200;
    private static final double NANOS = 1e9;
    private static final int STUDENT_TEXTS = 10_000;
    private static final int LEAST_FAST = 60_000;
    private static final double ENCODER_AIM = 500;

    private final Table table;
    private final QuestionSets sets;
    private final KeptVectors encoder;
    private final Anchors anchors;
    private final LinearEncoder map;

    EncodingSpeed(Table table, QuestionSets sets, KeptVectors encoder, Anchors anchors, LinearEncoder map) {
        this.table = table;
        this.sets = sets;
        this.encoder = encoder;
        this.anchors = anchors;
        this.map = map;
    }

    void run() throws IOException {
        if (!QuestionSets.are(sets.banking().resolve("test.csv"), sets.banking().resolve("train.csv"))) {
            table.missing("texts a second, student", sets.banking());
            return;
        }
        List<Labelled> test = sets.banking("test");
        List<Labelled> train = sets.banking("train").subList(0, STUDENT_TEXTS);
        encoder.prepare(Labelled.texts(test));
        encoder.prepare(Labelled.texts(train));
        LinearEncoder student = student(test, train);
        speed("student, Banking77 test", test, LEAST_FAST, student::encode, "29k-110k", 0);
        if (QuestionSets.are(sets.massive())) {
            Bridge bridge = new Bridge("nl", map, null);
            Understanding understanding =
                    new Understanding(encoder, anchors.mean(), Set.of("en"), Map.of("nl", bridge), null);
            List<Labelled> dutch = sets.massive("dev", "utt_nl");
            speed("bridge alone, MASSIVE nl dev", dutch, LEAST_FAST, t -> understanding.understand(t, "nl"), "33k", 0);
        }
        try (OnnxEncoder fresh = OnnxEncoder.packaged()) {
            speed("encoder, Banking77 test", test, test.size(), fresh::encode, "567", ENCODER_AIM);
        }
    }

    /** Learns on texts of the desk's kind whose intents nobody gave. */
    private LinearEncoder student(List<Labelled> test, List<Labelled> train) {
        float[] mean = anchors.mean();
        Function<String, float[]> teacher = t -> Vectors.centred(encoder.encode(t), mean);
        float[][] targets = train.stream().map(t -> teacher.apply(t.text())).toArray(float[][]::new);
        long start = System.nanoTime();
        LinearEncoder student = LinearEncoder.fit("student", Labelled.texts(train), targets, LinearEncoder.Fit.USUAL);
        double seconds = (System.nanoTime() - start) / NANOS;
        Function<String, float[]> learned = t -> student.encode(t).vector();
        double cosine = test.stream()
                .mapToDouble(t -> Vectors.dot(learned.apply(t.text()), teacher.apply(t.text())))
                .average()
                .orElse(Double.NaN);
        table.figure(
                "student of the encoder, mean cosine to it on Banking77 test",
                String.format(
                        Locale.ROOT,
                        "%.3f; learned from %,d texts in %.1f s, %,d features",
                        cosine,
                        train.size(),
                        seconds,
                        student.size()),
                "2-9 s");
        table.figure(
                "Banking77 test, k-means told 77, encoder, NMI / ARI",
                Grouped.told(test, teacher).toString(),
                "82.6 / 56.4");
        table.figure(
                "Banking77 test, k-means told 77, student, NMI / ARI",
                Grouped.told(test, learned).toString(),
                "81.0 / 53.4");
        Map<String, float[]> once = new HashMap<>();
        table.figure(
                "Banking77 test, number of groups unknown, student, NMI / ARI",
                Grouped.atOnce(test, t -> once.computeIfAbsent(t, learned), "en")
                        .toString(),
                "");
        return student;
    }

    private void speed(
            String what, List<Labelled> texts, int least, Consumer<String> encode, String reference, double aim) {
        for (int i = 0; i < Math.max(WARM, least > texts.size() ? texts.size() : 0); i++) {
            encode.accept(texts.get(i).text());
        }
        var threads = ManagementFactory.getThreadMXBean();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        long cpu = threads.getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        int count = 0;
        while (count < least) {
            for (Labelled text : texts) {
                encode.accept(text.text());
                count++;
            }
        }
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpu) / NANOS;
        double seconds = (System.nanoTime() - clock) / NANOS;
        double rate = count / cpuSeconds;
        table.row(
                what + ", texts a second a core",
                String.format(
                        Locale.ROOT, "%,.0f (by the clock %,.0f, at a load of %.1f)", rate, count / seconds, load),
                reference,
                aim == 0 ? "" : String.format(Locale.ROOT, "at least %.0f", aim) + Table.held(rate >= aim));
    }
}
