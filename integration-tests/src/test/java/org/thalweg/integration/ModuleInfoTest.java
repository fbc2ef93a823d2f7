package org.thalweg.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.records.Kind;

/** What modules say of themselves is complete, and the same as what JARs on a class path say. */
class ModuleInfoTest {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    static Set<String> artifacts() {
        return Published.artifacts().keySet();
    }

    private static String source(String artifact) {
        return artifact + "/src/main/java/module-info.java";
    }

    private static ModuleDescriptor descriptor(String artifact) {
        return ModuleFinder.of(Published.placeOf(artifact))
                .findAll()
                .iterator()
                .next()
                .descriptor();
    }

    /** Who adds a module says whether it is published. Integrations have automatic names and tests of their own. */
    @Test
    void every_module_is_published_or_says_that_it_is_not() throws IOException {
        Set<String> expected = new TreeSet<>();
        String pom = Files.readString(Published.ROOT.resolve("pom.xml"));
        String always = pom.substring(0, pom.indexOf("<profiles>"));
        for (MatchResult match : MODULE.matcher(always).results().toList()) {
            Path module = Published.ROOT.resolve(match.group(1));
            String text = Files.readString(module.resolve("pom.xml"));
            if (!text.contains("<maven.deploy.skip>true<") && !text.contains("<packaging>pom<")) {
                expected.add(match.group(1));
            }
        }
        assertThat(artifacts())
                .as(
                        "Published lists what is published: the others have maven.deploy.skip in their pom.xml")
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void a_published_jar_is_a_module(String artifact) {
        assertThat(descriptor(artifact).isAutomatic())
                .as("%s is missing", source(artifact))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void every_package_is_exported_or_opened(String artifact) {
        ModuleDescriptor module = descriptor(artifact);
        Set<String> kept = new TreeSet<>(module.packages());
        module.exports().forEach(exported -> kept.remove(exported.source()));
        module.opens().forEach(opened -> kept.remove(opened.source()));
        kept.removeIf(name -> name.startsWith("org.thalweg.cli."));
        assertThat(kept)
                .as(
                        "to be added to %s: %s. What is for our own modules alone is exported to these",
                        source(artifact),
                        kept.stream()
                                .map(name -> "'exports " + name + ";'")
                                .collect(Collectors.joining(", ")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void components_are_declared_in_both_forms(String artifact) throws IOException {
        Map<String, Set<String>> listed = new TreeMap<>();
        URL[] place = {Published.placeOf(artifact).toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(place, null)) {
            for (Kind kind : Kind.values()) {
                URL file = loader.findResource(kind.services());
                if (file != null) {
                    listed.put(kind.type().getName(), lines(file));
                }
            }
        }
        Map<String, Set<String>> provided = new TreeMap<>();
        for (ModuleDescriptor.Provides provides : descriptor(artifact).provides()) {
            provided.put(provides.service(), new TreeSet<>(provides.providers()));
        }
        assertEquals(
                listed,
                provided,
                "META-INF/services lists the first, and 'provides' in "
                        + source(artifact)
                        + " the second. A component stands in both.");
    }

    private static Set<String> lines(URL file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void the_catalog_may_look_for_every_kind() {
        assertEquals(
                Arrays.stream(Kind.values())
                        .map(kind -> kind.type().getName())
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(descriptor("optimizer-impl").uses()),
                "Every kind has its 'uses' in " + source("optimizer-impl") + ".");
    }

    /** Vectors are an incubating module of the JDK, which not every JDK has. */
    @ParameterizedTest
    @MethodSource("artifacts")
    void nothing_requires_an_incubating_module(String artifact) {
        assertThat(descriptor(artifact).requires())
                .noneMatch(requires -> requires.name().contains("incubator"));
    }
}
