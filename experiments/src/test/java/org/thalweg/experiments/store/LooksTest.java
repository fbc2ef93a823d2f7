package org.thalweg.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.AblationRun;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.run.Progress;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Whoever adds replicates after having looked is told the how-manieth look it is. */
final class LooksTest {

    @TempDir private Path temporary;
    private ResultsFolder folder;

    @BeforeEach
    void open() {
        folder = ResultsFolder.open(temporary.resolve("results"));
    }

    @AfterEach
    void close() {
        folder.close();
    }

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).epochs(1).tuneNothing();
    }

    private int look(Bench bench) throws InterruptedException {
        int look = bench.run().in(folder).look();
        assertThat(bench.run().found(folder).look()).isEqualTo(look);
        return look;
    }

    @Test
    void more_rounds_are_a_further_look_and_the_same_again_is_not() throws InterruptedException {
        assertThat(look(bench().folds(2, 1))).isEqualTo(1);
        assertThat(look(bench().folds(2, 1))).isEqualTo(1);
        assertThat(look(bench().folds(2, 3))).isEqualTo(2);
        assertThat(look(bench().folds(2, 7))).isEqualTo(3);
        assertThat(look(bench().folds(2, 3))).isEqualTo(2);
    }

    @Test
    void more_draws_on_one_test_set_are_a_further_look() throws InterruptedException {
        assertThat(look(bench().oneTestSet(2))).isEqualTo(1);
        assertThat(look(bench().oneTestSet(5))).isEqualTo(2);
    }

    @Test
    void another_question_is_looked_at_for_the_first_time() throws InterruptedException {
        assertThat(look(bench().folds(2, 1))).isEqualTo(1);
        Chain other = Chain.of(new Momentum(0.5), new Sgd(0.1));
        assertThat(look(Bench.of(other).tuneNothing().folds(2, 2))).isEqualTo(1);
        // It does not make the folder forget the first.
        assertThat(look(bench().folds(2, 2))).isEqualTo(2);
    }

    /** Whoever changes the margin, the measure or the seed after a look has seen what it says. */
    @Test
    void another_judgement_of_the_same_runs_is_a_further_look() throws InterruptedException {
        assertThat(look(bench().folds(2, 1))).isEqualTo(1);
        assertThat(look(bench().folds(2, 1).primary(Measure.TEST_RMSE))).isEqualTo(2);
        assertThat(look(bench().folds(2, 1).practical(0.2))).isEqualTo(3);
        assertThat(look(bench().folds(2, 1).seed(99))).isEqualTo(4);
        assertThat(look(bench().folds(2, 1).epochs(2))).isEqualTo(5);
        assertThat(look(bench().folds(2, 1).tune(1e-3, 1, 6))).isEqualTo(6);
        assertThat(look(bench().folds(2, 1).measure(Measure.TEST_MAE))).isEqualTo(1);
    }

    @Test
    void a_look_that_is_interrupted_is_not_one_yet() throws InterruptedException {
        assertThat(look(bench().folds(2, 1))).isEqualTo(1);
        Progress interrupting = tally -> Thread.currentThread().interrupt();
        for (int attempt = 0; attempt < 2; attempt++) {
            Bench more = bench().folds(2, 3);
            assertThatThrownBy(() -> more.run().progress(interrupting).in(folder))
                    .isInstanceOf(InterruptedException.class);
            Thread.interrupted();
            assertThat(more.run().found(folder).look()).isEqualTo(2);
        }
        assertThat(look(bench().folds(2, 3))).isEqualTo(2);
    }

    @Test
    void an_earlier_look_can_be_found_again() throws InterruptedException {
        assertThat(bench().folds(2, 3).run().lookedAt(folder)).isFalse();
        int replicates = bench().folds(2, 1).run().in(folder).study().data().get(0).replicates();
        AblationRun more = bench().folds(2, 3).run();
        assertThat(more.lookedAt(folder)).isTrue();
        assertThat(more.firstRound().kept(folder).data().get(0).replicates()).isEqualTo(replicates);
    }

    @Test
    void in_memory_nobody_knows_of_earlier_looks() throws InterruptedException {
        look(bench().folds(2, 1));
        assertThat(bench().folds(2, 2).run().inMemory().look()).isEqualTo(1);
    }
}
