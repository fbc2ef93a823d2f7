package org.thalweg.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.Block;
import org.thalweg.Model;
import org.thalweg.backprop.Backpropagation;
import org.thalweg.backprop.Minibatch;
import org.thalweg.backprop.Program;
import org.thalweg.data.Dataset;
import org.thalweg.losses.SquaredError;

/** What every model must do, beyond what every component must. */
final class ModelObligations {

    private static final int INPUTS = 4;
    private static final int OUTPUTS = 3;
    private static final int INSTANCES = 6;
    private static final int VARIANTS = 3;
    private static final int[][] SHAPES = {{1, 1}, {5, 1}, {1, 4}, {INPUTS, OUTPUTS}};

    private final Model subject;
    private final String name;
    private final Dataset data;

    /** In training, with the random numbers of a step, if the model draws any. */
    private final Minibatch drawn;

    private ModelObligations(Model subject) {
        this.subject = subject;
        name = subject.name();
        SplittableRandom random = new SplittableRandom(31);
        data = Dataset.of(rows(random, INPUTS), rows(random, OUTPUTS));
        drawn = Minibatch.all(data).drawing(37, 2);
    }

    static List<Obligation> of(Model subject, Set<String> quiet) {
        ModelObligations all = new ModelObligations(subject);
        return new ComponentObligations<>(
                        subject,
                        Model.class,
                        quiet,
                        model -> new ModelObligations(model).behaviour())
                .list()
                .add("predicts_as_many_outputs_as_asked", all::hasHeight)
                .add("has_the_same_parameters_whenever_recorded", all::isConstant)
                .add("has_the_gradient_of_its_loss", all::hasGradient)
                .add("gives_the_same_bits_in_lockstep", all::isIndependent)
                .add("treats_every_instance_by_itself", all::isByInstance)
                .add("gives_the_same_when_asked_again", all::isRepeatable)
                .add("turns_nan_into_nan_or_an_error", all::keepsNan)
                .list();
    }

    private static double[][] rows(SplittableRandom random, int width) {
        return IntStream.range(0, INSTANCES)
                .mapToObj(n -> random.doubles(width, -2, 2).toArray())
                .toArray(double[][]::new);
    }

    private Recorded recorded() {
        return new Recorded(subject, new SquaredError(), INPUTS, OUTPUTS);
    }

    private double[] parameters(int size, long seed) {
        return new SplittableRandom(seed).doubles(size, -1, 1).toArray();
    }

    private double[] behaviour() {
        Recorded recorded = recorded();
        return Stream.of(
                        recorded.initial(1),
                        recorded.predict(drawn, parameters(recorded.size(), 32)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private void hasHeight() {
        for (int[] shape : SHAPES) {
            Recorded.record(subject, new SquaredError(), shape[0], shape[1]);
        }
    }

    private void isConstant() {
        Unmet.unless(!recorded().blocks().isEmpty(), "%s has no parameters to train.", name);
        List<Block> once = recorded().blocks();
        List<Block> again = recorded().blocks();
        Unmet.unless(
                once.equals(again),
                "%s has the parameters %s when recorded once and %s when recorded again.",
                name,
                names(once),
                names(again));
    }

    private static List<String> names(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block.name() + " " + block.rows() + "×" + block.columns())
                .toList();
    }

    private void hasGradient() {
        Recorded recorded = recorded();
        for (int seed = 33; seed < 36; seed++) {
            double[] at = parameters(recorded.size(), seed);
            recorded.requireDerivative(name, data, at, 1e-5, 1e-6);
            recorded.requireDerivative(name, drawn, at, 1e-5, 1e-6);
        }
    }

    private void isIndependent() {
        isIndependent(Minibatch.all(data));
        isIndependent(drawn);
    }

    private void isIndependent(Minibatch batch) {
        Program program = Recorded.record(subject, new SquaredError(), INPUTS, OUTPUTS);
        Recorded alone = recorded();
        double[][] parameters = new double[VARIANTS][];
        Arrays.setAll(parameters, k -> parameters(program.size(), 40 + k));
        double[][] gradients = new double[VARIANTS][program.size()];
        double[] losses = new double[VARIANTS];
        new Backpropagation(program, VARIANTS)
                .gradient(
                        batch,
                        IntStream.range(0, VARIANTS).toArray(),
                        parameters,
                        gradients,
                        losses);
        for (int k = 0; k < VARIANTS; k++) {
            Unmet.unless(
                    losses[k] == alone.loss(batch, parameters[k])
                            && Arrays.equals(gradients[k], alone.gradient(batch, parameters[k])),
                    "%s has another loss or gradient beside two other variants than alone.",
                    name);
        }
    }

    private void isByInstance() {
        Recorded recorded = recorded();
        double[] at = parameters(recorded.size(), 36);
        double[] together = recorded.predict(data, at);
        for (int n = 0; n < INSTANCES; n++) {
            double[] alone = recorded.predict(data.select(new int[] {n}), at);
            Unmet.unless(
                    Arrays.equals(
                            alone, Arrays.copyOfRange(together, n * OUTPUTS, (n + 1) * OUTPUTS)),
                    "What %s predicts for an instance depends on the others in the minibatch.",
                    name);
        }
    }

    private void isRepeatable() {
        Recorded recorded = recorded();
        double[] at = parameters(recorded.size(), 38);
        Unmet.unless(
                Arrays.equals(recorded.predict(data, at), recorded.predict(data, at)),
                "%s predicts differently when asked again. Random numbers are had from graph.random.",
                name);
        double[] gradient = recorded.gradient(drawn, at);
        recorded.gradient(Minibatch.all(data).drawing(37, 3), at);
        Unmet.unless(
                Arrays.equals(gradient, recorded.gradient(drawn, at)),
                "%s has another gradient when asked again in the same step. What is drawn comes from the stream given.",
                name);
    }

    private void keepsNan() {
        Recorded recorded = recorded();
        double[] at = new double[recorded.size()];
        Arrays.fill(at, Double.NaN);
        Unmet.unlessItThrows(
                () ->
                        Unmet.unless(
                                Arrays.stream(recorded.predict(data, at)).allMatch(Double::isNaN),
                                "With all parameters NaN, %s predicts %s.",
                                name,
                                recorded.predict(data, at)));
    }
}
