package org.thalweg.integration.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.AblationRun;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.SpecReader;
import org.thalweg.experiments.store.ResultsFolder;

/** Long use: {@code mvn -Psoak verify}. What came of it stands in docs/soak.md. */
@Tag("soak")
class SoakTest {

    private static final int EVERY = 1000;
    private static final long MEGABYTE = 1 << 20;

    /** By how much the heap that is in use, garbage collected, may grow: not even a kilobyte a run. */
    private static final long FLAT = 8 * MEGABYTE;

    @TempDir private Path folder;

    /** What is in use after so many runs, or experiments. */
    private record Use(long count, long heap, long handles) {

        static Use after(long count) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            long handles =
                    ManagementFactory.getOperatingSystemMXBean()
                                    instanceof UnixOperatingSystemMXBean unix
                            ? unix.getOpenFileDescriptorCount()
                            : 0;
            return new Use(count, runtime.totalMemory() - runtime.freeMemory(), handles);
        }

        @Override
        public String toString() {
            return String.format("| %,d | %d MB | %d |", count, heap / MEGABYTE, handles);
        }
    }

    private Experiment experiment(int trials) throws IOException {
        String data =
                Path.of("../examples/data/valley.csv").toAbsolutePath().normalize().toString();
        Path spec = folder.resolve("soak.yaml");
        Files.writeString(
                spec,
                String.format(
                        """
                        chain: momentum(0.9) | sgd(0.05)
                        design: [leave-one-out, vary: {momentum.decay: [0.5, 0.99]}]
                        data: [%s: {target: height, standardize: false, split: {folds: 10, rounds: 2}}]
                        tune: {trials: %d}
                        epochs: 2
                        """,
                        data, trials));
        try (Catalog catalog = Catalog.standard()) {
            return new SpecReader(catalog).read(spec);
        }
    }

    @Test
    void ten_thousand_runs_of_one_experiment_take_no_more_memory_than_a_thousand()
            throws Exception {
        List<Use> uses = new ArrayList<>();
        long[] next = {EVERY};
        AblationRun run =
                AblationRun.of(experiment(125))
                        .progress(
                                tally -> {
                                    if (tally.done() >= next[0]) {
                                        next[0] += EVERY;
                                        uses.add(Use.after(tally.done()));
                                    }
                                });
        try (ResultsFolder results = ResultsFolder.open(folder.resolve("results"))) {
            run.in(results);
        }
        requireFlat(uses);
        assertThat(uses).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void a_hundred_experiments_leave_nothing_open() throws Exception {
        Experiment experiment = experiment(2);
        List<Use> uses = new ArrayList<>();
        for (int n = 1; n <= 100; n++) {
            try (ResultsFolder results = ResultsFolder.open(folder.resolve("results-" + n))) {
                AblationRun.of(experiment).in(results);
            }
            if (n % 10 == 0) {
                uses.add(Use.after(n));
            }
        }
        requireFlat(uses);
    }

    private static void requireFlat(List<Use> uses) {
        uses.forEach(System.out::println);
        Use last = uses.get(uses.size() - 1);
        long leastHeap = uses.stream().mapToLong(Use::heap).min().orElseThrow();
        long leastHandles = uses.stream().mapToLong(Use::handles).min().orElseThrow();
        assertThat(last.heap - leastHeap).as("bytes of heap").isLessThan(FLAT);
        assertThat(last.handles - leastHandles).as("handles").isLessThan(5);
    }
}
