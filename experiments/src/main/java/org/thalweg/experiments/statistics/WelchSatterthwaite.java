package org.thalweg.experiments.statistics;

import java.util.Arrays;

/**
 * A t test of an estimate whose variance is the sum of parts estimated independently.
 *
 * <pre>
 * SE² = Σ SEᵢ²,   f = (Σ SEᵢ²)² / Σ (SEᵢ⁴ / fᵢ)
 * </pre>
 *
 * <p>f lies between the smallest fᵢ and their sum; it is the sum if all parts are 0.
 *
 * @see <a href="https://doi.org/10.2307/3002019">Satterthwaite, 1946</a>
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch, 1947</a>
 */
final class WelchSatterthwaite {

    private WelchSatterthwaite() {}

    static StudentT test(
            double estimate, double[] standardErrors, double[] degreesOfFreedom, double level) {
        double largest = Arrays.stream(standardErrors).max().orElseThrow();
        if (largest == 0) {
            return StudentT.of(estimate, 0, Arrays.stream(degreesOfFreedom).sum(), level);
        }
        double variance = 0;
        double squares = 0;
        for (int i = 0; i < standardErrors.length; i++) {
            double scaled = standardErrors[i] / largest;
            variance += scaled * scaled;
            squares += scaled * scaled * scaled * scaled / degreesOfFreedom[i];
        }
        return StudentT.of(
                estimate, largest * Math.sqrt(variance), variance * variance / squares, level);
    }
}
