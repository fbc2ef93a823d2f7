package org.thalweg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.thalweg.catalog.PluginJar.inAcme;
import static org.thalweg.catalog.PluginJar.optimizer;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.Schedule;
import org.thalweg.records.Kind;

/** Where plug-ins are found, what they see, and who may write them. */
class PluginsTest {

    private static final String OPTIMIZERS = "org.thalweg.Optimizer";
    private static final String WHAT_TO_LIST =
            "List each component's class in META-INF/services/org.thalweg.Optimizer (or Regularizer, Loss, Model, Schedule, Problem).";

    @TempDir private Path folder;

    private static Path plugin(String name, Path file) throws IOException {
        return new PluginJar()
                .compile(optimizer(name))
                .service(OPTIMIZERS, "com.acme." + name)
                .write(file);
    }

    /** A plug-in whose default is what its copy of a library says, and the library by itself. */
    private static PluginJar using(String name, int version) {
        return new PluginJar()
                .compile(
                        library(version),
                        inAcme(
                                "public record NAME(int x) implements Optimizer { public NAME() { this(com.lib.Version.now()); } "
                                                .replace("NAME", name)
                                        + "public Kernel kernel(Step s) { return t -> {}; } }"))
                .service(OPTIMIZERS, "com.acme." + name);
    }

    private static String library(int version) {
        return "package com.lib; public class Version { public static int now() { return "
                + version
                + "; } }";
    }

    private static List<String> problems(Catalog catalog) {
        return catalog.complaints().stream().map(Complaint::message).toList();
    }

    @Test
    void each_jar_in_a_directory_is_a_plugin() throws IOException {
        plugin("One", folder.resolve("one.jar"));
        plugin("Two", folder.resolve("two.JAR"));
        Files.writeString(folder.resolve("README.txt"), "no plug-in");
        Files.createDirectory(folder.resolve(".git"));
        try (Catalog catalog = Catalog.with(folder)) {
            Component one = catalog.parse(Optimizer.class, "one");
            Component two = catalog.parse(Optimizer.class, "two");
            assertNotSame(one.getClass().getClassLoader(), two.getClass().getClassLoader());
            assertEquals(List.of(), problems(catalog));
            assertEquals(
                    List.of(folder + "/one.jar", folder + "/two.JAR"),
                    catalog.plugins().stream().map(Origin::location).toList());
        }
    }

    @Test
    void two_plugins_bring_different_versions_of_a_library() throws IOException {
        using("One", 1).write(folder.resolve("one.jar"));
        using("Two", 2).write(folder.resolve("two.jar"));
        try (Catalog catalog = Catalog.with(folder)) {
            assertEquals("One[x=1]", catalog.parse(Optimizer.class, "one").toString());
            assertEquals("Two[x=2]", catalog.parse(Optimizer.class, "two").toString());
        }
    }

    @Test
    void a_plugin_prefers_its_own_copy_of_a_library_of_ours() throws IOException {
        new PluginJar()
                .compile(
                        "package com.google.common.base; public class Strings { public static int now() { return 7; } }",
                        inAcme(
                                "public record Own(int x) implements Optimizer { public Own() { this(com.google.common.base.Strings.now()); } "
                                        + "public Kernel kernel(Step s) { return t -> {}; } }"))
                .service(OPTIMIZERS, "com.acme.Own")
                .write(folder.resolve("own.jar"));
        try (Catalog catalog = Catalog.with(folder)) {
            assertEquals("Own[x=7]", catalog.parse(Optimizer.class, "own").toString());
        }
    }

    @Test
    void a_sub_directory_is_a_plugin_with_its_libraries() throws IOException {
        Path inner = folder.resolve("acme");
        using("One", 1).without("com.lib.Version").write(inner.resolve("one.jar"));
        new PluginJar().compile(library(3)).write(inner.resolve("lib/library.jar"));
        for (Path named : List.of(folder, inner)) {
            try (Catalog catalog = Catalog.with(named)) {
                assertEquals("One[x=3]", catalog.parse(Optimizer.class, "one").toString());
                assertEquals(List.of(), problems(catalog));
                assertEquals(inner.toString(), catalog.plugins().get(0).location());
            }
        }
    }

