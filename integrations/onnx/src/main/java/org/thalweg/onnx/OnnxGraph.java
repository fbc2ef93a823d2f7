package org.thalweg.onnx;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.thalweg.UsageException;
import org.thalweg.graph.Activation;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Initial;
import org.thalweg.graph.Node;
import org.thalweg.graph.Op;
import org.thalweg.training.TrainedModel;

/**
 * Records a forward pass as nodes of ONNX, with the parameters of a trained model. What is one instance a column in a {@link Graph} is
 * one instance a row there, as its users have it: Wx becomes xWᵀ.
 */
final class OnnxGraph implements Graph {

    private static final long ACROSS = 1;

    private final TrainedModel trained;
    private final String inputs;
    private final Nodes nodes;

    /**
     * A tensor.
     *
     * @param alike whether it has one row that stands for all instances
     */
    private record Tensor(String name, int rows, boolean alike) implements Node {}

    /** A weight matrix, or its transpose. */
    private record Weights(String name, int rows, int columns, boolean transposed)
            implements Node {}

    /** What is random in training. */
    private record Still(int rows, double value) implements Node {}

    /**
     * @param inputs the name of x, N × D
     */
    OnnxGraph(TrainedModel trained, String inputs, Nodes nodes) {
        this.trained = trained;
        this.inputs = inputs;
        this.nodes = nodes;
    }

    /** Records the model's forward pass, and returns the name of its result, N × C. */
    String record(int width) {
        int outputs = trained.encoding().outputNames().size();
        return perInstance(
                trained.model().predict(this, new Tensor(inputs, width, false), outputs));
    }

    @Override
    public Node weights(String name, int rows, int columns, Initial initial) {
        return new Weights(nodes.matrix(name, trained.parameter(name)), rows, columns, false);
    }

    @Override
    public Node bias(String name, int rows, Initial initial) {
        double[][] column = trained.parameter(name);
        double[] values = Arrays.stream(column).mapToDouble(row -> row[0]).toArray();
        return new Tensor(nodes.matrix(name, new double[][] {values}), rows, true);
    }

    @Override
    public Node scale(String name, int rows, Initial initial) {
        return bias(name, rows, initial);
    }

    @Override
    public Node transpose(Node weights) {
        Weights w = (Weights) weights;
        return new Weights(w.name, w.columns, w.rows, !w.transposed);
    }

    @Override
    public Node multiply(Node weights, Node x) {
        Weights w = (Weights) weights;
        String product = nodes.add("Gemm", "transB", w.transposed ? 0 : 1, tensor(x).name, w.name);
        return new Tensor(product, w.rows, tensor(x).alike);
    }

    @Override
    public Node add(Node a, Node b) {
        return leaves(b, 0) ? a : leaves(a, 0) ? b : both("Add", a, b);
    }

    @Override
    public Node subtract(Node a, Node b) {
        return leaves(b, 0) ? a : both("Sub", a, b);
    }

    @Override
    public Node times(Node a, Node b) {
        return leaves(b, 1) ? a : leaves(a, 1) ? b : both("Mul", a, b);
    }

    /** Whether what was random in training is now a number that changes nothing. */
    private static boolean leaves(Node node, double neutral) {
        return node instanceof Still still && still.value == neutral;
    }

    private Node both(String operator, Node a, Node b) {
        Tensor first = tensor(a);
        Tensor second = tensor(b);
        return new Tensor(
                nodes.add(operator, first.name, second.name),
                first.rows,
                first.alike && second.alike);
    }

    @Override
    public Node squaredNorm(Node z) {
        return sum(times(z, z));
    }

    @Override
    public Node sum(Node z) {
        Tensor tensor = tensor(z);
        return new Tensor(
                nodes.add("ReduceSum", tensor.name, nodes.whole(ACROSS)), 1, tensor.alike);
    }

    @Override
    public Node softmax(Node z) {
        Tensor tensor = tensor(z);
        return new Tensor(
                nodes.add("Softmax", "axis", ACROSS, tensor.name), tensor.rows, tensor.alike);
    }

    @Override
    public Node concatenate(Node... parts) {
        String[] names = Arrays.stream(parts).map(this::perInstance).toArray(String[]::new);
        int rows = Arrays.stream(parts).mapToInt(Node::rows).sum();
        return new Tensor(nodes.add("Concat", "axis", ACROSS, names), rows, false);
    }

    @Override
    public Node slice(Node z, int from, int to) {
        Tensor tensor = tensor(z);
        return new Tensor(slice(tensor.name, from, to, ACROSS), to - from, tensor.alike);
    }

    private String slice(String name, int from, int to, long axis) {
        return nodes.add("Slice", name, nodes.whole(from), nodes.whole(to), nodes.whole(axis));
    }

    @Override
    public Node random(int rows, double still, ToDoubleFunction<RandomGenerator> draw) {
        return new Still(rows, still);
    }

    @Override
    public Node apply(Op op, Node... inputs) {
        if (!(op instanceof Activation activation)) {
            throw new UsageException(
                    "%s uses the operation '%s', which has no translation to ONNX. What Graph has of its own and the functions in Activation have one."
                            .formatted(trained.model().name(), op.label()));
        }
        Tensor x = tensor(inputs[0]);
        return new Tensor(activated(activation, x.name), x.rows, x.alike);
    }

    /** Those that ONNX has for double precision in every runtime, and others composed of such. */
    private String activated(Activation activation, String x) {
        return switch (activation) {
            case RELU -> nodes.add("Relu", x);
            case LEAKY_RELU -> nodes.add("Max", x, nodes.add("Mul", x, nodes.row(0.01)));
            case ELU ->
                    nodes.add(
                            "Where",
                            nodes.add("Greater", x, nodes.row(0)),
                            x,
                            nodes.add(
                                    "Sub",
                                    nodes.add("Exp", nodes.add("Min", x, nodes.row(0))),
                                    nodes.row(1)));
            case TANH -> nodes.add("Tanh", x);
            case SIGMOID -> nodes.add("Sigmoid", x);
            case SOFTPLUS ->
                    nodes.add(
                            "Add",
                            nodes.add("Relu", x),
                            nodes.add(
                                    "Log",
                                    nodes.add(
                                            "Add",
                                            nodes.row(1),
                                            nodes.add(
                                                    "Exp",
                                                    nodes.add("Neg", nodes.add("Abs", x))))));
            // Not x times its sigmoid: ONNX Runtime takes that for one operation, which it has in
            // single precision alone.
            case SILU ->
                    nodes.add(
                            "Div",
                            x,
                            nodes.add("Add", nodes.row(1), nodes.add("Exp", nodes.add("Neg", x))));
        };
    }

    private Tensor tensor(Node node) {
        if (node instanceof Still still) {
            double[] values = new double[still.rows];
            Arrays.fill(values, still.value);
            return new Tensor(nodes.row(values), still.rows, true);
        }
        return (Tensor) node;
    }

    /** The name of a tensor that has a row for each instance. */
    private String perInstance(Node node) {
        Tensor tensor = tensor(node);
        if (!tensor.alike) {
            return tensor.name;
        }
        String instances = slice(nodes.add("Shape", inputs), 0, 1, 0);
        String shape = nodes.add("Concat", "axis", 0, instances, nodes.whole(tensor.rows));
        return nodes.add("Expand", tensor.name, shape);
    }
}
