package org.thalweg.integration.recipes;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.thalweg.Block;
import org.thalweg.Param;
import org.thalweg.Problem;
import org.thalweg.Range;

/** f(x, y) = (x² + y − 11)² + (x + y² − 7)², which is 0 at (3, 2) and at three other places. */
public record Himmelblau(@Param(range = "(0, 5]") double size) implements Problem {

    public Himmelblau() {
        this(5);
    }

    public Himmelblau {
        Range.check(Himmelblau.class, size);
    }

    @Override
    public List<Block> blocks() {
        return List.of(new Block("x", 2, 1, Block.Role.WEIGHTS));
    }

    @Override
    public Draw draw(RandomGenerator random) {
        return new From(random.nextDouble(-size, size), random.nextDouble(-size, size));
    }

    private record From(double x, double y) implements Draw {

        @Override
        public double[] start() {
            return new double[] {x, y};
        }

        @Override
        public double value(double[] parameters) {
            return evaluate(parameters, new double[2]);
        }

        @Override
        public double evaluate(double[] parameters, double[] gradient, RandomGenerator noise) {
            return evaluate(parameters, gradient); // there is no noise
        }

        private static double evaluate(double[] at, double[] gradient) {
            double a = at[0] * at[0] + at[1] - 11;
            double b = at[0] + at[1] * at[1] - 7;
            gradient[0] = 4 * a * at[0] + 2 * b;
            gradient[1] = 2 * a + 4 * b * at[1];
            return a * a + b * b;
        }

        @Override
        public OptionalDouble minimum() {
            return OptionalDouble.of(0);
        }

        @Override
        public Optional<double[]> minimiser() {
            return Optional.of(new double[] {3, 2});
        }
    }
}
