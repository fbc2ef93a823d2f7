package org.thalweg.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.thalweg.Loss;
import org.thalweg.data.Dataset;

/** What every loss must do, beyond what every component must. */
final class LossObligations {

    static final double[][] CLASSES = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 1, 0}};

    private static final double[] SCALES = {0.1, 1, 5};
    private static final double[][] EXTREMES = {
        {700, -700, 0.5}, {-700, 700, 0.5}, {700, 699, -3}, {-700, -701, -699}
    };

    private final Loss subject;
    private final String name;
    private final double lowerBound;
    private final double[][] targets;
    private final int outputs;

    private LossObligations(Loss subject, double lowerBound, double[][] targets) {
        this.subject = subject;
        this.name = subject.name();
        this.lowerBound = lowerBound;
        this.targets = targets;
        this.outputs = targets[0].length;
    }

    static List<Obligation> of(
            Loss subject, Set<String> quiet, double lowerBound, double[][] targets) {
        LossObligations all = new LossObligations(subject, lowerBound, targets);
        return new ComponentObligations<>(
                        subject,
                        Loss.class,
                        quiet,
                        loss -> new LossObligations(loss, lowerBound, targets).behaviour())
                .list()
                .add("gives_one_loss_an_instance", all::givesOne)
                .add("has_the_gradient_of_its_value", all::hasGradient)
                .add("has_the_gradient_of_its_value_at_extreme_scores", all::hasExtremeGradient)
                .add("is_never_below_its_lower_bound", all::isBounded)
                .add("treats_every_instance_by_itself", all::isByInstance)
                .add("turns_nan_into_nan_or_an_error", all::keepsNan)
                .add("leaves_its_inputs_alone", all::onlyReads)
                .add("has_a_finite_inverse_link", all::hasInverseLink)
                .list();
    }

    private Recorded recorded() {
        return new Recorded(new Recorded.Scores(), subject, outputs, outputs);
    }

    private double[] behaviour() {
        Recorded recorded = recorded();
        return Stream.concat(scores(), extremes())
                .flatMapToDouble(
                        z -> Arrays.stream(targets).mapToDouble(y -> recorded.loss(one(y), z)))
                .toArray();
    }

    /** Returns random scores, small and large. */
    private Stream<double[]> scores() {
        SplittableRandom random = new SplittableRandom(21);
        return Arrays.stream(SCALES)
                .boxed()
                .flatMap(scale -> Stream.of(score(random, scale), score(random, scale)));
    }

    private Stream<double[]> extremes() {
        return Arrays.stream(EXTREMES)
                .map(
                        extreme -> {
                            double[] z = new double[outputs];
                            Arrays.setAll(z, i -> extreme[i % extreme.length]);
                            return z;
                        });
    }

    private double[] score(SplittableRandom random, double scale) {
        double[] z = new double[outputs];
        Arrays.setAll(z, i -> scale * (2 * random.nextDouble() - 1));
        return z;
    }

    /** Returns one instance whose scores are the parameters, the inputs being 0. */
    private Dataset one(double[] y) {
        return Dataset.of(new double[][] {new double[outputs]}, new double[][] {y});
    }

    private void givesOne() {
        for (int height : new int[] {1, 2, outputs}) {
            Recorded.record(new Recorded.Scores(), subject, height, height);
        }
    }

    private void hasGradient() {
        compareGradients(scores(), 1e-5, 1e-6);
    }

    /** Scores of ±700, whose exponentials just fit a double. */
    private void hasExtremeGradient() {
        extremes().forEach(this::isFinite);
        compareGradients(extremes(), 1e-3, 1e-5);
    }

    private void isFinite(double[] z) {
        Recorded recorded = recorded();
        for (double[] y : targets) {
            Unmet.unless(
                    Double.isFinite(recorded.loss(one(y), z))
                            && Arrays.stream(recorded.gradient(one(y), z))
                                    .allMatch(Double::isFinite),
                    "At the scores %s, %s is %s with the gradient %s.",
                    z,
                    name,
                    recorded.loss(one(y), z),
                    recorded.gradient(one(y), z));
        }
    }

    private void compareGradients(Stream<double[]> points, double h, double tolerance) {
        Recorded recorded = recorded();
        points.forEach(
                z -> {
                    for (double[] y : targets) {
                        recorded.requireDerivative(name, one(y), z, h, tolerance);
                    }
                });
    }

    private void isBounded() {
        Recorded recorded = recorded();
        Stream.concat(scores(), extremes())
                .forEach(
                        z -> {
                            for (double[] y : targets) {
                                double loss = recorded.loss(one(y), z);
                                Unmet.unless(
                                        !(loss < lowerBound),
                                        "At the scores %s, %s is %s, below %s. If that is meant, override lowerBound().",
                                        z,
                                        name,
                                        loss,
                                        lowerBound);
                            }
                        });
    }

    private double[][] inputs() {
        SplittableRandom random = new SplittableRandom(22);
        return Stream.generate(() -> score(random, 2))
                .limit(targets.length)
                .toArray(double[][]::new);
    }

    private void isByInstance() {
        Recorded recorded = recorded();
        double[][] x = inputs();
        double[] none = new double[outputs];
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
            sum += recorded.loss(one(targets[n]), x[n]);
        }
        double together = recorded.loss(Dataset.of(x, targets), none);
        Unmet.unless(
                together == sum / x.length,
                "%s of %s instances is %s, but their losses one by one have the mean %s.",
                name,
                x.length,
                together,
                sum / x.length);
    }

    private void keepsNan() {
        for (int i = 0; i < outputs; i++) {
            double[] z = new double[outputs];
            z[i] = Double.NaN;
            Unmet.unlessItThrows(
                    () -> {
                        double loss = recorded().loss(one(targets[0]), z);
                        Unmet.unless(
                                Double.isNaN(loss),
                                "At a score that is NaN, %s is %s.",
                                name,
                                loss);
                    });
        }
    }

    private void onlyReads() {
        double[][] x = inputs();
        double[] scores = recorded().predict(Dataset.of(x, targets), new double[outputs]);
        Unmet.unless(
                Arrays.equals(Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray(), scores),
                "%s writes to the scores that it is given.",
                name);
    }

    private void hasInverseLink() {
        Stream.concat(scores(), extremes())
                .forEach(
                        z -> {
                            double[] padded = new double[outputs + 2];
                            System.arraycopy(z, 0, padded, 1, outputs);
                            subject.inverseLink(padded, 1, outputs + 1);
                            Unmet.unless(
                                    Arrays.stream(padded).allMatch(Double::isFinite)
                                            && padded[0] == 0
                                            && padded[outputs + 1] == 0,
                                    "The inverse link of %s makes %s of the scores %s between two zeros.",
                                    name,
                                    padded,
                                    z);
                        });
    }
}
