package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * The mean over the given datasets of their mean differences, and whether the datasets agree.
 *
 * <pre>
 * d̄ = Σ d_k / D,   SE² = Σ SE_k² / D²,   degrees of freedom by Welch and Satterthwaite
 * Q = Σ w_k (d_k − d̂)²,   w_k = 1 / SE_k²,   d̂ = Σ w_k d_k / Σ w_k
 * I² = max(0, 1 − (D − 1) / Q)
 * F = Q / (D − 1) / (1 + 2 (D − 2) / (D² − 1) Λ),   Λ = Σ (1 − w_k / Σ w)² / f_k,   p = P(F_{D−1, (D²−1)/(3Λ)} ≥ F)
 * </pre>
 *
 * <p>The mean is about these datasets, each of the same weight however precise; about datasets not yet seen {@link
 * AcrossDatasets} tells. Differences must be in units that can be averaged, such as fractions of the base's mean.
 *
 * <p>p is Welch's and not that of χ² with D − 1 degrees of freedom, which takes standard errors for known: with ten
 * replicates each χ² finds equal datasets different in 6 to 8 % of 200,000 simulations for two of them, 8 to 10 % for
 * three and 12 to 13 % for six, Welch's in 5 to 6 %. For many replicates both are the same.
 *
 * <p>A dataset without spread has a known difference. The others are then compared with it: their Q is the limit for its
 * SE → 0. Two known differences that are not equal make Q infinite, p 0 and I² 1.
 *
 * @param test of the mean difference against 0
 * @param q Cochran's Q
 * @param heterogeneityP that datasets with one and the same difference would differ so much
 * @param iSquared I², share of the datasets' spread that is not noise, in [0, 1]; descriptive
 * @see <a href="https://doi.org/10.2307/3001666">Cochran, 1954</a>
 * @see <a href="https://doi.org/10.1093/biomet/38.3-4.330">Welch, 1951</a>
 * @see <a href="https://doi.org/10.1002/sim.1186">Higgins and Thompson, 2002</a>
 */
public record OverDatasets(StudentT test, double q, double heterogeneityP, double iSquared) {

    /**
     * Returns the mean of independent estimates with its test.
     *
     * @param byDataset at least two
     * @param level of the interval, in (0, 1)
     */
    public static OverDatasets of(List<StudentT> byDataset, double level) {
        int count = byDataset.size();
        checkArgument(count >= 2, "byDataset: %s given, at least 2 needed.", count);
        double[] d = byDataset.stream().mapToDouble(StudentT::estimate).toArray();
        double[] errors = byDataset.stream().mapToDouble(StudentT::standardError).toArray();
        double[] f = byDataset.stream().mapToDouble(StudentT::degreesOfFreedom).toArray();
        double[] shares = shares(errors);
        double q = q(d, errors, shares);
        return new OverDatasets(
                mean(d, errors, f, level),
                q,
                welch(q, shares, f),
                Math.max(0, 1 - (count - 1) / q));
    }

    private static StudentT mean(double[] d, double[] errors, double[] f, double level) {
        double sum = 0;
        double[] parts = new double[d.length];
        for (int k = 0; k < d.length; k++) {
            sum += d[k];
            parts[k] = errors[k] / d.length;
        }
        return WelchSatterthwaite.test(sum / d.length, parts, f, level);
    }

    /** Returns w_k / Σ w, computed from ratios of standard errors, so that those which are 0 share all the weight. */
    private static double[] shares(double[] errors) {
        double least = errors[smallest(errors)];
        double[] shares = new double[errors.length];
        double sum = 0;
        for (int k = 0; k < errors.length; k++) {
            double ratio = errors[k] == least ? 1 : least / errors[k];
            shares[k] = ratio * ratio;
            sum += shares[k];
        }
        for (int k = 0; k < errors.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    /** The mean is taken from the most precise estimate on, so that equal known differences have exactly their mean. */
    private static double q(double[] d, double[] errors, double[] shares) {
        double origin = d[smallest(errors)];
        double mean = origin;
        for (int k = 0; k < d.length; k++) {
            mean += shares[k] * (d[k] - origin);
        }
        double q = 0;
        for (int k = 0; k < d.length; k++) {
            double deviation = d[k] == mean ? 0 : (d[k] - mean) / errors[k];
            q += deviation * deviation;
        }
        return q;
    }

    private static int smallest(double[] errors) {
        int smallest = 0;
        for (int k = 1; k < errors.length; k++) {
            smallest = errors[k] < errors[smallest] ? k : smallest;
        }
        return smallest;
    }

    private static double welch(double q, double[] shares, double[] f) {
        double lambda = 0;
        for (int k = 0; k < f.length; k++) {
            lambda += (1 - shares[k]) * (1 - shares[k]) / f[k];
        }
        int d = f.length;
        double all = (double) d * d - 1;
        double statistic = q / (d - 1) / (1 + 2 * (d - 2) / all * lambda);
        return FDistribution.of(d - 1, all / (3 * lambda)).survivalProbability(statistic);
    }
}
