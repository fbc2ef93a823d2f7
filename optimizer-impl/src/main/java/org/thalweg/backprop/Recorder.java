package org.thalweg.backprop;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.Block;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;
import org.thalweg.graph.Op;

/** Records a forward pass. */
final class Recorder implements Graph {

    private final List<Operation> operations = new ArrayList<>();
    private final Map<Block, Double> deviations = new LinkedHashMap<>();
    private int values;

    /** Returns the node of something given: inputs or targets. */
    Value given(int rows) {
        return value(rows, Optional.empty(), false);
    }

    List<Operation> operations() {
        return ImmutableList.copyOf(operations);
    }

    /** Returns the parameters in the order in which they were asked for, each with the deviation of its start. */
    Map<Block, Double> deviations() {
        return deviations;
    }

    int values() {
        return values;
    }

    @Override
    public Node weights(String name, int rows, int columns, double deviation) {
        return parameter(new Block(name, rows, columns, Block.Role.WEIGHTS), deviation);
    }

    @Override
    public Node bias(String name, int rows) {
        return parameter(new Block(name, rows, 1, Block.Role.BIAS), 0);
    }

    private Node parameter(Block block, double deviation) {
        require(
                deviation >= 0 && deviation < Double.POSITIVE_INFINITY,
                "The parameter %s needs a standard deviation of at least 0, got %s.",
                block.name(),
                deviation);
        boolean isNew =
                deviations.keySet().stream().noneMatch(other -> other.name().equals(block.name()));
        require(isNew, "Two parameters are named '%s'. Give each a name of its own.", block.name());
        deviations.put(block, deviation);
        return value(block.rows(), Optional.of(block), true);
    }

    @Override
    public Node multiply(Node weights, Node x) {
        Value w = own(weights);
        Value input = own(x);
        require(w.isWeights(), "multiply takes a weight matrix first, got %s.", w);
        require(
                input.parameter().isEmpty(),
                "multiply takes instances second, got the parameter %s.",
                input);
        int columns = w.parameter().orElseThrow().columns();
        require(
                columns == input.rows(),
                "%s cannot be multiplied with %s: %s columns, %s rows.",
                w,
                input,
                columns,
                input.rows());
        Value result = value(w.rows(), Optional.empty(), true);
        operations.add(new Operation.Product(w, input, result));
        return result;
    }

    @Override
    public Node add(Node a, Node b) {
        Value first = own(a);
        Value second = own(b);
        if (first.isBias()) {
            return add(second, first);
        }
        if (!second.isBias()) {
            return apply(Arithmetic.ADD, first, second);
        }
        require(
                first.parameter().isEmpty(),
                "add takes instances and a bias, got two parameters: %s and %s.",
                first,
                second);
        require(first.rows() == second.rows(), "The bias %s cannot be added to %s.", second, first);
        Value result = value(first.rows(), Optional.empty(), true);
        operations.add(new Operation.Shift(first, second, result));
        return result;
    }

    @Override
    public Node subtract(Node a, Node b) {
        return apply(Arithmetic.SUBTRACT, a, b);
    }

    @Override
    public Node squaredNorm(Node z) {
        return apply(ColumnSum.OF_SQUARES, z);
    }

    @Override
    public Node sum(Node z) {
        return apply(ColumnSum.PLAIN, z);
    }

    @Override
    public Node apply(Op op, Node... inputs) {
        List<Value> values = Arrays.stream(inputs).map(this::own).toList();
        for (Value input : values) {
            require(
                    input.parameter().isEmpty(),
                    "%s takes instances, got the parameter %s. Use multiply or add.",
                    op.label(),
                    input);
        }
        int rows = op.rows(values.stream().mapToInt(Value::rows).toArray());
        require(rows > 0, "%s gives %s rows. An operation has at least one.", op.label(), rows);
        Value result = value(rows, Optional.empty(), values.stream().anyMatch(Value::varies));
        operations.add(new Operation.Local(op, values, result));
        return result;
    }

    /** Returns a node as what it is, if it was made by this graph. */
    Value own(Node node) {
        if (node instanceof Value value && value.program() == this) {
            return value;
        }
        throw new IllegalArgumentException(
                "A node of another graph was used. Use only the nodes given and those this graph returned.");
    }

    private Value value(int rows, Optional<Block> parameter, boolean varies) {
        return new Value(values++, rows, parameter, varies, this);
    }

    static void require(boolean condition, String message, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(message, values));
        }
    }
}
