package org.thalweg.experiments.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.data.Dataset;

/** What is exact of instances with weights is that of repeated rows. */
class WeightedProblemTest {

    private static final int SIZE = 12;
    private static final double[] TIMES =
            IntStream.range(0, SIZE).mapToDouble(i -> i % 4).toArray();

    private static Dataset data(int inputs) {
        SplittableRandom random = new SplittableRandom(5);
        double[][] x = new double[SIZE][inputs];
        double[][] y = new double[SIZE][2];
        for (int i = 0; i < SIZE; i++) {
            Arrays.setAll(x[i], j -> random.nextDouble(-1, 2));
            Arrays.setAll(y[i], j -> random.nextDouble(-1, 1));
        }
        return Dataset.of(x, y);
    }

    private static Dataset repeated(Dataset data) {
        return data.select(
                IntStream.range(0, SIZE)
                        .flatMap(i -> IntStream.generate(() -> i).limit((long) TIMES[i]))
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "3, 0.1", "30, 0.1", "30, 0"})
    void least_squares_and_ridge_are_those_of_repeated_rows(int inputs, double strength) {
        Dataset data = data(inputs);
        LinearProblem weighted = LinearProblem.of(data.withWeights("times", TIMES)).ridge(strength);
        LinearProblem repeated = LinearProblem.of(repeated(data)).ridge(strength);
        double[] expected = repeated.optimum().parameters();
        double[] somewhere = new SplittableRandom(2).doubles(expected.length).toArray();
        assertThat(weighted.optimum().parameters())
                .containsExactly(expected, within(1e-15)); // the roots are rounded, at 10⁻³²
        assertThat(weighted.optimum().rank()).isEqualTo(repeated.optimum().rank());
        assertThat(weighted.value(somewhere)).isCloseTo(repeated.value(somewhere), within(1e-13));
        assertThat(weighted.gradient(somewhere))
                .containsExactly(repeated.gradient(somewhere), within(1e-13)); // of sizes about 100
        assertThat(weighted.suboptimality(somewhere))
                .isCloseTo(repeated.suboptimality(somewhere), within(1e-12));
        assertThat(weighted.spectrum().largestStableRate())
                .isCloseTo(repeated.spectrum().largestStableRate(), within(1e-14));
        assertThat(weighted.newton(somewhere, 0.1))
                .containsExactly(repeated.newton(somewhere, 0.1), within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({"3, 0, 0.1", "3, 0.1, 0.05", "30, 0.01, 0.1"})
    void the_lasso_is_that_of_repeated_rows(int inputs, double l2, double l1) {
        Dataset data = data(inputs);
        Lasso weighted = LinearProblem.of(data.withWeights("times", TIMES)).ridge(l2).lasso(l1);
        Lasso repeated = LinearProblem.of(repeated(data)).ridge(l2).lasso(l1);
        double[] expected = repeated.optimum().orElseThrow().parameters();
        assertThat(weighted.optimum().orElseThrow().parameters())
                .containsExactly(expected, within(1e-12)); // to the square root of the gap's share
        assertThat(weighted.gap(new double[expected.length]))
                .isCloseTo(repeated.gap(new double[expected.length]), within(1e-13));
    }

    /** By hand: b = Σwy / Σw = (3·1 + 1·5) / 4, f* = (3·1² + 1·3²) / 4, H = 2. */
    @Test
    void the_mean_is_weighted() {
        Dataset data =
                Dataset.of(new double[][] {{0}, {0}}, new double[][] {{1}, {5}})
                        .withWeights("w", new double[] {3, 1});
        Optimum optimum = LinearProblem.of(data).optimum();
        assertThat(optimum.parameters()[1]).isCloseTo(2, within(1e-15)); // of two roundings
        assertThat(optimum.value()).isCloseTo((3 + 9) / 4.0, within(1e-15));
        assertThat(LinearProblem.of(data).spectrum().largestStableRate())
                .isCloseTo(1, within(1e-15));
    }
}
