package org.thalweg.testkit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Step;
import org.thalweg.Tile;
import org.thalweg.Wrapper;
import org.thalweg.optimizers.Scale;

/** Broken optimizers, and a sound one. */
final class OptimizerMutants {

    private OptimizerMutants() {}

    /** Treats each element by itself and has no hyper-parameters. */
    interface Rule extends Optimizer {

        double of(double u);

        @Override
        default Scope scope() {
            return Scope.ELEMENT;
        }

        @Override
        default Kernel kernel(Step step) {
            return tile -> change(tile, 1);
        }

        default void change(Tile tile, double scale) {
            double[] u = tile.update();
            for (int i = tile.from(); i < tile.to(); i++) {
                u[i] = scale * of(u[i]);
            }
        }
    }

    /** Sound: half a step. */
    public record Halves() implements Rule {
        @Override
        public double of(double u) {
            return u / 2;
        }
    }

    public static final class NotARecord implements Rule {
        @Override
        public double of(double u) {
            return u / 2;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NotARecord;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    public record Unregistered() implements Rule {
        @Override
        public double of(double u) {
            return u;
        }
    }

    @Describe(name = "sgd")
    public record Namesake() implements Rule {
        @Override
        public double of(double u) {
            return u;
        }
    }

    public record Misnamed() implements Rule {
        @Override
        public String name() {
            return "My Optimizer";
        }

        @Override
        public double of(double u) {
            return u;
        }
    }

    public record Unwritable(float share) implements Rule {
        public Unwritable() {
            this(1);
        }

        @Override
        public double of(double u) {
            return share * u;
        }
    }

    /** Tribuo's Pegasos, copied: one argument lands in the other's place. */
    public record Swaps(
            @Param(range = "[0, 1)") double first, @Param(range = "[0, 1)") double second)
            implements Rule {
        public Swaps() {
            this(0.25, 0.75);
        }

        public Swaps {
            double swapped = first;
            first = second;
            second = swapped;
        }

        @Override
        public double of(double u) {
            return (1 - first * second * second) * u;
        }
    }

    /** Tribuo's AdaGrad, copied: one argument is lost. */
    public record Loses(@Param(range = "[0, 1)") double share) implements Rule {
        public Loses() {
            this(0);
        }

        public Loses {
            share = 0;
        }

        @Override
        public double of(double u) {
            return (1 - share) * u;
        }
    }

    /** Two values of one type, checked each in the other's place. */
    public record ChecksTheOther(
            @Param(range = "[0, 1)") double decay, @Param(range = "(0, ∞)") double width)
            implements Rule {
        public ChecksTheOther() {
            this(0.5, 0.25);
        }

        public ChecksTheOther {
            Range.check(ChecksTheOther.class, width, decay);
        }

        @Override
        public double of(double u) {
            return (1 - decay / 2) / (1 + width) * u;
        }
    }

    /** Two values of one type and one range, checked each by the name of the other. */
    public record NamesTheOther(
            @Param(range = "[0, 1)") double decay, @Param(range = "[0, 1)") double squareDecay)
            implements Rule {
        public NamesTheOther() {
            this(0.5, 0.25);
        }

        public NamesTheOther {
            Range.check(NamesTheOther.class, squareDecay, decay);
        }

        @Override
        public double of(double u) {
            return (1 - decay / 2) * (1 - squareDecay / 3) * u;
        }
    }

    /** Declares a range, and takes every value. */
    public record TakesAnything(@Param(range = "[0, 1)") double share) implements Rule {
        public TakesAnything() {
            this(0.5);
        }

        @Override
        public double of(double u) {
            return (1 - share) * u;
        }
    }

    /** Takes large numbers for per cent. */
    public record GuessesUnits(@Param(range = "[0, 100)") double share) implements Rule {
        public GuessesUnits() {
            this(0.9);
        }

        public GuessesUnits {
            share = share > 1 ? share / 101 : share;
        }

        @Override
        public double of(double u) {
            return (1 - share) * u;
        }
    }

    /** Smile's decay: outside a range it silently does nothing. */
    public record IgnoresSome(@Param(range = "[0, 1)") double decay) implements Rule {
        public IgnoresSome() {
            this(0.99);
        }

        public IgnoresSome {
            Range.check(IgnoresSome.class, decay);
        }

        @Override
        public double of(double u) {
            return decay > 0.9 ? decay * u : u;
        }
    }

    public record Climbs() implements Rule {
        @Override
        public double of(double u) {
            return -u;
        }
    }

    public record ForgetsBias() implements Rule {
        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> change(tile, tile.block().isBias() ? 0 : 1);
        }
    }

    /** Its rate decays with each step, though with each epoch was meant. */
    public record Tires() implements Rule {
        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            double rest = Math.pow(0.9, (double) step.clock().step());
            return tile -> change(tile, rest);
        }
    }

