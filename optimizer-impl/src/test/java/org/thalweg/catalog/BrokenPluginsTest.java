package org.thalweg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.thalweg.catalog.PluginJar.inAcme;
import static org.thalweg.catalog.PluginJar.optimizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.Optimizer;
import org.thalweg.optimizers.Momentum;
import org.thalweg.records.Kind;

/** Every way to break a plug-in: the message names it, the reason and the remedy; everything else still works. */
class BrokenPluginsTest {

    private static final String KERNEL = "public Kernel kernel(Step s) { return t -> {}; } ";
    private static final String OPTIMIZERS = "org.thalweg.Optimizer";

    @TempDir private Path plugins;
    private Path jar;
    private Duration patience = Duration.ofSeconds(30);

    @BeforeEach
    void puts_a_good_plugin_beside_the_broken_one() throws IOException {
        new PluginJar()
                .compile(optimizer("Good"))
                .service(OPTIMIZERS, "com.acme.Good")
                .write(plugins.resolve("good.jar"));
        jar = plugins.resolve("bad.jar");
    }

    @AfterEach
    void everything_else_still_works() {
        try (Catalog catalog = open()) {
            assertEquals(new Momentum(0.5), catalog.parse(Optimizer.class, "momentum(0.5)"));
            assertEquals(
                    "good(0.25)",
                    catalog.entry(Kind.OPTIMIZER, "good").name()
                            + "("
                            + catalog.parse(Optimizer.class, "good(0.25)")
                                    .toString()
                                    .replaceAll("[^0-9.]", "")
                            + ")");
        }
    }

    private Catalog open() {
        return Catalog.builder().plugins(plugins).patience(patience).build();
    }

    private List<String> problems() {
        try (Catalog catalog = open()) {
            return catalog.complaints().stream().map(Complaint::message).toList();
        }
    }

    private void assertProblems(String... sentences) {
        assertEquals(Arrays.stream(sentences).map(s -> jar + ": " + s).toList(), problems());
    }

    /** The component 'bad' of a class is refused with this reason, on the list and when asked for. */
    private void assertBad(String sentences) {
        assertProblems("com.acme.Bad " + sentences);
        try (Catalog catalog = open()) {
            assertEquals(
                    "The optimizer 'bad' cannot be used. " + jar + ": com.acme.Bad " + sentences,
                    assertThrows(
                                    CatalogException.class,
                                    () -> catalog.create(Kind.OPTIMIZER, "bad", Map.of()))
                            .getMessage());
        }
    }

    private PluginJar bad(String... sources) {
        return new PluginJar().compile(sources).service(OPTIMIZERS, "com.acme.Bad");
    }

    private void writeBad(String... sources) throws IOException {
        bad(sources).write(jar);
    }

    @Test
    void class_is_missing() throws IOException {
        new PluginJar().service(OPTIMIZERS, "# ours", "", "com.acme.Bad # the one").write(jar);
        assertBad(
                "is listed in META-INF/services/org.thalweg.Optimizer, but is not there. Correct the line, or add the class.");
    }

