package org.thalweg.engine;

import java.security.CodeSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thalweg.ApiVersion;
import org.thalweg.Component;
import org.thalweg.UsageException;
import org.thalweg.text.Shown;

/**
 * A component did what none may: it threw, or returned null. The message says which one, of which class in which JAR; the cause
 * is what it threw.
 */
public final class ComponentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private ComponentException(String message, @Nullable Throwable cause) {
        super(Shown.message(message), cause);
    }

    /** Returns what a component answers, which is not null. */
    static <T> T answer(
            String path, Component component, String method, Supplier<? extends T> question) {
        T answer;
        try {
            answer = question.get();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw of(path, component, e);
        }
        if (answer == null) {
            throw new ComponentException(
                    String.format(
                            "%s: %s returned null. It must return a value, if only one that says nothing.",
                            who(path, component), method),
                    null);
        }
        return answer;
    }

    /** Returns what is to be thrown where a component threw: what is somebody else's mistake, as it is. */
    static RuntimeException of(String path, Component component, Throwable thrown) {
        if (thrown instanceof ObjectiveException asked) {
            return asked.thrown();
        }
        if (thrown instanceof UsageException || thrown instanceof ComponentException) {
            return (RuntimeException) thrown;
        }
        if (thrown instanceof LinkageError
                && String.valueOf(thrown.getMessage()).replace('/', '.').contains("org.thalweg.")) {
            return new UsageException(
                    String.format(
                            "%s was written for another version of the API: %s. docs/writing-an-optimizer.md says what has changed up to %s.",
                            who(path, component), thrown.getMessage(), ApiVersion.CURRENT),
                    thrown);
        }
        return new ComponentException(who(path, component) + ": " + thrown, thrown);
    }

    private static String who(String path, Component component) {
        Class<?> type = component.getClass();
        return path + " (" + type.getName() + jar(type).map(jar -> ", " + jar).orElse("") + ")";
    }

    /** Returns the name of the JAR that a class is in; where code lies in a directory, its name says nothing. */
    public static Optional<String> jar(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(location -> location.getPath().replaceFirst(".*/", ""))
                .filter(name -> name.endsWith(".jar"));
    }
}
