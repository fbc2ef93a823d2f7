package org.thalweg.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Figures for scores of classes, that look at more than which is the highest. */
final class Scores {

    private final double[] scores;
    private final Dataset actual;

    Scores(double[] scores, Dataset actual) {
        this.scores = scores;
        this.actual = actual;
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

    /** −log of the true class's score, as a probability, mean over the instances. */
    double logLoss() {
        double sum = 0;
        for (int i = 0; i < actual.size(); i++) {
            double probability = Math.min(score(i, actual.classOf(i)), 1);
            sum -=
                    Double.isNaN(probability)
                            ? Double.NaN
                            : StrictMath.log(Math.max(probability, Double.MIN_VALUE));
        }
        return sum / actual.size();
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

    /** By the ranks of the scores, a mean one for equal scores: Mann and Whitney's U over the number of pairs. */
    private double area(int of) {
        Integer[] order = IntStream.range(0, actual.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> score(i, of)));
        double ranks = 0;
        long members = 0;
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            int tied = 0;
            while (to < order.length && score(order[to], of) == score(order[from], of)) {
                tied += actual.classOf(order[to]) == of ? 1 : 0;
                to++;
            }
            ranks += tied * ((from + 1 + to) / 2.0);
            members += tied;
        }
        double pairs = (double) members * (order.length - members);
        return (ranks - members * (members + 1) / 2.0) / pairs;
    }
}
