package org.thalweg.backprop;

/**
 * A recorded program at work for the active variants, on one thread: minibatch by minibatch, in it block of instances by block,
 * in that tile by tile.
 *
 * <p>Sums over instances begin anew with each block. In a block, they are taken in the minibatch's order.
 */
interface TileFlow {

    /**
     * Computes the loss of a single instance and its gradients, if there is a shorter way than by blocks and tiles, to the same
     * bits.
     *
     * @param at its place in the minibatch's order
     * @return whether that was done
     */
    default boolean single(
            Minibatch batch,
            int at,
            int[] active,
            double[][] parameters,
            double[][] gradients,
            double[] losses) {
        return false;
    }

    /** Returns the most instances in a tile. */
    int capacity();

    /** Takes over the parameters, which stay as they are until the next minibatch. */
    void begin(Minibatch batch, int[] active, double[][] parameters);

    /**
     * Begins a block: forgets what was summed.
     *
     * @param gradients overwritten by {@link #endGradients}; until then, sums may be there
     */
    void beginBlock(double[][] gradients);

    /** Computes predictions of a tile: the instances in these places of the minibatch. */
    void forward(Minibatch batch, int from, int to);

    /**
     * Sums the tile's losses, and prepares to go back.
     *
     * @param slope dJ / d(an instance's loss)
     */
    void addLosses(double slope);

    /** Sums the tile's share of the gradients; comes after {@link #addLosses}. */
    void backward();

    /** Leaves the block's losses there, for each active variant. */
    void endBlock(double[] losses);

    /** Leaves its gradients in the arrays that {@link #beginBlock} was given; if there was a way back for each tile. */
    void endGradients(double[][] gradients);

    /** Copies predictions of the tile that went forward last: C numbers an instance, for each active variant, from here on. */
    void copyPredictions(double[][] results, int at);

    /** Copies its losses: one number an instance. Comes after {@link #forward}. */
    void copyLosses(double[][] results, int at);
}
