package org.thalweg.integration.stranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.catalog.Catalog;
import org.thalweg.cli.Main;
import org.thalweg.integration.Program;
import org.thalweg.integration.Program.Output;
import org.thalweg.records.Kind;

/** Applications that are modules, with components in modules, in plug-ins, on the class path and in layers of their own. */
class ModularApplicationTest {

    private static final String DATA =
            Path.of("../examples/data/diabetes.csv").toAbsolutePath().normalize().toString();

    private static final String SIGNUM =
            """
            package PACKAGE;

            import org.thalweg.Describe;
            import org.thalweg.Optimizer;
            import org.thalweg.Param;
            import org.thalweg.Step;

            @Describe("The sign.")
            public record NAME(@Param("β") double size) implements Optimizer {
                public NAME() {
                    this(0.5);
                }

                @Override
                public Kernel kernel(Step step) {
                    return tile -> {
                        for (int i = tile.from(); i < tile.to(); i++) {
                            tile.update()[i] = size * Math.signum(tile.update()[i]);
                        }
                    };
                }
            }
            """;

    /** Prints what it trained, then for each argument where the catalog has the optimizer of that name from. */
    private static final String MAIN =
            """
            package com.acme.app;

            import java.nio.file.Path;
            import org.thalweg.catalog.Catalog;
            import org.thalweg.data.Dataset;
            import org.thalweg.datasets.Csv;
            import org.thalweg.engine.Chain;
            import org.thalweg.losses.SquaredError;
            import org.thalweg.models.Linear;
            import org.thalweg.records.Kind;
            import org.thalweg.regularizers.L2;
            import org.thalweg.training.Fit;
            import org.thalweg.training.Training;

            public class Main {
                public static void main(String[] arguments) {
                    Path[] plugins = PLUGINS;
                    try (Catalog catalog = Catalog.with(plugins)) {
                        Dataset patients = Csv.read(Path.of("DATA")).target("progression");
                        Chain chain = catalog.parseChain(arguments[0]);
                        Fit fit = Training.of(new Linear(), new SquaredError()).regularize(new L2(1e-3)).optimize(chain)
                                .batchSize(32).epochs(2).seed(1).standardize().run(patients);
                        System.out.println(fit);
                        System.out.println(fit.metric(org.thalweg.data.Metric.R2, patients));
                        System.out.println(catalog.complaints());
                        for (Kind kind : Kind.values()) {
                            catalog.entries(kind).forEach(entry ->
                                    System.out.println(entry.name() + " from " + entry.origin()));
                        }
                    }
                }
            }
            """;

    private static final String MODULE =
            """
            module com.acme.app {
                requires org.thalweg.datasets;
                requires org.thalweg.regularizers;
            }
            """;

    @TempDir private static Path folder;

    private static Application application;
    private static Path app;

    @BeforeAll
    static void compile() throws IOException {
        application = new Application(folder);
        app = compileApp("app", "{}");
    }

    private static Path compileApp(String name, String plugins) throws IOException {
        return application.compile(
                name,
                Map.of(
                        "module-info.java",
                        MODULE,
                        "com/acme/app/Main.java",
                        MAIN.replace("DATA", DATA).replace("PLUGINS", plugins)),
                "-p",
                Application.path());
    }

    private static Path component(String name, String module) throws IOException {
        String inPackage = "com.acme." + name.toLowerCase(Locale.ROOT);
        String source = SIGNUM.replace("PACKAGE", inPackage).replace("NAME", name);
        String file = inPackage.replace('.', '/') + "/" + name + ".java";
        return application.compile(
                inPackage,
                module.isEmpty()
                        ? Map.of(file, source)
                        : Map.of(file, source, "module-info.java", module),
                module.isEmpty() ? "-cp" : "-p",
                Application.path());
    }

    private static String module(String name, String export) {
        return """
                module com.acme.NAME {
                    requires transitive org.thalweg.api;
                    EXPORT
                    provides org.thalweg.Optimizer with com.acme.LOWER.NAME;
                }
                """
                .replace("EXPORT", export)
                .replace("com.acme.NAME {", "com.acme." + name.toLowerCase(Locale.ROOT) + " {")
                .replace("NAME", name)
                .replace("LOWER", name.toLowerCase(Locale.ROOT));
    }

