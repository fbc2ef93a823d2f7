package org.thalweg.integration.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.Entry;
import org.thalweg.experiments.AblationRun;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.SpecReader;
import org.thalweg.integration.Program.Output;
import org.thalweg.integration.Published;
import org.thalweg.records.Kind;

class SamplePluginTest {

    private static final Map<Kind, String> COMPONENTS =
            Map.of(
                    Kind.OPTIMIZER, "signum",
                    Kind.REGULARIZER, "group-lasso",
                    Kind.LOSS, "pseudo-huber",
                    Kind.MODEL, "tied-residual",
                    Kind.SCHEDULE, "triangle");

    @TempDir private static Path folder;

    private static Workshop workshop;
    private static Path project;
    private static Path jar;
    private static Output build;

    @BeforeAll
    static void build() throws Exception {
        workshop = new Workshop(folder);
        project = folder.resolve("sample-plugin");
        copySources(Path.of("sample-plugin"), project);
        build = workshop.maven(project, "verify");
        jar = project.resolve("target/sample-plugin-1.0.jar");
    }

    @AfterAll
    static void close() throws IOException {
        if (workshop != null) {
            workshop.close();
        }
    }

    private static void copySources(Path from, Path to) throws IOException {
        for (Path file : Packed.files(from)) {
            Path relative = from.relativize(file);
            if (!relative.startsWith("target")) {
                Files.createDirectories(to.resolve(relative).getParent());
                Files.copy(file, to.resolve(relative));
            }
        }
    }

    @Test
    void its_author_s_build_holds_every_component_to_its_contract() throws IOException {
        assertEquals(0, build.exitCode(), build.text());
        Path reports = project.resolve("target/surefire-reports");
        for (String type :
                List.of(
                        "Signum",
                        "Lookahead",
                        "GroupLasso",
                        "PseudoHuber",
                        "TiedResidual",
                        "Triangle")) {
            String name = "TEST-com.example.optimizers." + type + "ContractTest.xml";
            assertThat(Files.readString(reports.resolve(name)))
                    .contains("is_registered_under_a_name_of_its_own");
        }
    }

    @Test
    void its_version_is_that_of_this_build() throws IOException {
        assertThat(Files.readString(Path.of("sample-plugin/pom.xml")))
                .contains("<thalweg.version>" + Published.version() + "</thalweg.version>");
    }

    @Test
    void every_component_is_found_by_name() {
        try (Catalog catalog = Catalog.with(jar)) {
            assertThat(catalog.complaints()).isEmpty();
            COMPONENTS.forEach(
                    (kind, name) -> {
                        Entry entry = catalog.entry(kind, name);
                        assertEquals(jar.toString(), entry.origin().location());
                        assertEquals("1.0", entry.origin().version());
                        assertThat(entry.summary()).isNotEmpty();
                        assertThat(entry.reference()).isNotEmpty();
                        assertThat(entry.parameters())
                                .allMatch(parameter -> !parameter.meaning().isEmpty());
                    });
        }
    }

    /** With and without each part, each at the best of its learning rates. */
    @Test
    void its_components_take_part_in_an_ablation() throws InterruptedException {
        try (Catalog catalog = Catalog.with(jar)) {
            Experiment experiment =
                    new SpecReader(catalog)
                            .fromPipe(
                                    "signum(0.5) | sgd(triangle(0.001, 0.02, 20))",
                                    Path.of("../examples/data/diabetes.csv"),
                                    Map.of(
                                            "target", "progression",
                                            "model", "tied-residual(4)",
                                            "loss", "pseudo-huber(0.5)",
                                            "regularizers", "group-lasso(0.01)",
                                            "split", "{folds: 3}",
                                            "epochs", "2"));
            Findings findings = AblationRun.of(experiment).inMemory();
            assertThat(findings.ended(Ending.Kind.FAILED)).isEmpty();
            assertThat(findings.findings())
                    .extracting(finding -> finding.comparison().arm().name())
                    .containsExactly("-signum", "-group-lasso");
            assertThat(findings.study().evaluations())
                    .allMatch(series -> series.outcomes().size() >= 3);
        }
    }

    /** What a wrapper from a JAR holds is tuned, left out and explained by its path. */
    @Test
    void its_wrapper_takes_part_in_an_ablation() throws InterruptedException {
        try (Catalog catalog = Catalog.with(jar)) {
            Experiment experiment =
                    new SpecReader(catalog)
                            .fromPipe(
                                    "lookahead(5, 0.5, chain=momentum(0.9) | sgd(0.05))",
                                    Path.of("../examples/data/diabetes.csv"),
                                    Map.of(
                                            "target", "progression",
                                            "regularizers", "l1(0.1)",
                                            "split", "{folds: 3}",
                                            "epochs", "2"));
            assertThat(experiment.tuning().orElseThrow().parameters())
                    .containsExactly("lookahead/sgd.learning-rate");
            Findings findings = AblationRun.of(experiment).inMemory();
            assertThat(findings.ended(Ending.Kind.FAILED)).isEmpty();
            assertThat(findings.findings())
                    .extracting(finding -> finding.comparison().arm().name())
                    .containsExactly("-lookahead", "-lookahead/momentum", "-l1");
        }
    }

    @Test
    void the_program_finds_nothing_to_object_to() throws Exception {
        Output check = workshop.thalweg("check", jar.toString());
        assertEquals(0, check.exitCode(), check.text());
        assertThat(check.text())
                .contains("optimizer signum(decay=0.9)  com.example.optimizers.Signum")
                .contains("8 classes for Java 17, built for API " + Published.version())
                .endsWith(
                        "OK: 0 problems, 6 usable components; obligations: 87 met, 0 failed, 2 not applicable.\n");
    }
}
