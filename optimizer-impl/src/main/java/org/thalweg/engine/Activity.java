package org.thalweg.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the parts of a chain did, summed up over a run:
 *
 * <ul>
 *   <li>{@code momentum.fired}: on what share of the steps the part changed anything at all;
 *   <li>{@code momentum.factor}: by what factor it changed the norm, mean over the steps on which it fired;
 *   <li>{@code momentum.share}: how large its change was against what it got, ‖after − before‖ / ‖before‖, mean likewise;
 *   <li>{@code update.cosine}: cosine between what was subtracted and the gradient, mean over the steps: any direction with a
 *       positive one still descends;
 *   <li>{@code rate.low}, {@code rate.median}, {@code rate.high}: quartiles over the coordinates of the effective learning rate
 *       |u|/|g|, mean over every eighth step, the first included;
 *   <li>{@code parameters.zeros}: share of parameters that are exactly 0 at the end.
 * </ul>
 */
public final class Activity implements Tap {

    /** Quartiles of each step would take a tenth of the time of an ablation of ten classes. */
    private static final int RATE_STEPS = 8;

    private final Map<String, Work> parts = new LinkedHashMap<>();
    private double[] gradient = {};
    private double zeros;
    private double cosines;
    private int cosineSteps;
    private final double[] rates = new double[3];
    private int rateSteps;
    private long steps;

    /** Nothing yet. */
    public Activity() {}

    /** Sums over the steps of one part; a regularizer may work twice in a step. */
    private static final class Work {
        private long fired;
        private double factors;
        private double shares;
        private long lastStep;
    }

    @Override
    public void gradient(double[] newGradient) {
        steps++;
        gradient = newGradient.clone();
    }

    @Override
    public void worked(String key, double[] before, double[] after) {
        Work work = parts.computeIfAbsent(key, name -> new Work());
        if (Arrays.equals(before, after) || work.lastStep == steps) {
            return;
        }
        double length = norm(before);
        double change = 0;
        for (int i = 0; i < before.length; i++) {
            change += (after[i] - before[i]) * (after[i] - before[i]);
        }
        work.fired++;
        work.lastStep = steps;
        work.factors += length == 0 ? 1 : norm(after) / length;
        work.shares += length == 0 ? 1 : Math.sqrt(change) / length;
    }

    @Override
    public void stepped(double[] update, double[] parameters) {
        zeros = zeros(parameters) / (double) parameters.length;
        double product = norm(update) * norm(gradient);
        if (product > 0 && Double.isFinite(product)) {
            cosines += dot(update, gradient) / product;
            cosineSteps++;
        }
        if (steps % RATE_STEPS == 1) {
            addRates(ratios(update));
        }
    }

    private void addRates(double[] ratios) {
        int last = ratios.length - 1;
        if (last >= 0) {
            Ranks.select(ratios, 0, last, last / 2);
            Ranks.select(ratios, 0, last / 2, last / 4);
            Ranks.select(ratios, last / 2, last, last * 3 / 4);
            rates[0] += ratios[last / 4];
            rates[1] += ratios[last / 2];
            rates[2] += ratios[last * 3 / 4];
            rateSteps++;
        }
    }

    private static int zeros(double[] parameters) {
        int zeros = 0;
        for (double parameter : parameters) {
            zeros += parameter == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Returns |u|/|g| where there is a gradient. */
    private double[] ratios(double[] update) {
        double[] all = new double[update.length];
        int count = 0;
        for (int i = 0; i < update.length; i++) {
            if (gradient[i] != 0) {
                all[count++] = Math.abs(update[i] / gradient[i]);
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** Returns the numbers so far, by name; those that are not finite, as in a run that diverges, are left out. */
    public Map<String, Double> summary() {
        Map<String, Double> summary = new LinkedHashMap<>();
        parts.forEach(
                (key, work) -> {
                    summary.put(key + ".fired", work.fired / (double) Math.max(1, steps));
                    if (work.fired > 0) {
                        summary.put(key + ".factor", work.factors / work.fired);
                        summary.put(key + ".share", work.shares / work.fired);
                    }
                });
        if (cosineSteps > 0) {
            summary.put("update.cosine", cosines / cosineSteps);
        }
        if (rateSteps > 0) {
            summary.put("rate.low", rates[0] / rateSteps);
            summary.put("rate.median", rates[1] / rateSteps);
            summary.put("rate.high", rates[2] / rateSteps);
        }
        summary.put("parameters.zeros", zeros);
        summary.values().removeIf(value -> !Double.isFinite(value));
        return summary;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }
}
