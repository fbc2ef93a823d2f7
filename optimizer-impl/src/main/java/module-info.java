/**
 * Optimizers and what trains with them: components, chains, the catalog that finds components by name, data, models and losses.
 *
 * <p>Where to begin:
 *
 * <dl>
 *   <dt>{@link org.thalweg.engine.Minimizer}
 *   <dd>an objective of one's own, with its gradient; {@link org.thalweg.engine.Steps} for a loop of one's own
 *   <dt>{@link org.thalweg.engine.Chain}
 *   <dd>optimizers in a row; {@link org.thalweg.catalog.Catalog} reads them from text and finds plug-ins
 *   <dt>{@link org.thalweg.training.Training}
 *   <dd>a model on data; it gives a {@link org.thalweg.training.Fit}, whose {@link org.thalweg.training.TrainedModel} lasts in a
 *       file
 *   <dt>{@link org.thalweg.data.Dataset}, {@link org.thalweg.data.Split}
 *   <dd>data; the module {@code org.thalweg.datasets} reads them from CSV
 *   <dt>{@link org.thalweg.Optimizer}, {@link org.thalweg.Regularizer}, {@link org.thalweg.Model}, {@link org.thalweg.Loss}, {@link
 *       org.thalweg.Schedule}, {@link org.thalweg.Problem}
 *   <dd>components of one's own: interfaces of the module {@code org.thalweg.api}, whose promises the
 *       module {@code org.thalweg.testkit} tests
 *   <dt>{@code Ablation} of the module {@code org.thalweg.experiments}
 *   <dd>which parts of a chain earn their place
 * </dl>
 *
 * <p>Vector instructions are of a module that the JDK still incubates: {@code java --add-modules jdk.incubator.vector}. It is not
 * required here, not even {@code static}: compiling would warn, and it is read where it is found.
 */
@SuppressWarnings("module") // Those to which packages are exported are compiled later.
module org.thalweg {
    requires transitive org.thalweg.api;
    requires transitive com.google.common;
    requires static org.jspecify;

    uses org.thalweg.Loss;
    uses org.thalweg.Model;
    uses org.thalweg.Optimizer;
    uses org.thalweg.Problem;
    uses org.thalweg.Regularizer;
    uses org.thalweg.Schedule;

    exports org.thalweg.backprop;
    exports org.thalweg.catalog;
    exports org.thalweg.clipping;
    exports org.thalweg.data;
    exports org.thalweg.engine;
    exports org.thalweg.kernels;
    exports org.thalweg.losses;
    exports org.thalweg.models;
    exports org.thalweg.optimizers;
    exports org.thalweg.parameters;
    exports org.thalweg.problems;
    exports org.thalweg.random;
    exports org.thalweg.records;
    exports org.thalweg.schedules;
    exports org.thalweg.training;
    exports org.thalweg.wrappers;
    exports org.thalweg.files to
            org.thalweg.cli,
            org.thalweg.experiments;
    exports org.thalweg.text to
            org.thalweg.cli,
            org.thalweg.datasets,
            org.thalweg.experiments,
            org.thalweg.testkit;

    provides org.thalweg.Loss with
            org.thalweg.losses.AbsoluteError,
            org.thalweg.losses.Huber,
            org.thalweg.losses.Logistic,
            org.thalweg.losses.SoftmaxCrossEntropy,
            org.thalweg.losses.SquaredError;
    provides org.thalweg.Model with
            org.thalweg.models.Factorised,
            org.thalweg.models.HiddenLayer,
            org.thalweg.models.Linear;
    provides org.thalweg.Optimizer with
            org.thalweg.clipping.ClipByGlobalNorm,
            org.thalweg.clipping.ClipByNorm,
            org.thalweg.clipping.ClipByValue,
            org.thalweg.optimizers.Adagrad,
            org.thalweg.optimizers.Adam,
            org.thalweg.optimizers.Backtracking,
            org.thalweg.optimizers.Momentum,
            org.thalweg.optimizers.Nesterov,
            org.thalweg.optimizers.RmsProp,
            org.thalweg.optimizers.Scale,
            org.thalweg.optimizers.Sgd,
            org.thalweg.optimizers.WeightDecay,
            org.thalweg.wrappers.Accumulate,
            org.thalweg.wrappers.ApplyIfFinite,
            org.thalweg.wrappers.Freeze,
            org.thalweg.wrappers.On,
            org.thalweg.wrappers.Parallel;
    provides org.thalweg.Problem with
            org.thalweg.problems.HuberValley,
            org.thalweg.problems.LogisticRegression,
            org.thalweg.problems.Noisy,
            org.thalweg.problems.QuadraticValley,
            org.thalweg.problems.Rosenbrock,
            org.thalweg.problems.Rotated;
    provides org.thalweg.Schedule with
            org.thalweg.schedules.CosineDecay,
            org.thalweg.schedules.Scaled,
            org.thalweg.schedules.StepDecay,
            org.thalweg.schedules.Warmup;
}
