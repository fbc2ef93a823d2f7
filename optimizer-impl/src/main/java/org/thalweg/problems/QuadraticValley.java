package org.thalweg.problems;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Problem;
import org.thalweg.Range;

/** The minimiser is drawn, and not 0, so that what draws parameters towards 0 finds no help. */
@Describe(
        name = "valley",
        value = "A quadratic, κ times as steep across as along: what momentum is for.",
        formula = {
            "f(θ) = ½ Σ λᵢ (θᵢ − cᵢ)²,  λᵢ = κ^(−(i−1)/(n−1)): from 1 down to 1/κ",
            "c ~ N(0, I), and the start c + N(0, I), drawn; least value 0 at c"
        },
        reference =
                "Polyak, 1964, https://doi.org/10.1016/0041-5553(64)90137-5: gradient descent takes about κ steps, the heavy ball √κ")
public record QuadraticValley(
        @Param(value = "κ, the largest curvature by the least", range = "[1, 100000000]")
                double condition,
        @Param(value = "n, the number of parameters", range = "[2, 100000]") int dimension)
        implements Problem {

    public QuadraticValley() {
        this(100, 10);
    }

    public QuadraticValley {
        Range.check(QuadraticValley.class, condition, dimension);
    }

    @Override
    public List<Block> blocks() {
        return List.of(new Block("x", dimension, 1, Block.Role.WEIGHTS));
    }

    @Override
    public Draw draw(RandomGenerator random) {
        double[] centre = Gaussian.vector(random, dimension);
        return new Bowl(
                Curvatures.of(condition, dimension), centre, Gaussian.around(centre, 1, random));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Bowl(double[] curvatures, double[] centre, double[] first) implements Draw {

        @Override
        public double[] start() {
            return first.clone();
        }

        @Override
        public double value(double[] parameters) {
            double sum = 0;
            for (int i = 0; i < centre.length; i++) {
                double d = parameters[i] - centre[i];
                sum += curvatures[i] * d * d;
            }
            return sum / 2;
        }

        @Override
        public double evaluate(double[] parameters, double[] gradient, RandomGenerator noise) {
            for (int i = 0; i < centre.length; i++) {
                gradient[i] = curvatures[i] * (parameters[i] - centre[i]);
            }
            return value(parameters);
        }

        @Override
        public OptionalDouble minimum() {
            return OptionalDouble.of(0);
        }

        @Override
        public Optional<double[]> minimiser() {
            return Optional.of(centre.clone());
        }
    }
}
