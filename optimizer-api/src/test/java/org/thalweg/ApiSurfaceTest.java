package org.thalweg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that a plug-in may have been compiled against is in api.txt, so that no change of it goes unseen. */
class ApiSurfaceTest {

    private static final Path REVIEWED = Path.of("api.txt");
    private static final Path NOW = Path.of("target/api.txt");

    /** What the compiler writes for every record and enum. */
    private static final Set<String> GIVEN =
            Set.of("equals", "hashCode", "toString", "values", "valueOf");

    @Test
    void the_published_surface_is_what_was_reviewed() throws Exception {
        String now = types().map(ApiSurfaceTest::describe).collect(Collectors.joining("\n"));
        Files.createDirectories(NOW.getParent());
        Files.writeString(NOW, now);
        assertEquals(
                Files.exists(REVIEWED) ? Files.readString(REVIEWED) : "",
                now,
                "The published API has changed. If plug-ins compiled before would break, raise the version in ApiVersion, as"
                        + " docs/decisions.md says; then run: cp optimizer-api/target/api.txt optimizer-api/");
    }

    private static Stream<Class<?>> types() throws IOException, URISyntaxException {
        Path classes =
                Path.of(
                        Component.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<Class<?>> types = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replaceFirst("\\.class$", "");
                if (!name.equals("module-info")) {
                    add(name.replace(file.getFileSystem().getSeparator(), "."), types);
                }
            }
            return types.stream().sorted(Comparator.comparing((Class<?> type) -> type.getName()));
        }
    }

    private static void add(String name, List<Class<?>> types) {
        try {
            Class<?> type = Class.forName(name, false, Component.class.getClassLoader());
            if (isPublished(type)) {
                types.add(type);
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublished(Class<?> type) {
        return isVisible(type.getModifiers())
                && !type.isSynthetic()
                && !type.getSimpleName().equals("package-info")
                && (type.getDeclaringClass() == null || isPublished(type.getDeclaringClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String describe(Class<?> type) {
        Stream<String> members =
                Stream.of(
                                Arrays.stream(type.getDeclaredFields()).map(ApiSurfaceTest::field),
                                Arrays.stream(type.getDeclaredConstructors())
                                        .map(ApiSurfaceTest::constructor),
                                Arrays.stream(type.getDeclaredMethods())
                                        .map(ApiSurfaceTest::method))
                        .flatMap(each -> each)
                        .flatMap(Optional::stream)
                        .sorted();
        return heading(type)
                + "\n"
                + members.map(line -> "    " + line + "\n").collect(Collectors.joining());
    }

    private static String heading(Class<?> type) {
        String kind =
                type.isAnnotation()
                        ? "@interface"
                        : type.isInterface()
                                ? "interface"
                                : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
        String components =
                type.isRecord()
                        ? Arrays.stream(type.getRecordComponents())
                                .map(
                                        one ->
                                                one.getGenericType().getTypeName()
                                                        + " "
                                                        + one.getName())
                                .collect(Collectors.joining(", ", "(", ")"))
                        : "";
        Type[] above = type.getGenericInterfaces();
        String interfaces =
                above.length == 0 || type.isAnnotation()
                        ? ""
                        : Arrays.stream(above)
                                .map(Type::getTypeName)
                                .collect(Collectors.joining(", ", " : ", ""));
        return kind + " " + type.getName() + components + interfaces;
    }

    private static Optional<String> field(Field field) {
        return published(field, field.toGenericString());
    }

    private static Optional<String> constructor(Constructor<?> constructor) {
        return published(constructor, constructor.toGenericString());
    }

    private static Optional<String> method(Method method) {
        boolean isGiven =
                GIVEN.contains(method.getName())
                        && (method.getDeclaringClass().isRecord()
                                || method.getDeclaringClass().isEnum());
        String byDefault =
                Optional.ofNullable(method.getDefaultValue())
                        .map(value -> " default " + value(value))
                        .orElse("");
        return isGiven ? Optional.empty() : published(method, method.toGenericString() + byDefault);
    }

    private static String value(Object value) {
        return value instanceof Object[] values ? Arrays.toString(values) : "\"" + value + "\"";
    }

    private static Optional<String> published(Member member, String line) {
        String within = member.getDeclaringClass().getTypeName() + ".";
        return isVisible(member.getModifiers()) && !member.isSynthetic()
                ? Optional.of(line.replace(" " + within, " "))
                : Optional.empty();
    }
}
