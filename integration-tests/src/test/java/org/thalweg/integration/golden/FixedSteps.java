package org.thalweg.integration.golden;

import java.util.Arrays;
import java.util.List;
import org.thalweg.Block;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;

/**
 * A penalty whose proximal steps have a size of their own, and not that of the chain's: what the files were made with, and, after
 * any chain but plain sgd, another objective than the one stated.
 */
record FixedSteps(Regularizer inner, Size size) implements Regularizer {

    /** The size of the steps, the same for all elements. */
    static final class Size {
        private double value;

        void set(double newValue) {
            value = newValue;
        }
    }

    @Override
    public Scope scope() {
        return inner.scope();
    }

    @Override
    public Form form() {
        return inner.form();
    }

    @Override
    public double penalty(Tile tile) {
        return inner.penalty(tile);
    }

    @Override
    public void proximal(Tile tile) {
        double[] gain = new double[tile.to()];
        Arrays.fill(gain, size.value);
        inner.proximal(new Resized(tile, gain));
    }

    /** A tile with other step sizes. */
    private record Resized(Tile tile, double[] gain) implements Tile {

        @Override
        public int from() {
            return tile.from();
        }

        @Override
        public int to() {
            return tile.to();
        }

        @Override
        public Block block() {
            return tile.block();
        }

        @Override
        public long offset() {
            return tile.offset();
        }

        @Override
        public List<Tile> blocks() {
            return List.of(this);
        }

        @Override
        public double[] parameters() {
            return tile.parameters();
        }

        @Override
        public double[] update() {
            return tile.update();
        }

        @Override
        public double[] slot(String name) {
            return tile.slot(name);
        }

        @Override
        public void scale(double factor) {
            tile.scale(factor);
        }

        @Override
        public double sumOfSquares(double scale) {
            return tile.sumOfSquares(scale);
        }

        @Override
        public void linear(Tile.Linear body) {
            tile.linear(body);
        }

        @Override
        public void linear(String slot, Tile.Memory body) {
            tile.linear(slot, body);
        }

        @Override
        public boolean asksGain() {
            return true;
        }
    }
}