    public record ScalesByTile() implements Rule {
        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> {
                double largest = Double.MIN_NORMAL;
                for (int i = tile.from(); i < tile.to(); i++) {
                    largest = Math.max(largest, Math.abs(tile.update()[i]));
                }
                change(tile, 1 / largest);
            };
        }
    }

    /** The same bits for every tile size, but only as long as tiles come in order. */
    public record CarriesOver() implements Rule {
        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            double[] last = new double[1];
            return tile -> {
                double[] u = tile.update();
                for (int i = tile.from(); i < tile.to(); i++) {
                    u[i] += 0.01 * last[0];
                    last[0] = u[i];
                }
            };
        }
    }

    public record DrawsOutside() implements Rule {
        @Override
        public double of(double u) {
            return u * (1 + 0.1 * Math.random());
        }
    }

    /** Takes a factor from the link before it, and does nothing with it. */
    public record ForgetsTheFactor() implements Rule {
        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            return (Absorbing) (tile, factor) -> change(tile, 1);
        }
    }

    /** Momentum in a field that all runs share. */
    public record SharesState() implements Rule {
        private static double[] velocity = {};

        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            if (step.clock().step() == 1) {
                velocity = new double[(int) step.blocks().stream().mapToLong(Block::size).sum()];
            }
            return tile -> {
                double[] u = tile.update();
                for (int i = tile.from(); i < tile.to(); i++) {
                    velocity[i] = 0.5 * velocity[i] + u[i];
                    u[i] = velocity[i];
                }
            };
        }
    }

    /** Momentum of its own keeping, one for each run: a checkpoint does not know of it. */
    public record HidesState() implements Rule {
        private static final Map<double[], double[]> VELOCITY =
                Collections.synchronizedMap(new WeakHashMap<>());

        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> {
                double[] u = tile.update();
                double[] v =
                        VELOCITY.computeIfAbsent(tile.parameters(), key -> new double[key.length]);
                for (int i = tile.from(); i < tile.to(); i++) {
                    v[i] = 0.5 * v[i] + u[i];
                    u[i] = v[i];
                }
            };
        }
    }

    /** A rule for the first step that asks whether there is a history, not which step it is. */
    public record StartsAnew() implements Rule {
        private static final Map<Object, Boolean> SEEN =
                Collections.synchronizedMap(new WeakHashMap<>());

        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            double scale = SEEN.put(step, true) == null ? 0.5 : 1;
            return tile -> change(tile, scale);
        }
    }

    public record WritesParameters() implements Rule {
        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> {
                for (int i = tile.from(); i < tile.to(); i++) {
                    tile.parameters()[i] -= 1e-6 * tile.update()[i];
                }
            };
        }
    }

    /** Divides by a norm that may be 0. */
    public record Normalises() implements Optimizer {
        @Override
        public Kernel kernel(Step step) {
            return tile -> {
                double[] u = tile.update();
                double norm = Math.sqrt(Smooth.dot(u, u));
                Arrays.setAll(u, i -> u[i] / norm);
            };
        }
    }

    /** DJL's clip: negative gradients go through. */
    public record ClipsFromAbove() implements Rule {
        @Override
        public double of(double u) {
            return Math.min(u, 1);
        }
    }

    /** Divides by n − 1. */
    public record NeedsTwo() implements Optimizer {
        @Override
        public Kernel kernel(Step step) {
            return tile -> {
                double[] u = tile.update();
                double mean = Arrays.stream(u).sum() / u.length;
                double squares = Arrays.stream(u).map(x -> (x - mean) * (x - mean)).sum();
                double deviation = Math.sqrt(squares / (u.length - 1));
                Arrays.setAll(u, i -> u[i] / (1 + deviation));
            };
        }
    }

    public record IndexOverflows() implements Rule {
        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> {
                for (int i = tile.from(); i < tile.to(); i++) {
                    tile.update()[i * 5000 / 5000] *= 0.5;
                }
            };
        }
    }

    public record MakesGarbage() implements Rule {
        private static double[] last = {};

        @Override
        public double of(double u) {
            return u;
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> {
                last = Arrays.copyOfRange(tile.update(), tile.from(), tile.to());
                System.arraycopy(last, 0, tile.update(), tile.from(), last.length);
            };
        }
    }

    public record SilencesNan() implements Rule {
        @Override
        public double of(double u) {
            return Double.isNaN(u) ? 0 : u;
        }
    }

    /** Says that it tells its gain, and changes the update alone. */
    public record ForgetsTheGain() implements Rule {
        @Override
        public double of(double u) {
            return u / 2;
        }

        @Override
        public boolean tellsGain() {
            return true;
        }
    }

    /** Its part is not among its hyper-parameters, so that no other can take its place. */
    public record HidesItsPart(@Param(range = "(0, 1)") double share) implements Wrapper {
        public HidesItsPart() {
            this(0.5);
        }

        public HidesItsPart {
            Range.check(HidesItsPart.class, share);
        }

        @Override
        public List<Optimizer> parts() {
            return List.of(new Scale(share));
        }

        @Override
        public Scope scope() {
            return Scope.ELEMENT;
        }
    }

    public record SilencesInfinity() implements Rule {
        @Override
        public double of(double u) {
            return Double.isInfinite(u) ? 0 : u;
        }
    }
}
