package org.thalweg.engine;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.UsageException;
import org.thalweg.text.Shown;

/**
 * All that a run needs to continue as if it had never stopped. Random streams and the order of minibatches follow from the
 * seed and the clock, so they need no state of their own.
 *
 * @param chain the chain in pipe form, for people
 * @param blocks names and shapes of the parameters
 * @param seed the run's master seed
 * @param steps how many steps were taken
 * @param clock the last step taken, or the first if none was; it forgets how long the run was to be, for it may be resumed with more epochs
 * @param validationLoss that of the last epoch before, where there was one
 * @param parameters θ after that step; copied, like all that is given out
 * @param slots every slot's values by {@code link.slot}; copied likewise
 */
public record Checkpoint(
        String chain,
        List<Block> blocks,
        long seed,
        long steps,
        Clock clock,
        OptionalDouble validationLoss,
        double[] parameters,
        Map<String, double[]> slots) {

    public Checkpoint {
        clock = new Clock(clock.step(), clock.epoch(), clock.examples());
        blocks = ImmutableList.copyOf(blocks);
        parameters = parameters.clone();
        slots = copy(slots);
    }

    private static Map<String, double[]> copy(Map<String, double[]> arrays) {
        Map<String, double[]> copy = new LinkedHashMap<>();
        arrays.forEach((name, values) -> copy.put(name, values.clone()));
        return Collections.unmodifiableMap(copy);
    }

    @Override
    public double[] parameters() {
        return parameters.clone();
    }

    @Override
    public Map<String, double[]> slots() {
        return copy(slots);
    }

    /** Returns the values of a slot, which must be there; not copied. */
    double[] slot(String name) {
        return Objects.requireNonNull(slots.get(name));
    }

    void requireFits(
            String thisChain,
            List<Block> thisBlocks,
            long thisSeed,
            Map<String, double[]> thisSlots) {
        if (!blocks.equals(thisBlocks)) {
            throw stale(
                    "has the parameters %s, this run has %s", shapes(blocks), shapes(thisBlocks));
        }
        if (!slots.keySet().equals(thisSlots.keySet())) {
            throw stale(
                    "is of the chain %s with the state %s, this run's chain is %s with %s",
                    chain, slots.keySet(), thisChain, thisSlots.keySet());
        }
        if (seed != thisSeed) {
            throw stale("was made with seed %s, this run has seed %s", seed, thisSeed);
        }
        slots.forEach(
                (name, values) -> {
                    int length = Objects.requireNonNull(thisSlots.get(name)).length;
                    if (values.length != length) {
                        throw stale(
                                "has %s numbers in %s, this run has %s",
                                values.length, name, length);
                    }
                });
    }

    private static String shapes(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block.name() + " " + block.rows() + "×" + block.columns())
                .toList()
                .toString();
    }

    private static UsageException stale(String difference, Object... values) {
        return new UsageException(
                "The checkpoint "
                        + Shown.message(String.format(difference, values))
                        + ". Continue with what it was made with, or start anew.");
    }

    /** Two checkpoints are equal if a run continued from either gives the same bits. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && blocks.equals(that.blocks)
                && seed == that.seed
                && steps == that.steps
                && clock.equals(that.clock)
                && validationLoss.equals(that.validationLoss)
                && Arrays.equals(parameters, that.parameters)
                && slots.keySet().equals(that.slots.keySet())
                && slots.keySet().stream()
                        .allMatch(name -> Arrays.equals(slot(name), that.slot(name)));
    }

    @Override
    public int hashCode() {
        return 31 * clock.hashCode() + Arrays.hashCode(parameters);
    }

    @Override
    public String toString() {
        return String.format("Checkpoint[%s, after step %d]", chain, steps);
    }
}
