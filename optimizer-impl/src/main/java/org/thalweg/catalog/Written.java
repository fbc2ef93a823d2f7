package org.thalweg.catalog;

import java.util.List;

/** What a user wrote, as text or as a tree, before it is known what is meant. */
sealed interface Written {

    /** Returns where it was written. */
    Place place();

    /** A number, a word or text, true or false, or a component that exists already. */
    record Scalar(Object value, Place place) implements Written {}

    /** {@code [a, b]}: values, or in a tree the links of a chain. */
    record Items(List<Written> elements, Place place) implements Written {}

    /** {@code {a: 1, b: 2}}: hyper-parameters by name, or a component's name with its values. */
    record Fields(List<Named> fields, Place place) implements Written {}

    /** {@code momentum(0.9, dampening=0)}. */
    record Call(String name, Arguments arguments, Place place) implements Written {}

    /** {@code a | b}, or anything in parentheses. */
    record Pipe(List<Written> links, Place place) implements Written {}

    /** {@code fast=momentum(0.9)}: a link under a name of its own. */
    record Titled(String title, Written link, Place place) implements Written {}

    /** Values for hyper-parameters: first those by position, then those by name. */
    record Arguments(List<Written> positional, List<Named> named) {
        static final Arguments NONE = new Arguments(List.of(), List.of());
    }

    /** A value with its name. */
    record Named(String name, Written value, Place place) {}
}
