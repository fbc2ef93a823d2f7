package org.thalweg.wrappers;

import java.util.List;
import java.util.Optional;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.Clock.Run;
import org.thalweg.Describe;
import org.thalweg.Identity;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;
import org.thalweg.Wrapper;

/**
 * A large minibatch in small ones: in the steps between, nothing moves. The chain inside counts its own steps, and sees the
 * mean of the losses.
 *
 * <p>Minibatches count alike, also a last one of an epoch that is smaller, and are gathered across epochs. Gradients that are
 * left over when a run ends are not used.
 */
@Describe(
        value = "Takes one step for the gradients of several minibatches, as if they were one.",
        formula = {"s ← s + u", "every k-th step: u ← chain(s / k), s ← 0; else u ← 0"})
public record Accumulate(
        @Param(value = "k, how many minibatches make a step", range = "[1, ∞)") int steps,
        @Param("what takes the step") Optimizer chain)
        implements Wrapper {

    public Accumulate() {
        this(2, new Identity());
    }

    public Accumulate {
        Range.check(Accumulate.class, steps, chain);
    }

    @Override
    public List<Optimizer> parts() {
        return List.of(chain);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(
                Slot.memory("sum"), Slot.scalar("lossSum", 0), Slot.scalar("examplesBefore", 0));
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public boolean tellsGain() {
        return true;
    }

    @Override
    public boolean keepsMinibatch() {
        return steps == 1;
    }

    @Override
    public Kernel before(int part, Step step) {
        return new Sum();
    }

    private final class Sum implements Lasting, Tile.Memory {

        private boolean last;

        @Override
        public void begin(Step step) {
            boolean first = (step.number() - 1) % steps == 0;
            last = step.number() % steps == 0;
            if (first) {
                step.scalar("lossSum", 0);
                step.scalar("examplesBefore", (double) step.clock().examples());
            }
            step.scalar("lossSum", step.scalar("lossSum") + step.loss());
            if (last) {
                step.showParts(inner(step), step.scalar("lossSum") / steps);
            } else {
                step.skipParts();
            }
        }

        @Override
        public void apply(Tile tile) {
            tile.linear("sum", this);
        }

        @Override
        public void apply(Tile tile, double[] u, double[] s) {
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                double sum = s[i] + u[i];
                s[i] = last ? 0 : sum;
                u[i] = last ? sum / steps : 0;
            }
        }
    }

    @Override
    public Optional<String> remark(Step step) {
        return step.clock().step() >= steps
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                "took no step: the run's %d minibatches are fewer than %d.",
                                step.clock().step(), steps));
    }

    private Clock inner(Step step) {
        Clock clock = step.clock();
        long number = clock.step() / steps;
        Optional<Run> run =
                clock.run()
                        .map(
                                outer ->
                                        new Run(
                                                outer.stepsPerEpoch(),
                                                Math.max(1, outer.steps() / steps),
                                                outer.gathered() * steps));
        long epoch = run.map(r -> r.epochOf(number)).orElse(clock.epoch());
        return new Clock(number, epoch, (long) step.scalar("examplesBefore"), run);
    }
}
