package {{package}};

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Problem;
import org.thalweg.Range;

/** A first problem, which works. Yours is another: change it, what is said of it below, and this sentence. */
@Describe(
        value = "A bowl with straight walls that bend upwards far out.",
        formula = "f(θ) = Σ log cosh(θᵢ) + slope · θᵢ²,  start N(0, I), drawn")
public record {{type}}(
        @Param(value = "how much they bend", range = "(0, ∞)") double slope,
        @Param(value = "n, the number of parameters", range = "[1, 100000]") int dimension)
        implements Problem {

    /** The defaults. */
    public {{type}}() {
        this(0.1, 5);
    }

    public {{type}} {
        Range.check({{type}}.class, slope, dimension);
    }

    @Override
    public List<Block> blocks() {
        return List.of(new Block("x", dimension, 1, Block.Role.WEIGHTS));
    }

    /** What differs from draw to draw comes from this stream alone. */
    @Override
    public Draw draw(RandomGenerator random) {
        double[] start = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            start[i] = random.nextGaussian();
        }
        return new Bowl(slope, start);
    }

    private static final class Bowl implements Draw {

        private final double slope;
        private final double[] start;

        Bowl(double slope, double[] start) {
            this.slope = slope;
            this.start = start;
        }

        @Override
        public double[] start() {
            return start.clone();
        }

        @Override
        public double value(double[] parameters) {
            return evaluate(parameters, new double[parameters.length]);
        }

        /** There is no noise; it would come from its stream. */
        @Override
        public double evaluate(double[] parameters, double[] gradient, RandomGenerator noise) {
            return evaluate(parameters, gradient);
        }

        /** log cosh with the size alone in an exponential, which cannot overflow. */
        private double evaluate(double[] parameters, double[] gradient) {
            double sum = 0;
            for (int i = 0; i < parameters.length; i++) {
                double x = parameters[i];
                double size = Math.abs(x);
                sum += size + Math.log1p(Math.exp(-2 * size)) - Math.log(2) + slope * x * x;
                gradient[i] = Math.tanh(x) + 2 * slope * x;
            }
            return sum;
        }

        /** Leave both out where they are not known. */
        @Override
        public OptionalDouble minimum() {
            return OptionalDouble.of(0);
        }

        @Override
        public Optional<double[]> minimiser() {
            return Optional.of(new double[start.length]);
        }
    }
}
