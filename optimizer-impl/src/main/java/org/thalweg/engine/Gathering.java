package org.thalweg.engine;

import org.thalweg.Block;
import org.thalweg.parameters.Layout;

/** Some of the parameters, one after another: what a link in the scope of the vector works on that does not work on all. */
final class Gathering {

    private final Layout whole;
    private final Layout some;
    private final Vectors vectors;
    private final Vectors own;

    Gathering(Layout whole, Layout some, Vectors vectors) {
        this.whole = whole;
        this.some = some;
        this.vectors = vectors;
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
        gather(whole, some, from, into);
    }

    private void scatter(double[] from, double[] into) {
        scatter(whole, some, from, into);
    }

    /** Copies some parameters out of a vector of all. */
    static void gather(Layout whole, Layout some, double[] from, double[] into) {
        for (Block block : some.blocks()) {
            int length = some.to(block) - some.from(block);
            System.arraycopy(from, whole.from(block), into, some.from(block), length);
        }
    }

    /** Copies some parameters into a vector of all. */
    static void scatter(Layout whole, Layout some, double[] from, double[] into) {
        for (Block block : some.blocks()) {
            int length = some.to(block) - some.from(block);
            System.arraycopy(from, some.from(block), into, whole.from(block), length);
        }
    }
}
