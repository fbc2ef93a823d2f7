package org.thalweg.integration.contracts;

import java.util.List;
import org.thalweg.Component;
import org.thalweg.Constant;
import org.thalweg.Per;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.clipping.ClipByNorm;
import org.thalweg.clipping.Norm;
import org.thalweg.engine.Chain;
import org.thalweg.graph.Activation;
import org.thalweg.losses.Huber;
import org.thalweg.models.Factorised;
import org.thalweg.models.HiddenLayer;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adagrad;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Nesterov;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;
import org.thalweg.optimizers.WeightDecay;
import org.thalweg.problems.HuberValley;
import org.thalweg.problems.LogisticRegression;
import org.thalweg.problems.Noisy;
import org.thalweg.problems.Rosenbrock;
import org.thalweg.problems.Rotated;
import org.thalweg.regularizers.ElasticNet;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;
import org.thalweg.regularizers.MaxNorm;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.schedules.StepDecay;
import org.thalweg.schedules.Warmup;
import org.thalweg.wrappers.Accumulate;
import org.thalweg.wrappers.ApplyIfFinite;
import org.thalweg.wrappers.Freeze;
import org.thalweg.wrappers.On;
import org.thalweg.wrappers.Parallel;

/** Components whose defaults hide a branch, with that branch taken. */
final class Configured {

    static final List<Component> ALL =
            List.of(
                    new Adam(0.8, 0.9, 1e-6, true),
                    new RmsProp(0.95, 1e-6, true),
                    new Momentum(0.5, 0.5),
                    new Nesterov(0.5, 0.5),
                    new WeightDecay(0.1, true),
                    new ClipByNorm(0.5, 1e-6, Norm.LARGEST_ELEMENT),
                    new Sgd(new Warmup(new Constant(0.1), 20, 0.5, Per.STEP)),
                    new L1(0.5, L1.Method.PROXIMAL, true),
                    new L1(0.5, L1.Method.SUBGRADIENT, false),
                    new L2(2, true),
                    new ElasticNet(0.5, 2, true),
                    new MaxNorm(0.5, MaxNorm.Of.MATRIX, 0, MaxNorm.Metric.EUCLIDEAN),
                    new CosineDecay(0.1, 20, 0.01, Per.STEP, false),
                    new Warmup(new CosineDecay(0.1, 20, 0, Per.STEP, true), 5, 0.5, Per.STEP),
                    new Warmup(new CosineDecay(0.1, 0, 0.01, Per.STEP, true), 1, 0.5, Per.EPOCH),
                    new Sgd(new CosineDecay()),
                    new Warmup(new StepDecay(0.1, 2, 0.1, Per.EPOCH), 3, 0.1, Per.EPOCH),
                    new Accumulate(3, new Adam()),
                    new ApplyIfFinite(3, Chain.of(new ClipByGlobalNorm(), new RmsProp())),
                    new On("weights", Chain.of(new ClipByGlobalNorm(), new Momentum())),
                    new On("W", new Adam()),
                    new Freeze("weights"),
                    new Parallel(new Adam(), new Momentum(), Parallel.Combine.GRAFT),
                    new Parallel(new Nesterov(), new Adagrad(), Parallel.Combine.SUM),
                    new Huber(0.25),
                    new Linear(false, 0.5),
                    new Factorised(1, false),
                    new HiddenLayer(3, Activation.TANH, 0.5),
                    new Rosenbrock(5, 1),
                    new Noisy(new Rotated(new HuberValley()), 0.5),
                    new Rotated(new Noisy(new LogisticRegression(), 0.01)));

    private Configured() {}
}
