package org.thalweg.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.Optimizer;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.training.Fit;
import org.thalweg.training.Status;
import org.thalweg.training.Training;
import org.thalweg.training.Variant;

/** A plug-in that can be used, and fails at work. */
class FailingPluginTest {

    @TempDir private Path folder;

    @Test
    void its_step_fails_with_its_path_class_and_jar_and_the_others_go_on() throws IOException {
        Path jar = folder.resolve("acme-1.0.jar");
        new PluginJar()
                .compile(
                        PluginJar.inAcme(
                                "public record Bad() implements Optimizer { public Kernel kernel(Step step) { throw new StackOverflowError(); } }"))
                .service(Optimizer.class.getName(), "com.acme.Bad")
                .write(jar);
        try (Catalog catalog = Catalog.builder().plugins(jar).build()) {
            List<Fit> fits =
                    Training.of(new Linear(), new SquaredError())
                            .run(
                                    Dataset.of(
                                            new double[][] {{1}, {2}}, new double[][] {{1}, {3}}),
                                    List.of(
                                            variant(catalog.parseChain("accumulate(1, bad) | sgd")),
                                            variant(catalog.parseChain("sgd"))));
            assertThat(fits.get(0).status())
                    .hasToString(
                            "failed at step 1: accumulate/bad (com.acme.Bad, acme-1.0.jar): java.lang.StackOverflowError");
            assertThat(fits.get(1).status()).isEqualTo(new Status.Finished());
        }
    }

    private static Variant variant(Chain chain) {
        return new Variant(chain.toString(), chain, List.of());
    }
}
