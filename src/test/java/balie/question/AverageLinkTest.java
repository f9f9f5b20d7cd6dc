package balie.question;

import balie.encode.Vectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class AverageLinkTest {

    private static final double LEAST = .2;

    private static float[][] random(Random random, int count, int dimensions) {
        float[][] vectors = new float[count][dimensions];
        for (float[] vector : vectors) {
            for (int i = 0; i < dimensions; i++) {
                vector[i] = (float) random.nextGaussian();
            }
            Vectors.normalise(vector);
        }
        return vectors;
    }

    private static Set<Set<Integer>> partition(int[] labels) {
        return new TreeMap<>(IntStream.range(0, labels.length)
                        .boxed()
                        .collect(Collectors.groupingBy(i -> labels[i], Collectors.toSet())))
                .values().stream().collect(Collectors.toSet());
    }

    /** The definition: join the two clusters of the greatest mean cosine as long as it is not below the least. */
    private static Set<Set<Integer>> naive(float[][] vectors, double least) {
        List<Set<Integer>> clusters = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            clusters.add(new TreeSet<>(Set.of(i)));
        }
        while (true) {
            double most = Double.NEGATIVE_INFINITY;
            int one = 0;
            int other = 0;
            for (int a = 0; a < clusters.size(); a++) {
                for (int b = 0; b < a; b++) {
                    double mean = mean(vectors, clusters.get(a), clusters.get(b));
                    if (mean > most) {
                        most = mean;
                        one = b;
                        other = a;
                    }
                }
            }
            if (clusters.size() < 2 || most < least) {
                return new HashSet<>(clusters);
            }
            clusters.get(one).addAll(clusters.remove(other));
        }
    }

    private static double mean(float[][] vectors, Set<Integer> a, Set<Integer> b) {
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                sum += Vectors.dot(vectors[i], vectors[j]);
            }
        }
        return sum / a.size() / b.size();
    }

    @RepeatedTest(40)
    void gives_what_the_definition_gives(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        float[][] vectors = random(random, 5 + random.nextInt(35), 3 + random.nextInt(6));
        double least = random.nextDouble() * .8 - .1;
        assertThat(partition(AverageLink.cluster(vectors, least))).isEqualTo(naive(vectors, least));
    }

    @RepeatedTest(10)
    void the_order_does_not_matter(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        float[][] vectors = random(random, 40, 5);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
        Collections.shuffle(order, random);
        float[][] shuffled = order.stream().map(i -> vectors[i]).toArray(float[][]::new);
        Set<Set<Integer>> back = partition(AverageLink.cluster(shuffled, LEAST)).stream()
                .map(c -> c.stream().map(order::get).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        assertThat(back).isEqualTo(partition(AverageLink.cluster(vectors, LEAST)));
    }

    @RepeatedTest(10)
    void clusters_given_by_their_means_are_joined_as_their_vectors_would_be(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        float[][] vectors = random(random, 30, 5);
        // Twins are joined first in any case, so that they may be joined beforehand.
        float[][] twice = new float[60][];
        for (int i = 0; i < 60; i++) {
            twice[i] = vectors[i / 2];
        }
        int[] twos = new int[30];
        Arrays.fill(twos, 2);
        Set<Set<Integer>> joined = partition(AverageLink.cluster(vectors, twos, LEAST));
        Set<Set<Integer>> alone = partition(AverageLink.cluster(twice, LEAST)).stream()
                .map(c -> c.stream().map(i -> i / 2).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        assertThat(joined).isEqualTo(alone);
    }

    @Test
    void two_at_exactly_the_least_are_joined() {
        float[][] vectors = {{1, 0}, {.5f, (float) Math.sqrt(.75)}};
        assertThat(AverageLink.cluster(vectors, Vectors.dot(vectors[0], vectors[1])))
                .containsExactly(0, 0);
        assertThat(AverageLink.cluster(vectors, Math.nextUp(Vectors.dot(vectors[0], vectors[1]))))
                .containsExactly(0, 1);
    }

    @Test
    void ties_end_and_the_first_names_its_cluster() {
        float[][] same = new float[50][];
        Arrays.fill(same, new float[] {0, 1});
        assertThat(AverageLink.cluster(same, .5)).containsOnly(0);
        float[][] corners = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}};
        assertThat(AverageLink.cluster(corners, .5)).containsExactly(0, 1, 2, 3, 0, 1, 2, 3);
        assertThat(AverageLink.cluster(new float[5][2], .5)).containsExactly(0, 1, 2, 3, 4);
        assertThat(AverageLink.cluster(new float[0][], .5)).isEmpty();
        assertThat(AverageLink.cluster(new float[][] {{1, 0}}, .5)).containsExactly(0);
    }
}
