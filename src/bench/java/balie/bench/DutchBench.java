package balie.bench;

import balie.classify.Examples;
import balie.classify.FewShot;
import balie.encode.Anchors;
import balie.encode.Bridge;
import balie.encode.Gloss;
import balie.encode.LinearEncoder;
import balie.encode.Pair;
import balie.encode.Pairs;
import balie.encode.Understanding;
import balie.encode.Vectors;
import balie.issue.CallException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Dutch texts by way of the bridge that comes with Balie, which has seen no pair of the sets it is measured on, with and without a
 * dictionary; the English that was translated as the ceiling, and Dutch put into the English encoder as it is as the floor.
 */
final class DutchBench {

    private static final Path DICTIONARY = Path.of("/usr/share/dictd/freedict-nld-eng.index");
    private static final int NEIGHBOURS = 5;
    private static final int POINTS = 5;
    private static final String NONE = "";

    private static final String RAW = "raw Dutch (floor)";
    private static final String BOTH = "bridge and dictionary";
    private static final String BRIDGE = "bridge alone";
    private static final String ENGLISH = "English original (ceiling)";

    private final Table table;
    private final QuestionSets sets;
    private final Path home;
    private final KeptVectors encoder;
    private final Function<String, float[]> english;
    private final Map<String, Function<String, float[]>> ways = new LinkedHashMap<>();

    DutchBench(Table table, QuestionSets sets, Path home, KeptVectors encoder, Anchors anchors, LinearEncoder map)
            throws CallException {
        this.table = table;
        this.sets = sets;
        this.home = home;
        this.encoder = encoder;
        float[] mean = anchors.mean();
        this.english = text -> Vectors.centred(encoder.encode(text), mean);
        ways.put(RAW, english);
        ways.put(BRIDGE, through(mean, new Bridge("nl", map, null)));
        if (Files.exists(DICTIONARY)) {
            Gloss gloss = Gloss.read(
                    DICTIONARY, Pairs.dutch().stream().map(Pair::english).toList());
            ways.put(BOTH, through(mean, new Bridge("nl", map, gloss)));
        } else {
            table.missing("Dutch with a dictionary", DICTIONARY);
        }
    }

    private Function<String, float[]> through(float[] mean, Bridge bridge) {
        Understanding understanding =
                new Understanding(encoder, mean, Set.of("en"), Map.of(bridge.language(), bridge), null);
        return text -> understanding.understand(text, bridge.language()).vector();
    }

    void run() throws IOException {
        if (QuestionSets.are(sets.massive())) {
            massive();
        } else {
            table.missing("MASSIVE nl", sets.massive());
        }
        if (QuestionSets.are(sets.xsid())) {
            xsid();
        } else {
            table.missing("xSID nl", sets.xsid());
        }
        gold();
    }

    private void massive() throws IOException {
        List<Labelled> dutch = sets.massive("dev", "utt_nl");
        List<Labelled> original = sets.massive("dev", "utt_en");
        List<Labelled> train = sets.massive("train", "utt_en");
        encoder.prepare(Labelled.texts(train));
        encoder.prepare(Labelled.texts(original));
        encoder.prepare(Labelled.texts(dutch));
        Examples examples = new Examples();
        train.forEach(t -> examples.add(t.label(), english.apply(t.text())));
        FewShot classifier = FewShot.sureOfAll(examples, FewShot.Settings.USUAL, new float[examples.dimensions()]);
        massive(ENGLISH, classifier, original, english, "73.7 / 44.1", "84.3", false);
        Map<String, List<String>> references = Map.of(
                RAW, List.of("49.2 / 17.4", "23.6"),
                BRIDGE, List.of("71.8 / 43.7 with the set's own pairs", "83.0 with them, 48.1 on topics without"),
                BOTH, List.of("72 / 42 with the set's own pairs", "78.7-82.7 with them, 60.3-63.3 on topics without"));
        ways.forEach((way, vectors) -> massive(
                way,
                classifier,
                dutch,
                vectors,
                references.get(way).get(0),
                references.get(way).get(1),
                !way.equals(RAW)));
    }

