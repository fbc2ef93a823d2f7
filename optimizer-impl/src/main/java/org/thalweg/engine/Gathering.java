package org.thalweg.engine;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.parameters.Layout;

/** Some of the parameters, one after another: what a link in the scope of the vector works on that does not work on all. */
final class Gathering {

    private final Vectors vectors;
    private final Vectors own;

    /** Where each block lies among all, and among some. */
    private final int[] outside;

    private final int[] inside;

    Gathering(Layout whole, Layout some, Vectors vectors) {
        this.vectors = vectors;
        outside = some.blocks().stream().mapToInt(whole::from).toArray();
        inside = some.blocks().stream().mapToInt(some::from).toArray();
        int size = some.size();
        own =
                new Vectors(
                        new double[size],
                        new double[size],
                        vectors.gain() == null ? null : new double[size]);
    }

    Vectors own() {
        return own;
    }

    void gather() {
        gather(vectors.parameters(), own.parameters());
        gather(vectors.update(), own.update());
        if (vectors.gain() != null && own.gain() != null) {
            gather(vectors.gain(), own.gain());
        }
    }

    void scatter() {
        scatter(own.update(), vectors.update());
        if (vectors.gain() != null && own.gain() != null) {
            scatter(own.gain(), vectors.gain());
        }
    }

    private void gather(double[] from, double[] into) {
        for (int block = 0; block < inside.length; block++) {
            System.arraycopy(from, outside[block], into, inside[block], length(block));
        }
    }

    private void scatter(double[] from, double[] into) {
        for (int block = 0; block < inside.length; block++) {
            System.arraycopy(from, inside[block], into, outside[block], length(block));
        }
    }

    private int length(int block) {
        int end = block + 1 < inside.length ? inside[block + 1] : own.parameters().length;
        return end - inside[block];
    }

    /** Copies some parameters out of a vector of all. */
    static void gather(Layout whole, Layout some, double[] from, double[] into) {
        copy(some.blocks(), whole, from, some, into);
    }

    /** Copies some parameters into a vector of all. */
    static void scatter(Layout whole, Layout some, double[] from, double[] into) {
        copy(some.blocks(), some, from, whole, into);
    }

    /** Copies these parameters from one vector into another, each of which has its own layout. */
    static void copy(
            List<Block> blocks, Layout source, double[] from, Layout target, double[] into) {
        for (Block block : blocks) {
            int length = source.to(block) - source.from(block);
            System.arraycopy(from, source.from(block), into, target.from(block), length);
        }
    }
}
