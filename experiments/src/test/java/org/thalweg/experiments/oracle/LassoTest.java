package org.thalweg.experiments.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.Dataset;
import org.thalweg.data.Standardization;
import org.thalweg.datasets.Csv;

/**
 * Numbers that come from elsewhere are those of proximal gradient descent in NumPy, in double precision, with an optimality
 * residual below 10⁻¹⁴ of the largest gradient; tolerances are what that leaves.
 */
class LassoTest {

    private static final Path DATA = Path.of("..", "examples", "data");

    private static Dataset diabetes() {
        return Csv.read(DATA.resolve("diabetes.csv")).target("progression");
    }

    private static Dataset standard(Dataset data) {
        return Standardization.fit(data, true).apply(data);
    }

    private static SparseOptimum optimum(LinearProblem problem, double l1) {
        SparseOptimum optimum = problem.lasso(l1).optimum().orElseThrow();
        assertTrue(optimum.gap() <= 1e-12 * optimum.value());
        assertEquals(optimum.value(), problem.lasso(l1).value(optimum.parameters()), 1e-15);
        return optimum;
    }

    @Test
    void finds_what_numpy_finds_on_diabetes() {
        SparseOptimum optimum = optimum(LinearProblem.of(standard(diabetes())), 0.1);
        assertEquals(0.5940765670415445, optimum.value(), 1e-14);
        double[] weights = {
            0,
            -0.05532370966930371,
            0.31602369153065735,
            0.14911731930379718,
            0,
            0,
            -0.11125758986704398,
            0,
            0.278790148556499,
            0.0029502220410237145,
            0
        };
        assertArrayEquals(weights, optimum.parameters(), 1e-13);
        for (int zero : new int[] {0, 4, 5, 7}) {
            assertEquals(0, optimum.parameters()[zero]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0,   0.4976683826208182",
        "0.1,  0.1, 0.6140853029197703",
        "1,    0,   0.9915950215022755",
    })
    void finds_the_minimum_of_the_elastic_net(double l1, double l2, double minimum) {
        LinearProblem problem = LinearProblem.of(standard(diabetes())).ridge(l2);
        assertEquals(minimum, optimum(problem, l1).value(), 1e-14);
    }

    /** NumPy's data were centred, which changes b alone. */
    @Test
    void needs_no_standard_units() {
        SparseOptimum optimum = optimum(LinearProblem.of(diabetes()), 100);
        assertEquals(4134.811632887132, optimum.value(), 1e-11);
        assertEquals(3.910447288560853, optimum.parameters()[2], 1e-12);
        assertEquals(-0.5792766605849227, optimum.parameters()[5], 1e-12);
        assertEquals(0, optimum.parameters()[8]);
    }

    @Test
    void penalises_the_bias_where_the_ridge_does() {
        double[][] x = {{1, 2}, {2, 1}, {3, 5}, {4, 3}, {7, 4}};
        double[][] y = {{3}, {1}, {4}, {1}, {5}};
        SparseOptimum optimum = optimum(LinearProblem.of(x, y).ridgeIncludingBias(0.25), 0.5);
        assertEquals(1.7554589642270166, optimum.value(), 1e-14);
        double[] parameters = {0.1729901737944538, 0.5926705598489351, 0.3470573836416414};
        assertArrayEquals(parameters, optimum.parameters(), 1e-13);
    }

    @Test
    void takes_several_outputs_and_no_bias() {
        Dataset linnerud =
                Dataset.of(all("linnerud_exercise.csv"), all("linnerud_physiological.csv"));
        LinearProblem problem = LinearProblem.of(standard(linnerud)).withoutBias().ridge(0.05);
        SparseOptimum optimum = optimum(problem, 0.2);
        assertEquals(2.5323470734765414, optimum.value(), 1e-14);
        double[] weights = {
            -0.04963796207349627,
            -0.34147538415252365,
            0,
            -0.16325400058153783,
            -0.4776617187990412,
            0.10389484616679785,
            0,
            0.11908388857218709,
            0
        };
        assertArrayEquals(weights, optimum.parameters(), 1e-14);
    }

    /** All columns of a file, the last of which is read as the target. */
    private static double[][] all(String file) {
        Dataset data = Csv.read(DATA.resolve(file)).target(-1);
        double[][] rows = new double[data.size()][data.inputs() + 1];
        for (int n = 0; n < rows.length; n++) {
            data.copyInputs(n, rows[n], 0);
            data.copyTargets(n, rows[n], data.inputs());
        }
        return rows;
    }

    /** (w − 3)² + (b − 1)² + l2·w² + l1·|w|, by hand: w* = (3 − l1/2)/(1 + l2), b* = 1, or w* = 0. */
    @ParameterizedTest
    @CsvSource({"2, 0", "2, 0.5", "0.1, 0", "5.9, 3", "6, 0", "1000, 0"})
    void finds_what_can_be_found_by_hand(double l1, double l2) {
        LinearProblem problem =
                LinearProblem.of(new double[][] {{1}, {-1}}, new double[][] {{4}, {-2}}).ridge(l2);
        double w = Math.max(0, 3 - l1 / 2) / (1 + l2);
        assertArrayEquals(new double[] {w, 1}, optimum(problem, l1).parameters(), 1e-15);
    }

    private static double[][] rows(Random random, int count, int width) {
        double[][] rows = new double[count][width];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return rows;
    }

    /** More weights than instances, too. */
    @ParameterizedTest
    @ValueSource(ints = {3, 8, 40})
    void is_below_everything_around_it(int inputs) {
        Random random = new Random(5);
        double[][] x = rows(random, 20, inputs);
        double[][] y = rows(random, 20, 2);
        for (LinearProblem problem :
                new LinearProblem[] {
                    LinearProblem.of(x, y),
                    LinearProblem.of(x, y).ridge(0.01),
                    LinearProblem.of(x, y).withoutBias(),
                    LinearProblem.of(x, y).ridgeIncludingBias(0.1)
                }) {
            Lasso lasso = problem.lasso(0.05);
            SparseOptimum optimum = optimum(problem, 0.05);
            for (double size = 1e-6; size < 10; size *= 10) {
                double[] other = optimum.parameters().clone();
                for (int j = 0; j < other.length; j++) {
                    other[j] += size * random.nextGaussian();
                }
                assertTrue(lasso.value(other) > optimum.value() - 1e-15);
                assertTrue(lasso.gap(other) >= lasso.value(other) - optimum.value() - 1e-15);
            }
        }
    }

    @Test
    void finds_the_outputs_one_by_one() {
        Random random = new Random(6);
        double[][] x = rows(random, 20, 4);
        double[][] y = rows(random, 20, 2);
        double[] both = optimum(LinearProblem.of(x, y), 0.3).parameters();
        for (int c = 0; c < 2; c++) {
            int output = c;
            double[][] one =
                    Arrays.stream(y)
                            .map(row -> new double[] {row[output]})
                            .toArray(double[][]::new);
            double[] alone = optimum(LinearProblem.of(x, one), 0.3).parameters();
            assertArrayEquals(Arrays.copyOf(alone, 4), Arrays.copyOfRange(both, 4 * c, 4 * c + 4));
            assertEquals(alone[4], both[8 + c]);
        }
    }

    @Test
    void comes_to_the_least_squares_where_the_penalty_vanishes() {
        LinearProblem problem = LinearProblem.of(standard(diabetes()));
        double[] exact = problem.optimum().parameters();
        // They differ by ½·l1·C⁻¹sign(w), C being the correlations: by at most 82·l1.
        assertArrayEquals(exact, optimum(problem, 1e-9).parameters(), 82e-9);
    }

    /** One column for each category, of two kinds: both sum to the column of the bias. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-3, 0.1, 10})
    void takes_inputs_that_depend_on_each_other(double l1) {
        Random random = new Random(7);
        double[][] x = new double[60][7];
        double[][] y = rows(random, 60, 1);
        for (int n = 0; n < 60; n++) {
            x[n][n % 4] = 1;
            x[n][4 + n % 3] = 1;
            y[n][0] += x[n][0] - 2 * x[n][5];
        }
        optimum(LinearProblem.of(x, y), l1);
        optimum(LinearProblem.of(x, y).withoutBias(), l1);
    }

    @Test
    void takes_a_target_that_is_constant() {
        double[][] x = {{1}, {2}, {4}};
        double[][] y = {{0.1}, {0.1}, {0.1}};
        SparseOptimum optimum = optimum(LinearProblem.of(x, y), 0.1);
        assertArrayEquals(new double[] {0, 0.1}, optimum.parameters());
        assertEquals(0, optimum.value());
    }

    /** Seen from the origin, the inputs differ by a millionth. */
    @Test
    void returns_nothing_rather_than_something_uncertain() {
        Random random = new Random(8);
        double[][] x = rows(random, 50, 6);
        double[][] y = rows(random, 50, 1);
        for (int n = 0; n < 50; n++) {
            y[n][0] = x[n][0] + 0.1 * y[n][0];
            for (int j = 0; j < 6; j++) {
                x[n][j] += 1e6;
            }
        }
        assertTrue(LinearProblem.of(x, y).withoutBias().lasso(0.1).optimum().isEmpty());
        assertTrue(LinearProblem.of(x, y).lasso(0.1).optimum().isPresent());
    }

    @Test
    void says_what_is_wrong() {
        LinearProblem problem =
                LinearProblem.of(new double[][] {{1}, {3}}, new double[][] {{1}, {2}});
        assertEquals(
                "l1 must be positive and finite, got 0.0. Without it, optimum and suboptimality are exact.",
                assertThrows(IllegalArgumentException.class, () -> problem.lasso(0)).getMessage());
        assertEquals(
                "parameters: 3 numbers given, but 1 × 1 weights and 1 bias make 2.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> problem.lasso(1).value(new double[3]))
                        .getMessage());
    }
}
