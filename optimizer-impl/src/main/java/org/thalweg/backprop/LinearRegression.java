package org.thalweg.backprop;

import java.util.List;
import java.util.Optional;

/**
 * A program that is (Wx + b − y)² or (Wx − y)² of one output, and nothing else.
 *
 * @param weights W
 * @param bias b, if there is one
 */
record LinearRegression(Value weights, Optional<Value> bias) {

    /** Recognises it by the recorded operations, whatever model and loss recorded them. */
    static Optional<LinearRegression> in(Program program) {
        List<Operation> operations = program.operations();
        int count = operations.size();
        if (program.outputs() != 1 || count < 3 || count > 4 || !endsWithSquaredError(program)) {
            return Optional.empty();
        }
        if (!(operations.get(0) instanceof Operation.Product product)
                || !product.x().equals(program.x())) {
            return Optional.empty();
        }
        if (count == 3) {
            return program.predictions().equals(product.result())
                    ? Optional.of(new LinearRegression(product.weights(), Optional.empty()))
                    : Optional.empty();
        }
        return operations.get(1) instanceof Operation.Shift shift
                        && shift.x().equals(product.result())
                        && program.predictions().equals(shift.result())
                ? Optional.of(new LinearRegression(product.weights(), Optional.of(shift.bias())))
                : Optional.empty();
    }

    private static boolean endsWithSquaredError(Program program) {
        List<Operation> operations = program.operations();
        Operation error = operations.get(operations.size() - 2);
        Operation square = operations.get(operations.size() - 1);
        return isApplied(Arithmetic.SUBTRACT, error, program.predictions(), program.y())
                && isApplied(ColumnSum.OF_SQUARES, square, error.result())
                && square.result().equals(program.losses());
    }

    private static boolean isApplied(Object op, Operation operation, Value... inputs) {
        return operation instanceof Operation.Local local
                && local.op() == op
                && local.inputs().equals(List.of(inputs));
    }
}
