package org.thalweg.experiments.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.data.Dataset;
import org.thalweg.data.Standardization;

/** Held to the solver that works in the space of parameters, on shapes that both can do. */
class RowSpaceTest {

    /** Where both round the same exact numbers to doubles. */
    private static final double LAST_BIT = 3e-16;

    /** Of singular values, which neither refines. */
    private static final Offset<Double> ROUNDING = within(1e-12);

    private static double[][] random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, j -> random.nextDouble(-2, 3));
        }
        return values;
    }

    /** @param repeated how many rows are copies of the first, with other targets */
    private static Dataset data(int instances, int inputs, int repeated, boolean standard) {
        double[][] x = random(instances, inputs, 31L * instances + inputs);
        for (int i = 1; i <= repeated; i++) {
            x[i] = x[0].clone();
        }
        Dataset data = Dataset.of(x, random(instances, 2, 7));
        return standard ? Standardization.fit(data, true).apply(data) : data;
    }

    private static Solved solved(
            Dataset data, boolean bias, double strength, boolean biases, boolean wide) {
        Shape shape = new Shape(data.inputs(), data.outputs(), bias);
        return new Solved(new Equations(data, shape, strength, biases), shape, data.size(), wide);
    }

    private static double size(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    @ParameterizedTest
    @CsvSource({
        // N, D, repeated, standardised
        "2, 1, 0, false", "5, 3, 0, false", "5, 4, 0, false", "5, 5, 0, false", "5, 6, 0, true",
        "5, 12, 0, false", "5, 12, 0, true", "12, 40, 0, true", "6, 9, 2, false", "6, 9, 2, true",
        "6, 3, 4, false", "1, 1, 0, false", "1, 4, 0, false"
    })
    void finds_what_the_space_of_parameters_finds_to_the_last_bit(
            int instances, int inputs, int repeated, boolean standard) {
        Dataset data = data(instances, inputs, repeated, standard);
        findsTheSame(data);
        double[] weights = new SplittableRandom(9).doubles(instances, 0.2, 3).toArray();
        findsTheSame(data.withWeights("w", weights));
    }

    private static void findsTheSame(Dataset data) {
        for (boolean bias : new boolean[] {true, false}) {
            for (double strength : new double[] {0, 1e-3, 2}) {
                for (boolean biases : new boolean[] {true, false}) {
                    Solved wide = solved(data, bias, strength, biases, true);
                    Solved tall = solved(data, bias, strength, biases, false);
                    Optimum found = wide.optimum();
                    Optimum expected = tall.optimum();
                    double size = size(expected.parameters());
                    assertThat(found.parameters())
                            .as("bias %s, strength %s, with bias %s", bias, strength, biases)
                            .containsExactly(expected.parameters(), within(LAST_BIT * size));
                    assertThat(found.value())
                            .isCloseTo(expected.value(), within(1e-15 * expected.value() + 1e-30));
                    assertThat(found.rank()).isEqualTo(expected.rank());
                    assertThat(found.unique()).isEqualTo(expected.unique());
                    sameSurface(wide, tall, data, bias);
                    sameSpectrum(wide, tall);
                }
            }
        }
    }

    private static void sameSurface(Solved wide, Solved tall, Dataset data, boolean bias) {
        int count = data.outputs() * (data.inputs() + (bias ? 1 : 0));
        double[] place = new SplittableRandom(3).doubles(count, -1, 1).toArray();
        double above = PlaneSlice.squaredNorm(tall.root(tall.fromOptimum(place)));
        assertThat(PlaneSlice.squaredNorm(wide.root(wide.fromOptimum(place))))
                .isCloseTo(above, within(1e-12 * above));
        for (int c = 0; c < data.outputs(); c++) {
            double[] expected = tall.newton(place, c);
            assertThat(wide.newton(place, c))
                    .containsExactly(expected, within(1e-15 * size(expected)));
        }
    }

    private static void sameSpectrum(Solved wide, Solved tall) {
        Spectrum expected = tall.spectrum();
        Spectrum found = wide.spectrum();
        assertThat(found.rank()).isEqualTo(expected.rank());
        assertThat(found.eigenvalues()).containsExactly(expected.eigenvalues(), ROUNDING);
        for (int i = 0; i < found.rank(); i++) {
            assertThat(Math.abs(Plane.dot(found.eigenvectors()[i], found.eigenvectors()[i])))
                    .isCloseTo(1, ROUNDING);
        }
    }

    /** As many columns as genes: by N × D, not by D × D. */
    @ParameterizedTest
    @CsvSource({"62, 2000, 0", "62, 20000, 0.01", "62, 20000, 0"})
    void solves_what_is_wide_and_certifies_it_by_the_gradient(
            int instances, int inputs, double strength) {
        Dataset data = data(instances, inputs, 0, true);
        LinearProblem problem = LinearProblem.of(data).ridge(strength);
        Optimum optimum = problem.optimum();
        double scale = size(problem.gradient(new double[optimum.parameters().length]));
        assertThat(size(problem.gradient(optimum.parameters()))).isLessThan(1e-14 * scale);
        assertThat(problem.suboptimality(optimum.parameters())).isLessThan(1e-28);
        if (strength == 0) {
            assertThat(optimum.value()).isLessThan(1e-28);
            assertThat(optimum.rank()).isEqualTo(instances);
            assertThat(problem.spectrum().eigenvalues()).hasSize(inputs + 1);
        }
    }

    @Test
    void finds_the_lasso_s_few_weights_among_many() {
        int inputs = 20000;
        double[][] x = random(62, inputs, 5);
        double[][] y = new double[62][1];
        for (int i = 0; i < y.length; i++) {
            y[i][0] = 3 * x[i][17] - 2 * x[i][4000] + x[i][19999];
        }
        Dataset raw = Dataset.of(x, y);
        Dataset data = Standardization.fit(raw, true).apply(raw);
        for (double l2 : new double[] {0, 0.05}) {
            Optional<SparseOptimum> optimum = LinearProblem.of(data).ridge(l2).lasso(0.3).optimum();
            assertThat(optimum).isPresent();
            assertThat(optimum.get().gap()).isLessThan(1e-12 * optimum.get().value());
            double[] parameters = optimum.get().parameters();
            assertThat(DoubleStream.of(parameters).filter(w -> w != 0).count()).isLessThan(62);
            assertThat(parameters[17]).isGreaterThan(0.1);
            assertThat(parameters[4000]).isLessThan(-0.1);
        }
    }
}
