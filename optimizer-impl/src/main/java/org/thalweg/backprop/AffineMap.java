package org.thalweg.backprop;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.thalweg.Block;
import org.thalweg.graph.Op;

/**
 * What a model predicts if that is linear in its inputs but for an offset: ŷ = Ax + c. It is put together from the operations as
 * they were recorded, so that none is taken for linear that only looks so.
 *
 * @param matrix A, C × D
 * @param offset c, C numbers
 * @param constant whether the inputs have no part in it
 */
public record AffineMap(double[][] matrix, double[] offset, boolean constant) {

    /** Returns the map of these parameters; empty if an operation between inputs and predictions is not linear. */
    public static Optional<AffineMap> of(Program program, double[] parameters) {
        Map<Value, AffineMap> maps = new HashMap<>();
        for (Operation operation : program.operations()) {
            Optional<AffineMap> map = of(operation, maps, program, parameters);
            map.ifPresent(m -> maps.put(operation.result(), m));
        }
        return at(program.predictions(), maps, program);
    }

    private static Optional<AffineMap> at(
            Value value, Map<Value, AffineMap> maps, Program program) {
        return value.equals(program.x())
                ? Optional.of(identity(program.inputs()))
                : Optional.ofNullable(maps.get(value));
    }

    private static AffineMap identity(int size) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            matrix[i][i] = 1;
        }
        return new AffineMap(matrix, new double[size], false);
    }

    private static Optional<AffineMap> of(
            Operation operation, Map<Value, AffineMap> maps, Program program, double[] parameters) {
        if (operation instanceof Operation.Product product) {
            double[][] weights = matrix(product.weights(), program, parameters);
            // Not times the identity, which has as many elements as there are pairs of inputs.
            return product.x().equals(program.x())
                    ? Optional.of(new AffineMap(weights, new double[weights.length], false))
                    : at(product.x(), maps, program).map(x -> x.times(weights));
        }
        if (operation instanceof Operation.Shift shift) {
            double[] bias = column(shift.bias(), program, parameters);
            return at(shift.x(), maps, program).map(x -> x.plus(1, bias));
        }
        if (operation instanceof Operation.Spread spread) {
            return Optional.of(
                    constant(column(spread.parameter(), program, parameters), program.inputs()));
        }
        if (!(operation instanceof Operation.Local local) || local.inputs().size() != 2) {
            return Optional.empty();
        }
        Optional<AffineMap> second = at(local.inputs().get(1), maps, program);
        return at(local.inputs().get(0), maps, program)
                .flatMap(first -> second.flatMap(other -> of(local.op(), first, other)));
    }

    private static Optional<AffineMap> of(Op op, AffineMap first, AffineMap second) {
        if (op == Arithmetic.ADD || op == Arithmetic.SUBTRACT) {
            return Optional.of(first.plus(op == Arithmetic.ADD ? 1 : -1, second));
        }
        if (op instanceof Times && (first.constant || second.constant)) {
            return Optional.of(
                    second.constant ? first.scaled(second.offset) : second.scaled(first.offset));
        }
        return Optional.empty();
    }

    private static AffineMap constant(double[] column, int inputs) {
        return new AffineMap(new double[column.length][inputs], column, true);
    }

    private static double[][] matrix(Value weights, Program program, double[] parameters) {
        Block block = weights.parameter().orElseThrow();
        int from = program.layout().from(block);
        double[][] matrix = new double[weights.rows()][weights.columns()];
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < matrix[r].length; c++) {
                int place =
                        weights.transposeOf().isPresent()
                                ? c * matrix.length + r
                                : r * matrix[r].length + c;
                matrix[r][c] = parameters[from + place];
            }
        }
        return matrix;
    }

    private static double[] column(Value parameter, Program program, double[] parameters) {
        int from = program.layout().from(parameter.parameter().orElseThrow());
        double[] column = new double[parameter.rows()];
        System.arraycopy(parameters, from, column, 0, column.length);
        return column;
    }

    /** W times this. */
    private AffineMap times(double[][] weights) {
        double[][] product = new double[weights.length][matrix[0].length];
        double[] sums = new double[weights.length];
        for (int r = 0; r < weights.length; r++) {
            for (int k = 0; k < offset.length; k++) {
                double weight = weights[r][k];
                sums[r] += weight * offset[k];
                for (int j = 0; j < product[r].length; j++) {
                    product[r][j] += weight * matrix[k][j];
                }
            }
        }
        return new AffineMap(product, sums, constant);
    }

    private AffineMap plus(double factor, double[] more) {
        return plus(factor, constant(more, matrix[0].length));
    }

    private AffineMap plus(double factor, AffineMap other) {
        double[][] sum = new double[offset.length][matrix[0].length];
        double[] offsets = new double[offset.length];
        for (int r = 0; r < offset.length; r++) {
            offsets[r] = offset[r] + factor * other.offset[r];
            for (int j = 0; j < sum[r].length; j++) {
                sum[r][j] = matrix[r][j] + factor * other.matrix[r][j];
            }
        }
        return new AffineMap(sum, offsets, constant && other.constant);
    }

    /** This with each row multiplied by a factor of its own. */
    private AffineMap scaled(double[] factors) {
        double[][] scaled = new double[offset.length][matrix[0].length];
        double[] offsets = new double[offset.length];
        for (int r = 0; r < offset.length; r++) {
            offsets[r] = factors[r] * offset[r];
            for (int j = 0; j < scaled[r].length; j++) {
                scaled[r][j] = factors[r] * matrix[r][j];
            }
        }
        return new AffineMap(scaled, offsets, constant);
    }
}