    @Test
    void a_named_directory_with_one_plugin_and_its_library_is_one_plugin() throws IOException {
        using("One", 1).without("com.lib.Version").write(folder.resolve("one.jar"));
        new PluginJar().compile(library(4)).write(folder.resolve("library.jar"));
        try (Catalog catalog = Catalog.with(folder)) {
            assertEquals("One[x=4]", catalog.parse(Optimizer.class, "one").toString());
            assertEquals(
                    List.of(
                            folder
                                    + "/library.jar: this lists no components, so it is a library of the plug-in beside it. If it is one itself: "
                                    + WHAT_TO_LIST),
                    problems(catalog));
        }
    }

    @Test
    void a_plugin_that_lists_nothing_says_what_to_do() throws IOException {
        Path jar = new PluginJar().compile(optimizer("Bad")).write(folder.resolve("acme/bad.jar"));
        for (Path named : List.of(jar, folder)) {
            try (Catalog catalog = Catalog.with(named)) {
                Path plugin = named.equals(jar) ? jar : folder.resolve("acme");
                assertEquals(
                        List.of(plugin + ": this lists no components. " + WHAT_TO_LIST),
                        problems(catalog));
            }
        }
    }

    @Test
    void a_plugin_that_is_named_twice_is_one() throws IOException {
        Path jar = plugin("One", folder.resolve("one.jar"));
        Path same = folder.resolve("../" + folder.getFileName() + "/one.jar");
        try (Catalog catalog = Catalog.with(jar, folder, same)) {
            assertEquals("one", catalog.parse(Optimizer.class, "one").name());
            assertEquals(List.of(), problems(catalog));
            assertEquals(
                    List.of(jar.toString()),
                    catalog.plugins().stream().map(Origin::location).toList());
        }
    }

    @Test
    void a_directory_without_plugins_says_what_to_put_there() {
        try (Catalog catalog = Catalog.with(folder)) {
            assertEquals(
                    List.of(
                            folder
                                    + ": there is no plug-in in this directory. Put JARs there, or directories with a plug-in and its libraries."),
                    problems(catalog));
            assertEquals(1, catalog.refusedPlugins().size());
        }
    }

    @Test
    void a_wrong_path_is_told() {
        Path wrong = folder.resolve("plugins");
        try (Catalog catalog = Catalog.with(wrong)) {
            String message = wrong + ": there is no such file or directory. Correct the path.";
            assertEquals(List.of(message), problems(catalog));
            assertEquals(message, catalog.refusedPlugins().get(0).toString());
        }
    }

    @Test
    void a_symbolic_link_to_a_jar_is_followed() throws IOException {
        Path jar = plugin("One", folder.resolve("elsewhere/one.jar"));
        Path link = Files.createSymbolicLink(folder.resolve("link.jar"), jar);
        try (Catalog catalog = Catalog.with(link)) {
            assertEquals("one", catalog.parse(Optimizer.class, "one").name());
        }
    }

    @Test
    void what_everyone_may_write_is_refused() throws IOException {
        Path jar = plugin("One", folder.resolve("one.jar"));
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-rw-rw-"));
        String message =
                String.format(
                        "%s: everyone may write to this file, so it is not loaded. Run 'chmod o-w %s', or say that you trust it.",
                        jar, jar);
        for (Path named : List.of(jar, folder)) {
            try (Catalog catalog = Catalog.with(named)) {
                assertEquals(List.of(message), problems(catalog));
                assertThrows(CatalogException.class, () -> catalog.parse(Optimizer.class, "one"));
            }
            try (Catalog catalog = Catalog.builder().plugins(named).trusting(jar).build()) {
                assertEquals("one", catalog.parse(Optimizer.class, "one").name());
            }
        }
    }

    @Test
    void a_directory_where_everyone_may_write_is_refused() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Path jar = plugin("One", open.resolve("one.jar"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Catalog catalog = Catalog.with(open)) {
            assertEquals(
                    List.of(
                            String.format(
                                    "%s: everyone may write to this directory, so it is not loaded. Run 'chmod o-w %s', or say that you trust it.",
                                    open, open)),
                    problems(catalog));
        }
        try (Catalog catalog = Catalog.with(jar)) {
            assertEquals(
                    List.of(
                            String.format(
                                    "%s: everyone may write to this file's directory, so it is not loaded. Run 'chmod o-w %s', or say that you trust it.",
                                    jar, open)),
                    problems(catalog));
        }
        try (Catalog catalog = Catalog.builder().plugins(open).trusting(folder).build()) {
            assertEquals("one", catalog.parse(Optimizer.class, "one").name());
        }
    }

