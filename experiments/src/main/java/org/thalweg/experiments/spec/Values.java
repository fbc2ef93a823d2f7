package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has been said of some keys. */
public final class Values {

    /** Nothing. */
    public static final Values NONE = new Values(ImmutableMap.of());

    private final ImmutableMap<Key<?>, Object> said;

    private Values(Map<Key<?>, Object> said) {
        this.said = ImmutableMap.copyOf(said);
    }

    /** Returns the same with another value; whether it is possible is not checked here. */
    public <T> Values with(Key<T> key, T value) {
        return new Values(
                ImmutableMap.<Key<?>, Object>builder()
                        .putAll(said)
                        .put(key, value instanceof List<?> list ? List.copyOf(list) : value)
                        .buildKeepingLast());
    }

    /** Returns the same without what was said of a key. */
    public Values without(Key<?> key) {
        return new Values(Maps.filterKeys(said, other -> other != key));
    }

    /** Returns what was said of a key. */
    public <T> Optional<T> said(Key<T> key) {
        @SuppressWarnings("unchecked") // with(key, value) alone puts values here
        T value = (T) said.get(key);
        return Optional.ofNullable(value);
    }

    /** Returns what was said of a key, or else its default, unless that depends on something else. */
    public <T> Optional<T> find(Key<T> key) {
        return said(key).or(key::fallback);
    }

    /**
     * Returns what was said of a key, or else its default.
     *
     * @throws IllegalStateException if nothing was said, and the default depends on something else
     */
    public <T> T get(Key<T> key) {
        return said(key).orElseGet(key::usual);
    }

    /** Returns the same with the default of a key written out, if it has one of its own. */
    <T> Values filled(Key<T> key) {
        return find(key).map(value -> with(key, value)).orElse(this);
    }

    /** Returns the same with what a node says of a key. */
    <T> Values read(Key<T> key, Reading reading, YamlNode node) {
        return with(key, key.read(reading, node));
    }

    /**
     * Checks what was said of a key.
     *
     * @throws SpecException if it is not possible
     */
    <T> void check(Key<T> key) {
        said(key).ifPresent(key::check);
    }

    /** Returns what was said of a key in the words of a text. */
    <T> Optional<String> text(Key<T> key, Canonical text) {
        return said(key).map(value -> key.form().text(value, text));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && said.equals(values.said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }

    @Override
    public String toString() {
        return said.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
