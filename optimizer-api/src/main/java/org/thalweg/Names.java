package org.thalweg;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The published names of component types. */
final class Names {

    /** Before a capital that follows a small letter or digit, or that begins a word after capitals. */
    private static final Pattern WORDS =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Names() {}

    static String of(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(Describe.class))
                .map(Describe::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> kebab(type.getSimpleName()));
    }

    static String kebab(String camel) {
        return WORDS.matcher(camel).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
