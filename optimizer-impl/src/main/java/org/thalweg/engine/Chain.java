package org.thalweg.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.records.Notation;
import org.thalweg.text.DidYouMean;

/**
 * Optimizers in a row: each works on what the one before left of the gradient, and what the last one leaves is subtracted from
 * the parameters. The order carries the meaning. A chain is itself an optimizer; inside a chain it stands for its links. The
 * empty chain subtracts the gradient.
 *
 * <p>Links are addressed by key: the optimizer's name, with {@code #2}, {@code #3} … for the second, third … of that name.
 *
 * @param links the optimizers, none of them a chain
 */
public record Chain(List<Optimizer> links) implements Optimizer, Iterable<Optimizer> {

    public Chain {
        links = links.stream().flatMap(Chain::flat).collect(ImmutableList.toImmutableList());
    }

    /** Returns the chain of these optimizers; a chain among them stands for its links. */
    public static Chain of(Optimizer... links) {
        return new Chain(Arrays.asList(links));
    }

    private static Stream<Optimizer> flat(Optimizer link) {
        return link instanceof Chain chain ? chain.links.stream() : Stream.of(link);
    }

    /** Returns the keys of the links, in order. */
    public List<String> keys() {
        return Keys.of(links);
    }

    /** Returns this chain followed by one more link. */
    public Chain then(Optimizer link) {
        return new Chain(ImmutableList.copyOf(Iterables.concat(links, List.of(link))));
    }

    /**
     * Returns this chain with another link in place of the one that has its name: {@code chain.with(new Momentum(0.5))}.
     *
     * @throws IllegalArgumentException if no link has this name
     */
    public Chain with(Optimizer link) {
        return with(link.name(), link);
    }

    /**
     * Returns this chain with another link in the place of one.
     *
     * @param key the link to replace
     * @throws IllegalArgumentException if there is no such link
     */
    public Chain with(String key, Optimizer link) {
        List<Optimizer> changed = new ArrayList<>(links);
        changed.set(indexOf(key), link);
        return new Chain(changed);
    }

    /**
     * Returns this chain without one link.
     *
     * @param key the link to leave out
     * @throws IllegalArgumentException if there is no such link
     */
    public Chain without(String key) {
        List<Optimizer> fewer = new ArrayList<>(links);
        fewer.remove(indexOf(key));
        return new Chain(fewer);
    }

    /**
     * Returns the link with this key.
     *
     * @throws IllegalArgumentException if there is no such link
     */
    public Optimizer link(String key) {
        return links.get(indexOf(key));
    }

    private int indexOf(String key) {
        int index = Iterables.indexOf(keys(), candidate -> DidYouMean.same(candidate, key));
        if (index < 0) {
            throw new IllegalArgumentException(
                    String.format(
                            "The chain has no link '%s'.%s Its links: %s.",
                            key,
                            DidYouMean.suggest(key, keys()),
                            links.isEmpty() ? "none" : String.join(", ", keys())));
        }
        return index;
    }

    /** Returns the learning rate at a step: the product of the links' rates, 1 if none has one. */
    public double rate(Clock clock) {
        return learningRate(clock).orElse(1);
    }

    @Override
    public OptionalDouble learningRate(Clock clock) {
        double product = 1;
        boolean any = false;
        for (Optimizer link : links) {
            OptionalDouble rate = link.learningRate(clock);
            if (rate.isPresent()) {
                product *= rate.getAsDouble();
                any = true;
            }
        }
        return any ? OptionalDouble.of(product) : OptionalDouble.empty();
    }

    /** Returns what looks like a mistake in this chain, a sentence each; usually nothing. */
    public List<String> warnings() {
        return ChainWarnings.of(this);
    }

    /** Returns this chain's formula, line by line, and what each link makes of an example gradient in one step. */
    public String explain() {
        return Explanation.of(this);
    }

    @Override
    public List<Slot> slots() {
        List<String> keys = keys();
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            slots.addAll(Slot.nested(keys.get(i), links.get(i).slots()));
        }
        return slots;
    }

    @Override
    public Scope scope() {
        return links.stream()
                .map(Optimizer::scope)
                .reduce(Scope.ELEMENT, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    @Override
    public Kernel kernel(Step step) {
        List<String> keys = keys();
        List<Kernel> kernels = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            Optimizer link = links.get(i);
            String key = keys.get(i);
            Kernel kernel = link.kernel(step.nested(key));
            kernels.add(
                    link.scope() == Scope.VECTOR
                            ? tile -> kernel.apply(tile.nested(key))
                            : tile ->
                                    tile.blocks().forEach(part -> kernel.apply(part.nested(key))));
        }
        return tile -> kernels.forEach(kernel -> kernel.apply(tile));
    }

    @Override
    public Iterator<Optimizer> iterator() {
        return links.iterator();
    }

    /** Returns the pipe form: {@code clip-by-global-norm(1) | momentum(0.9) | sgd(0.05)}. */
    @Override
    public String toString() {
        return Notation.print(this);
    }
}
