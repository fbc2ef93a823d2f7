package org.thalweg.integration.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Doubles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.Loss;
import org.thalweg.backprop.Backpropagation;
import org.thalweg.backprop.Minibatch;
import org.thalweg.backprop.Program;
import org.thalweg.data.Dataset;
import org.thalweg.models.Linear;

/** The data of a file, and a linear model on them. */
final class Problem {

    private static final int[] ALONE = {0};

    private final Dataset data;
    private final Program program;
    private final Backpropagation backpropagation;

    Problem(JsonNode problem, Loss loss) {
        data = Dataset.of(matrix(problem.get("X")), matrix(problem.get("Y")));
        program = Program.record(new Linear(), loss, data.inputs(), data.outputs());
        backpropagation = new Backpropagation(program, 1);
    }

    Program program() {
        return program;
    }

    int size() {
        return data.size();
    }

    /** Overwrites the gradient; returns the mean loss over some instances. */
    double gradient(int[] instances, double[] parameters, double[] gradient) {
        double[] loss = new double[1];
        Minibatch batch = new Minibatch(data, instances, 0, instances.length);
        backpropagation.gradient(
                batch, ALONE, new double[][] {parameters}, new double[][] {gradient}, loss);
        return loss[0];
    }

    double fullLoss(double[] parameters) {
        double[] loss = new double[1];
        backpropagation.loss(Minibatch.all(data), ALONE, new double[][] {parameters}, loss);
        return loss[0];
    }

    int[] all() {
        return IntStream.range(0, data.size()).toArray();
    }

    /** Returns W, row by row, then b. */
    static double[] flat(JsonNode weights, JsonNode bias) {
        List<double[]> parts = new ArrayList<>(Arrays.asList(matrix(weights)));
        parts.add(numbers(bias));
        return Doubles.concat(parts.toArray(double[][]::new));
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).doubleValue();
        }
        return numbers;
    }

    static int[] indices(JsonNode array) {
        int[] indices = new int[array.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = array.get(i).intValue();
        }
        return indices;
    }

    static double[][] matrix(JsonNode rows) {
        double[][] matrix = new double[rows.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = numbers(rows.get(i));
        }
        return matrix;
    }
}
