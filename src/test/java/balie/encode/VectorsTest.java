package balie.encode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class VectorsTest {

    private static float[] random(Random random, int dimensions) {
        float[] out = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 384})
    void products_and_packing_hold_for_any_number_of_components(int dimensions) {
        Random random = new Random(dimensions);
        float[] a = random(random, dimensions);
        float[] b = random(random, dimensions);
        double product = 0;
        for (int i = 0; i < dimensions; i++) {
            product += (double) a[i] * b[i];
        }
        assertThat((double) Vectors.dot(a, b)).isCloseTo(product, within(1e-3));
        float[] unit = Vectors.normalise(a.clone());
        float[] unpacked = Vectors.unpack(Vectors.pack(unit));
        assertThat(Vectors.dot(unit, unpacked)).isGreaterThan(.9995f);
        // Packing what was packed loses nothing more.
        assertThat(Vectors.pack(unpacked)).isEqualTo(Vectors.pack(unit));
        assertThat(Vectors.unpack(Vectors.pack(unpacked))).isEqualTo(unpacked);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void nothing_stays_nothing(int dimensions) {
        float[] zeros = new float[dimensions];
        assertThat(Vectors.normalise(zeros.clone())).isEqualTo(zeros);
        assertThat(Vectors.unpack(Vectors.pack(zeros))).isEqualTo(zeros);
        assertThat(Vectors.mean(List.of(), dimensions)).isEqualTo(zeros);
        assertThat(Vectors.centred(zeros, zeros)).isEqualTo(zeros);
    }
}