    private static Output run(String path, String chain, String... options)
            throws IOException, InterruptedException {
        String[] arguments = Arrays.copyOf(options, options.length + 5);
        arguments[options.length] = "-p";
        arguments[options.length + 1] = path;
        arguments[options.length + 2] = "-m";
        arguments[options.length + 3] = "com.acme.app/com.acme.app.Main";
        arguments[options.length + 4] = chain;
        return application.start("java", arguments);
    }

    @Test
    void trains_with_everything_that_the_class_path_has() throws Exception {
        Output modular =
                run(
                        Application.join(app.toString(), Application.path()),
                        "momentum(0.9) | sgd(0.01)");
        assertEquals(0, modular.exitCode(), modular.text());
        Output plain =
                application.start(
                        "java",
                        "-cp",
                        Application.join(app.toString(), Application.path()),
                        "com.acme.app.Main",
                        "momentum(0.9) | sgd(0.01)");
        assertThat(modular.text())
                .startsWith("momentum(0.9) | sgd(0.01): finished")
                .contains("[]")
                .contains("constant from", "huber from", "l1 from")
                .isEqualTo(plain.text());
    }

    @Test
    void uses_vectors_where_the_jvm_has_them_with_the_same_result() throws Exception {
        assumeTrue(
                ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent(),
                "This JDK has no jdk.incubator.vector.");
        String path = Application.join(app.toString(), Application.path());
        Output plain = run(path, "sgd(0.01)");
        Output vectors =
                run(
                        path,
                        "sgd(0.01)",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Dthalweg.vector=on");
        assertEquals(
                plain.text(),
                vectors.text().replaceFirst("WARNING: Using incubator modules.*\n", ""));
    }

    @Test
    void finds_what_a_module_provides_that_has_no_services_file() throws Exception {
        Path jar = application.pack(component("Plain", module("Plain", "exports com.acme.plain;")));
        Output output =
                run(
                        Application.join(app.toString(), jar.toString(), Application.path()),
                        "plain(0.1) | sgd(0.01)");
        assertThat(output.text()).contains("plain(0.1) | sgd(0.01): finished", "plain from " + jar);
        assertEquals(0, output.exitCode());
    }

    @Test
    void is_told_of_a_module_that_keeps_its_components_to_itself() throws Exception {
        Path jar = application.pack(component("Kept", module("Kept", "")));
        Output output =
                run(
                        Application.join(app.toString(), jar.toString(), Application.path()),
                        "kept | sgd(0.01)");
        assertThat(output.text())
                .contains(
                        "The optimizer 'kept' cannot be used. "
                                + jar
                                + ": com.acme.kept.Kept cannot be loaded: its module com.acme.kept keeps its package to itself. Write 'exports com.acme.kept;' in module-info.java.");
    }

    @Test
    void opened_is_as_good_as_exported() throws Exception {
        Path jar =
                application.pack(
                        component(
                                "Opened",
                                module("Opened", "opens com.acme.opened to org.thalweg;")));
        Output output =
                run(
                        Application.join(app.toString(), jar.toString(), Application.path()),
                        "opened(0.1) | sgd(0.01)");
        assertThat(output.text()).contains("opened(0.1) | sgd(0.01): finished");
    }

    /** A JAR with a module descriptor and no services file is a plug-in, for programs of both sorts. */
    @Test
    void takes_a_modular_plug_in() throws Exception {
        Path jar =
                application.pack(
                        component("Plugged", module("Plugged", "exports com.acme.plugged;")));
        try (Catalog catalog = Catalog.with(jar)) {
            assertThat(catalog.complaints()).isEmpty();
            assertEquals(
                    jar.toString(), catalog.entry(Kind.OPTIMIZER, "plugged").origin().location());
        }
        Path own = compileApp("with-plugin", "{Path.of(\"" + jar + "\")}");
        Output output =
                run(
                        Application.join(own.toString(), Application.path()),
                        "plugged(0.1) | sgd(0.01)");
        assertThat(output.text())
                .contains("plugged(0.1) | sgd(0.01): finished", "plugged from " + jar);
        Path directory = Files.createDirectories(folder.resolve("plugins"));
        Files.copy(jar, directory.resolve("plugged.jar"));
        try (Catalog catalog = Catalog.with(directory)) {
            assertThat(catalog.complaints()).isEmpty();
            assertEquals("plugged", catalog.entry(Kind.OPTIMIZER, "plugged").name());
        }
    }

    @Test
    void takes_a_plug_in_from_the_class_path() throws Exception {
        Path classes = component("Classic", "");
        Path services = classes.resolve("META-INF/services/org.thalweg.Optimizer");
        Files.createDirectories(services.getParent());
        Files.writeString(services, "com.acme.classic.Classic\n");
        Path jar = application.pack(classes);
        Output output =
                run(
                        Application.join(app.toString(), Application.path()),
                        "classic(0.1) | sgd(0.01)",
                        "-cp",
                        jar.toString());
        assertThat(output.text())
                .contains("classic(0.1) | sgd(0.01): finished", "classic from " + jar);
    }

    /** An application that loads modules itself hands the catalog a loader of theirs. */
    @Test
    void takes_a_layer_of_modules() throws Exception {
        Path jar =
                application.pack(
                        component("Layered", module("Layered", "exports com.acme.layered;")));
        Path own =
                application.compile(
                        "layers",
                        Map.of(
                                "module-info.java",
                                MODULE.replace("com.acme.app", "com.acme.layers"),
                                "com/acme/layers/Main.java",
                                """
                                package com.acme.layers;

                                import java.lang.module.ModuleFinder;
                                import java.nio.file.Path;
                                import java.util.Set;
                                import org.thalweg.catalog.Catalog;

                                public class Main {
                                    public static void main(String[] arguments) {
                                        ModuleLayer boot = ModuleLayer.boot();
                                        ModuleFinder jar = ModuleFinder.of(Path.of(arguments[0]));
                                        ModuleLayer layer = boot.defineModulesWithManyLoaders(
                                                boot.configuration().resolve(jar, ModuleFinder.of(), Set.of("com.acme.layered")),
                                                ClassLoader.getSystemClassLoader());
                                        Catalog catalog = Catalog.builder().classLoader(layer.findLoader("com.acme.layered")).build();
                                        System.out.println(catalog.parseChain("layered(0.1) | sgd") + " " + catalog.complaints());
                                        System.out.println(catalog.entry(org.thalweg.records.Kind.OPTIMIZER, "layered").origin());
                                    }
                                }
                                """),
                        "-p",
                        Application.path());
        Output output =
                application.start(
                        "java",
                        "-p",
                        Application.join(own.toString(), Application.path()),
                        "-m",
                        "com.acme.layers/com.acme.layers.Main",
                        jar.toString());
        assertEquals("layered(0.1) | sgd(0.01) []\n" + jar + "\n", output.text());
    }

    @Test
    void an_optimizer_in_a_package_of_the_application_says_what_it_needs() throws Exception {
        Path own =
                application.compile(
                        "private-record",
                        Map.of(
                                "module-info.java",
                                MODULE.replace("com.acme.app", "com.acme.kept"),
                                "com/acme/kept/Kept.java",
                                SIGNUM.replace("PACKAGE", "com.acme.kept").replace("NAME", "Kept"),
                                "com/acme/kept/Main.java",
                                """
                                package com.acme.kept;

                                public class Main {
                                    public static void main(String[] arguments) {
                                        System.out.println(org.thalweg.engine.Chain.of(new Kept()));
                                    }
                                }
                                """),
                        "-p",
                        Application.path());
        Output output =
                application.start(
                        "java",
                        "-p",
                        Application.join(own.toString(), Application.path()),
                        "-m",
                        "com.acme.kept/com.acme.kept.Main");
        assertThat(output.text())
                .contains(
                        "The hyper-parameters of com.acme.kept.Kept cannot be read: its module com.acme.kept keeps its package to itself. Write 'opens com.acme.kept;' in module-info.java, or 'exports com.acme.kept;' if the record is public.");
    }

    /** All of it: the command, on the module path. */
    @Test
    void ablates_on_the_module_path() throws Exception {
        assumeTrue(Program.isPackaged(), "The application is not packed yet; 'mvn verify' does.");
        Path lib = Program.placeOf(Main.class).resolveSibling("");
        Output output =
                application.start(
                        "java",
                        "-p",
                        lib.toString(),
                        "-m",
                        "org.thalweg.cli/org.thalweg.cli.Main",
                        "ablate",
                        Path.of("../examples/diabetes.yaml").toAbsolutePath().toString(),
                        "--epochs=1",
                        "--folds=3",
                        "--tune-trials=2",
                        "--out=" + folder.resolve("results"));
        assertEquals(0, output.exitCode(), output.text());
        assertThat(Files.readString(folder.resolve("results/report.html"))).contains("echarts");
    }
}
