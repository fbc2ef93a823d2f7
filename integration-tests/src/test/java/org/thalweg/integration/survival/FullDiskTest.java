package org.thalweg.integration.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;
import org.thalweg.integration.Program;
import org.thalweg.integration.Program.Output;

/** A disk that is full: a limit on the size of files stands for it, as does the device that never has room. */
class FullDiskTest {

    private static final String SPEC =
            """
            chain: momentum(0.9) | sgd(0.05)
            data: [DATA: {target: height, standardize: false}]
            split: {folds: 3}
            tune: {trials: 3}
            epochs: 2
            """;

    private static final int LARGER_THAN_THE_DATABASE = 1600;

    @TempDir private Path folder;

    @BeforeEach
    void write_the_spec() throws IOException {
        assumeTrue(OSInfo.getOSName().equals("Linux"), "Only Linux is known to have these limits.");
        Files.writeString(folder.resolve("spec.yaml"), SPEC.replace("DATA", data()));
    }

    private static String data() {
        return Path.of("../examples/data/valley.csv").toAbsolutePath().normalize().toString();
    }

    /** Units of 512 bytes: nothing fits; the database does not; the report does not. */
    @ParameterizedTest
    @ValueSource(ints = {16, 160, LARGER_THAN_THE_DATABASE})
    void a_full_disk_is_told_of_and_costs_nothing_that_was_finished(int limit) throws Exception {
        Output stopped = ablate("results", "ulimit -f " + limit + " && ");
        assertEquals(1, stopped.exitCode(), stopped.text());
        String last = stopped.text().strip().lines().reduce("", (before, line) -> line);
        assertThat(last)
                .startsWith(
                        "results/"
                                + (limit < LARGER_THAN_THE_DATABASE
                                        ? "results.sqlite: "
                                        : "report.html: "))
                .containsPattern(
                        "make room and run the same command again\\.$|'thalweg report' writes it once this is mended\\.$");
        Output later = ablate("results", "");
        assertEquals(0, later.exitCode(), later.text());
        Output whole = ablate("whole", "");
        assertEquals(0, whole.exitCode(), whole.text());
        assertThat(folder.resolve("results/runs.csv"))
                .hasSameBinaryContentAs(folder.resolve("whole/runs.csv"));
        assertThat(folder.resolve("results").toFile().list())
                .containsExactlyInAnyOrder(folder.resolve("whole").toFile().list());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"components", "schema", "train sgd(0.1) --data ../DATA --target height"})
    void output_that_is_lost_is_told_of(String command) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "There is no /dev/full.");
        String[] arguments = command.replace("../DATA", data()).split(" ");
        Output lost = shell("exec \"$@\" > /dev/full", arguments);
        assertEquals(1, lost.exitCode(), lost.text());
        assertThat(lost.text()).contains("tandard output");
    }

    private Output ablate(String results, String before) throws IOException, InterruptedException {
        return shell(before + "exec \"$@\"", "ablate", "spec.yaml", "--out", results);
    }

    /** Runs the program by a shell, in which {@code "$@"} is its command. */
    private Output shell(String script, String... arguments)
            throws IOException, InterruptedException {
        // The driver would unpack its library into a file, and the JVM write one of its own, that
        // are too large themselves.
        List<String> options =
                List.of(
                        "-XX:-UsePerfData",
                        "-Dorg.sqlite.lib.path=" + library().getParent(),
                        "-Dorg.sqlite.lib.name=" + library().getFileName());
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(Program.command(options, arguments));
        return Program.run(folder, command);
    }

    private Path library() throws IOException {
        String name = "libsqlitejdbc.so";
        Path library = folder.resolve("native").resolve(name);
        if (!Files.exists(library)) {
            Files.createDirectories(library.getParent());
            String resource =
                    "/org/sqlite/native/"
                            + OSInfo.getNativeLibFolderPathForCurrentOS()
                            + "/"
                            + name;
            try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
                Files.copy(in, library);
            }
        }
        return library;
    }
}
