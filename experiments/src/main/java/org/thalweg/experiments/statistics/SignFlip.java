package org.thalweg.experiments.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;

/**
 * The sign-flip permutation test of a mean difference, two-sided.
 *
 * <pre>
 * p = #{ε ∈ {−1, 1}ⁿ : |Σ εᵢdᵢ| ≥ |Σ dᵢ|} / 2ⁿ             up to n = 20 differences that are not 0
 * p = (1 + #{…among B random ε}) / (1 + B),  B = 100 000    beyond
 * </pre>
 *
 * <p>Under the hypothesis a pair could as well have come the other way round. Differences of 0 take part in the mean but
 * change no sum. Sums that are equal but for rounding count as equal: the tolerance is 10⁻¹² of Σ|dᵢ|.
 *
 * @param statistic the mean difference; stratified: the mean over datasets of their mean differences
 * @param p two-sided; 1 if all differences are 0
 * @param flips how many sign patterns p rests on: 2ⁿ or B
 * @param exact whether these were all there are
 * @see "Fisher, The Design of Experiments, 1935, §21"
 * @see <a href="https://doi.org/10.2202/1544-6115.1585">Phipson and Smyth, 2010, for the +1</a>
 */
public record SignFlip(double statistic, double p, long flips, boolean exact) {

    /** The largest number of differences of which all sign patterns are tried. */
    public static final int EXACT_UP_TO = 20;

    /** The number of random sign patterns beyond. */
    public static final int RANDOM_FLIPS = 100_000;

    private static final double TOLERANCE = 1e-12;

    /** Returns the test of at least one finite paired difference; the seed matters only beyond {@link #EXACT_UP_TO}. */
    public static SignFlip of(double[] differences, long seed) {
        return stratified(new double[][] {differences}, seed);
    }

    /**
     * Returns the test of the mean over datasets of their mean differences; each dataset weighs the same, whatever its
     * number of pairs.
     *
     * @param byDataset one row of paired differences per dataset, in units that can be averaged, such as fractions of
     *     the base's mean
     * @param seed of the random sign patterns
     */
    public static SignFlip stratified(double[][] byDataset, long seed) {
        Finite.rows("differences", byDataset, 1, 1);
        double statistic = meanOfMeans(byDataset);
        double[] terms =
                Arrays.stream(byDataset)
                        .flatMapToDouble(row -> Arrays.stream(row).map(d -> d / row.length))
                        .filter(d -> d != 0)
                        .toArray();
        scaleToOne(terms);
        return terms.length <= EXACT_UP_TO
                ? exact(statistic, terms)
                : random(statistic, terms, seed);
    }

    private static double meanOfMeans(double[][] byDataset) {
        double sum = 0;
        for (double[] row : byDataset) {
            sum += sum(row, 0) / row.length;
        }
        return sum / byDataset.length;
    }

    /** Divides by a power of two, which rounds nothing of any weight, so that no sum overflows. */
    private static void scaleToOne(double[] terms) {
        int exponent = Arrays.stream(terms).mapToInt(Math::getExponent).max().orElse(0);
        Arrays.setAll(terms, i -> Math.scalb(terms[i], -exponent));
    }

    private static double threshold(double[] terms) {
        double[] sizes = Arrays.stream(terms).map(Math::abs).toArray();
        return Math.abs(sum(terms, 0)) - TOLERANCE * sum(sizes, 0);
    }

    /** Every pattern's sum is one of the first half's sums plus one of the second half's: two additions deep. */
    private static SignFlip exact(double statistic, double[] terms) {
        int half = terms.length / 2;
        double[] firsts = sums(Arrays.copyOfRange(terms, 0, half));
        double[] seconds = sums(Arrays.copyOfRange(terms, half, terms.length));
        double threshold = threshold(terms);
        long extreme = 0;
        for (double first : firsts) {
            for (double second : seconds) {
                extreme += Math.abs(first + second) >= threshold ? 1 : 0;
            }
        }
        long flips = 1L << terms.length;
        return new SignFlip(statistic, (double) extreme / flips, flips, true);
    }

    private static double[] sums(double[] terms) {
        return IntStream.range(0, 1 << terms.length)
                .mapToDouble(pattern -> sum(terms, pattern))
                .toArray();
    }

    private static double sum(double[] terms, int pattern) {
        double sum = 0;
        for (int i = 0; i < terms.length; i++) {
            sum += (pattern >>> i & 1) == 0 ? terms[i] : -terms[i];
        }
        return sum;
    }

    private static SignFlip random(double statistic, double[] terms, long seed) {
        Well19937c source = new Well19937c(seed);
        double threshold = threshold(terms);
        int extreme = 0;
        for (int flip = 0; flip < RANDOM_FLIPS; flip++) {
            double sum = 0;
            int bits = 0;
            for (int i = 0; i < terms.length; i++) {
                bits = i % Integer.SIZE == 0 ? source.nextInt() : bits >>> 1;
                sum += (bits & 1) == 0 ? terms[i] : -terms[i];
            }
            extreme += Math.abs(sum) >= threshold ? 1 : 0;
        }
        return new SignFlip(statistic, (extreme + 1.0) / (RANDOM_FLIPS + 1.0), RANDOM_FLIPS, false);
    }
}
