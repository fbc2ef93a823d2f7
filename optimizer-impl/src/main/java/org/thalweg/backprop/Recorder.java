package org.thalweg.backprop;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Component;
import org.thalweg.UsageException;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Initial;
import org.thalweg.graph.Node;
import org.thalweg.graph.Op;

/** Records a forward pass. */
final class Recorder implements Graph {

    private final List<Operation> operations = new ArrayList<>();
    private final Map<Block, Initial> initials = new LinkedHashMap<>();
    private final Map<Value, Value> transposes = new HashMap<>();
    private final Map<Value, Value> spreads = new HashMap<>();
    private int values;
    private int randoms;

    /** Returns the node of something given: inputs or targets. */
    Value given(int rows) {
        return value(rows, false);
    }

    List<Operation> operations() {
        return ImmutableList.copyOf(operations);
    }

    /** Returns the parameters in the order in which they were asked for, each with its start. */
    Map<Block, Initial> initials() {
        return initials;
    }

    int values() {
        return values;
    }

    @Override
    public Node weights(String name, int rows, int columns, Initial initial) {
        return parameter(new Block(name, rows, columns, Role.WEIGHTS), initial);
    }

    @Override
    public Node bias(String name, int rows, Initial initial) {
        return parameter(new Block(name, rows, 1, Role.BIAS), initial);
    }

    @Override
    public Node scale(String name, int rows, Initial initial) {
        return parameter(new Block(name, rows, 1, Role.SCALE), initial);
    }

    private Node parameter(Block block, Initial initial) {
        boolean isNew =
                initials.keySet().stream().noneMatch(other -> other.name().equals(block.name()));
        require(isNew, "Two parameters are named '%s'. Give each a name of its own.", block.name());
        initials.put(block, initial);
        return new Value(values++, block.rows(), Optional.of(block), Optional.empty(), true, this);
    }

    @Override
    public Node transpose(Node weights) {
        Value w = own(weights);
        require(w.isWeights(), "transpose takes a weight matrix, got %s.", w);
        return w.transposeOf().orElseGet(() -> transposes.computeIfAbsent(w, this::transposed));
    }

    private Value transposed(Value w) {
        return new Value(values++, w.columns(), w.parameter(), Optional.of(w), true, this);
    }

    @Override
    public Node multiply(Node weights, Node x) {
        Value w = own(weights);
        Value input = own(x);
        require(w.isWeights(), "multiply takes a weight matrix first, got %s.", w);
        require(
                !input.isParameter(),
                "multiply takes instances second, got the parameter %s.",
                input);
        require(
                w.columns() == input.rows(),
                "%s cannot be multiplied with %s: %s columns, %s rows.",
                w,
                input,
                w.columns(),
                input.rows());
        Value result = value(w.rows(), true);
        operations.add(new Operation.Product(w, input, result));
        return result;
    }

    @Override
    public Node add(Node a, Node b) {
        requireInstances("add", a, b);
        Value first = own(a);
        Value second = own(b);
        if (first.isParameter()) {
            return add(second, first);
        }
        if (!second.isColumn()) {
            return apply(Arithmetic.ADD, first, second);
        }
        require(first.rows() == second.rows(), "The bias %s cannot be added to %s.", second, first);
        Value result = value(first.rows(), true);
        operations.add(new Operation.Shift(first, second, result));
        return result;
    }

    @Override
    public Node subtract(Node a, Node b) {
        requireInstances("subtract", a, b);
        return apply(Arithmetic.SUBTRACT, a, b);
    }

    @Override
    public Node times(Node a, Node b) {
        requireInstances("times", a, b);
        return apply(new Times(), a, b);
    }

    private void requireInstances(String operation, Node a, Node b) {
        require(
                !own(a).isParameter() || !own(b).isParameter(),
                "%s takes instances and a parameter, got two parameters: %s and %s.",
                operation,
                a,
                b);
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
    public Node softmax(Node z) {
        return apply(new Softmax(), z);
    }

    @Override
    public Node concatenate(Node... parts) {
        return apply(new Concatenation(parts.length), parts);
    }

    @Override
    public Node slice(Node z, int from, int to) {
        return apply(new RowSlice(from, to), z);
    }

    @Override
    public Node apply(Op op, Node... inputs) {
        List<Value> taken = Arrays.stream(inputs).map(this::own).toList();
        for (Value input : taken) {
            require(
                    !input.isWeights(),
                    "%s takes instances, biases and scales, got the weights %s. Use multiply.",
                    op.label(),
                    input);
        }
        int[] heights = taken.stream().mapToInt(Value::rows).toArray();
        int rows = op.rows(heights);
        require(rows > 0, "%s gives %s rows. An operation has at least one.", op.label(), rows);
        int kept = op.kept(heights);
        require(kept >= 0, "%s keeps %s numbers a column. 0 is the least.", op.label(), kept);
        List<Value> columns = taken.stream().map(this::spread).toList();
        Value result = value(rows, columns.stream().anyMatch(Value::varies));
        operations.add(new Operation.Local(op, columns, result));
        return result;
    }

    /** Returns a parameter repeated for each instance; anything else as it is. */
    private Value spread(Value column) {
        return column.isParameter()
                ? spreads.computeIfAbsent(
                        column,
                        parameter -> {
                            Value result = value(parameter.rows(), true);
                            operations.add(new Operation.Spread(parameter, result));
                            return result;
                        })
                : column;
    }

    @Override
    public Node random(int rows, double still, ToDoubleFunction<RandomGenerator> draw) {
        require(rows > 0, "random gives %s rows. An operation has at least one.", rows);
        Value result = value(rows, false);
        operations.add(new Operation.Random(randoms++, still, draw, result));
        return result;
    }

    /** Returns what a model or a loss comes to. */
    Value result(Component component, Node node) {
        Value value = own(node);
        require(
                !value.isWeights(),
                "What %s comes to is the weights %s. Multiply with them.",
                component.name(),
                value);
        return spread(value);
    }

    /** Returns a node as what it is, if it was made by this graph. */
    Value own(Node node) {
        if (node instanceof Value value && value.program() == this) {
            return value;
        }
        throw new UsageException(
                "A node of another graph was used. Use only the nodes given and those this graph returned.");
    }

    private Value value(int rows, boolean varies) {
        return new Value(values++, rows, Optional.empty(), Optional.empty(), varies, this);
    }

    static void require(boolean condition, String message, Object... values) {
        if (!condition) {
            throw new UsageException(String.format(message, values));
        }
    }
}
