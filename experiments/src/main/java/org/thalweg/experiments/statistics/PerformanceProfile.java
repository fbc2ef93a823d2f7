package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/**
 * Dolan and Moré's performance profile: on what share of the problems is a variant within a factor τ of the best?
 *
 * <pre>
 * r_{v,p} = cost_{v,p} / min_w cost_{w,p}        ρ_v(τ) = #{p : r_{v,p} ≤ τ} / #problems
 * </pre>
 *
 * <p>A cost of +∞ says that the variant did not solve the problem. It then counts against it at every τ; a problem
 * that nobody solved counts against all.
 *
 * @see <a href="https://doi.org/10.1007/s101070100263">Dolan and Moré, 2002</a>
 */
public final class PerformanceProfile {

    private final double[][] ratios;

    private PerformanceProfile(double[][] ratios) {
        this.ratios = ratios;
    }

    /**
     * Returns the profile of a table of costs, say steps to the target.
     *
     * @param costs one row per variant, one column per problem, at least one of each; positive, +∞ for unsolved
     */
    public static PerformanceProfile of(double[][] costs) {
        checkArgument(
                costs.length >= 1 && costs[0].length >= 1,
                "costs: at least one variant and problem are needed.");
        double[] best = new double[costs[0].length];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (double[] row : costs) {
            checkArgument(
                    row.length == best.length,
                    "costs: one variant has %s problems, another %s.",
                    best.length,
                    row.length);
            for (int p = 0; p < best.length; p++) {
                checkArgument(row[p] > 0, "costs must be positive or infinite, got %s.", row[p]);
                best[p] = Math.min(best[p], row[p]);
            }
        }
        double[][] ratios = new double[costs.length][best.length];
        for (int v = 0; v < costs.length; v++) {
            for (int p = 0; p < best.length; p++) {
                ratios[v][p] =
                        costs[v][p] < Double.POSITIVE_INFINITY
                                ? costs[v][p] / best[p]
                                : costs[v][p];
            }
        }
        return new PerformanceProfile(ratios);
    }

    /** Returns ρ(τ) of the variant in the given row. */
    public double share(int variant, double factor) {
        checkArgument(factor >= 1, "A factor must be at least 1, got %s.", factor);
        double solved = 0;
        for (double ratio : ratios[variant]) {
            solved += ratio <= factor && ratio < Double.POSITIVE_INFINITY ? 1 : 0;
        }
        return solved / ratios[variant].length;
    }

    /** Returns the factors at which any variant's share steps up, ascending, each once: the plot's abscissae. */
    public double[] steps() {
        return Arrays.stream(ratios)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .distinct()
                .sorted()
                .toArray();
    }
}
