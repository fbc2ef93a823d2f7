package org.thalweg.integration.objective;

import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Shortening;
import org.thalweg.Tile;

/** λ Σ_d ‖w_d‖, w_d being the weights that leave a feature. */
record GroupNorm(double strength) implements Regularizer {

    @Override
    public Scope scope() {
        return Scope.BLOCK;
    }

    @Override
    public Form form() {
        return Form.NORM;
    }

    @Override
    public double penalty(Tile tile) {
        double sum = 0;
        int columns = tile.block().columns();
        for (int d = 0; tile.block().isWeights() && d < columns; d++) {
            double squares = 0;
            for (int i = tile.from() + d; i < tile.to(); i += columns) {
                squares += tile.parameters()[i] * tile.parameters()[i];
            }
            sum += Math.sqrt(squares);
        }
        return strength * sum;
    }

    @Override
    public void proximal(Tile tile) {
        int columns = tile.block().columns();
        for (int d = 0; tile.block().isWeights() && d < columns; d++) {
            int from = tile.from() + d;
            Shortening.shrink(tile.parameters(), tile.gain(), from, tile.to(), columns, strength);
        }
    }
}
