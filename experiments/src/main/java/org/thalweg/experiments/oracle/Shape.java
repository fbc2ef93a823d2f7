package org.thalweg.experiments.oracle;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Where the parameters of a linear model lie in one vector: W row by row, then b. That is the engine's order.
 *
 * @param inputs D
 * @param outputs C
 * @param bias whether there is a b
 */
record Shape(int inputs, int outputs, boolean bias) {

    /** P, the unknowns of one output: its row of W, then its b. */
    int unknowns() {
        return bias ? inputs + 1 : inputs;
    }

    int size() {
        return outputs * unknowns();
    }

    int index(int output, int unknown) {
        return unknown < inputs ? output * inputs + unknown : outputs * inputs + output;
    }

    /** The unknowns of one output, out of all parameters. */
    double[] gather(double[] all, int output) {
        double[] part = new double[unknowns()];
        for (int j = 0; j < part.length; j++) {
            part[j] = all[index(output, j)];
        }
        return part;
    }

    void scatter(double[] part, int output, double[] all) {
        for (int j = 0; j < part.length; j++) {
            all[index(output, j)] = part[j];
        }
    }

    double[] check(String name, double[] parameters) {
        checkArgument(
                parameters.length == size(),
                "%s: %s numbers given, but %s × %s weights%s make %s.",
                name,
                parameters.length,
                outputs,
                inputs,
                bias ? " and " + outputs + (outputs == 1 ? " bias" : " biases") : "",
                size());
        for (int i = 0; i < parameters.length; i++) {
            checkArgument(
                    Double.isFinite(parameters[i]),
                    "%s[%s] is %s. Only finite parameters have a place on the loss surface; leave out what came after a run diverged.",
                    name,
                    i,
                    parameters[i]);
        }
        return parameters;
    }
}
