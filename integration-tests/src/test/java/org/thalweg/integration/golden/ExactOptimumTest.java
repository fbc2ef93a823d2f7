package org.thalweg.integration.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.experiments.oracle.Lasso;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.experiments.oracle.Optimum;
import org.thalweg.experiments.oracle.SparseOptimum;

/** The exact oracle against optima and Newton steps by rational arithmetic, in the files of kinds closed_form and sklearn_optimum. */
class ExactOptimumTest {

    /** Of the largest parameter or, for a value, of the value: the last bits. */
    private static final double LAST_BITS = 1e-15;

    /** Of the largest parameter: a Newton step is rounded once more when it is subtracted. */
    private static final double STEP = 1e-14;

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "closed_form_1",
                "closed_form_2",
                "closed_form_3",
                "closed_form_4",
                "closed_form_duplicate_1",
                "closed_form_wide_1"
            })
    void equals_closed_forms(String name) throws IOException {
        JsonNode file = file(name);
        LinearProblem plain = problem(file);
        for (JsonNode solution : file.get("solutions")) {
            Optimum optimum = with(plain, solution).optimum();
            double[] expected = Problem.flat(solution.get("W"), solution.get("b"));
            assertClose(optimum.parameters(), expected, LAST_BITS);
            double value = solution.get("value").doubleValue();
            // An interpolating solution is rounded, too, and its value is the square of that.
            double nothing = 1e-30 * solution.get("value_scale").doubleValue();
            assertThat(optimum.value()).isCloseTo(value, within(LAST_BITS * value + nothing));
            boolean several = solution.get("name").textValue().equals("min_norm");
            assertThat(optimum.unique()).isEqualTo(!several);
            assertThat(optimum.rank())
                    .isEqualTo(several ? solution.get("rank").intValue() : unknowns(file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "closed_form_1",
                "closed_form_2",
                "closed_form_3",
                "closed_form_4",
                "closed_form_duplicate_1",
                "closed_form_wide_1"
            })
    void takes_the_same_newton_steps(String name) throws IOException {
        JsonNode file = file(name);
        LinearProblem plain = problem(file);
        double[] start = Problem.flat(file.at("/problem/W0"), file.at("/problem/b0"));
        for (JsonNode newton : file.get("newton")) {
            LinearProblem problem = with(plain, newton);
            double[] gradient = Problem.flat(newton.get("grad_W"), newton.get("grad_b"));
            assertClose(problem.gradient(start), gradient, LAST_BITS);
            double[] end = problem.newton(start, newton.get("damping").doubleValue());
            for (int j = 0; j < end.length; j++) {
                end[j] = start[j] - end[j];
            }
            assertClose(end, Problem.flat(newton.get("W"), newton.get("b")), STEP);
            double trace = 0;
            for (int j = 0; j < unknowns(file); j++) {
                trace += newton.get("hessian").get(j).get(j).doubleValue();
            }
            double sum = 0;
            for (double eigenvalue : problem.spectrum().eigenvalues()) {
                sum += eigenvalue;
            }
            assertThat(sum).isCloseTo(trace, within(STEP * trace));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"diabetes_raw", "diabetes_scaled"})
    void equals_the_optima_of_scikit_learn(String name) throws IOException {
        JsonNode file = file(name);
        for (JsonNode solution : file.get("solutions")) {
            double l1 = solution.get("J_l1").doubleValue();
            LinearProblem problem = problem(file).ridge(solution.get("J_l2").doubleValue());
            double[] expected = Problem.flat(solution.get("W"), solution.get("b"));
            double value = solution.get("value_J").doubleValue();
            if (l1 == 0) {
                assertClose(problem.optimum().parameters(), expected, LAST_BITS);
                assertThat(problem.optimum().value()).isCloseTo(value, within(LAST_BITS * value));
            } else {
                // The optimum is rounded, which tells in the first order through the slope of the
                // penalty.
                Lasso lasso = problem.lasso(l1);
                assertThat(lasso.gap(expected)).isBetween(0.0, 1e-12 * value);
                SparseOptimum optimum = lasso.optimum().orElseThrow();
                assertClose(optimum.parameters(), expected, LAST_BITS);
                assertThat(optimum.value()).isCloseTo(value, within(LAST_BITS * value));
                double[] elsewhere = problem.optimum().parameters();
                double above = problem.value(elsewhere) - value;
                for (int j = 0; j < elsewhere.length - 1; j++) {
                    above += l1 * Math.abs(elsewhere[j]);
                }
                assertThat(lasso.gap(elsewhere)).isGreaterThanOrEqualTo(above);
            }
        }
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        double largest = 0;
        for (double number : expected) {
            largest = Math.max(largest, Math.abs(number));
        }
        assertThat(actual).containsExactly(expected, within(tolerance * largest));
    }

    private static LinearProblem problem(JsonNode file) {
        return LinearProblem.of(
                Problem.matrix(file.at("/problem/X")), Problem.matrix(file.at("/problem/Y")));
    }

    private static LinearProblem with(LinearProblem problem, JsonNode penalty) {
        double strength = penalty.get("strength").doubleValue();
        return penalty.get("on").textValue().equals("all")
                ? problem.ridgeIncludingBias(strength)
                : problem.ridge(strength);
    }

    private static int unknowns(JsonNode file) {
        return file.at("/problem/D").intValue() + 1;
    }

    private static JsonNode file(String name) throws IOException {
        return JSON.readTree(Path.of("src/test/resources/golden", name + ".json").toFile());
    }
}
