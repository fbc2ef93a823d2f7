package org.thalweg;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The published names of component types. */
final class Names {

    /** Before a capital that follows a small letter or digit, or that begins a word after capitals. */
    private static final Pattern WORDS =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    /** Names are asked for in every step and for every trial, and never change. */
    private static final ClassValue<String> BY_TYPE =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> type) {
                    return Optional.ofNullable(type.getAnnotation(Describe.class))
                            .map(Describe::name)
                            .filter(name -> !name.isEmpty())
                            .orElseGet(() -> kebab(type.getSimpleName()));
                }
            };

    private Names() {}

    static String of(Class<?> type) {
        return BY_TYPE.get(type);
    }

    /** Puts a dash before every capital that follows a small letter or digit, or that begins a word after capitals. */
    static String kebab(String camel) {
        return WORDS.matcher(camel).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
