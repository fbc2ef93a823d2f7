package org.thalweg.integration.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Step;
import org.thalweg.Tile;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.regularizers.ElasticNet;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.MaxNorm;

/** The proximal step of several penalties is that of their sum, whatever their order and the sizes of the steps. */
class SeveralPenaltiesTest {

    private static final List<Block> BLOCK = List.of(new Block("W", 2, 3, Block.Role.WEIGHTS));

    /** Does not move, and tells these step sizes. */
    private record Still(double[] sizes) implements Optimizer {

        @Override
        public boolean tellsGain() {
            return true;
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> {
                Arrays.fill(tile.update(), 0);
                System.arraycopy(sizes, 0, tile.gain(), 0, sizes.length);
            };
        }
    }

    /** Keeps each element between −½ and ½. */
    private record Box() implements Regularizer {

        @Override
        public Scope scope() {
            return Scope.ELEMENT;
        }

        @Override
        public Form form() {
            return Form.CONSTRAINT;
        }

        @Override
        public double penalty(Tile tile) {
            return 0;
        }

        @Override
        public void proximal(Tile tile) {
            double[] p = tile.parameters();
            for (int i = tile.from(); i < tile.to(); i++) {
                p[i] = tile.gain()[i] == 0 ? p[i] : Math.min(Math.max(p[i], -0.5), 0.5);
            }
        }
    }

    static Stream<List<Regularizer>> pairs() {
        return Stream.of(
                List.of(new ElasticNet(0.2, 0.3), new GroupNorm(0.4)),
                List.of(new GroupNorm(0.4), new L1(0.2)),
                List.of(new ElasticNet(0.2, 0.3), new ElasticNet(0.1, 0.5)),
                List.of(new GroupNorm(0.4), new MaxNorm(0.8)),
                List.of(
                        new MaxNorm(0.8),
                        new MaxNorm(1, MaxNorm.Of.MATRIX, 0, MaxNorm.Metric.STEPS)),
                List.of(new Box(), new MaxNorm(0.6)),
                List.of(new MaxNorm(0.6), new L1(0.3), new Box(), new GroupNorm(0.1)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void no_point_around_is_better(List<Regularizer> penalties) {
        for (double[] sizes :
                List.of(
                        new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5},
                        new double[] {0.01, 2, 0.3, 0, 1, 0.1})) {
            double[] start = {2, -1, 0.3, 0.4, -0.7, 1.5};
            double[] best = proximal(penalties, start, sizes);
            double least = objective(penalties, best, start, sizes);
            SplittableRandom random = new SplittableRandom(5);
            for (int n = 0; n < 2000; n++) {
                double distance = StrictMath.pow(10, -5 * random.nextDouble());
                double[] other = best.clone();
                for (int i = 0; i < other.length; i++) {
                    double to = n % 2 == 0 ? 0 : 1.2 * random.nextDouble() - 0.6;
                    other[i] += sizes[i] == 0 ? 0 : distance * (to - best[i]);
                }
                assertThat(objective(penalties, other, start, sizes)).isGreaterThan(least - 1e-11);
            }
            double[] again = proximal(reversed(penalties), start, sizes);
            for (int i = 0; i < again.length; i++) {
                assertThat(again[i]).isCloseTo(best[i], Offset.offset(1e-9));
            }
        }
    }

    private static List<Regularizer> reversed(List<Regularizer> penalties) {
        return penalties.stream()
                .collect(ArrayList::new, (list, one) -> list.add(0, one), ArrayList::addAll);
    }

    private static double[] proximal(List<Regularizer> penalties, double[] start, double[] sizes) {
        double[] parameters = start.clone();
        new Descent(Chain.of(new Still(sizes)), penalties, BLOCK, parameters, 1)
                .step(Clock.FIRST, 0, (p, g) -> 0);
        return parameters;
    }

    private static double objective(
            List<Regularizer> penalties, double[] z, double[] start, double[] sizes) {
        double sum = new Descent(Chain.of(), penalties, BLOCK, z, 1).penalty();
        for (int i = 0; i < z.length; i++) {
            sum += sizes[i] == 0 ? 0 : (z[i] - start[i]) * (z[i] - start[i]) / (2 * sizes[i]);
        }
        return penalties.stream().allMatch(penalty -> holds(penalty, z))
                ? sum
                : Double.POSITIVE_INFINITY;
    }

    private static boolean holds(Regularizer penalty, double[] z) {
        if (penalty instanceof Box) {
            return Arrays.stream(z).allMatch(x -> Math.abs(x) <= 0.5 + 1e-10);
        }
        if (!(penalty instanceof MaxNorm ball)) {
            return true;
        }
        int length = ball.of() == MaxNorm.Of.ROW ? 3 : 6;
        for (int from = 0; from < 6; from += length) {
            double squares = Arrays.stream(z, from, from + length).map(x -> x * x).sum();
            if (Math.sqrt(squares) > ball.max() + 1e-10) {
                return false;
            }
        }
        return true;
    }

    /** ½‖z − (3, 4)‖² + ‖z‖ + ‖z‖²: of the 5, 1 is taken off, and a third is left. */
    @Test
    void a_norm_and_squares_have_a_closed_form() {
        double[] z = {3, 4};
        List<Block> column = List.of(new Block("W", 2, 1, Block.Role.WEIGHTS));
        List<Regularizer> both = List.of(new ElasticNet(0, 1), new GroupNorm(1));
        new Descent(Chain.of(new Still(new double[] {1, 1})), both, column, z, 1)
                .step(Clock.FIRST, 0, (p, g) -> 0);
        assertThat(Math.hypot(z[0], z[1])).isCloseTo(4 / 3.0, Offset.offset(1e-14));
    }
}
