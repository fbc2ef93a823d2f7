package org.thalweg.experiments.run;

import java.util.Arrays;
import java.util.List;
import org.thalweg.Problem;
import org.thalweg.Problem.Draw;
import org.thalweg.random.Streams;

/** Whether problems are noisy, which their components do not say. */
public final class Noise {

    private Noise() {}

    /** Returns whether two streams make two functions of one of these problems at the start of a draw. */
    public static boolean isIn(List<Problem> problems) {
        return problems.stream().anyMatch(Noise::isIn);
    }

    /** What throws when it is drawn says so when it is run. */
    private static boolean isIn(Problem problem) {
        try {
            Draw draw = problem.draw(Streams.of(0, "draw"));
            double[] one = draw.start();
            double[] other = one.clone();
            double value = draw.evaluate(draw.start(), one, Streams.of(1, "noise"));
            double another = draw.evaluate(draw.start(), other, Streams.of(2, "noise"));
            return value != another || !Arrays.equals(one, other);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
