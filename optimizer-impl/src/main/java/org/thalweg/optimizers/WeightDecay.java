package org.thalweg.optimizers;

import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Step;

/**
 * Decay that means what its place in the chain says.
 *
 * <p>Just before {@code sgd}, after {@code adam}: decoupled decay, multiplied by the current learning rate (AdamW). At the
 * beginning: coupled decay, the gradient of the penalty λ/2 ‖θ‖²; the regularizer {@code l2} with {@code strength = λ/2} does
 * the same and also counts as part of the objective.
 */
@Describe(
        value =
                "Adds a multiple of the parameters to the update, so that they shrink with every step.",
        formula = "u ← u + λθ",
        reference = "Loshchilov and Hutter, 2019, https://arxiv.org/abs/1711.05101")
public record WeightDecay(
        @Param(value = "λ, how much of the parameters is added", range = "[0, ∞)") double strength,
        @Param("whether biases and scales decay too") boolean biases)
        implements Optimizer {

    public WeightDecay() {
        this(0.01);
    }

    public WeightDecay(double strength) {
        this(strength, false);
    }

    public WeightDecay {
        Range.check(WeightDecay.class, strength, biases);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public boolean tellsGain() {
        return true;
    }

    @Override
    public Kernel kernel(Step step) {
        return (Lasting)
                tile -> {
                    if (!tile.block().isWeights() && !biases) {
                        return;
                    }
                    double[] u = tile.update();
                    double[] p = tile.parameters();
                    for (int i = tile.from(), to = tile.to(); i < to; i++) {
                        u[i] += strength * p[i];
                    }
                };
    }
}
