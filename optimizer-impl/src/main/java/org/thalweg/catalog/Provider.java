package org.thalweg.catalog;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thalweg.Component;
import org.thalweg.Range;
import org.thalweg.records.Kind;
import org.thalweg.records.Parameter;

/** A type of component that can be had by name. Its prototype, the component with the defaults, is made when first asked for. */
final class Provider {

    private final Kind kind;
    private final Class<? extends Record> type;
    private final Supplier<? extends Component> maker;
    private final Origin origin;
    private final Duration patience;
    private final List<Parameter> parameters;
    private @Nullable Component prototype;
    private @Nullable Complaint complaint;

    /**
     * A provider of a type that has been checked.
     *
     * @param maker calls the no-argument constructor
     * @param patience how long it may take
     */
    Provider(
            Kind kind,
            Class<? extends Record> type,
            Supplier<? extends Component> maker,
            Origin origin,
            Duration patience) {
        this.kind = kind;
        this.type = type;
        this.maker = maker;
        this.origin = origin;
        this.patience = patience;
        this.parameters = Parameter.of(type);
    }

    /** Returns a provider whose defaults are those of a component. */
    static Provider of(Kind kind, Component prototype) {
        Class<? extends Record> type = prototype.getClass().asSubclass(Record.class);
        Provider provider =
                new Provider(kind, type, () -> prototype, Origin.PROGRAM, Duration.ZERO);
        provider.prototype = prototype;
        return provider;
    }

    Kind kind() {
        return kind;
    }

    Class<? extends Record> type() {
        return type;
    }

    String name() {
        return Component.nameOf(type);
    }

    Origin origin() {
        return origin;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    Constructor<? extends Record> canonicalConstructor() throws NoSuchMethodException {
        return type.getDeclaredConstructor(
                parameters.stream().map(Parameter::type).toArray(Class<?>[]::new));
    }

    /** Returns what is wrong with the prototype, if anything is. */
    synchronized Optional<Complaint> complaint() {
        if (prototype == null && complaint == null) {
            try {
                prototype = construct();
            } catch (Flaw flaw) {
                complaint =
                        Complaint.ofComponent(
                                origin, kind, name(), type.getName(), flaw.sentences());
            }
        }
        return Optional.ofNullable(complaint);
    }

    /** Returns the component with the defaults; empty if it has a {@link #complaint}. */
    synchronized Optional<Component> prototype() {
        return complaint().isPresent() ? Optional.empty() : Optional.ofNullable(prototype);
    }

    /** Another thread runs the author's code, so that a loop without end in it does not stop this one. */
    private Component construct() throws Flaw {
        FutureTask<Component> task = new FutureTask<>(this::constructAndCheck);
        Thread thread = new Thread(task, "making " + type.getName());
        thread.setDaemon(true);
        thread.setContextClassLoader(type.getClassLoader());
        thread.start();
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Flaw(
                    "is not constructed within %s s. Look for a loop without end in its constructor or a static initialiser.",
                    patience.toMillis() / 1000.0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Flaw("was interrupted while it was being constructed. Ask for it again.");
        } catch (ExecutionException e) {
            throw flaw(e.getCause());
        }
    }

    private static Flaw flaw(@Nullable Throwable cause) {
        if (cause instanceof ServiceConfigurationError e && e.getCause() != null) {
            return flaw(e.getCause());
        }
        if (cause instanceof ExceptionInInitializerError e && e.getCause() != null) {
            return new Flaw(
                    "cannot be initialised: %s. Correct its static initialiser.",
                    Flaw.brief(e.getCause()));
        }
        if (cause instanceof Flaw flaw) {
            return flaw;
        }
        if (cause instanceof LinkageError error) {
            return Flaw.of(error);
        }
        return new Flaw(
                "cannot be constructed with its defaults: %s. Correct its no-argument constructor.",
                Flaw.brief(cause));
    }

    private Component constructAndCheck() throws Flaw {
        Component made = maker.get();
        if (!name().equals(made.name())) {
            throw new Flaw(
                    "is named '%s' by its class and '%s' by name(). Leave name() out and annotate the record with @Describe(name = \"%2$s\").",
                    name(), made.name());
        }
        for (Parameter parameter : parameters) {
            checkDefault(parameter, parameter.valueIn(made));
        }
        return made;
    }

    private void checkDefault(Parameter parameter, @Nullable Object value) throws Flaw {
        if (value == null) {
            throw new Flaw(
                    "has no default for '%s'. Give it one in the no-argument constructor.",
                    parameter.name());
        }
        Optional<Range> range = parameter.range();
        for (Object each : value instanceof List<?> elements ? elements : List.of(value)) {
            if (range.isPresent()
                    && each instanceof Number number
                    && !range.get().contains(number.doubleValue())) {
                throw new Flaw(
                        "cannot be constructed with its defaults: %s.%s must be in %s, got %s. Correct its no-argument constructor.",
                        name(), parameter.name(), range.get(), each);
            }
        }
    }

    @Override
    public String toString() {
        return type.getName() + " (" + origin + ")";
    }
}
