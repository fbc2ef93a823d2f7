package org.thalweg.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Figures for scores of classes, that look at more than which is the highest. */
final class Scores {

    private final double[] scores;
    private final Dataset actual;
    private final IntToDoubleFunction weights;

    Scores(double[] scores, Dataset actual) {
        this.scores = scores;
        this.actual = actual;
        this.weights = actual.weights();
    }

    private int classes() {
        return actual.classNames().size();
    }

    /** The score of a class, of an instance: with a single output, that of class 0 is what is left to 1. */
    private double score(int instance, int of) {
        if (actual.outputs() > 1) {
            return scores[instance * actual.outputs() + of];
        }
        return of == 1 ? scores[instance] : 1 - scores[instance];
    }

    /** −log of the true class's score, as a probability, weighted mean over the instances. */
    double logLoss() {
        double sum = 0;
        double instances = 0;
        for (int i = 0; i < actual.size(); i++) {
            double probability = Math.min(score(i, actual.classOf(i)), 1);
            double weight = weights.applyAsDouble(i);
            sum -=
                    Double.isNaN(probability)
                            ? Double.NaN
                            : weight * StrictMath.log(Math.max(probability, Double.MIN_VALUE));
            instances += weight;
        }
        return sum / instances;
    }

    /** The area of each class that occurs beside others, mean over these; NaN where a score is. */
    double area() {
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        if (classes() == 2) {
            return area(1);
        }
        return IntStream.range(0, classes())
                .mapToDouble(this::area)
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Mann and Whitney's U over the number of pairs: how many instances of others have a lower score than one of the class, equal
     * ones counting half, each pair the product of its weights.
     */
    private double area(int of) {
        Integer[] order = IntStream.range(0, actual.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> score(i, of)));
        double inOrder = 0;
        double members = 0;
        double others = 0;
        for (int from = 0, to; from < order.length; from = to) {
            double tied = 0;
            double tiedOthers = 0;
            for (to = from;
                    to < order.length && score(order[to], of) == score(order[from], of);
                    to++) {
                double weight = weights.applyAsDouble(order[to]);
                if (actual.classOf(order[to]) == of) {
                    tied += weight;
                } else {
                    tiedOthers += weight;
                }
            }
            inOrder += tied * (others + tiedOthers / 2);
            members += tied;
            others += tiedOthers;
        }
        return inOrder / (members * others);
    }
}
