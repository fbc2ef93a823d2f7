package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A main effect or two-way interaction in a 2ᵏ design of components on or off, paired within blocks.
 *
 * <pre>
 * main effect of a:        2⁻⁽ᵏ⁻¹⁾ Σ_cells s_a y                  = mean(y | a on) − mean(y | a off)
 * interaction of a and b:  2⁻⁽ᵏ⁻¹⁾ Σ_cells s_a s_b y              = ½ (effect of a with b on − effect of a with b off)
 * </pre>
 *
 * <p>s is 1 in cells where the component is on and −1 where it is off. Every block, one replicate on one dataset, gives
 * one contrast: what replicates and datasets add to all cells cancels, which a one-way analysis of variance would count
 * as noise. Blocks of several datasets must be in units that can be averaged.
 *
 * @param factors the one or two components concerned
 * @param test t test and interval over blocks
 * @param signFlip permutation test over blocks; none where blocks share training rows, so that signs do not flip
 *     independently
 * @see "Box, Hunter and Hunter, Statistics for Experimenters, 2005, chapter 5"
 */
public record FactorialEffect(List<String> factors, StudentT test, Optional<SignFlip> signFlip) {

    private static final int MOST_FACTORS = 16;

    /** Copies the names. */
    public FactorialEffect {
        factors = ImmutableList.copyOf(factors);
    }

    /** Returns the effects with the plain t test; see {@link #of(List, double[][], double, double, long)}. */
    public static List<FactorialEffect> of(
            List<String> factors, double[][] blocks, double level, long seed) {
        return of(factors, blocks, 0, level, seed);
    }

    /**
     * Returns all main effects in the order of the factors, then all two-way interactions.
     *
     * @param factors names of the k components, at least one
     * @param blocks one row of 2ᵏ finite values per replicate, at least two; in cell c factor j is on if bit j of c,
     *     counted from the lowest, is set
     * @param correction for training rows that blocks share, as in {@link ResampledT#test}; above 0 only for the blocks
     *     of one dataset
     * @param level of the intervals, in (0, 1)
     * @param seed of random sign flips
     */
    public static List<FactorialEffect> of(
            List<String> factors, double[][] blocks, double correction, double level, long seed) {
        int k = factors.size();
        check(k, blocks);
        ImmutableList.Builder<FactorialEffect> effects = ImmutableList.builder();
        for (int a = 0; a < k; a++) {
            double[] contrasts = contrasts(blocks, 1 << a);
            effects.add(effect(List.of(factors.get(a)), contrasts, correction, level, seed));
        }
        for (int a = 0; a < k; a++) {
            for (int b = a + 1; b < k; b++) {
                List<String> names = List.of(factors.get(a), factors.get(b));
                double[] contrasts = contrasts(blocks, 1 << a | 1 << b);
                effects.add(effect(names, contrasts, correction, level, seed));
            }
        }
        return effects.build();
    }

    private static void check(int k, double[][] blocks) {
        checkArgument(
                k >= 1 && k <= MOST_FACTORS,
                "factors: 1 to %s are possible, got %s.",
                MOST_FACTORS,
                k);
        Finite.rows("blocks", blocks, 2, 1);
        for (double[] block : blocks) {
            checkArgument(
                    block.length == 1 << k,
                    "blocks: %s factors need %s cells in every block, got %s.",
                    k,
                    1 << k,
                    block.length);
        }
    }

    private static FactorialEffect effect(
            List<String> names, double[] contrasts, double correction, double level, long seed) {
        Optional<SignFlip> signFlip =
                correction == 0 ? Optional.of(SignFlip.of(contrasts, seed)) : Optional.empty();
        return new FactorialEffect(names, ResampledT.test(contrasts, correction, level), signFlip);
    }

    private static double[] contrasts(double[][] blocks, int bits) {
        return Arrays.stream(blocks).mapToDouble(block -> contrast(block, bits)).toArray();
    }

    /** The product of signs is 1 if an even number of the chosen factors is off. */
    private static double contrast(double[] block, int bits) {
        double sum = 0;
        for (int cell = 0; cell < block.length; cell++) {
            sum += Integer.bitCount(~cell & bits) % 2 == 0 ? block[cell] : -block[cell];
        }
        return sum / (block.length / 2.0);
    }
}
