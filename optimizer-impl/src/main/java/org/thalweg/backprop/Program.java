package org.thalweg.backprop;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import org.thalweg.Block;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.graph.Initial;
import org.thalweg.parameters.Layout;
import org.thalweg.random.Streams;

/**
 * A model and a loss, recorded: the operations of the forward pass in order, and the parameters that they use, laid out one
 * after another in a vector. Immutable; {@link Backpropagation} runs it.
 */
public final class Program {

    private final int inputs;
    private final int outputs;
    private final Value x;
    private final Value y;
    private final Value predictions;
    private final Value losses;
    private final int values;
    private final List<Operation> operations;
    private final Map<Block, Initial> initials;
    private final Layout layout;

    private Program(Recorder graph, Value x, Value y, Value predictions, Value losses) {
        this.inputs = x.rows();
        this.outputs = y.rows();
        this.x = x;
        this.y = y;
        this.predictions = predictions;
        this.losses = losses;
        this.values = graph.values();
        this.operations = graph.operations();
        this.initials = graph.initials();
        this.layout = Layout.of(ImmutableList.copyOf(initials.keySet()));
    }

    /**
     * Records a model and a loss.
     *
     * @param inputs D, the height of x
     * @param outputs C, the height of y
     * @throws IllegalArgumentException if the prediction is not C high, the loss not 1 high, an operation is given nodes of
     *     heights that it does not take, or the parameters have more elements than an array can
     */
    public static Program record(Model model, Loss loss, int inputs, int outputs) {
        Recorder graph = new Recorder();
        Value x = graph.given(inputs);
        Value y = graph.given(outputs);
        Value predictions = graph.result(model, model.predict(graph, x, outputs));
        Recorder.require(
                predictions.rows() == outputs,
                "The model %s predicts %s outputs, asked for %s.",
                model.name(),
                predictions.rows(),
                outputs);
        Value losses = graph.result(loss, loss.evaluate(graph, predictions, y));
        Recorder.require(
                losses.rows() == 1,
                "The loss %s gives %s numbers an instance. It must give one.",
                loss.name(),
                losses.rows());
        return new Program(graph, x, y, predictions, losses);
    }

    /** Returns D, the number of inputs. */
    public int inputs() {
        return inputs;
    }

    /** Returns C, the number of outputs. */
    public int outputs() {
        return outputs;
    }

    /** Returns the parameters' names and shapes, in the order in which they lie in the vector. */
    public List<Block> blocks() {
        return layout.blocks();
    }

    /** Returns where each parameter lies in the vector. */
    public Layout layout() {
        return layout;
    }

    /** Returns the length of the parameter vector. */
    public int size() {
        return layout.size();
    }

    /** Returns new parameters at the start of a run; the random ones depend on the seed and the parameter's name. */
    public double[] initial(long seed) {
        double[] parameters = new double[size()];
        initials.forEach(
                (block, initial) -> {
                    double[] elements = new double[(int) block.size()];
                    initial.fill(elements, block, Streams.of(seed, "initial", block.name()));
                    System.arraycopy(elements, 0, parameters, layout.from(block), elements.length);
                });
        return parameters;
    }

    /** Returns whether it draws random numbers in training, as for dropout. */
    public boolean isRandom() {
        return operations.stream().anyMatch(Operation.Random.class::isInstance);
    }

    /** Returns the recorded operations as data, for drawings. */
    public Outline outline() {
        return Outline.of(this);
    }

    Value x() {
        return x;
    }

    Value y() {
        return y;
    }

    Value predictions() {
        return predictions;
    }

    Value losses() {
        return losses;
    }

    int values() {
        return values;
    }

    List<Operation> operations() {
        return operations;
    }
}
