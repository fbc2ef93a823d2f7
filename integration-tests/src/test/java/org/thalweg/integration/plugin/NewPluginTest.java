package org.thalweg.integration.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.CaseFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.catalog.Catalog;
import org.thalweg.cli.Main;
import org.thalweg.cli.plugin.Beginning;
import org.thalweg.integration.Program;
import org.thalweg.integration.Program.Output;

/** A new plug-in of each kind, as it is written: one build for all of them. */
class NewPluginTest {

    @TempDir private static Path folder;

    private static final Map<Beginning, Output> WRITTEN = new EnumMap<>(Beginning.class);

    private static Workshop workshop;
    private static Output build;

    @BeforeAll
    static void write_and_build_all() throws Exception {
        workshop = new Workshop(folder);
        StringBuilder modules = new StringBuilder();
        for (Beginning beginning : Beginning.values()) {
            String name = nameOf(beginning);
            modules.append("<module>").append(name).append("</module>");
            WRITTEN.put(
                    beginning,
                    workshop.thalweg(
                            "new-plugin",
                            name,
                            "--kind",
                            beginning.word(),
                            "--package",
                            "com.acme"));
        }
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>all</groupId><artifactId>all</artifactId><version>1</version>"
                        + "<packaging>pom</packaging><modules>"
                        + modules
                        + "</modules></project>");
        build = workshop.maven(folder, "verify");
    }

    @AfterAll
    static void close() throws IOException {
        if (workshop != null) {
            workshop.close();
        }
    }

    private static String nameOf(Beginning beginning) {
        return "acme-" + beginning.word();
    }

    private static Path jarOf(Beginning beginning) {
        String name = nameOf(beginning);
        return folder.resolve(name).resolve("target").resolve(name + "-1.0.jar");
    }

    @ParameterizedTest
    @EnumSource
    void it_is_told_what_to_do_next(Beginning beginning) {
        String name = nameOf(beginning);
        String type = CaseFormat.LOWER_HYPHEN.to(CaseFormat.UPPER_CAMEL, name);
        Output written = Objects.requireNonNull(WRITTEN.get(beginning));
        assertEquals(
                """
                Wrote 6 files to NAME. Next:

                  cd NAME
                  mvn verify
                  thalweg check target/NAME-1.0.jar

                The record is in src/main/java/com/acme/TYPE.java.
                """
                        .replace("NAME", name)
                        .replace("TYPE", type),
                written.text());
        assertEquals(0, written.exitCode());
    }

    @Test
    void each_builds_and_meets_its_contract() throws IOException {
        assertEquals(0, build.exitCode(), build.text());
        for (Beginning beginning : Beginning.values()) {
            Path reports = folder.resolve(nameOf(beginning)).resolve("target/surefire-reports");
            try (Stream<Path> files = Files.list(reports)) {
                Path report =
                        files.filter(file -> file.toString().endsWith("Test.xml"))
                                .findFirst()
                                .orElseThrow();
                assertThat(Files.readString(report))
                        .contains("is_registered_under_a_name_of_its_own");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_is_accepted(Beginning beginning) throws Exception {
        Path jar = jarOf(beginning);
        Output check = workshop.thalweg("check", jar.toString());
        assertEquals(0, check.exitCode(), check.text());
        try (Catalog catalog = Catalog.with(jar)) {
            assertThat(catalog.complaints()).isEmpty();
            assertEquals(
                    jar.toString(),
                    catalog.entry(beginning.kind(), nameOf(beginning)).origin().location());
        }
    }

    /** As its README says. */
    @ParameterizedTest
    @EnumSource
    void it_is_used(Beginning beginning) throws Exception {
        String readme = Files.readString(folder.resolve(nameOf(beginning)).resolve("README.md"));
        String use = beginning.use(nameOf(beginning));
        assertThat(readme).contains("thalweg " + beginning.command() + " " + use + " --plugins");
        List<String> arguments = new ArrayList<>(List.of(beginning.command()));
        for (String argument : use.split("\"", -1)) {
            // Within the quotation marks is the chain; behind it may be an option.
            arguments.addAll(
                    argument.startsWith(" --")
                            ? List.of(argument.strip().split(" ", 2))
                            : List.of(argument));
        }
        arguments.removeIf(String::isEmpty);
        String data = Path.of("../examples/data/diabetes.csv").toAbsolutePath().toString();
        arguments.addAll(List.of("--plugins", jarOf(beginning).toString()));
        arguments.addAll(
                beginning == Beginning.PROBLEM
                        ? List.of("--replicates", "3", "--evaluations", "20")
                        : List.of("--data", data, "--target", "progression", "--epochs", "2"));
        Output used = workshop.thalweg(arguments.toArray(String[]::new));
        assertEquals(0, used.exitCode(), used.text());
        assertThat(used.text())
                .contains(beginning == Beginning.PROBLEM ? "RESULT log-gap" : "epoch");
    }

    /** The test kit without JUnit is part of the application; JUnit is not. */
    @Test
    void the_application_brings_no_test_framework() throws Exception {
        assumeTrue(Program.isPackaged(), "The application is not packed yet; 'mvn verify' does.");
        try (Stream<Path> files = Files.list(Program.placeOf(Main.class).getParent())) {
            List<String> names = files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).anyMatch(name -> name.startsWith("optimizer-testkit"));
            assertThat(names).noneMatch(name -> name.matches("(junit|opentest4j|mockito).*"));
        }
    }
}