    @Test
    void a_sticky_directory_protects_a_file_in_it() throws IOException {
        Path sticky = Files.createDirectory(folder.resolve("tmp"));
        Path jar = plugin("One", sticky.resolve("one.jar"));
        Files.setAttribute(sticky, "unix:mode", 01777);
        try (Catalog catalog = Catalog.with(jar)) {
            assertEquals("one", catalog.parse(Optimizer.class, "one").name());
        }
    }

    @Test
    void a_plugin_is_recorded_with_version_and_fingerprint() throws IOException {
        Path jar =
                new PluginJar()
                        .compile(optimizer("One"))
                        .service(OPTIMIZERS, "com.acme.One")
                        .manifest("Implementation-Version", "2.1")
                        .manifest("Thalweg-Api-Version", "0.2")
                        .write(folder.resolve("acme/one.jar"));
        String expected = Hashing.sha256().hashBytes(Files.readAllBytes(jar)).toString();
        try (Catalog catalog = Catalog.with(jar)) {
            Origin origin = catalog.entry(Kind.OPTIMIZER, "one").origin();
            assertEquals(jar.toString(), origin.location());
            assertEquals("2.1", origin.version());
            assertEquals(expected, origin.sha256());
            assertEquals(List.of(origin), catalog.plugins());
        }
        try (Catalog catalog = Catalog.with(folder)) {
            String list = expected + "  one.jar\n";
            assertEquals(
                    Hashing.sha256().hashString(list, StandardCharsets.UTF_8).toString(),
                    catalog.plugins().get(0).sha256());
        }
    }

    @Test
    void a_jar_on_the_class_path_is_recorded_too() throws IOException {
        Path jar = plugin("One", folder.resolve("one.jar"));
        try (URLClassLoader loader =
                        new URLClassLoader(
                                new java.net.URL[] {jar.toUri().toURL()},
                                getClass().getClassLoader());
                Catalog catalog = Catalog.builder().classLoader(loader).build()) {
            Origin origin = catalog.entry(Kind.OPTIMIZER, "one").origin();
            assertEquals(jar.toString(), origin.location());
            assertEquals(
                    Hashing.sha256().hashBytes(Files.readAllBytes(jar)).toString(),
                    origin.sha256());
            assertEquals(List.of(), catalog.plugins());
        }
    }

    @Test
    void a_plugin_sees_its_own_loader_while_it_is_made() throws IOException {
        new PluginJar()
                .compile(
                        inAcme(
                                "public record Ctx(boolean own) implements Schedule { "
                                        + "public Ctx() { this(Thread.currentThread().getContextClassLoader() == Ctx.class.getClassLoader()); } "
                                        + "public double at(Clock c) { return 1; } }"))
                .service("org.thalweg.Schedule", "com.acme.Ctx")
                .write(folder.resolve("ctx.jar"));
        try (Catalog catalog = Catalog.with(folder)) {
            assertEquals("Ctx[own=true]", catalog.parse(Schedule.class, "ctx").toString());
        }
    }

    @Test
    void closing_the_catalog_closes_the_loaders() throws Exception {
        plugin("One", folder.resolve("one.jar"));
        ClassLoader loader;
        try (Catalog catalog = Catalog.with(folder)) {
            loader = catalog.parse(Optimizer.class, "one").getClass().getClassLoader();
            assertFalse(loader.getResource("META-INF/MANIFEST.MF") == null);
        }
        assertEquals(null, loader.getResource("META-INF/MANIFEST.MF"));
    }

    @Test
    void the_range_is_kept_even_if_the_author_does_not_check_it() throws IOException {
        plugin("One", folder.resolve("one.jar"));
        try (Catalog catalog = Catalog.with(folder)) {
            assertEquals(
                    "one.decay must be in [0, 1), got 1.",
                    assertThrows(
                                    CatalogException.class,
                                    () -> catalog.parse(Optimizer.class, "one(1)"))
                            .sentence());
        }
    }
}
