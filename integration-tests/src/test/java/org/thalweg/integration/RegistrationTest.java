package org.thalweg.integration;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Component;
import org.thalweg.Describe;
import org.thalweg.Named;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.Entry;
import org.thalweg.engine.Chain;
import org.thalweg.records.Kind;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;

/** Every component that we ship can be found, and says what it is. */
class RegistrationTest {

    private static final Catalog CATALOG = Catalog.standard();

    static List<Entry> entries() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> CATALOG.entries(kind).stream())
                .toList();
    }

    /** All our records that are components; a chain and a link with a name are made of components and have none. */
    private static Set<String> records() {
        return new ClassFileImporter()
                        .withImportOption(location -> !location.contains("test-classes"))
                        .importPackages("org.thalweg")
                        .stream()
                        .filter(type -> type.isAssignableTo(Component.class))
                        .filter(type -> type.isRecord() && !type.isAssignableTo(Chain.class))
                        .filter(type -> !type.isAssignableTo(Named.class))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_component_is_listed_in_a_services_file() {
        assertEquals(
                records(),
                entries().stream()
                        .map(entry -> entry.prototype().getClass().getName())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(List.of(), CATALOG.complaints());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void there_are_components_of_every_kind(Kind kind) {
        assertFalse(CATALOG.entries(kind).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void every_component_says_what_it_is(Entry entry) {
        Class<?> type = entry.prototype().getClass();
        Describe describe = type.getAnnotation(Describe.class);
        String expected =
                describe.name().isEmpty() ? Parameter.kebab(type.getSimpleName()) : describe.name();
        Stream<org.junit.jupiter.api.function.Executable> parameters =
                entry.parameters().stream()
                        .map(p -> () -> assertFalse(p.meaning().isBlank(), type + " " + p.name()));
        assertAll(
                () -> assertEquals(expected, entry.name()),
                () -> assertTrue(entry.summary().endsWith("."), type + " has no summary"),
                () -> assertFalse(entry.formula().isEmpty(), type + " has no formula"),
                () -> assertAll(parameters));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void every_component_reads_back_from_what_it_prints(Entry entry) {
        Component prototype = entry.prototype();
        Class<? extends Component> type = entry.kind().type();
        assertEquals(prototype, CATALOG.parse(type, Notation.print(prototype)));
        assertEquals(prototype, CATALOG.parse(type, Notation.printWhole(prototype)));
    }
}
