package org.thalweg.backprop;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.thalweg.graph.Op;

/** One recorded operation: what it takes, and the value it has. */
sealed interface Operation {

    /** Returns the operation's result. */
    Value result();

    /** z = W x. */
    record Product(Value weights, Value x, Value result) implements Operation {}

    /** z = x + b, b broadcast over the instances. */
    record Shift(Value x, Value bias, Value result) implements Operation {}

    /** A parameter of one column, repeated for each instance. */
    record Spread(Value parameter, Value result) implements Operation {}

    /**
     * Random numbers.
     *
     * @param place how many of these operations come before
     */
    record Random(int place, double still, ToDoubleFunction<RandomGenerator> draw, Value result)
            implements Operation {}

    /** Anything else, column by column. */
    record Local(Op op, List<Value> inputs, Value result) implements Operation {}
}
