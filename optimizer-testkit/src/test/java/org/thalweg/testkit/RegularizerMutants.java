package org.thalweg.testkit;

import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/** Broken regularizers, and a sound one. */
final class RegularizerMutants {

    private RegularizerMutants() {}

    /** Treats each weight by itself. */
    interface Rule extends Regularizer {

        double value(double w);

        default double slope(double w) {
            return 0;
        }

        default double nearest(double w, double stepSize) {
            return w;
        }

        default boolean concerns(Tile tile) {
            return tile.block().isWeights();
        }

        @Override
        default Scope scope() {
            return Scope.ELEMENT;
        }

        @Override
        default double penalty(Tile tile) {
            double sum = 0;
            for (int i = tile.from(); concerns(tile) && i < tile.to(); i++) {
                sum += value(tile.parameters()[i]);
            }
            return sum;
        }

        @Override
        default void addGradient(Tile tile) {
            for (int i = tile.from(); concerns(tile) && i < tile.to(); i++) {
                tile.update()[i] += slope(tile.parameters()[i]);
            }
        }

        @Override
        default void proximal(Tile tile) {
            double[] p = tile.parameters();
            for (int i = tile.from(); concerns(tile) && i < tile.to(); i++) {
                p[i] = tile.gain()[i] == 0 ? p[i] : nearest(p[i], tile.gain()[i]);
            }
        }
    }

    /** Has a proximal step, and forgets to say so. */
    public record HidesItsForm() implements Rule {
        @Override
        public double value(double w) {
            return 0.5 * w * w;
        }

        @Override
        public double slope(double w) {
            return w;
        }

        @Override
        public double nearest(double w, double stepSize) {
            return w / (1 + stepSize);
        }
    }

    /** Sound: half of a square in the gradient, the other half in the proximal step. */
    public record Shared() implements Rule {
        @Override
        public Form form() {
            return Form.SHRINK;
        }

        @Override
        public double smoothPenalty(Tile tile) {
            return penalty(tile) / 2;
        }

        @Override
        public double value(double w) {
            return w * w;
        }

        @Override
        public double slope(double w) {
            return w;
        }

        @Override
        public double nearest(double w, double stepSize) {
            return w / (1 + stepSize);
        }
    }

    /** The everlasting factor of 2. */
    public record HalfTheGradient() implements Rule {
        @Override
        public double value(double w) {
            return w * w;
        }

        @Override
        public double slope(double w) {
            return w;
        }
    }

    public record IgnoresStepSize() implements Rule {
        @Override
        public Form form() {
            return Form.THRESHOLD;
        }

        @Override
        public double value(double w) {
            return Math.abs(w);
        }

        @Override
        public double nearest(double w, double stepSize) {
            return Math.copySign(Math.max(Math.abs(w) - 1, 0), w);
        }
    }

    /** Right for what it is, the number of weights that are not 0, but that is not convex. */
    public record HardThreshold() implements Rule {
        @Override
        public Form form() {
            return Form.THRESHOLD;
        }

        @Override
        public double value(double w) {
            return Double.isNaN(w) ? w : w == 0 ? 0 : 1;
        }

        @Override
        public double nearest(double w, double stepSize) {
            return w * w / 2 <= stepSize ? 0 : w;
        }
    }

    /** A decay that calls itself a constraint. */
    public record NeverThere() implements Rule {
        @Override
        public Form form() {
            return Form.CONSTRAINT;
        }

        @Override
        public double value(double w) {
            return 0;
        }

        @Override
        public double nearest(double w, double stepSize) {
            return 0.9 * w;
        }
    }

    public record Rewards() implements Rule {
        @Override
        public double value(double w) {
            return -w * w;
        }

        @Override
        public double slope(double w) {
            return -2 * w;
        }
    }

    public record TakesBiases() implements Rule {
        @Override
        public boolean concerns(Tile tile) {
            return true;
        }

        @Override
        public double value(double w) {
            return w * w;
        }

        @Override
        public double slope(double w) {
            return 2 * w;
        }
    }

    public record PullsToOne() implements Rule {
        @Override
        public double value(double w) {
            return (w - 1) * (w - 1);
        }

        @Override
        public double slope(double w) {
            return 2 * (w - 1);
        }
    }

    public record OverlooksNan() implements Rule {
        @Override
        public double value(double w) {
            return w * w;
        }

        @Override
        public double slope(double w) {
            return w < 0 || w > 0 ? 2 * w : 0;
        }
    }

    /** The norm of a block, not that of a tile, is meant. */
    public record NormOfTile() implements Regularizer {
        @Override
        public Scope scope() {
            return Scope.ELEMENT;
        }

        @Override
        public double penalty(Tile tile) {
            double squares = 0;
            for (int i = tile.from(); i < tile.to(); i++) {
                squares += tile.parameters()[i] * tile.parameters()[i];
            }
            return tile.block().isWeights() ? Math.sqrt(squares) : 0;
        }

        @Override
        public void addGradient(Tile tile) {
            double norm = penalty(tile);
            for (int i = tile.from(); norm != 0 && i < tile.to(); i++) {
                tile.update()[i] += tile.parameters()[i] / norm;
            }
        }
    }

    /** Looks beyond its tile, at an element of the bias. */
    public record LooksAround() implements Rule {
        @Override
        public Form form() {
            return Form.PROJECTION;
        }

        @Override
        public double value(double w) {
            return 0;
        }

        @Override
        public void proximal(Tile tile) {
            double[] p = tile.parameters();
            double limit = Math.abs(p[13]);
            for (int i = tile.from(); concerns(tile) && i < tile.to(); i++) {
                p[i] = Math.min(Math.max(p[i], -limit), limit);
            }
        }
    }

    /** What other penalties have added is lost. */
    public record Overwrites() implements Rule {
        @Override
        public double value(double w) {
            return w * w;
        }

        @Override
        public double slope(double w) {
            return 2 * w;
        }

        @Override
        public void addGradient(Tile tile) {
            for (int i = tile.from(); concerns(tile) && i < tile.to(); i++) {
                tile.update()[i] = slope(tile.parameters()[i]);
            }
        }
    }
}
