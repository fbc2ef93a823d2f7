package org.thalweg.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.plan.Plan;
import org.thalweg.experiments.spec.Design.Factorial;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.store.ResultsFolder;
import org.thalweg.losses.Huber;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;
import org.thalweg.regularizers.MaxNorm;

/** The plan counts every run that is made. */
final class PlannedRunsTest {

    @TempDir private Path folder;

    private static Bench bench() {
        return Bench.of(Chain.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.1)));
    }

    /** Rates so far apart on both sides that no best one is at an end. */
    private static Bench tuned() {
        return bench().tune(1e-7, 1e3, 11);
    }

    static List<Bench> benches() {
        return List.of(
                bench().tuneNothing(),
                bench().tuneNothing().loss(new Huber()),
                bench().tuneNothing().datasets("one", "two").folds(4, 2),
                bench().tuneNothing().oneTestSet(7),
                tuned(),
                tuned().regularize(new L2(1e-3), new MaxNorm()),
                tuned().datasets("one", "two").folds(2, 1),
                tuned().folds(2, 1)
                        .design(
                                new LeaveOneOut(),
                                new LeaveOneIn(),
                                new Factorial(List.of("clip-by-global-norm", "momentum"))),
                bench().folds(2, 1).tune(8, Dimension.uniform("momentum.decay", 0.1, 0.9)),
                bench().folds(2, 1)
                        .tune(
                                8,
                                Dimension.uniform("momentum.decay", 0.1, 0.9),
                                Dimension.uniform("clip-by-global-norm.max", 0.1, 1)));
    }

    @ParameterizedTest
    @MethodSource("benches")
    void every_run_that_is_made_was_planned(Bench bench) throws IOException, InterruptedException {
        Plan plan = bench.run().plan();
        Map<String, Long> made = made(bench);
        assertThat(made.getOrDefault("tune", 0L)).isEqualTo(plan.tuningRuns());
        assertThat(made.getOrDefault("exact", 0L)).isEqualTo(plan.exactRuns());
        long evaluated = made.getOrDefault("evaluate", 0L);
        assertThat(evaluated)
                .isBetween(plan.evaluationRuns(), plan.evaluationRuns() + plan.furtherRuns());
        if (bench.experiment().tuning().isEmpty()) {
            assertThat(evaluated).isEqualTo(plan.evaluationRuns());
        }
    }

    /** Returns how many lines of {@code runs.csv} there are of each phase, and checks that the folder holds no other runs. */
    private Map<String, Long> made(Bench bench) throws IOException, InterruptedException {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            bench.run().in(results);
            Map<String, Long> made =
                    Files.readAllLines(folder.resolve("runs.csv")).stream()
                            .skip(1)
                            .map(line -> line.substring(0, line.indexOf(',')))
                            .collect(Collectors.groupingBy(phase -> phase, Collectors.counting()));
            long kept = results.endings().values().stream().mapToLong(Integer::longValue).sum();
            assertThat(made.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(kept);
            assertThat(bench.run().cached(results)).isEqualTo(kept);
            return made;
        }
    }

    @Test
    void more_runs_are_made_only_where_a_best_is_at_an_edge()
            throws IOException, InterruptedException {
        Bench low = bench().tune(1e-5, 1e-4, 4);
        Plan plan = low.run().plan();
        // Three extensions by one point each, for three variants in five replicates.
        assertThat(made(low).get("tune")).isEqualTo(plan.tuningRuns() + 3 * 3 * 5);
        assertThat(plan.text(0, Optional.empty(), 1)).contains("more where the best is at an edge");
    }

    @Test
    void a_plan_says_what_its_replicates_are() {
        assertThat(
                        bench().run()
                                .plan()
                                .text(0, Optional.empty(), 1)
                                .lines()
                                .findFirst()
                                .orElseThrow())
                .endsWith(" × 1 dataset × 5 folds");
        assertThat(bench().folds(4, 3).run().plan().folds()).containsExactly("4 folds × 3 rounds");
        assertThat(bench().oneTestSet(7).run().plan().folds())
                .containsExactly("7 draws, all tested on one set");
        assertThat(bench().folds(4, 3).datasets("one", "two").run().plan().replicates())
                .containsExactly(12, 12);
    }

    @Test
    void a_plan_is_told_before_anything_is_read_of_the_data_that_a_folder_knows() {
        Bench bench = bench().datasets("one", "two").folds(4, 3);
        AblationRun run = AblationRun.of(bench.experiment());
        assertThat(run.plan(bench.facts()).text(0, Optional.empty(), 1))
                .isEqualTo(bench.run().plan().text(0, Optional.empty(), 1));
    }

    @Test
    void runs_that_are_there_are_counted() throws InterruptedException {
        Bench bench = bench().tuneNothing();
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            assertThat(bench.run().cached(results)).isEqualTo(0);
            bench.run().in(results);
            Bench more = bench().tuneNothing().folds(5, 2);
            assertThat(more.run().cached(results)).isEqualTo(3 * 5 + 5);
            assertThat(more.run().plan().runs()).isEqualTo(2 * (3 * 5 + 5));
        }
    }
}
