package org.thalweg;

/**
 * A part that is found by name: an immutable record whose record components are its hyper-parameters.
 *
 * <p>A record with a public no-argument constructor (its defaults) and one line in {@code META-INF/services} is a complete
 * plug-in. Hyper-parameters may be {@code double}, {@code int}, {@code long}, {@code boolean}, {@code String}, enums, lists
 * of these, and other components.
 */
public interface Component {

    /**
     * Returns the name under which specs ask for this component: that of {@link Describe#name()}, else the record's name in
     * kebab case, {@code ClipByGlobalNorm} → {@code clip-by-global-norm}. Names are compared without case, {@code -} and
     * {@code _}.
     */
    default String name() {
        return nameOf(getClass());
    }

    /** Returns what stands for this component in paths: its name, unless it says more, as {@code on-weights} does. */
    default String key() {
        return name();
    }

    /** Returns the name of a type of component, without making one. */
    static String nameOf(Class<?> type) {
        return Names.of(type);
    }
}
