package org.thalweg.integration.stranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.integration.Program.Output;

class JshellTest {

    @TempDir private Path folder;

    /** Lines as they are typed, in sessions of both sorts. */
    @ParameterizedTest
    @ValueSource(strings = {"--class-path", "--module-path"})
    void a_session_trains_and_knows_the_catalog(String path) throws Exception {
        Path lines = folder.resolve("lines.jsh");
        Files.writeString(
                lines,
                """
                import java.nio.file.Path;
                import org.thalweg.catalog.Catalog;
                import org.thalweg.datasets.Csv;
                import org.thalweg.losses.SquaredError;
                import org.thalweg.models.Linear;
                import org.thalweg.training.Training;
                var patients = Csv.read(Path.of("DATA")).target("progression");
                var chain = Catalog.standard().parseChain("momentum | sgd(0.01)");
                System.out.println(Training.of(new Linear(), new SquaredError()).optimize(chain).epochs(2).standardize().run(patients));
                /exit
                """
                        .replace(
                                "DATA",
                                Path.of("../examples/data/diabetes.csv")
                                        .toAbsolutePath()
                                        .toString()));
        String[] modules =
                path.equals("--module-path")
                        ? new String[] {"--add-modules", "org.thalweg.datasets"}
                        : new String[0];
        String[] arguments = Arrays.copyOf(modules, modules.length + 3);
        arguments[modules.length] = path;
        arguments[modules.length + 1] = Application.path();
        arguments[modules.length + 2] = lines.toString();
        Output output = new Application(folder).start("jshell", arguments);
        assertThat(output.text())
                .contains("momentum(0.9) | sgd(0.01): finished")
                .doesNotContain("|  Error");
        assertEquals(0, output.exitCode());
    }
}
