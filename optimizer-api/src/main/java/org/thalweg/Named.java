package org.thalweg;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An optimizer under a name of its own, written {@code fast=momentum(0.9)}: paths call it by that name, so that leaving out
 * another of the same kind does not rename it. Made by {@link Optimizer#as}.
 *
 * @param as the name: small letters, digits and single dashes
 * @param link the optimizer, itself without a name
 */
public record Named(String as, Optimizer link) implements Optimizer {

    public Named {
        if (!as.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*(#[0-9]+)?")) {
            throw new UsageException(
                    "'"
                            + as
                            + "' is no name for a link. Names are made of a-z, 0-9 and single dashes, such as 'fast'.");
        }
        if (link instanceof Named named) {
            throw new UsageException(
                    String.format(
                            "A link cannot be named '%s' and '%s'. Give it one name.",
                            as, named.as));
        }
    }

    @Override
    public String key() {
        return as;
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return link.slots(blocks);
    }

    @Override
    public Scope scope() {
        return link.scope();
    }

    @Override
    public Kernel kernel(Step step) {
        return link.kernel(step);
    }

    @Override
    public Optional<Kernel> afterStep(Step step) {
        return link.afterStep(step);
    }

    @Override
    public boolean tellsGain() {
        return link.tellsGain();
    }

    @Override
    public boolean takesProximalSteps() {
        return link.takesProximalSteps();
    }

    @Override
    public boolean needsGradient() {
        return link.needsGradient();
    }

    @Override
    public boolean freezes(Block block) {
        return link.freezes(block);
    }

    @Override
    public Optional<String> remark(Step step) {
        return link.remark(step);
    }

    @Override
    public OptionalDouble learningRate(Clock clock) {
        return link.learningRate(clock);
    }
}
