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

/** The tilt is that of a plane through the start, so that values stay of one size; gradient and value are of one function. */
@Describe(
        value = "Another problem, of which every evaluation sees a tilted form.",
        formula = {"f̃(θ) = f(θ) + σ ξᵀ(θ − θ₀),  ξ ~ N(0, I) in each step: ∇f̃ = ∇f + σξ"},
        reference = "Robbins and Monro, 1951, https://doi.org/10.1214/aoms/1177729586")
public record Noisy(
        @Param("f, whose value and minimum these are on average") Problem problem,
        @Param(
                        value = "σ, deviation of the noise in each element of the gradient",
                        range = "(0, ∞)")
                double deviation)
        implements Problem {

    public Noisy() {
        this(new QuadraticValley(), 0.1);
    }

    public Noisy {
        Range.check(Noisy.class, problem, deviation);
    }

    @Override
    public List<Block> blocks() {
        return problem.blocks();
    }

    @Override
    public Draw draw(RandomGenerator random) {
        return new Tilted(problem.draw(random), deviation);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tilted(Draw plain, double deviation, double[] first) implements Draw {

        Tilted(Draw plain, double deviation) {
            this(plain, deviation, plain.start());
        }

        @Override
        public double[] start() {
            return first.clone();
        }

        @Override
        public double value(double[] parameters) {
            return plain.value(parameters);
        }

        @Override
        public double evaluate(double[] parameters, double[] gradient, RandomGenerator noise) {
            double value = plain.evaluate(parameters, gradient, noise);
            double tilt = 0;
            for (int i = 0; i < first.length; i++) {
                double slope = deviation * noise.nextGaussian();
                gradient[i] += slope;
                tilt += slope * (parameters[i] - first[i]);
            }
            return value + tilt;
        }

        @Override
        public OptionalDouble minimum() {
            return plain.minimum();
        }

        @Override
        public Optional<double[]> minimiser() {
            return plain.minimiser();
        }
    }
}
