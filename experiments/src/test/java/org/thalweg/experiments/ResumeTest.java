package org.thalweg.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.thalweg.experiments.Same.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Note;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.KnownMinimum;
import org.thalweg.experiments.run.KnownMinimum.Obstacle;
import org.thalweg.experiments.run.Progress;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Design.Vary;
import org.thalweg.experiments.store.ResultsFolder;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class ResumeTest {

    /** Small groups, so that there are many moments to be interrupted at. */
    private static final Running SMALL_GROUPS = new Running(2, 3, false, true);

    private static byte[] uninterrupted = {};

    @TempDir private Path temporary;

    private static AblationRun run() {
        return Bench.of(
                        Chain.of(
                                new ClipByGlobalNorm(1),
                                new Momentum(0.9),
                                new Failing(),
                                new Sgd(0.1)))
                .datasets("one", "two")
                .folds(2, 1)
                .run()
                .running(SMALL_GROUPS);
    }

    @BeforeAll
    static void runUninterrupted(@TempDir Path folder) throws IOException, InterruptedException {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            run().in(results);
        }
        uninterrupted = runsIn(folder);
    }

    private static byte[] runsIn(Path folder) throws IOException {
        return Files.readAllBytes(folder.resolve("runs.csv"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 20, 41})
    void an_interrupted_run_resumes_to_the_same_bytes(int every)
            throws IOException, InterruptedException {
        Path folder = temporary.resolve("interrupted");
        int interruptions = 0;
        for (boolean finished = false; !finished; ) {
            AtomicInteger heard = new AtomicInteger();
            Progress interrupting =
                    tally -> {
                        if (tally.done() > tally.cached() && heard.incrementAndGet() == every) {
                            Thread.currentThread().interrupt();
                        }
                    };
            try (ResultsFolder results = ResultsFolder.open(folder)) {
                run().progress(interrupting).in(results);
                finished = !Thread.interrupted();
            } catch (InterruptedException e) {
                interruptions++;
            }
        }
        assertThat(interruptions).isGreaterThan(0);
        assertThat(runsIn(folder)).isEqualTo(uninterrupted);
    }

    /** What is on the disk at some moment is what a killed process leaves behind. */
    @ParameterizedTest
    @ValueSource(ints = {1, 30, 55})
    void what_a_killed_process_leaves_resumes_to_the_same_bytes(int moment)
            throws IOException, InterruptedException {
        Path folder = temporary.resolve("killed");
        Path left = Files.createDirectory(temporary.resolve("left"));
        AtomicInteger heard = new AtomicInteger();
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            run().progress(
                            tally -> {
                                if (heard.incrementAndGet() == moment) {
                                    copy(folder, left, "results.sqlite");
                                    copy(folder, left, "results.sqlite-wal");
                                }
                            })
                    .in(results);
        }
        assertThat(heard.get()).isGreaterThan(moment);
        AtomicInteger cached = new AtomicInteger();
        try (ResultsFolder results = ResultsFolder.open(left)) {
            run().progress(tally -> cached.accumulateAndGet(tally.cached(), Math::max)).in(results);
        }
        assertThat(runsIn(left)).isEqualTo(uninterrupted);
        assertThat(cached.get() > 0).isEqualTo(moment > 1);
    }

    private static void copy(Path from, Path to, String name) {
        try {
            Files.copy(from.resolve(name), to.resolve(name));
        } catch (IOException e) {
            fail(e);
        }
    }

    @Test
    void a_look_at_an_unfinished_run_does_not_judge_what_was_not_tried()
            throws InterruptedException {
        Bench bench = Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)));
        Progress interrupting = tally -> Thread.currentThread().interrupt();
        try (ResultsFolder results = ResultsFolder.open(temporary.resolve("looked-at"))) {
            assertThatThrownBy(() -> bench.run().progress(interrupting).in(results))
                    .isInstanceOf(InterruptedException.class);
            Thread.interrupted();
            Findings findings = bench.run().found(results);
            assertThat(findings.notes()).noneMatch(note -> note.kind() == Note.Kind.TUNING);
        }
    }

    @Test
    void what_is_not_finished_has_no_picture_yet_and_says_why() throws InterruptedException {
        Bench bench = Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)));
        try (ResultsFolder results = ResultsFolder.open(temporary.resolve("unfinished"))) {
            Findings findings = bench.run().in(results);
            KnownMinimum whole = findings.study().minima().get(0);
            assertThat(whole.valley()).isPresent();
            assertThat(bench.run().found(results).study().minima()).containsExactly(whole);
            // As if it had been stopped between the last run and the end.
            Map<String, String> contents = DataFacts.hashes(findings.study().data());
            results.keep(bench.experiment().hash(contents), List.of());
            assertThat(bench.run().found(results).study().minima())
                    .containsExactly(KnownMinimum.without(whole.dataset(), Obstacle.UNFINISHED));
            assertThat(bench.run().in(results).study().minima()).containsExactly(whole);
        }
    }

    @Test
    void what_is_done_is_never_done_again() throws InterruptedException {
        Path folder = temporary.resolve("twice");
        Findings first;
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            first = run().in(results);
        }
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            Findings second =
                    run().progress(tally -> assertThat(tally.cached()).isEqualTo(tally.total()))
                            .in(results);
            assertSame(second, first);
        }
    }

    @Test
    void more_rounds_run_only_what_is_new() throws InterruptedException {
        Bench bench = Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)));
        Bench more = Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(5, 2);
        assertThat(bench.experiment().withRounds(2)).isEqualTo(more.experiment());
        int fresh;
        Findings findings;
        try (ResultsFolder results = ResultsFolder.open(temporary.resolve("fresh"))) {
            findings = more.run().in(results);
            fresh = kept(results);
        }
        try (ResultsFolder results = ResultsFolder.open(temporary.resolve("grown"))) {
            bench.run().in(results);
            int before = kept(results);
            AtomicInteger ran = new AtomicInteger();
            AtomicInteger last = new AtomicInteger();
            Findings grown =
                    more.run()
                            .progress(
                                    tally -> {
                                        int now = tally.done() - tally.cached();
                                        ran.addAndGet(now > last.get() ? now - last.get() : 0);
                                        last.set(now);
                                    })
                            .in(results);
            assertThat(kept(results)).isEqualTo(fresh);
            assertThat(ran.get()).isEqualTo(fresh - before);
            assertThat(grown.look()).isEqualTo(2);
            assertSame(grown.look(1), findings);
            assertThat(temporary.resolve("grown/runs.csv"))
                    .hasSameBinaryContentAs(temporary.resolve("fresh/runs.csv"));
            // The first round is still what it was.
            assertSame(bench.run().in(results), bench.run().inMemory());
            assertThat(kept(results)).isEqualTo(fresh);
        }
    }

    private static int kept(ResultsFolder results) {
        return results.endings().values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void a_variant_that_is_added_leaves_the_others_as_they_are() throws InterruptedException {
        Chain chain = Chain.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.1));
        // Rates enough on both sides, so that no range is extended.
        Bench two =
                Bench.of(chain)
                        .tune(1e-5, 10, 7)
                        .design(new Vary(Map.of("momentum.decay", List.of(0.5))));
        Bench four =
                Bench.of(chain)
                        .tune(1e-5, 10, 7)
                        .design(
                                new Vary(Map.of("momentum.decay", List.of(0.5))),
                                new LeaveOneOut());
        try (ResultsFolder results = ResultsFolder.open(temporary.resolve("variants"))) {
            two.run().in(results);
            int before = kept(results);
            AtomicInteger cached = new AtomicInteger();
            four.run()
                    .progress(
                            tally -> {
                                if (tally.phase() == Phase.TUNE) {
                                    cached.set(tally.cached());
                                }
                            })
                    .in(results);
            assertThat(cached.get()).isEqualTo(2 * 7 * 5);
            assertThat(kept(results)).isGreaterThan(before);
        }
    }

    @Test
    void a_folder_can_be_read_before_it_is_finished() throws InterruptedException {
        Path folder = temporary.resolve("half");
        AtomicInteger heard = new AtomicInteger();
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            run().progress(
                            tally -> {
                                if (heard.incrementAndGet() == 40) {
                                    try (ResultsFolder reading = ResultsFolder.read(folder)) {
                                        Findings soFar = run().found(reading);
                                        assertThat(soFar.study().data()).hasSize(2);
                                        assertThat(soFar.notes()).isNotEmpty();
                                    }
                                }
                            })
                    .in(results);
        }
        assertThat(heard.get()).isGreaterThan(40);
    }
}
