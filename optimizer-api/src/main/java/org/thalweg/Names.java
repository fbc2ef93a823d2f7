package org.thalweg;

import java.util.Locale;
import java.util.Optional;

/** The published names of component types. */
final class Names {

    private Names() {}

    static String of(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(Describe.class))
                .map(Describe::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> kebab(type.getSimpleName()));
    }

    /** Puts a dash before every capital that follows a small letter or digit, or that begins a word after capitals. */
    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