    @Test
    void class_is_of_another_kind() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad() implements Schedule { public double at(Clock c) { return 1; } }"));
        assertBad(
                "is listed in META-INF/services/org.thalweg.Optimizer, but is not an optimizer. Implement org.thalweg.Optimizer, or list it as what it is.");
    }

    @Test
    void class_is_no_record() throws IOException {
        writeBad(inAcme("public class Bad implements Optimizer { " + KERNEL + "}"));
        assertBad("is not a record. Make it one: its components are the hyper-parameters.");
    }

    @Test
    void record_is_not_public() throws IOException {
        writeBad(inAcme("record Bad() implements Optimizer { " + KERNEL + "}"));
        assertBad(
                "cannot be loaded: it is not public. Make the record public and give it a public no-argument constructor.");
    }

    @Test
    void no_constructor_without_arguments() throws IOException {
        writeBad(inAcme("public record Bad(double x) implements Optimizer { " + KERNEL + "}"));
        assertBad(
                "cannot be loaded: it has no public no-argument constructor. Make the record public and give it a public no-argument constructor.");
    }

    @Test
    void constructor_without_arguments_is_private() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad(double x) implements Optimizer { private Bad() { this(1); } "
                                + KERNEL
                                + "}"));
        assertBad(
                "cannot be loaded: it has no public no-argument constructor. Make the record public and give it a public no-argument constructor.");
    }

    @Test
    void compiled_for_a_newer_java() throws IOException {
        bad(optimizer("Bad")).compiledForJava(99, "com.acme.Bad").write(jar);
        assertBad(
                "was compiled for Java 99, and this is Java "
                        + Runtime.version().feature()
                        + ". Compile it with --release 17, or run a newer Java.");
    }

    @Test
    void constructor_throws() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad() implements Optimizer { public Bad { throw new IllegalStateException(\"no licence.\"); } "
                                + KERNEL
                                + "}"));
        assertBad(
                "cannot be constructed with its defaults: IllegalStateException: no licence. Correct its no-argument constructor.");
    }

    @Test
    void constructor_refuses_its_own_defaults() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad(@Param(range = \"[0, 1)\") double x) implements Optimizer { "
                                + "public Bad() { this(1.5); } public Bad { Range.check(Bad.class, x); } "
                                + KERNEL
                                + "}"));
        assertBad(
                "cannot be constructed with its defaults: bad.x must be in [0, 1), got 1.5. Correct its no-argument constructor.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"x; 1 value", "x, y, x; 3 values"})
    void range_check_is_given_too_few_values_or_too_many(String values, String count)
            throws IOException {
        writeBad(
                inAcme(
                        "public record Bad(@Param(range = \"[0, 1)\") double x, double y) implements Optimizer { "
                                + "public Bad() { this(0.5, 1); } public Bad { Range.check(Bad.class, "
                                + values
                                + "); } "
                                + KERNEL
                                + "}"));
        assertBad(
                "cannot be constructed with its defaults: IllegalStateException: Range.check of com.acme.Bad got "
                        + count
                        + " for 2 record components. Pass all of them, in order. Correct its no-argument constructor.");
    }

    @Test
    void default_is_out_of_the_declared_range() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad(@Param(range = \"[0, 1)\") List<Double> x) implements Optimizer { "
                                + "public Bad() { this(List.of(0.5, 1.5)); } "
                                + KERNEL
                                + "}"));
        assertBad(
                "cannot be constructed with its defaults: bad.x must be in [0, 1), got 1.5. Correct its no-argument constructor.");
    }

    @Test
    void default_is_null() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad(String fileName) implements Optimizer { public Bad() { this(null); } "
                                + KERNEL
                                + "}"));
        assertBad("has no default for 'file-name'. Give it one in the no-argument constructor.");
    }

    @Test
    void static_initialiser_throws() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad() implements Optimizer { static final int X = 1 / Integer.parseInt(\"0\"); "
                                + KERNEL
                                + "}"));
        assertBad(
                "cannot be initialised: ArithmeticException: / by zero. Correct its static initialiser.");
    }

    @Test
    void static_initialiser_has_no_end() throws IOException {
        patience = Duration.ofSeconds(1);
        writeBad(
                inAcme(
                        "public record Bad() implements Optimizer { static final int X = wait(true); "
                                + "static int wait(boolean on) { try { new java.util.concurrent.CountDownLatch(1).await(); } "
                                + "catch (InterruptedException e) { } return 1; } "
                                + KERNEL
                                + "}"));
        assertBad(
                "is not constructed within 1.0 s. Look for a loop without end in its constructor or a static initialiser.");
    }

    @Test
    void nothing_runs_before_it_is_asked_for() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad() implements Optimizer { static final String X = System.setProperty(\"acme.ran\", \"yes\"); "
                                + KERNEL
                                + "}"));
        System.clearProperty("acme.ran");
        try (Catalog catalog = open()) {
            assertThrows(CatalogException.class, () -> catalog.parse(Optimizer.class, "unknown"));
            assertEquals("no", System.getProperty("acme.ran", "no"));
            catalog.parse(Optimizer.class, "bad");
            assertEquals("yes", System.getProperty("acme.ran", "no"));
        } finally {
            System.clearProperty("acme.ran");
        }
    }

    @Test
    void hyper_parameter_has_a_type_that_no_spec_can_write() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad(List<double[]> weights) implements Optimizer { public Bad() { this(List.of()); } "
                                + KERNEL
                                + "}"));
        assertBad(
                "has a hyper-parameter 'weights' of type java.util.List<double[]>. Possible are double, int, long, boolean, String, enums, components and lists of these.");
    }

    @Test
    void declares_a_range_that_is_none() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad(@Param(range = \"0..1\") double x) implements Optimizer { public Bad() { this(1); } "
                                + KERNEL
                                + "}"));
        assertBad(
                "declares a range of 'x' that is none: '0..1' is not a range. Write it as '[0, 1)' or '(0, ∞)'.");
    }

    @Test
    void lacks_a_method_of_the_api() throws IOException {
        String api = "package org.thalweg; public interface Optimizer extends Component { }";
        new PluginJar()
                .compile(
                        api,
                        "package com.acme; public record Bad() implements org.thalweg.Optimizer { }")
                .without("org.thalweg.Optimizer")
                .service(OPTIMIZERS, "com.acme.Bad")
                .write(jar);
        assertBad(
                "does not implement kernel of org.thalweg.Optimizer. Compile it against this version of the API.");
    }

    @Test
    void has_two_names() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad() implements Optimizer { public String name() { return \"acme\"; } "
                                + KERNEL
                                + "}"));
        assertBad(
                "is named 'bad' by its class and 'acme' by name(). Leave name() out and annotate the record with @Describe(name = \"acme\").");
    }

    @Test
    void has_a_name_that_cannot_be_written() throws IOException {
        writeBad(
                inAcme(
                        "@Describe(name = \"b | d\") public record Bad() implements Optimizer { "
                                + KERNEL
                                + "}"));
        assertProblems(
                "com.acme.Bad has the name 'b | d'. Names are made of a-z, 0-9 and single dashes, such as 'my-rule'.");
    }

    @Test
    void library_is_missing() throws IOException {
        String library =
                "package com.lib; public class Arrays { public static int one() { return 1; } }";
        bad(
                        library,
                        inAcme(
                                "public record Bad(int x) implements Optimizer { public Bad() { this(com.lib.Arrays.one()); } "
                                        + KERNEL
                                        + "}"))
                .without("com.lib.Arrays")
                .write(jar);
        assertBad(
                "needs com.lib.Arrays, which is missing. Put the JAR that has it and this one together into a sub-directory of the plug-in directory.");
    }

    @Test
    void interface_is_missing() throws IOException {
        String library = "package com.lib; public interface Tag { }";
        bad(
                        library,
                        inAcme(
                                "public record Bad() implements Optimizer, com.lib.Tag { "
                                        + KERNEL
                                        + "}"))
                .without("com.lib.Tag")
                .write(jar);
        assertBad(
                "needs com.lib.Tag, which is missing. Put the JAR that has it and this one together into a sub-directory of the plug-in directory.");
    }

    @Test
    void uses_what_is_not_api() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad(double x) implements Optimizer { public Bad() { this(new org.thalweg.optimizers.Momentum().decay()); } "
                                + KERNEL
                                + "}"));
        assertBad(
                "needs org.thalweg.optimizers.Momentum, which plug-ins do not see. Use the API alone: packages org.thalweg and org.thalweg.graph.");
    }

    @Test
    void uses_our_guava() throws IOException {
        writeBad(
                inAcme(
                        "public record Bad(int x) implements Optimizer { public Bad() { this(com.google.common.primitives.Ints.max(1, 2)); } "
                                + KERNEL
                                + "}"));
        assertBad(
                "needs com.google.common.primitives.Ints, which is missing. Put the JAR that has it and this one together into a sub-directory of the plug-in directory.");
    }

    @Test
    void uses_a_part_of_the_api_that_is_not_there() throws IOException {
        bad(
                        "package org.thalweg; public interface Shape { int N = Integer.parseInt(\"3\"); }",
                        inAcme(
                                "public record Bad(int x) implements Optimizer { public Bad() { this(Shape.N); } "
                                        + KERNEL
                                        + "}"))
                .without("org.thalweg.Shape")
                .write(jar);
        assertBad(
                "needs org.thalweg.Shape, which version 0.2 of the API does not have. Use a plug-in made for this version.");
    }

    @Test
    void was_written_for_the_api_before() throws IOException {
        bad(inAcme(
                        "public record Bad(double x) implements Optimizer { public Bad() { this(1); } "
                                + "public java.util.List<Slot> slots() { return java.util.List.of(); } "
                                + KERNEL
                                + "}"))
                .write(jar);
        assertBad(
                "was written for version 0.1 of the API: slots() is now slots(List<Block>), proximal(Tile, double) is proximal(Tile) with tile.gain(), and form() says what it does. docs/writing-an-optimizer.md has the list.");
    }

    @Test
    void class_file_is_damaged() throws IOException {
        bad(optimizer("Bad")).damaged("com.acme.Bad").write(jar);
        List<String> problems = problems();
        assertEquals(1, problems.size());
        // What the JVM says of it in between is the JVM's affair.
        assertEquals(
                jar + ": com.acme.Bad cannot be loaded (…). Compile it again.",
                problems.get(0).replaceFirst("\\(ClassFormatError: .*\\)", "(…)"));
    }

    @Test
    void services_file_has_the_wrong_name() throws IOException {
        new PluginJar()
                .compile(optimizer("Bad"))
                .service("org.thalweg.Optimiser", "com.acme.Bad")
                .write(jar);
        assertEquals(
                List.of(
                        jar
                                + ": META-INF/services/org.thalweg.Optimiser lists no kind of component. Did you mean 'org.thalweg.Optimizer'? Possible are org.thalweg.Optimizer, org.thalweg.Regularizer, org.thalweg.Loss, org.thalweg.Model, org.thalweg.Schedule, org.thalweg.Problem."),
                problems().stream().filter(p -> !p.contains("library of the plug-in")).toList());
    }

    @Test
    void one_line_of_two_is_broken() throws IOException {
        new PluginJar()
                .compile(optimizer("Fine"))
                .service(OPTIMIZERS, "com.acme.Bad", "com.acme.Fine")
                .write(jar);
        assertBad(
                "is listed in META-INF/services/org.thalweg.Optimizer, but is not there. Correct the line, or add the class.");
        try (Catalog catalog = open()) {
            assertEquals("fine", catalog.parse(Optimizer.class, "fine").name());
        }
    }

    /** As a concatenation of files leaves it, or a person who has not met such files. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Badcom.acme.Fine",
                "com.acme.Bad, com.acme.Fine",
                "com.acme.Bad com.acme.Fine;",
                "com/acme/Bad.class com/acme/Fine.class",
                "\"com.acme.Bad\": com.acme.Fine.java",
            })
    void two_classes_share_a_line(String line) throws IOException {
        new PluginJar()
                .compile(optimizer("Bad"), optimizer("Fine"), optimizer("Other"))
                .service(OPTIMIZERS, line, "com.acme.Other")
                .write(jar);
        String reason =
                " is not alone in its line of META-INF/services/org.thalweg.Optimizer, which is '"
                        + line
                        + "'. Write each class in a line of its own, its name and nothing else.";
        assertProblems("com.acme.Bad" + reason, "com.acme.Fine" + reason);
        try (Catalog catalog = open()) {
            assertEquals(
                    "The optimizer 'fine' cannot be used. " + jar + ": com.acme.Fine" + reason,
                    assertThrows(
                                    CatalogException.class,
                                    () -> catalog.create(Kind.OPTIMIZER, "fine", Map.of()))
                            .getMessage());
            assertEquals("other", catalog.parse(Optimizer.class, "other").name());
        }
    }

    @ParameterizedTest
    @CsvSource({"a rule!, a rule!", "c\0o\0m!, c\\u0000o\\u0000m!"})
    void line_is_no_name(String line, String shown) throws IOException {
        new PluginJar()
                .compile(optimizer("Fine"))
                .service(OPTIMIZERS, line, "com.acme.Fine")
                .write(jar);
        assertEquals(
                List.of(
                        jar
                                + ": META-INF/services/org.thalweg.Optimizer has the line '"
                                + shown
                                + "', which is no name of a class. Write each class in a line of its own, such as com.acme.MyRule, in UTF-8."),
                problems());
        try (Catalog catalog = open()) {
            assertEquals(1, catalog.refusedPlugins().size());
            assertEquals("fine", catalog.parse(Optimizer.class, "fine").name());
        }
    }

    @Test
    void services_file_begins_with_a_byte_order_mark() throws IOException {
        new PluginJar()
                .compile(optimizer("Fine"), optimizer("Other"))
                .service(OPTIMIZERS, "\ufeffcom.acme.Fine", "com.acme.Other")
                .write(jar);
        assertProblems(
                "META-INF/services/org.thalweg.Optimizer begins with a byte order mark, which others take for a part of the first name. Save it as UTF-8 without one.");
        try (Catalog catalog = open()) {
            assertEquals("fine", catalog.parse(Optimizer.class, "fine").name());
            assertEquals("other", catalog.parse(Optimizer.class, "other").name());
        }
    }

    @Test
    void brings_components_of_the_program() throws IOException {
        new PluginJar()
                .compile(
                        "package org.thalweg.optimizers; public class Momentum { }",
                        optimizer("Fine"))
                .service(OPTIMIZERS, "org.thalweg.optimizers.Momentum", "com.acme.Fine")
                .write(jar);
        assertProblems(
                "this JAR contains a class of the program itself, org.thalweg.optimizers.Momentum. Its own components are taken from the program. A plug-in needs none: give optimizer-impl and optimizer-testkit the scope test.");
        try (Catalog catalog = open()) {
            assertEquals("fine", catalog.parse(Optimizer.class, "fine").name());
        }
    }

    @Test
    void brings_components_of_the_program_and_none_of_its_own() throws IOException {
        new PluginJar()
                .compile("package org.thalweg.optimizers; public class Momentum { }")
                .compile("package org.thalweg.optimizers; public class Nesterov { }")
                .service(OPTIMIZERS, "org.thalweg.optimizers.Momentum")
                .write(jar);
        assertEquals(
                List.of(
                        jar
                                + ": this JAR contains 2 classes of the program itself, such as org.thalweg.optimizers.Momentum. Its own components are taken from the program. A plug-in needs none: give optimizer-impl and optimizer-testkit the scope test.",
                        jar
                                + ": this lists no components. List each component's class in META-INF/services/org.thalweg.Optimizer (or Regularizer, Loss, Model, Schedule, Problem)."),
                problems());
    }

    @Test
    void two_components_have_one_name() throws IOException {
        new PluginJar().compile(optimizer("Adam")).service(OPTIMIZERS, "com.acme.Adam").write(jar);
        try (Catalog catalog = open()) {
            String builtIn = catalog.entry(Kind.OPTIMIZER, "momentum").origin().location();
            String message =
                    String.format(
                            "2 optimizers are named 'adam': %s. Remove all but one, or rename them.",
                            Stream.of(
                                            "org.thalweg.optimizers.Adam (" + builtIn + ")",
                                            "com.acme.Adam (" + jar + ")")
                                    .sorted(
                                            Comparator.comparing(
                                                    text -> text.replaceFirst(".*\\(", "")))
                                    .collect(Collectors.joining(" and ")));
            assertEquals(
                    message,
                    assertThrows(
                                    CatalogException.class,
                                    () -> catalog.parse(Optimizer.class, "adam"))
                            .getMessage());
            assertEquals(
                    List.of(message),
                    catalog.complaints().stream().map(Complaint::message).toList());
        }
    }

    @Test
    void jar_is_empty() throws IOException {
        Files.createFile(jar);
        assertProblems(
                "this is not a complete JAR (ZipException: zip file is empty). Build or copy it again.");
    }

    @Test
    void jar_is_something_else() throws IOException {
        Files.writeString(jar, "404: Not Found");
        assertProblems(
                "this is not a complete JAR (ZipException: zip END header not found). Build or copy it again.");
    }

    @Test
    void jar_is_truncated() throws IOException {
        writeBad(optimizer("Bad"));
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
        assertProblems(
                "this is not a complete JAR (ZipException: zip END header not found). Build or copy it again.");
        try (Catalog catalog = open()) {
            String message =
                    assertThrows(
                                    CatalogException.class,
                                    () -> catalog.parse(Optimizer.class, "bad"))
                            .getMessage();
            assertEquals(
                    " Not loaded, or not all of it: " + jar + ".",
                    String.valueOf(message).replaceFirst("(?s).* good,.*?\\.(?= Not)", ""));
        }
    }

    @Test
    void jar_may_not_be_read() throws IOException {
        writeBad(optimizer("Bad"));
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("-wx------"));
        // Nothing is unreadable to the superuser.
        if (Files.isReadable(jar)) {
            assertProblems();
        } else {
            assertProblems("this cannot be read. Run 'chmod u+r " + jar + "'.");
        }
    }

    @Test
    void symbolic_link_leads_nowhere() throws IOException {
        Files.createSymbolicLink(jar, plugins.resolve("gone.jar"));
        assertProblems("this symbolic link leads nowhere. Correct or remove it.");
    }

    @Test
    void built_against_another_api() throws IOException {
        bad(optimizer("Bad")).manifest("Thalweg-Api-Version", "0.7.3").write(jar);
        assertProblems(
                "this was built against version 0.7 of the API, and here is version 0.2. Build it against 0.2, or get a version that is.");
    }

    @Test
    void declares_a_version_that_is_none() throws IOException {
        bad(optimizer("Bad")).manifest("Thalweg-Api-Version", "latest").write(jar);
        assertProblems(
                "in the manifest, Thalweg-Api-Version: 'latest' is not a version. Write it as '0.2'.");
    }

    @Test
    void brings_the_api_itself() throws IOException {
        String api = "package org.thalweg; public interface Schedule { }";
        new PluginJar()
                .compile(api)
                .compile(optimizer("Fine"))
                .service(OPTIMIZERS, "com.acme.Fine")
                .write(jar);
        assertProblems(
                "this JAR contains the API itself (org.thalweg.Schedule), which is ignored: the program brings its own. Leave optimizer-api out of it (scope provided).");
        try (Catalog catalog = open()) {
            assertEquals("fine", catalog.parse(Optimizer.class, "fine").name());
        }
    }
}
