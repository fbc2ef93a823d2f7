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

/** The gradient says how far it is near the floor alone; on the slopes it says the direction. */
@Describe(
        value = "A valley whose walls are straight slopes, round at the floor alone.",
        formula = {
            "f(θ) = Σ λᵢ h(θᵢ − cᵢ),  h(r) = r²/2 if |r| ≤ δ, else δ(|r| − δ/2)",
            "λᵢ = κ^(−(i−1)/(n−1)): from 1 down to 1/κ",
            "c ~ N(0, I), and the start c + N(0, I), drawn; least value 0 at c"
        },
        reference = "Huber, 1964, https://doi.org/10.1214/aoms/1177703732")
public record HuberValley(
        @Param(value = "κ, the largest curvature by the least", range = "[1, 100000000]")
                double condition,
        @Param(value = "n, the number of parameters", range = "[2, 100000]") int dimension,
        @Param(value = "δ, where a parabola becomes a line", range = "(0, ∞)") double delta)
        implements Problem {

    public HuberValley() {
        this(100, 10, 0.1);
    }

    public HuberValley {
        Range.check(HuberValley.class, condition, dimension, delta);
    }

    @Override
    public List<Block> blocks() {
        return List.of(new Block("x", dimension, 1, Block.Role.WEIGHTS));
    }

    @Override
    public Draw draw(RandomGenerator random) {
        double[] centre = Gaussian.vector(random, dimension);
        return new Slopes(
                Curvatures.of(condition, dimension),
                delta,
                centre,
                Gaussian.around(centre, 1, random));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Slopes(double[] curvatures, double delta, double[] centre, double[] first)
            implements Draw {

        @Override
        public double[] start() {
            return first.clone();
        }

        @Override
        public double value(double[] parameters) {
            double sum = 0;
            for (int i = 0; i < centre.length; i++) {
                double r = Math.abs(parameters[i] - centre[i]);
                sum += curvatures[i] * (r <= delta ? r * r / 2 : delta * (r - delta / 2));
            }
            return sum;
        }

        @Override
        public double evaluate(double[] parameters, double[] gradient, RandomGenerator noise) {
            for (int i = 0; i < centre.length; i++) {
                double r = parameters[i] - centre[i];
                gradient[i] = curvatures[i] * Math.max(-delta, Math.min(delta, r));
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
