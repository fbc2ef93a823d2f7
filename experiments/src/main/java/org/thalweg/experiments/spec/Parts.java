package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.Clock;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Keys;
import org.thalweg.text.DidYouMean;

/**
 * What an experiment may take away or change: the links of a chain, then the regularizers. Each has a key: its name, with
 * {@code #2}, {@code #3} … for the second, third … of that name.
 */
public record Parts(Chain chain, List<Regularizer> regularizers) {

    public Parts {
        regularizers = ImmutableList.copyOf(regularizers);
    }

    /** Returns all keys, in order. */
    public List<String> keys() {
        return Keys.of(all());
    }

    /** Returns the keys of the links, in order. */
    public List<String> links() {
        return chain.keys();
    }

    /** Returns the keys of the links that have a learning rate: usually one. */
    public List<String> rated() {
        return links().stream().filter(this::isRated).toList();
    }

    /** Returns the keys of what can be taken away: every regularizer, and every link without a learning rate. */
    public List<String> removable() {
        return keys().stream().filter(key -> !isRated(key)).toList();
    }

    private boolean isRated(String key) {
        return part(key) instanceof Optimizer link && link.learningRate(Clock.SAMPLE).isPresent();
    }

    /**
     * Returns the part with this key.
     *
     * @throws SpecException if there is none
     */
    public Component part(String key) {
        return all().get(indexOf(key));
    }

    /** Returns whether there is a part with this key. */
    public boolean has(String key) {
        return keys().stream().anyMatch(known -> DidYouMean.same(known, key));
    }

    /**
     * Returns the key as it is written here, whatever its case, {@code -} and {@code _}.
     *
     * @throws SpecException if there is no such part
     */
    public String key(String written) {
        return keys().get(indexOf(written));
    }

    /** Returns these parts without some. */
    public Parts without(Collection<String> keys) {
        List<Integer> gone = keys.stream().map(this::indexOf).toList();
        return filter(i -> !gone.contains(i));
    }

    /** Returns some of these parts, in the order they have here. */
    public Parts only(Collection<String> keys) {
        List<Integer> kept = keys.stream().map(this::indexOf).toList();
        return filter(kept::contains);
    }

    /**
     * Returns these parts with another component in the place of one.
     *
     * @throws ClassCastException if a regularizer is to take the place of an optimizer, or the other way round
     */
    public Parts with(String key, Component component) {
        int index = indexOf(key);
        int links = chain.links().size();
        if (index < links) {
            return new Parts(chain.with(key(key), (Optimizer) component), regularizers);
        }
        List<Regularizer> changed = new ArrayList<>(regularizers);
        changed.set(index - links, (Regularizer) component);
        return new Parts(chain, changed);
    }

    private Parts filter(IntPredicate kept) {
        int links = chain.links().size();
        return new Parts(
                new Chain(
                        IntStream.range(0, links)
                                .filter(kept)
                                .mapToObj(i -> chain.links().get(i))
                                .toList()),
                IntStream.range(0, regularizers.size())
                        .filter(i -> kept.test(links + i))
                        .mapToObj(regularizers::get)
                        .toList());
    }

    private List<Component> all() {
        return Stream.<Component>concat(chain.links().stream(), regularizers.stream()).toList();
    }

    private int indexOf(String key) {
        List<String> keys = keys();
        return IntStream.range(0, keys.size())
                .filter(i -> DidYouMean.same(keys.get(i), key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new SpecException(
                                        String.format(
                                                "The base has no component '%s'.%s It has: %s.",
                                                key,
                                                DidYouMean.suggest(key, keys),
                                                keys.isEmpty()
                                                        ? "none"
                                                        : String.join(", ", keys))));
    }
}
