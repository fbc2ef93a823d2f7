package org.thalweg.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.Composite;
import org.thalweg.Named;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Step;
import org.thalweg.UsageException;
import org.thalweg.Wrapper;
import org.thalweg.records.Notation;
import org.thalweg.records.Row;
import org.thalweg.text.DidYouMean;

/**
 * Optimizers in a row: each works on what the one before left of the gradient, and what the last one leaves is subtracted from
 * the parameters. The order carries the meaning. A chain is itself an optimizer; inside a chain it stands for its links. The
 * empty chain subtracts the gradient.
 *
 * <p>Links are addressed by path: the optimizer's {@linkplain org.thalweg.Component#key key}, with {@code #2}, {@code #3} … for
 * the second, third … of that key, or the name that it was given; for one inside a {@link Wrapper}, the wrapper's path before
 * it: {@code accumulate/momentum}.
 *
 * @param links the optimizers, none of them a chain without a name
 */
public record Chain(List<Optimizer> links)
        implements Optimizer, Composite, Row, Iterable<Optimizer> {

    public Chain {
        links = links.stream().flatMap(Chain::flat).collect(ImmutableList.toImmutableList());
        requireNames(links);
    }

    private static void requireNames(List<Optimizer> links) {
        List<String> keys = UniqueNames.of(links);
        Set<String> before = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            boolean renamed =
                    links.get(i) instanceof Named named && !named.as().equals(keys.get(i));
            if (renamed || !before.add(keys.get(i))) {
                throw new UsageException(
                        String.format(
                                "Two links of a chain are named '%s'. Give each a name of its own.",
                                links.get(i).key()));
            }
        }
    }

    /** Returns the chain of these optimizers; a chain among them stands for its links. */
    public static Chain of(Optimizer... links) {
        return new Chain(Arrays.asList(links));
    }

    private static Stream<Optimizer> flat(Optimizer link) {
        return link instanceof Chain chain ? chain.links.stream() : Stream.of(link);
    }

    @Override
    public List<Optimizer> parts() {
        return links;
    }

    /** Returns the keys of the links, in order; not of what is inside them. */
    public List<String> keys() {
        return UniqueNames.of(links);
    }

    /** Returns every optimizer by path, a wrapper before what it holds; without their names. */
    public Map<String, Optimizer> tree() {
        return Tree.all(this);
    }

    /** Returns this chain followed by one more link. */
    public Chain then(Optimizer link) {
        return new Chain(ImmutableList.copyOf(Iterables.concat(links, List.of(link))));
    }

    /**
     * Returns this chain with another link in place of the one that has its key: {@code chain.with(new Momentum(0.5))}.
     *
     * @throws UsageException if no link has this key
     */
    public Chain with(Optimizer link) {
        return with(link.key(), link);
    }

    /**
     * Returns this chain with another optimizer in the place of one; if that had a name, under this name.
     *
     * @param path the optimizer to replace
     * @throws UsageException if there is none
     */
    public Chain with(String path, Optimizer link) {
        return (Chain) Tree.with(this, "", Map.of(pathOf(path), before -> Optional.of(link)));
    }

    /**
     * Returns this chain without some optimizers. A wrapper around one part leaves that in its place, under its own name, and
     * what would get another key keeps its old one as a name, so that paths stay what they are.
     *
     * @param paths the optimizers to leave out
     * @throws UsageException if there is no such optimizer, or it is a wrapper that cannot be left out
     */
    public Chain without(String... paths) {
        Map<String, Tree.Change> changes = new LinkedHashMap<>();
        for (String path : paths) {
            String known = pathOf(path);
            changes.put(known, link -> leftBy(link, known));
        }
        return (Chain) Tree.with(this, "", changes);
    }

    private static Optional<Optimizer> leftBy(Optimizer link, String path) {
        if (!(link instanceof Wrapper wrapper)) {
            return Optional.empty();
        }
        if (!wrapper.isOptional()) {
            throw new UsageException(
                    path + " cannot be left out: it is not clear what should take its place.");
        }
        String key = path.substring(path.lastIndexOf('/') + 1);
        return Optional.of(Chain.of(wrapper.parts().get(0)).as(key));
    }

    /**
     * Returns the optimizer at a path, without its name.
     *
     * @throws UsageException if there is none
     */
    public Optimizer link(String path) {
        return Objects.requireNonNull(tree().get(pathOf(path)));
    }

    private String pathOf(String written) {
        List<String> known = List.copyOf(tree().keySet());
        return known.stream()
                .filter(path -> DidYouMean.same(path, written))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        String.format(
                                                "The chain has no link '%s'.%s Its links: %s.",
                                                written,
                                                DidYouMean.suggestPath(written, known),
                                                known.isEmpty()
                                                        ? "none"
                                                        : String.join(", ", known))));
    }

    /** Returns what looks like a mistake in this chain, a sentence each; usually nothing. */
    public List<String> warnings() {
        return ChainWarnings.of(this);
    }

    /** Returns which of these penalties would not be minimised as stated after this chain, a sentence each; usually nothing. */
    public List<String> warnings(List<Regularizer> regularizers) {
        return ChainWarnings.of(this, regularizers);
    }

    /** Returns this chain's formula, line by line, and what each link makes of an example gradient in one step. */
    public String explain() {
        return Explanation.of(this);
    }

    /**
     * Not for use: what runs a chain runs its links.
     *
     * @throws IllegalStateException always
     */
    @Override
    public Kernel kernel(Step step) {
        throw new IllegalStateException(
                "A chain has no kernel: its links run one by one. Declare it as a part of a Wrapper, or take a Descent.");
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
