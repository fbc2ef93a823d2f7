package org.thalweg.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.Optimizer;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.optimizers.Adagrad;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Nesterov;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Variant;

/** The chains that benchmarks train with, those of native/w3.c and native/tiny.c. */
final class Optimizers {

    private static final double[] RATES = {1e-4, 3e-4, 1e-3, 3e-3};

    private Optimizers() {}

    /** Returns eight optimizers, each with four learning rates. */
    static List<Variant> thirtyTwo() {
        List<List<Optimizer>> links =
                List.of(
                        List.of(),
                        List.of(new Momentum(0.9)),
                        List.of(new Nesterov(0.9)),
                        List.of(new Adagrad()),
                        List.of(new RmsProp(0.9)),
                        List.of(new Adam()),
                        List.of(new ClipByGlobalNorm(1), new Momentum(0.9)),
                        List.of(new ClipByGlobalNorm(1), new RmsProp(0.9)));
        List<Variant> variants = new ArrayList<>();
        for (List<Optimizer> before : links) {
            for (double rate : RATES) {
                List<Optimizer> all = new ArrayList<>(before);
                all.add(new Sgd(rate));
                variants.add(variant(Chain.of(all.toArray(Optimizer[]::new))));
            }
        }
        return variants;
    }

    /** Returns so many variants that differ in the rate of one chain. */
    static List<Variant> momenta(int count) {
        List<Variant> variants = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            variants.add(variant(Chain.of(new Momentum(0.9), new Sgd(1e-4 * (k + 1)))));
        }
        return variants;
    }

    static Chain fourLinks() {
        return Chain.of(
                new ClipByGlobalNorm(1), new RmsProp(0.9), new Momentum(0.9), new Sgd(1e-3));
    }

    private static Variant variant(Chain chain) {
        return new Variant(chain.toString(), chain, List.of());
    }
}
