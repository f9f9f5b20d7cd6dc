package balie.classify;

import balie.encode.Vectors;
import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells classes apart from a handful of examples each.
 *
 * <p>One logistic regression a class against the others, with a penalty on the square of its weights (LIBLINEAR: Fan et al., J.
 * Mach. Learn. Res. 9 (2008) 1871); the scores are made probabilities by a softmax whose temperature is chosen by
 * cross-validation (Guo et al., ICML 2017). Where classes have nothing but names, the nearest name is taken. Nothing in it is
 * left to chance: the same examples in the same order give the same.
 */
public final class FewShot implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int FOLDS = 5;

    /** Of the solver. */
    private static final double PRECISION = 0.1;

    /** For names alone, on CLINC150: with it the true ones are the most likely. */
    private static final double SHARPNESS_OF_NAMES = 20;

    /** For names alone, on CLINC150, chosen as {@link Held#margin} does. */
    private static final double MARGIN_OF_NAMES = 0.26;

    /** Scores of few examples are small: a temperature below these is never the best. */
    private static final double[] SHARPNESS = {0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8, 11, 16, 23, 32, 45, 64};

    /** Steps of the margin that are tried, so that it does not hang on a single example. */
    private static final double MARGIN_STEP = 0.02;

    private final String[] classes;
    private final float[][] weights;
    private final double[] offsets;
    private final double sharpness;
    private final double margin;
    private final float[] background;

    private FewShot(
            String[] classes,
            float[][] weights,
            double[] offsets,
            double sharpness,
            double margin,
            float[] background) {
        this.background = background;
        this.classes = classes;
        this.weights = weights;
        this.offsets = offsets;
        this.sharpness = sharpness;
        this.margin = margin;
    }

    /**
     * How it learns.
     *
     * @param cost what an error on an example costs against the size of the weights (C of LIBLINEAR)
     * @param sharpness by which scores are multiplied where there are too few examples to choose it
     */
    public record Settings(double cost, double sharpness) {

        /** Chosen on CLINC150. */
        public static final Settings USUAL = new Settings(8, 4);
    }

    /**
     * What it says of a text.
     *
     * @param label the most probable class
     * @param probability of that class, 0-1
     * @param margin by which it is more probable than the next, 0-1
     * @param sure whether that is enough to say so
     */
    public record Verdict(String label, double probability, double margin, boolean sure) {}

    /**
     * Learns, and chooses by cross-validation how sure to be.
     *
     * @throws IllegalArgumentException unless there are at least two classes
     */
    public static FewShot fit(Examples examples, Settings settings) {
        return fit(examples, settings, new float[examples.dimensions()]);
    }

    /**
     * The same among texts of which no class is known.
     *
     * @param background the mean of their vectors. What all texts of a desk have in common tells no class from another, and
     *     is taken away
     */
    public static FewShot fit(Examples examples, Settings settings, float[] background) {
        FewShot plain = sureOfAll(examples, settings, background);
        Held held = held(examples.centred(background), settings);
        if (held.truth.length == 0) {
            return plain;
        }
        double sharpness = held.sharpness();
        return new FewShot(plain.classes, plain.weights, plain.offsets, sharpness, held.margin(sharpness), background);
    }

    /** The same without choosing a margin, a sixth of the work: for measuring. */
    public static FewShot sureOfAll(Examples examples, Settings settings, float[] background) {
        List<String> classes = examples.classes();
        if (classes.size() < 2) {
            throw new IllegalArgumentException("there is nothing to tell apart in " + classes);
        }
        Examples centred = examples.centred(background);
        return centred.onlyNames() ? nearestName(centred, background) : train(centred, settings, background);
    }

    private static FewShot nearestName(Examples examples, float[] background) {
        List<String> classes = examples.classes();
        float[][] weights = new float[classes.size()][examples.dimensions()];
        for (int i = 0; i < examples.size(); i++) {
            Vectors.add(weights[classes.indexOf(examples.label(i))], examples.vector(i), 1);
        }
        for (float[] w : weights) {
            Vectors.normalise(w);
        }
        return new FewShot(
                classes.toArray(String[]::new),
                weights,
                new double[classes.size()],
                SHARPNESS_OF_NAMES,
                MARGIN_OF_NAMES,
                background);
    }

    private static FewShot train(Examples examples, Settings settings, float[] background) {
        List<String> classes = examples.classes();
        int dimensions = examples.dimensions();
        Problem problem = new Problem();
        problem.l = examples.size();
        problem.n = dimensions + 1;
        problem.bias = 1;
        problem.x = new Feature[problem.l][];
        problem.y = new double[problem.l];
        for (int i = 0; i < problem.l; i++) {
            problem.x[i] = features(examples.vector(i));
            problem.y[i] = classes.indexOf(examples.label(i));
        }
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, settings.cost(), PRECISION));
        double[] flat = model.getFeatureWeights();
        int[] order = model.getLabels();
        // Of two classes the library keeps the weights of the first only: the other's are the opposite.
        int columns = classes.size() == 2 ? 1 : classes.size();
        float[][] weights = new float[classes.size()][dimensions];
        double[] offsets = new double[classes.size()];
        for (int k = 0; k < classes.size(); k++) {
            int column = columns == 1 ? 0 : k;
            int sign = columns == 1 && k == 1 ? -1 : 1;
            for (int d = 0; d < dimensions; d++) {
                weights[order[k]][d] = (float) (sign * flat[d * columns + column]);
            }
            offsets[order[k]] = sign * flat[dimensions * columns + column];
        }
        return new FewShot(classes.toArray(String[]::new), weights, offsets, settings.sharpness(), 0, background);
    }

    /** Those that are not 0, and the constant one. */
    private static Feature[] features(float[] vector) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < vector.length; i++) {
            if (vector[i] != 0) {
                features.add(new FeatureNode(i + 1, vector[i]));
            }
        }
        features.add(new FeatureNode(vector.length + 1, 1));
        return features.toArray(Feature[]::new);
    }

    /** The scores of all examples, each from a classifier that did not see it. */
    private static Held held(Examples examples, Settings settings) {
        int[] folds = examples.folds(FOLDS);
        List<String> classes = examples.classes();
        double[][] scores = new double[examples.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            Examples rest = examples.without(fold, folds);
            // A class whose only example is held out can not be found.
            if (!rest.classes().equals(classes)) {
                return new Held(new double[0][], new int[0]);
            }
            FewShot classifier = train(rest, settings, new float[examples.dimensions()]);
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == fold) {
                    scores[i] = classifier.scores(examples.vector(i));
                }
            }
        }
        int[] tested =
                IntStream.range(0, folds.length).filter(i -> folds[i] >= 0).toArray();
        return new Held(
                Arrays.stream(tested).mapToObj(i -> scores[i]).toArray(double[][]::new),
                Arrays.stream(tested)
                        .map(i -> classes.indexOf(examples.label(i)))
                        .toArray());
    }

    private static final class Held {

        private final double[][] scores;
        private final int[] truth;

        Held(double[][] scores, int[] truth) {
            this.scores = scores;
            this.truth = truth;
        }

        /** With which the true classes are the most likely. */
        double sharpness() {
            double best = SHARPNESS[0];
            double most = Double.NEGATIVE_INFINITY;
            for (double s : SHARPNESS) {
                double likelihood = 0;
                for (int i = 0; i < truth.length; i++) {
                    likelihood += Math.log(Math.max(softmax(scores[i], s)[truth[i]], Double.MIN_NORMAL));
                }
                if (likelihood > most) {
                    most = likelihood;
                    best = s;
                }
            }
            return best;
        }

        /**
         * With which most are right after those that are wrong are taken away: a wrong class costs twice what silence costs
         * (Chow, IEEE Trans. Inf. Theory 16 (1970) 41, with a cost of rejection of one half).
         */
        double margin(double sharpness) {
            double best = 0;
            int most = Integer.MIN_VALUE;
            for (int step = 0; step * MARGIN_STEP < 1; step++) {
                double margin = step * MARGIN_STEP;
                int gain = 0;
                for (int i = 0; i < truth.length; i++) {
                    double[] p = softmax(scores[i], sharpness);
                    int top = largest(p);
                    if (p[top] - second(p, top) >= margin) {
                        gain += top == truth[i] ? 1 : -1;
                    }
                }
                if (gain > most) {
                    most = gain;
                    best = margin;
                }
            }
            return best;
        }
    }

    /** The classes, sorted. */
    public List<String> classes() {
        return List.of(classes);
    }

    /** The margin below which it is not sure, 0-1. */
    public double margin() {
        return margin;
    }

    /** Of each class in the order of {@link #classes()}; their sum is 1. */
    public double[] probabilities(float[] vector) {
        return softmax(scores(Vectors.centred(vector, background)), sharpness);
    }

    /** The most probable class; of equals the first by name. */
    public Verdict of(float[] vector) {
        double[] p = probabilities(vector);
        int top = largest(p);
        double ahead = p[top] - second(p, top);
        return new Verdict(classes[top], p[top], ahead, ahead >= margin);
    }

    private double[] scores(float[] vector) {
        double[] scores = new double[classes.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Vectors.dot(weights[k], vector) + offsets[k];
        }
        return scores;
    }

    private static double[] softmax(double[] scores, double sharpness) {
        double most = Arrays.stream(scores).max().orElse(0);
        double[] p =
                Arrays.stream(scores).map(s -> Math.exp(sharpness * (s - most))).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(v -> v / sum).toArray();
    }

    private static int largest(double[] values) {
        int top = 0;
        for (int i = 1; i < values.length; i++) {
            top = values[i] > values[top] ? i : top;
        }
        return top;
    }

    private static double second(double[] values, int top) {
        double second = 0;
        for (int i = 0; i < values.length; i++) {
            second = i == top ? second : Math.max(second, values[i]);
        }
        return second;
    }
}
