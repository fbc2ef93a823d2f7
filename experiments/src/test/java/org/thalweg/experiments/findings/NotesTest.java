package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.words.Noted;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class NotesTest {

    private static final String ARM = "-momentum";

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(10, 1);
    }

    private static Script script() {
        return new Script(bench()).losses(ARM, loss -> 1.5 * loss);
    }

    /** A note in words. */
    private record Told(Note.Kind kind, String text) {}

    private static List<Told> notes(Script script) {
        return script.findings().notes().stream()
                .map(note -> new Told(note.kind(), Noted.sentence(note)))
                .toList();
    }

    @Test
    void there_is_nothing_to_say_of_sound_runs() {
        assertThat(notes(script())).isEmpty();
    }

    @Test
    void pairs_that_are_left_out_are_told_with_the_reason() {
        Script script = script();
        script.each(ARM, (r, run) -> run.kind = r == 0 ? Kind.FAILED : run.kind);
        script.each("base", (r, run) -> run.kind = r == 1 ? Kind.TIMEOUT : run.kind);
        assertThat(notes(script))
                .containsExactly(
                        new Told(
                                Note.Kind.LEFT_OUT,
                                "made, -momentum against base: 2 of 10 pairs are left out, because a run failed or was out of time."));
        script.each(ARM, (r, run) -> run.kind = Kind.INTERRUPTED);
        script.each("base", (r, run) -> run.kind = Kind.OK);
        assertThat(notes(script))
                .extracting(Told::text)
                .containsExactly(
                        "made, -momentum against base: 10 of 10 pairs are left out, because a run is still to be done.");
    }

    @Test
    void pairs_without_a_number_are_told_as_such() {
        Script script = script().diverged(ARM, 1);
        script.each(ARM, (r, run) -> run.untrained = r == 0 ? Double.NaN : 10);
        assertThat(notes(script))
                .extracting(Told::text)
                .contains(
                        "made, -momentum against base: 1 of 10 pairs are left out, because a run measured what is no number.");
    }

    @Test
    void a_diverged_run_is_not_left_out() {
        assertThat(notes(script().diverged(ARM, 3))).isEmpty();
    }

    @Test
    void a_column_that_looks_like_the_number_of_a_subject_is_pointed_out() {
        assertThat(notes(script().identifiers("subject", "session")))
                .containsExactly(
                        new Told(
                                Note.Kind.DATA,
                                "made: 'subject', 'session' looks like a number of subjects who occur in several rows. If it is, rows of one subject are on both sides of every fold, and the verdicts are about rows of known subjects: write 'split: {group: \"subject\"}', on the command line '--group \"subject\"'. If it is not, all is well."));
    }

    @Test
    void whoever_has_groups_knows() {
        Script script =
                new Script(bench().split(new Splitting.Groups("patient", 10, 1, 0.2)))
                        .losses(ARM, loss -> 1.5 * loss)
                        .groups(20)
                        .identifiers("session");
        assertThat(notes(script)).isEmpty();
    }

    @Test
    void what_is_to_be_known_of_folds_is_told() {
        assertThat(notes(script().foldNotes("Class 'a' has 7 instances: 7 folds instead of 10.")))
                .containsExactly(
                        new Told(
                                Note.Kind.DATA,
                                "made: Class 'a' has 7 instances: 7 folds instead of 10."));
    }

    @Test
    void copies_of_rows_are_told_from_a_hundredth_on() {
        assertThat(notes(script().repeated(0))).isEmpty();
        assertThat(notes(script().repeated(1)))
                .containsExactly(
                        new Told(
                                Note.Kind.DATA,
                                "made: 1 of 100 rows are copies of an earlier one, inputs and target alike. If they are the same cases, some that are tested were trained on: leave the copies out, or keep them together by 'split: {group: COLUMN}', on the command line '--group COLUMN'. If they are other cases that measured the same, all is well."));
        Script groups =
                new Script(bench().split(new Splitting.Groups("patient", 10, 1, 0.2)))
                        .losses(ARM, loss -> 1.5 * loss)
                        .groups(20)
                        .repeated(30);
        assertThat(notes(groups)).isEmpty();
    }

    @Test
    void tuning_that_ended_at_an_edge_is_told_even_if_it_is_seldom() {
        assertThat(notes(script().choice(ARM, Choice.AT_EDGE, 1)))
                .containsExactly(
                        new Told(
                                Note.Kind.TUNING,
                                "made, -momentum: in 1 of 10 replicates the best sgd.learning-rate is at the end of what was tried, though the range was extended."));
    }

    @Test
    void tuning_that_found_nothing_usable_is_told() {
        assertThat(notes(script().choice("base", Choice.NONE_USABLE, 4)))
                .containsExactly(
                        new Told(
                                Note.Kind.TUNING,
                                "made, base: in 4 of 10 replicates every run of the tuning diverged or failed; the smallest values stand in. Begin the range lower."));
    }

    @Test
    void tuning_that_failed_whatever_it_tried_is_told_with_the_reason() {
        Script script = script().choice("base", Choice.NONE_USABLE, 4);
        String why = "broken (com.acme.Broken, acme.jar): java.lang.IllegalStateException: no.";
        script.each(
                "base",
                (r, run) ->
                        run.tried =
                                List.of(
                                        new Tried(
                                                Setting.NONE,
                                                Double.NaN,
                                                new Ending(Kind.FAILED, 1, why))));
        assertThat(notes(script))
                .extracting(Told::text)
                .containsExactly(
                        "made, base: in 4 of 10 replicates every run of the tuning failed, whatever the values: broken (com.acme.Broken, acme.jar): java.lang.IllegalStateException: no. The smallest values stand in.");
    }

    @Test
    void tuning_that_has_not_been_done_is_not_told_of() {
        Script script =
                script().choice("base", Choice.NONE_USABLE, 10).choice(ARM, Choice.AT_EDGE, 10);
        script.each((r, run) -> run.kind = Kind.INTERRUPTED);
        assertThat(notes(script)).extracting(Told::kind).containsOnly(Note.Kind.LEFT_OUT);
    }

    @Test
    void a_range_that_begins_beyond_what_is_stable_is_told() {
        Script script =
                new Script(bench().tune(5, 50, 6))
                        .losses(ARM, loss -> 1.5 * loss)
                        .stable("made", 0.54321);
        assertThat(notes(script))
                .containsExactly(
                        new Told(
                                Note.Kind.TUNING,
                                "made: gradient descent is stable below a learning rate of 0.543 only, and the range begins at 5."));
        assertThat(notes(script().stable("made", 0.5))).isEmpty();
    }

    @Test
    void only_learning_rates_have_a_largest_stable_value() {
        Script script =
                new Script(bench().tune(6, Dimension.uniform("momentum.decay", 0.6, 0.9)))
                        .losses(ARM, loss -> 1.5 * loss)
                        .stable("made", 0.5);
        assertThat(notes(script)).isEmpty();
    }

    @Test
    void what_is_missing_comes_first_then_the_data_then_the_tuning() {
        Script script = script().identifiers("id").choice("base", Choice.AT_EDGE, 1);
        script.each(ARM, (r, run) -> run.kind = r == 0 ? Kind.FAILED : run.kind);
        assertThat(notes(script))
                .extracting(Told::kind)
                .containsExactly(Note.Kind.LEFT_OUT, Note.Kind.DATA, Note.Kind.TUNING);
    }
}
