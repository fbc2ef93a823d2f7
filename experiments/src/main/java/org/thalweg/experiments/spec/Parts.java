package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.Component;
import org.thalweg.Identity;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Wrapper;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Rates;
import org.thalweg.engine.UniqueNames;
import org.thalweg.records.Notation;
import org.thalweg.text.DidYouMean;
import org.thalweg.wrappers.Freeze;
import org.thalweg.wrappers.On;

/**
 * What an experiment may take away or change: the optimizers of a chain, then the regularizers. Each has a key: an optimizer its
 * path, such as {@code accumulate/momentum}; a regularizer its name, with {@code #2}, {@code #3} … for the second, third … of
 * that name.
 */
public record Parts(Chain chain, List<Regularizer> regularizers) {

    public Parts {
        regularizers = ImmutableList.copyOf(regularizers);
    }

    /** Returns the paths of all optimizers, a wrapper before what it holds, then the keys of the regularizers. */
    public List<String> keys() {
        return all().keySet().asList();
    }

    /** Returns the keys of the links, in order; not of what is inside them. */
    public List<String> links() {
        return chain.keys();
    }

    /** Returns the paths of the optimizers that have a learning rate: usually one. */
    public List<String> rated() {
        return keys().stream().filter(this::isRated).toList();
    }

    /**
     * Returns the keys of what can be taken away: every regularizer, every optimizer without a learning rate, and every wrapper
     * that leaves its part in its place.
     */
    public List<String> removable() {
        return keys().stream()
                .filter(key -> !isRated(key) && isOptional(part(key)))
                .filter(key -> !isNeeded(key))
                .toList();
    }

    private boolean isRated(String key) {
        return part(key) instanceof Optimizer link && Rates.has(link);
    }

    /** What freezes parameters beside groups with rates of their own is the rate of those: without it they would have none. */
    private boolean isNeeded(String key) {
        boolean freezes = part(key) instanceof Freeze;
        return freezes
                && chain.tree().entrySet().stream()
                        .filter(each -> each.getValue() instanceof On)
                        .anyMatch(
                                each ->
                                        rated().stream()
                                                .anyMatch(r -> r.startsWith(each.getKey() + "/")));
    }

    private static boolean isOptional(Component part) {
        return !(part instanceof Identity)
                && (!(part instanceof Wrapper wrapper) || wrapper.isOptional());
    }

    /**
     * Returns the part with this key.
     *
     * @throws SpecException if there is none
     */
    public Component part(String key) {
        return Objects.requireNonNull(all().get(key(key)));
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
        List<String> keys = keys();
        return keys.stream()
                .filter(known -> DidYouMean.same(known, written))
                .findFirst()
                .orElseThrow(
                        () ->
                                new SpecException(
                                        String.format(
                                                "The base has no component '%s'.%s It has: %s.",
                                                written,
                                                DidYouMean.suggestPath(written, keys),
                                                keys.isEmpty()
                                                        ? "none"
                                                        : String.join(", ", keys))));
    }

    /** Returns these parts without some. */
    public Parts without(Collection<String> written) {
        Set<String> gone = written.stream().map(this::key).collect(Collectors.toSet());
        String[] links =
                chain.tree().keySet().stream().filter(gone::contains).toArray(String[]::new);
        List<String> keys = regularizerKeys();
        return new Parts(
                chain.without(links),
                IntStream.range(0, keys.size())
                        .filter(i -> !gone.contains(keys.get(i)))
                        .mapToObj(regularizers::get)
                        .toList());
    }

    /** Returns what cannot be taken away and some of the other parts, in the order they have here. */
    public Parts only(Collection<String> written) {
        Set<String> kept = written.stream().map(this::key).collect(Collectors.toSet());
        return without(removable().stream().filter(key -> !kept.contains(key)).toList());
    }

    /**
     * Returns these parts with another component in the place of one.
     *
     * @throws ClassCastException if a regularizer is to take the place of an optimizer, or the other way round
     */
    public Parts with(String written, Component component) {
        String key = key(written);
        if (chain.tree().containsKey(key)) {
            return new Parts(chain.with(key, (Optimizer) component), regularizers);
        }
        List<Regularizer> changed = new ArrayList<>(regularizers);
        changed.set(regularizerKeys().indexOf(key), (Regularizer) component);
        return new Parts(chain, changed);
    }

    /** Names of regularizers are made unique beside those of the links. */
    private List<String> regularizerKeys() {
        List<Component> all =
                Stream.<Component>concat(chain.links().stream(), regularizers.stream()).toList();
        return UniqueNames.of(all).subList(chain.links().size(), all.size());
    }

    private ImmutableMap<String, Component> all() {
        ImmutableMap.Builder<String, Component> all = ImmutableMap.builder();
        all.putAll(chain.tree());
        List<String> keys = regularizerKeys();
        for (int i = 0; i < keys.size(); i++) {
            all.put(keys.get(i), regularizers.get(i));
        }
        return all.buildOrThrow();
    }

    /** Returns the text that identifies them: every hyper-parameter by name. */
    public String text() {
        return Notation.printWhole(chain)
                + regularizers.stream()
                        .map(regularizer -> " + " + Notation.printWhole(regularizer))
                        .collect(Collectors.joining());
    }
}
