package org.thalweg.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.thalweg.Block;
import org.thalweg.Problem;

/** Broken problems, and a sound one. */
final class ProblemMutants {

    private ProblemMutants() {}

    /** ½‖θ‖² with noise, of which a mutant changes a part. */
    private static class Sound implements Problem.Draw {

        final double[] first;

        Sound(RandomGenerator random) {
            first = new double[] {1 + random.nextDouble(), 2, 3};
        }

        @Override
        public double[] start() {
            return first.clone();
        }

        @Override
        public double value(double[] parameters) {
            return Arrays.stream(parameters).map(x -> x * x).sum() / 2;
        }

        @Override
        public double evaluate(double[] parameters, double[] gradient, RandomGenerator noise) {
            double tilt = noise.nextDouble(-0.1, 0.1);
            System.arraycopy(parameters, 0, gradient, 0, gradient.length);
            gradient[0] += tilt;
            return value(parameters) + tilt * parameters[0];
        }

        @Override
        public OptionalDouble minimum() {
            return OptionalDouble.of(0);
        }

        @Override
        public Optional<double[]> minimiser() {
            return Optional.of(new double[first.length]);
        }
    }

    private interface OfThree extends Problem {
        @Override
        default List<Block> blocks() {
            return List.of(new Block("x", 3, 1, Block.Role.WEIGHTS));
        }
    }

    /** Sound. */
    public record Bowl() implements OfThree {
        @Override
        public Draw draw(RandomGenerator random) {
            return new Sound(random);
        }
    }

    public record StartsElsewhere() implements OfThree {
        @Override
        public List<Block> blocks() {
            return List.of(new Block("x", 2, 2, Block.Role.WEIGHTS));
        }

        @Override
        public Draw draw(RandomGenerator random) {
            return new Sound(random);
        }
    }

    public record DrawsByItself() implements OfThree {
        private static final SplittableRandom OWN = new SplittableRandom(5);

        @Override
        public Draw draw(RandomGenerator random) {
            return new Sound(OWN.split());
        }
    }

    public record ForgetsTheNoise() implements OfThree {
        @Override
        public Draw draw(RandomGenerator random) {
            return new Sound(random) {
                @Override
                public double evaluate(
                        double[] parameters, double[] gradient, RandomGenerator noise) {
                    double value = super.evaluate(parameters, gradient, noise);
                    gradient[0] = parameters[0];
                    return value;
                }
            };
        }
    }

    /** Its noise goes on, whatever the stream. */
    public record GoesOn() implements OfThree {
        @Override
        public Draw draw(RandomGenerator random) {
            SplittableRandom own = new SplittableRandom(5);
            return new Sound(random) {
                private int asked;

                @Override
                public double evaluate(
                        double[] parameters, double[] gradient, RandomGenerator noise) {
                    // So little that no difference or mean shows it.
                    return super.evaluate(parameters, gradient, noise)
                            + 1e-13 * own.nextDouble(-1, 1) * ++asked;
                }
            };
        }
    }

    public record IsBiased() implements OfThree {
        @Override
        public Draw draw(RandomGenerator random) {
            return new Sound(random) {
                @Override
                public double evaluate(
                        double[] parameters, double[] gradient, RandomGenerator noise) {
                    return super.evaluate(parameters, gradient, noise) + 0.1;
                }
            };
        }
    }

    public record KnowsTheWrongPlace() implements OfThree {
        @Override
        public Draw draw(RandomGenerator random) {
            return new Sound(random) {
                @Override
                public Optional<double[]> minimiser() {
                    return Optional.of(new double[] {0, 0, 0.5});
                }
            };
        }
    }

    public record HopesTooLittle() implements OfThree {
        @Override
        public Draw draw(RandomGenerator random) {
            return new Sound(random) {
                @Override
                public OptionalDouble minimum() {
                    return OptionalDouble.of(0.1);
                }

                @Override
                public Optional<double[]> minimiser() {
                    return Optional.empty();
                }
            };
        }
    }

    public record GivesOutItsMinimiser() implements OfThree {
        @Override
        public Draw draw(RandomGenerator random) {
            double[] own = new double[3];
            return new Sound(random) {
                @Override
                public Optional<double[]> minimiser() {
                    return Optional.of(own);
                }
            };
        }
    }

    /** Adds to what is in the gradient. */
    public record Adds() implements OfThree {
        @Override
        public Draw draw(RandomGenerator random) {
            return new Sound(random) {
                @Override
                public double evaluate(
                        double[] parameters, double[] gradient, RandomGenerator noise) {
                    double[] before = gradient.clone();
                    double value = super.evaluate(parameters, gradient, noise);
                    Arrays.setAll(gradient, i -> gradient[i] + before[i]);
                    return value;
                }
            };
        }
    }

    public record OverlooksNan() implements OfThree {
        @Override
        public Draw draw(RandomGenerator random) {
            return new Sound(random) {
                @Override
                public double value(double[] parameters) {
                    return Arrays.stream(parameters)
                                    .filter(x -> !Double.isNaN(x))
                                    .map(x -> x * x)
                                    .sum()
                            / 2;
                }
            };
        }
    }
}
