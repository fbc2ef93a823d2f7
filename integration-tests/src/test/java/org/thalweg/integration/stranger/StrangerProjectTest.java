package org.thalweg.integration.stranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.integration.Program.Output;
import org.thalweg.integration.Published;
import org.thalweg.integration.plugin.Workshop;

/** A Maven project of somebody's own, which knows our artifacts by their coordinates alone. */
class StrangerProjectTest {

    private static final String POM =
            """
            <project>
                <modelVersion>4.0.0</modelVersion>
                <groupId>com.acme</groupId>
                <artifactId>own-project</artifactId>
                <version>1</version>
                <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                </properties>
                <dependencies>
                    <dependency>
                        <groupId>org.thalweg</groupId>
                        <artifactId>datasets</artifactId>
                        <version>VERSION</version>
                    </dependency>
                    <dependency>
                        <groupId>org.thalweg</groupId>
                        <artifactId>regularizers</artifactId>
                        <version>VERSION</version>
                    </dependency>
                    <dependency>
                        <groupId>org.junit.jupiter</groupId>
                        <artifactId>junit-jupiter</artifactId>
                        <version>5.14.4</version>
                        <scope>test</scope>
                    </dependency>
                </dependencies>
                <build>
                    <plugins>
                        <plugin>
                            <artifactId>maven-resources-plugin</artifactId>
                            <version>3.5.0</version>
                        </plugin>
                        <plugin>
                            <artifactId>maven-compiler-plugin</artifactId>
                            <version>3.16.0</version>
                        </plugin>
                        <plugin>
                            <artifactId>maven-surefire-plugin</artifactId>
                            <version>3.6.1</version>
                        </plugin>
                    </plugins>
                </build>
            </project>
            """;

    private static final String TRAINED =
            """
            package com.acme.own;

            import java.nio.file.Path;
            import org.thalweg.catalog.Catalog;
            import org.thalweg.datasets.Csv;
            import org.thalweg.losses.SquaredError;
            import org.thalweg.models.Linear;
            import org.thalweg.regularizers.L2;
            import org.thalweg.training.Fit;
            import org.thalweg.training.Training;

            public class Trained {
                public static Fit onPatients() {
                    return Training.of(new Linear(), new SquaredError()).regularize(new L2(1e-3))
                            .optimize(Catalog.standard().parseChain("momentum | sgd(0.01)"))
                            .epochs(2).standardize().run(Csv.read(Path.of("DATA")).target("progression"));
                }
            }
            """;

    private static final String TEST =
            """
            package com.acme.own;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import org.junit.jupiter.api.Test;
            import org.thalweg.engine.Chain;

            class TrainedTest {
                @Test
                void trains() {
                    assertEquals(System.getProperty("expected"), String.valueOf(Chain.class.getModule().getName()));
                    assertEquals("momentum(0.9) | sgd(0.01): finished", Trained.onPatients().toString());
                }
            }
            """;

    @TempDir private static Path folder;

    private static Workshop workshop;

    @BeforeAll
    static void open() throws IOException {
        workshop = new Workshop(folder);
    }

    @AfterAll
    static void close() throws IOException {
        if (workshop != null) {
            workshop.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trains_on_class_path_and_module_path(boolean modular) throws Exception {
        Path project = folder.resolve(modular ? "modular" : "plain");
        Path main = Files.createDirectories(project.resolve("src/main/java/com/acme/own"));
        Path test = Files.createDirectories(project.resolve("src/test/java/com/acme/own"));
        Files.writeString(project.resolve("pom.xml"), POM.replace("VERSION", Published.version()));
        Files.writeString(
                main.resolve("Trained.java"),
                TRAINED.replace(
                        "DATA",
                        Path.of("../examples/data/diabetes.csv").toAbsolutePath().toString()));
        Files.writeString(test.resolve("TrainedTest.java"), TEST);
        if (modular) {
            Files.writeString(
                    project.resolve("src/main/java/module-info.java"),
                    """
                    module com.acme.own {
                        requires transitive org.thalweg.datasets;
                        requires org.thalweg.regularizers;

                        exports com.acme.own;
                    }
                    """);
        }
        Output build =
                workshop.maven(
                        project, "-o", "test", "-Dexpected=" + (modular ? "org.thalweg" : "null"));
        assertEquals(0, build.exitCode(), build.text());
        assertThat(build.text()).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
    }
}
