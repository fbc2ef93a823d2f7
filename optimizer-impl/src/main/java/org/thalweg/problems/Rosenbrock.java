package org.thalweg.problems;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Problem;
import org.thalweg.Range;

/** From four dimensions on there is a second, local minimum, near (−1, 1, …, 1). */
@Describe(
        value = "A valley along a parabola: no one direction is that of its floor.",
        formula = {
            "f(θ) = Σ 100 (θᵢ₊₁ − θᵢ²)² + (1 − θᵢ)²,  i = 1 … n − 1",
            "start (−1.2, 1, −1.2, 1, …) + spread · N(0, I), drawn; least value 0 at (1, …, 1)"
        },
        reference = "Rosenbrock, 1960, https://doi.org/10.1093/comjnl/3.3.175")
public record Rosenbrock(
        @Param(value = "n, the number of parameters", range = "[2, 100000]") int dimension,
        @Param(value = "deviation of the start from the classic one", range = "[0, 1]")
                double spread)
        implements Problem {

    public Rosenbrock() {
        this(2, 0.1);
    }

    public Rosenbrock {
        Range.check(Rosenbrock.class, dimension, spread);
    }

    @Override
    public List<Block> blocks() {
        return List.of(new Block("x", dimension, 1, Block.Role.WEIGHTS));
    }

    @Override
    public Draw draw(RandomGenerator random) {
        double[] classic = new double[dimension];
        Arrays.setAll(classic, i -> i % 2 == 0 ? -1.2 : 1);
        return new Banana(Gaussian.around(classic, spread, random));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Banana(double[] first) implements Draw {

        @Override
        public double[] start() {
            return first.clone();
        }

        @Override
        public double value(double[] parameters) {
            double sum = 0;
            for (int i = 0; i + 1 < first.length; i++) {
                double across = parameters[i + 1] - parameters[i] * parameters[i];
                double along = 1 - parameters[i];
                sum += 100 * across * across + along * along;
            }
            return sum;
        }

        @Override
        public double evaluate(double[] parameters, double[] gradient, RandomGenerator noise) {
            Arrays.fill(gradient, 0);
            for (int i = 0; i + 1 < first.length; i++) {
                double across = parameters[i + 1] - parameters[i] * parameters[i];
                gradient[i] -= 400 * across * parameters[i] + 2 * (1 - parameters[i]);
                gradient[i + 1] += 200 * across;
            }
            return value(parameters);
        }

        @Override
        public OptionalDouble minimum() {
            return OptionalDouble.of(0);
        }

        @Override
        public Optional<double[]> minimiser() {
            double[] ones = new double[first.length];
            Arrays.fill(ones, 1);
            return Optional.of(ones);
        }
    }
}
