package org.thalweg.engine;

import com.google.common.primitives.Doubles;
import java.util.List;
import java.util.Map;
import org.thalweg.UsageException;

/**
 * A minimisation whose loop is the caller's: the caller computes a gradient, {@link #step} changes the parameters.
 *
 * <pre>{@code
 * Steps steps = Minimizer.of(chain).begin(x);
 * double[] gradient = new double[x.length];
 * while (…) {
 *     double value = myFunction(x, gradient);
 *     steps.step(value, gradient);
 * }
 * }</pre>
 *
 * <p>Not for use by several threads at once.
 */
public final class Steps {

    private static final Objective NONE =
            (parameters, gradient) -> {
                throw new UsageException(
                        "A link asks for the gradient at other parameters. Give the objective: step(objective).");
            };

    private final List<Variable> variables;
    private final Descent descent;
    private final Ticking ticking;
    private boolean finite = true;

    Steps(Minimizer minimizer, List<Variable> variables) {
        this.variables = variables;
        boolean one = variables.size() == 1;
        double[] all = one ? variables.get(0).values() : joined(variables);
        descent = minimizer.descent(variables.stream().map(Variable::block).toList(), all);
        ticking = minimizer.clock();
        give();
    }

    private static double[] joined(List<Variable> variables) {
        return Doubles.concat(variables.stream().map(Variable::values).toArray(double[][]::new));
    }

    /**
     * Takes a step.
     *
     * @param loss the value of the objective at the present parameters, without penalties
     * @param gradients there: for each variable an array as long as its own, in the order in which they were given. They are
     *     used up: afterwards they hold NaN, so that none is taken twice
     * @throws UsageException if an array is missing or has another length, if an element is not finite or was not written since
     *     the last step, or if the parameters have become infinite or NaN; nothing is changed then
     */
    public void step(double loss, double[]... gradients) {
        step(loss, NONE, gradients);
    }

    /** As above, for chains with no link that asks for the value of the objective. */
    public void step(double[]... gradients) {
        step(Gradients.untold(), NONE, gradients);
    }

    /**
     * Takes a step at the value and gradient of an objective, for which links may ask elsewhere, too.
     *
     * @param objective of all variables, one after another in one vector
     * @return its value before the step
     */
    public double step(Objective objective) {
        take();
        double[] gradient = descent.gradient();
        Gradients.use(gradient);
        double value = objective.at(descent.parameters(), gradient);
        advance(value, objective);
        return value;
    }

    private void step(double loss, Objective again, double[]... gradients) {
        requireGradients(gradients);
        take();
        double[] all = descent.gradient();
        int from = 0;
        for (double[] gradient : gradients) {
            System.arraycopy(gradient, 0, all, from, gradient.length);
            from += gradient.length;
        }
        advance(loss, again);
        for (double[] gradient : gradients) {
            Gradients.use(gradient);
        }
    }

    private void requireGradients(double[][] gradients) {
        if (gradients.length != variables.size()) {
            throw new UsageException(
                    String.format(
                            "There are %d gradients for %d variables, %s. Give one for each, in this order.",
                            gradients.length, variables.size(), names()));
        }
        for (int i = 0; i < gradients.length; i++) {
            Variable variable = variables.get(i);
            if (gradients[i].length != variable.values().length) {
                throw new UsageException(
                        String.format(
                                "The gradient of %s has %d elements, %s itself has %d.",
                                variable.block().name(),
                                gradients[i].length,
                                variable.block().name(),
                                variable.values().length));
            }
            if (gradients[i] == variable.values()) {
                throw new UsageException(
                        "The gradient of "
                                + variable.block().name()
                                + " is in the array of its values. Give it an array of its own.");
            }
        }
    }

    private String names() {
        return String.join(", ", variables.stream().map(v -> v.block().name()).toList());
    }

    /** Takes a step with the gradient that is there. */
    private void advance(double loss, Objective again) {
        if (!finite) {
            throw new UsageException(
                    String.format(
                            "The parameters are no longer finite since step %d: it diverged. A lower rate helps, or clipping.",
                            ticking.taken()));
        }
        double[] gradient = descent.gradient();
        boolean sound = Gradients.isFinite(gradient);
        if (!sound && (Gradients.isUnwritten(gradient) || !descent.survivesNonFinite())) {
            throw Gradients.mistake(gradient, descent);
        }
        ticking.step(descent, loss, again);
        finite = descent.isFinite();
        give();
    }

    /** Takes over what the caller may have changed. */
    private void take() {
        int from = 0;
        for (Variable variable : variables) {
            copy(variable.values(), 0, descent.parameters(), from, variable.values().length);
            from += variable.values().length;
        }
    }

    private void give() {
        int from = 0;
        for (Variable variable : variables) {
            copy(descent.parameters(), from, variable.values(), 0, variable.values().length);
            from += variable.values().length;
        }
    }

    private static void copy(double[] from, int at, double[] to, int start, int length) {
        if (from != to) {
            System.arraycopy(from, at, to, start, length);
        }
    }

    /** Returns the steps taken, those before a resumption included. */
    public long taken() {
        return ticking.taken();
    }

    /** Returns whether all parameters are finite. */
    public boolean isFinite() {
        return finite;
    }

    /** Returns the sum of the penalties of the present parameters. */
    public double penalty() {
        take();
        return descent.penalty();
    }

    /**
     * Returns the parameters to be used, all variables one after another: a copy of the present ones, or what a link keeps in
     * their place, such as an average.
     */
    public double[] evaluated() {
        take();
        return descent.evaluated().clone();
    }

    /** Returns one line: the variables, and how many steps were taken. */
    @Override
    public String toString() {
        return "Steps of " + names() + ": " + taken() + " taken" + (finite ? "" : ", diverged");
    }

    /** Returns what links have to tell, by path; usually nothing. */
    public Map<String, String> remarks() {
        return descent.remarks();
    }

    /** Returns the state after the last step, from which {@link Minimizer#resume} continues: a copy. */
    public Checkpoint checkpoint() {
        take();
        return descent.checkpoint();
    }
}
