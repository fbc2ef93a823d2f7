package org.thalweg.integration.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.catalog.Catalog;
import org.thalweg.cli.Main;
import org.thalweg.integration.plugin.Workshop.Output;
import org.thalweg.records.Kind;

class NewPluginTest {

    @TempDir private Path folder;

    @Test
    void a_new_plug_in_builds_meets_its_contract_and_is_accepted() throws Exception {
        try (Workshop workshop = new Workshop(folder)) {
            build(workshop);
        }
    }

    private void build(Workshop workshop) throws Exception {
        Output written = workshop.thalweg("new-plugin", "acme-optimizer", "--package", "com.acme");
        assertEquals(0, written.exitCode(), written.text());
        assertEquals(
                """
                Wrote 6 files to acme-optimizer. Next:

                  cd acme-optimizer
                  mvn verify
                  thalweg check target/acme-optimizer-1.0.jar

                The rule is in src/main/java/com/acme/AcmeOptimizer.java.
                """,
                written.text());
        Path project = folder.resolve("acme-optimizer");
        Output build = workshop.maven(project, "verify");
        assertEquals(0, build.exitCode(), build.text());
        assertThat(build.text()).contains("Tests run: 19, Failures: 0, Errors: 0, Skipped: 0");
        Path jar = project.resolve("target/acme-optimizer-1.0.jar");
        Output check = workshop.thalweg("check", jar.toString());
        assertEquals(0, check.exitCode(), check.text());
        try (Catalog catalog = Catalog.with(jar)) {
            assertThat(catalog.complaints()).isEmpty();
            assertEquals(
                    jar.toString(),
                    catalog.entry(Kind.OPTIMIZER, "acme-optimizer").origin().location());
        }
    }

    /** The test kit without JUnit is part of the application; JUnit is not. */
    @Test
    void the_application_brings_no_test_framework() throws Exception {
        assumeTrue(Workshop.isPackaged(), "The application is not packed yet; 'mvn verify' does.");
        try (Stream<Path> files = Files.list(Packed.placeOf(Main.class).getParent())) {
            List<String> names = files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).anyMatch(name -> name.startsWith("optimizer-testkit"));
            assertThat(names).noneMatch(name -> name.matches("(junit|opentest4j|mockito).*"));
        }
    }
}
