package org.thalweg.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.UsageException;
import org.thalweg.catalog.Catalog;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Minimizer;
import org.thalweg.engine.Steps;
import org.thalweg.engine.Variable;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Matrix;
import org.tribuo.math.la.MatrixTuple;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.la.VectorTuple;

/**
 * A chain as an optimiser of Tribuo, for its trainers by stochastic gradient descent:
 *
 * <pre>{@code
 * var trainer = new LinearSGDTrainer(new SquaredLoss(), new ChainOptimiser("momentum(0.9) | sgd(0.01)"), 10, 1);
 * }</pre>
 *
 * <p>Its conventions are Thalweg's. An example's weight multiplies its gradient, so that it counts in what links remember;
 * Tribuo's own optimisers multiply the step, or pass over the weight. Gradients are dense: also where features are sparse, a link
 * such as a momentum moves every parameter at every step. A matrix of parameters is one of weights, to which decay and penalties
 * apply; in Tribuo's linear models its last column is the bias. A vector is a bias.
 *
 * <p>Not for use by several threads at once; trainers work on copies.
 */
public final class ChainOptimiser implements StochasticGradientOptimiser {

    @Config(
            mandatory = true,
            description = "The chain in pipe form, such as momentum(0.9) | sgd(0.01).")
    private String chain = "";

    @Config(description = "The seed of the random streams of its links.")
    private long seed = 1;

    private Minimizer minimizer = Minimizer.of(Chain.of());
    private @Nullable Parameters parameters;
    private List<Variable> variables = List.of();
    private @Nullable Steps steps;

    /** For Tribuo's configuration system. */
    private ChainOptimiser() {}

    /**
     * As {@link #ChainOptimiser(Chain, long)}, with seed 1.
     *
     * @param chain in pipe form; its links are found by name, those of plug-ins on the class path, too
     * @throws UsageException if there is no such chain
     */
    public ChainOptimiser(String chain) {
        this.chain = chain;
        postConfig();
    }

    /** Makes an optimiser; its provenance has the chain in pipe form. */
    public ChainOptimiser(Chain chain, long seed) {
        this.chain = chain.toString();
        this.seed = seed;
        minimizer = Minimizer.of(chain).seed(seed);
    }

    /** Used by Tribuo's configuration system. */
    @Override
    public void postConfig() {
        try (Catalog catalog = Catalog.standard()) {
            minimizer = Minimizer.of(catalog.parseChain(chain)).seed(seed);
        }
    }

    @Override
    public void initialise(Parameters trained) {
        parameters = trained;
        variables = new ArrayList<>();
        for (Tensor tensor : trained.get()) {
            variables.add(variable("parameter" + (variables.size() + 1), tensor));
        }
        read(trained);
        steps = minimizer.begin(variables.toArray(Variable[]::new));
    }

    private static Variable variable(String name, Tensor tensor) {
        int[] shape = tensor.getShape();
        Block block =
                shape.length == 1
                        ? new Block(name, shape[0], 1, Role.BIAS)
                        : new Block(name, shape[0], shape[1], Role.WEIGHTS);
        return new Variable(block, new double[Math.toIntExact(block.size())]);
    }

    /** Takes over the parameters as they are. */
    private void read(Parameters from) {
        Tensor[] tensors = from.get();
        for (int i = 0; i < tensors.length; i++) {
            copy(tensors[i], variables.get(i).values(), 1);
        }
    }

    /** Overwrites an array with the elements of a tensor, dense or sparse, times a factor. */
    private static void copy(Tensor from, double[] to, double factor) {
        Arrays.fill(to, 0);
        if (from instanceof Matrix matrix) {
            int width = matrix.getDimension2Size();
            for (MatrixTuple tuple : matrix) {
                to[tuple.i * width + tuple.j] = factor * tuple.value;
            }
        } else if (from instanceof SGDVector vector) {
            for (VectorTuple tuple : vector) {
                to[tuple.index] = factor * tuple.value;
            }
        } else {
            throw new UsageException(
                    "A chain works on vectors and matrices, got a "
                            + from.getClass().getName()
                            + ".");
        }
    }

    /**
     * Takes a step.
     *
     * @param updates the direction of descent, as Tribuo has it: the negative gradient
     * @param weight what the gradient is multiplied by
     * @return what is to be added to the parameters
     */
    @Override
    public Tensor[] step(Tensor[] updates, double weight) {
        if (parameters == null || steps == null) {
            throw new IllegalStateException(
                    "There are no parameters yet: initialise(…) comes first.");
        }
        read(parameters);
        double[][] gradients = new double[updates.length][];
        double[][] before = new double[updates.length][];
        for (int i = 0; i < updates.length; i++) {
            before[i] = variables.get(i).values().clone();
            gradients[i] = new double[before[i].length];
            copy(updates[i], gradients[i], -weight);
        }
        steps.step(gradients);
        Tensor[] changes = new Tensor[updates.length];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = change(variables.get(i), before[i]);
        }
        return changes;
    }

    private static Tensor change(Variable variable, double[] before) {
        Block block = variable.block();
        double[][] rows = new double[block.rows()][block.columns()];
        for (int i = 0; i < before.length; i++) {
            rows[i / block.columns()][i % block.columns()] = variable.values()[i] - before[i];
        }
        return block.isBias()
                ? DenseVector.createDenseVector(
                        Arrays.stream(rows).mapToDouble(r -> r[0]).toArray())
                : DenseMatrix.createDenseMatrix(rows);
    }

    /** Gives the parameters what links keep in their place, such as an average. */
    @Override
    public void finalise() {
        if (parameters == null || steps == null) {
            return;
        }
        read(parameters);
        double[] evaluated = steps.evaluated();
        Tensor[] changes = new Tensor[variables.size()];
        int from = 0;
        for (int i = 0; i < changes.length; i++) {
            double[] before = variables.get(i).values();
            double[] after = Arrays.copyOfRange(evaluated, from, from + before.length);
            changes[i] = change(new Variable(variables.get(i).block(), after), before);
            from += before.length;
        }
        parameters.update(changes);
    }

    @Override
    public void reset() {
        parameters = null;
        steps = null;
        variables = List.of();
    }

    @Override
    public ChainOptimiser copy() {
        ChainOptimiser copy = new ChainOptimiser();
        copy.chain = chain;
        copy.seed = seed;
        copy.minimizer = minimizer;
        return copy;
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "StochasticGradientOptimiser");
    }

    @Override
    public String toString() {
        return "ChainOptimiser(" + chain + ")";
    }
}