    private void massive(
            String way,
            FewShot classifier,
            List<Labelled> texts,
            Function<String, float[]> vectors,
            String kMeansReference,
            String classifierReference,
            boolean aimed) {
        Grouped grouped = Grouped.told(texts, vectors);
        String kMeans = "MASSIVE nl dev, 59 intents, k-means told 59, " + way + ", NMI / ARI";
        table.row(kMeans, grouped.toString(), kMeansReference, aimed ? aim(grouped.nmi(), 62, "NMI ") : NONE);
        long right = texts.stream()
                .filter(t -> classifier.of(vectors.apply(t.text())).label().equals(t.label()))
                .count();
        double accuracy = 100.0 * right / texts.size();
        String logistic = "MASSIVE nl dev, classifier learned from English, " + way + ", accuracy";
        table.row(logistic, Table.number(accuracy), classifierReference, aimed ? aim(accuracy, 60, NONE) : NONE);
    }

    private static String aim(double ours, double least, String what) {
        return what + "at least " + Table.number(least) + Table.held(ours >= least);
    }

    /** The label that the nearest English texts speak for; the text's own translation is not among them. */
    private void xsid() throws IOException {
        List<Labelled> dutch = sets.xsid(true);
        List<Labelled> original = sets.xsid(false);
        encoder.prepare(Labelled.texts(original));
        encoder.prepare(Labelled.texts(dutch));
        float[][] known = original.stream().map(t -> english.apply(t.text())).toArray(float[][]::new);
        String what = "xSID nl valid, 5 nearest English texts of other questions, ";
        table.figure(what + ENGLISH + ", accuracy", Table.number(nearest(original, english, known)), "89.2");
        Map<String, String> references = Map.of(RAW, "42.0", BRIDGE, "87.4", BOTH, "88.4-88.8");
        ways.forEach((way, vectors) -> {
            double accuracy = nearest(dutch, vectors, known);
            table.row(
                    what + way + ", accuracy",
                    Table.number(accuracy),
                    references.get(way),
                    way.equals(RAW) ? NONE : aim(accuracy, 80, NONE));
        });
    }

    private static double nearest(List<Labelled> texts, Function<String, float[]> vectors, float[][] known) {
        int right = 0;
        for (int i = 0; i < texts.size(); i++) {
            float[] vector = vectors.apply(texts.get(i).text());
            int own = i;
            Map<String, Double> votes = new TreeMap<>();
            IntStream.range(0, known.length)
                    .filter(j -> j != own)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> -Vectors.dot(vector, known[j])))
                    .limit(NEIGHBOURS)
                    .forEach(j ->
                            votes.merge(texts.get(j).label(), (double) Vectors.dot(vector, known[j]), Double::sum));
            String said = votes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            right += said.equals(texts.get(i).label()) ? 1 : 0;
        }
        return 100.0 * right / texts.size();
    }

    private void gold() throws IOException {
        List<Labelled> dutch = unseen(QuestionSets.gold(home, "nl"));
        List<Labelled> original = unseen(QuestionSets.gold(home, "en"));
        encoder.prepare(Labelled.texts(original));
        encoder.prepare(Labelled.texts(dutch));
        List<Function<Function<String, float[]>, Grouped>> dutchBy =
                List.of(v -> Grouped.told(dutch, v), v -> Grouped.atOnce(dutch, v, "nl"));
        List<Grouped> of = List.of(Grouped.told(original, english), Grouped.atOnce(original, english, "en"));
        List<String> names = new ArrayList<>(List.of("k-means told 60", "number of groups unknown"));
        for (int i = 0; i < names.size(); i++) {
            String what = "own questions that no pair says, 60 intents, " + names.get(i) + ", ";
            Grouped there = of.get(i);
            table.figure(what + "English, n " + original.size() + ", NMI / ARI", said(there, i), NONE);
            for (Map.Entry<String, Function<String, float[]>> way : ways.entrySet()) {
                Grouped ours = dutchBy.get(i).apply(way.getValue());
                boolean near = there.nmi() - ours.nmi() <= POINTS && there.ari() - ours.ari() <= POINTS;
                table.row(
                        what + way.getKey() + ", n " + dutch.size() + ", NMI / ARI",
                        said(ours, i),
                        NONE,
                        way.getKey().equals(RAW) ? NONE : "within 5 points of English" + Table.held(near));
            }
        }
    }

    /** A question that a pair says as well would be no question to the bridge. */
    private static List<Labelled> unseen(List<Labelled> gold) {
        Set<String> seen = GoldOverlap.inPairs(gold);
        return gold.stream().filter(t -> !seen.contains(t.text())).toList();
    }

    private static String said(Grouped grouped, int by) {
        return by == 0 ? grouped.toString() : grouped + " (" + grouped.counts() + ")";
    }
}
