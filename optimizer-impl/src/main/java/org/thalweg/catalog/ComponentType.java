package org.thalweg.catalog;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.Tile;
import org.thalweg.records.Kind;
import org.thalweg.records.Parameter;

/** What a class must be to be a component. Nothing here runs code of the class: its static initialisers wait until it is used. */
final class ComponentType {

    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final Set<String> OLD =
            Set.of("List slots[]", "void proximal" + List.of(Tile.class, double.class));

    private ComponentType() {}

    /** Returns the class that a line of a services file names, if it can be a component of the kind. */
    static Class<? extends Record> load(Kind kind, String className, ClassLoader loader)
            throws Flaw {
        try {
            return check(kind, Class.forName(className, false, loader));
        } catch (ClassNotFoundException e) {
            throw e.getCause() instanceof IOException damage
                    ? new Flaw(
                            "cannot be read (%s). Build or copy the JAR again.", Flaw.brief(damage))
                    : new Flaw(
                            "is listed in %s, but is not there. Correct the line, or add the class.",
                            kind.services());
        } catch (LinkageError e) {
            throw Flaw.of(e);
        } catch (RuntimeException e) {
            throw new Flaw("cannot be loaded (%s). Compile it again.", Flaw.brief(e));
        }
    }

    /** Returns the class as what it is, a record of the kind. */
    static Class<? extends Record> check(Kind kind, Class<?> type) throws Flaw {
        if (!kind.type().isAssignableFrom(type)) {
            throw new Flaw(
                    "is listed in %s, but is not %s. Implement %s, or list it as what it is.",
                    kind.services(), kind.withArticle(), kind.type().getName());
        }
        if (!type.isRecord()) {
            throw new Flaw(
                    "is not a record. Make it one: its components are the hyper-parameters.");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw unusable("it is not public");
        }
        Module module = type.getModule();
        if (!module.isExported(type.getPackageName(), ComponentType.class.getModule())) {
            throw new Flaw(
                    "cannot be loaded: its module %s keeps its package to itself. Write 'exports %s;' in module-info.java.",
                    module.getName(), type.getPackageName());
        }
        checkMethods(kind, type);
        checkVersion(type);
        for (Parameter parameter : Parameter.of(type)) {
            checkParameter(parameter);
        }
        checkConstructor(type);
        String name = Component.nameOf(type);
        if (!name.matches(NAME)) {
            throw new Flaw(
                    "has the name '%s'. Names are made of a-z, 0-9 and single dashes, such as 'my-rule'.",
                    name);
        }
        return type.asSubclass(Record.class);
    }

    private static Flaw unusable(String reason) {
        return new Flaw(
                "cannot be loaded: %s. Make the record public and give it a public no-argument constructor.",
                reason);
    }

    private static void checkConstructor(Class<?> type) throws Flaw {
        boolean found =
                Arrays.stream(type.getConstructors()).anyMatch(c -> c.getParameterCount() == 0);
        if (!found) {
            throw unusable("it has no public no-argument constructor");
        }
    }

    /** A class compiled against another API may lack a method: the JVM would notice only when it is called. */
    private static void checkMethods(Kind kind, Class<?> type) throws Flaw {
        List<Method> missing =
                Arrays.stream(type.getMethods())
                        .filter(method -> Modifier.isAbstract(method.getModifiers()))
                        .toList();
        if (!missing.isEmpty()) {
            throw new Flaw(
                    "does not implement %s of %s. Compile it against this version of the API.",
                    missing.stream()
                            .map(Method::getName)
                            .sorted()
                            .collect(Collectors.joining(", ")),
                    kind.type().getName());
        }
    }

    /** What version 0.1 of the API had and this one has not: a class that has it was written for that, and would not be called. */
    private static void checkVersion(Class<?> type) throws Flaw {
        boolean old =
                Arrays.stream(type.getMethods())
                        .map(
                                method ->
                                        method.getReturnType().getSimpleName()
                                                + " "
                                                + method.getName()
                                                + Arrays.asList(method.getParameterTypes()))
                        .anyMatch(OLD::contains);
        if (old) {
            throw new Flaw(
                    "was written for version 0.1 of the API: slots() is now slots(List<Block>), proximal(Tile, double) is proximal(Tile) with tile.gain(), and form() says what it does. docs/writing-an-optimizer.md has the list.");
        }
    }

    private static void checkParameter(Parameter parameter) throws Flaw {
        if (!parameter.valueType().isSupported()) {
            throw new Flaw(
                    "has a hyper-parameter '%s' of type %s. Possible are double, int, long, boolean, String, enums, components and lists of these.",
                    parameter.name(), parameter.declaration().getGenericType().getTypeName());
        }
        try {
            parameter.range();
        } catch (RuntimeException e) {
            throw new Flaw(
                    "declares a range of '%s' that is none: %s.", parameter.name(), Flaw.brief(e));
        }
    }
}
