package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;

/**
 * A main effect or two-way interaction in a 2ᵏ design of components on or off, paired within blocks.
 *
 * <pre>
 * main effect of a:        2⁻⁽ᵏ⁻¹⁾ Σ_cells s_a y                  = mean(y | a on) − mean(y | a off)
 * interaction of a and b:  2⁻⁽ᵏ⁻¹⁾ Σ_cells s_a s_b y              = ½ (effect of a with b on − effect of a with b off)
 * </pre>
 *
 * <p>s is 1 in cells where the component is on and −1 where it is off. Every block, one seed on one dataset, gives one
 * contrast: what seeds and datasets add to all cells cancels, which a one-way analysis of variance would count as noise.
 *
 * @param factors the one or two components concerned
 * @param test t test and interval over blocks
 * @param signFlip permutation test over blocks
 * @see "Box, Hunter and Hunter, Statistics for Experimenters, 2005, chapter 5"
 */
public record FactorialEffect(List<String> factors, StudentT test, SignFlip signFlip) {

    private static final int MOST_FACTORS = 16;

    /** Copies the names. */
    public FactorialEffect {
        factors = ImmutableList.copyOf(factors);
    }

    /**
     * Returns all main effects in the order of the factors, then all two-way interactions.
     *
     * @param factors names of the k components, at least one
     * @param blocks one row of 2ᵏ finite values per (dataset, seed), at least two; in cell c factor j is on if bit j of
     *     c, counted from the lowest, is set. Values of several datasets must be in units that can be averaged
     * @param level of the intervals, in (0, 1)
     * @param seed of random sign flips
     */
    public static List<FactorialEffect> of(
            List<String> factors, double[][] blocks, double level, long seed) {
        int k = factors.size();
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
        ImmutableList.Builder<FactorialEffect> effects = ImmutableList.builder();
        for (int a = 0; a < k; a++) {
            effects.add(effect(List.of(factors.get(a)), 1 << a, blocks, level, seed));
        }
        for (int a = 0; a < k; a++) {
            for (int b = a + 1; b < k; b++) {
                effects.add(
                        effect(
                                List.of(factors.get(a), factors.get(b)),
                                1 << a | 1 << b,
                                blocks,
                                level,
                                seed));
            }
        }
        return effects.build();
    }

    private static FactorialEffect effect(
            List<String> names, int bits, double[][] blocks, double level, long seed) {
        double[] contrasts =
                Arrays.stream(blocks).mapToDouble(block -> contrast(block, bits)).toArray();
        return new FactorialEffect(
                names, StudentT.of(contrasts, level), SignFlip.of(contrasts, seed));
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
