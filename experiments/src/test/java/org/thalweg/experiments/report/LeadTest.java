package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Note;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.experiments.words.Lead;

class LeadTest {

    private static Finding said(Study study, String arm, String dataset, Verdict verdict) {
        return GivenFinding.of(study, arm, dataset)
                .estimate(0.1, 0.05, 0.2, 0.01)
                .says(verdict)
                .make();
    }

    private static List<String> lead(Study study, Finding... findings) {
        return Lead.sentences(GivenFindings.of(study, findings).make());
    }

    @Test
    void begins_with_what_helps() {
        Study study = Given.on("wine").study();
        assertThat(
                        lead(
                                study,
                                said(study, "-clip-by-global-norm", "wine", Verdict.INERT),
                                said(study, "-l2", "wine", Verdict.HELPS),
                                said(study, "-momentum", "wine", Verdict.HELPS)))
                .containsExactly(
                        "l2 and momentum help.", "clip-by-global-norm never had an effect.");
        assertThat(
                        lead(
                                study,
                                said(study, "-clip-by-global-norm", "wine", Verdict.INCONCLUSIVE),
                                said(study, "-l2", "wine", Verdict.UNSTABLE),
                                said(study, "-momentum", "wine", Verdict.NO_PRACTICAL_DIFFERENCE)))
                .containsExactly(
                        "l2 changes how often training diverges.",
                        "momentum makes no practical difference.",
                        "Whether clip-by-global-norm matters is not settled.");
        assertThat(
                        lead(
                                study,
                                GivenFinding.of(study, "-l2").gate(Gate.AT_EDGE).make(),
                                GivenFinding.of(study, "-momentum").gate(Gate.FEW_ROWS).make()))
                .containsExactly("There is no verdict on l2 and momentum.");
    }

    @Test
    void says_first_that_an_experiment_is_not_finished() {
        Study study = Given.on("wine").study();
        Finding finding = GivenFinding.of(study, "-l2").gate(Gate.TOO_FEW_PAIRS).make();
        Note note = new Note.LeftOut(finding.pairs(), List.of(Kind.INTERRUPTED));
        assertThat(Lead.sentences(GivenFindings.of(study, finding).notes(note).make()))
                .containsExactly(
                        "The experiment is not finished: some of its runs are still to be done.",
                        "There is no verdict on l2.");
    }

    @Test
    void says_that_a_difference_may_be_small() {
        Study study = Given.on("wine").study();
        Finding small =
                GivenFinding.of(study, "-momentum")
                        .estimate(0.02, 0.001, 0.04, 0.01)
                        .says(Verdict.HELPS, false, true)
                        .make();
        assertThat(lead(study, small, said(study, "-l2", "wine", Verdict.HELPS)))
                .containsExactly("l2 helps.", "momentum helps, perhaps by less than the margin.");
    }

    @Test
    void two_designs_that_agree_on_a_component_are_one_statement() {
        Study study =
                Given.on("wine").design(new Design.LeaveOneOut(), new Design.LeaveOneIn()).study();
        assertThat(
                        lead(
                                study,
                                said(study, "-momentum", "wine", Verdict.HELPS),
                                said(study, "+momentum", "wine", Verdict.HELPS)))
                .containsExactly("momentum helps.");
    }

    @Test
    void two_designs_that_differ_are_told_apart() {
        Study study =
                Given.on("wine").design(new Design.LeaveOneOut(), new Design.LeaveOneIn()).study();
        assertThat(
                        lead(
                                study,
                                said(study, "-momentum", "wine", Verdict.INCONCLUSIVE),
                                said(study, "-l2", "wine", Verdict.NO_PRACTICAL_DIFFERENCE),
                                said(study, "+momentum", "wine", Verdict.NO_PRACTICAL_DIFFERENCE),
                                said(study, "+l2", "wine", Verdict.NO_PRACTICAL_DIFFERENCE)))
                .containsExactly(
                        "l2 and momentum (alone with sgd) make no practical difference.",
                        "Whether momentum (left out) matters is not settled.");
    }

    @Test
    void datasets_that_differ_share_one_sentence() {
        Study study = Given.on("diabetes", "linnerud", "wine").study();
        assertThat(
                        lead(
                                study,
                                said(study, "-momentum", "diabetes", Verdict.HURTS),
                                said(study, "-l2", "diabetes", Verdict.HELPS),
                                said(study, "-momentum", "linnerud", Verdict.HELPS),
                                said(study, "-l2", "linnerud", Verdict.HELPS),
                                said(study, "-momentum", "wine", Verdict.HELPS),
                                said(study, "-l2", "wine", Verdict.HELPS)))
                .containsExactly(
                        "l2 helps.", "momentum helps on linnerud and wine, hurts on diabetes.");
    }

    @Test
    void components_on_which_datasets_differ_alike_share_one_sentence() {
        Study study = Given.on("diabetes", "wine").study();
        assertThat(
                        lead(
                                study,
                                said(study, "-momentum", "diabetes", Verdict.INCONCLUSIVE),
                                said(study, "-l2", "diabetes", Verdict.INCONCLUSIVE),
                                said(study, "-momentum", "wine", Verdict.NO_VERDICT),
                                said(study, "-l2", "wine", Verdict.NO_VERDICT)))
                .containsExactly(
                        "momentum and l2 are not settled on diabetes, have no verdict on wine.");
    }

    @Test
    void on_one_test_set_every_sentence_says_so() {
        Study study = Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2)).study();
        assertThat(
                        lead(
                                study,
                                said(study, "-momentum", "wine", Verdict.HELPS),
                                said(study, "-l2", "wine", Verdict.INCONCLUSIVE)))
                .containsExactly(
                        "On this test set, momentum helps.",
                        "On this test set, whether l2 matters is not settled.");
    }

    @Test
    void what_holds_on_one_test_set_is_not_mixed_with_what_holds_for_new_rows() {
        Study study =
                Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2))
                        .and("diabetes", Splitting.folds())
                        .study();
        assertThat(
                        lead(
                                study,
                                said(study, "-momentum", "wine", Verdict.HELPS),
                                said(study, "-momentum", "diabetes", Verdict.HELPS)))
                .containsExactly(
                        "On wine (on this test set), momentum helps.",
                        "On diabetes, momentum helps.");
    }

    /** The rate that suits a chain with momentum does not suit the one without. */
    @Test
    void says_where_nothing_was_tuned() {
        Study study = Given.on("wine").tune(Optional.empty()).study();
        assertThat(lead(study, said(study, "-momentum", "wine", Verdict.HELPS)))
                .containsExactly(
                        "momentum helps.",
                        "Nothing was tuned: this holds for the values given, and not for those that would suit each variant.");
    }

    @Test
    void ends_with_where_training_had_not_ended() {
        Study study = Given.on("wine").study();
        Finding falling =
                GivenFinding.of(study, "-momentum")
                        .estimate(0.1, 0.05, 0.2, 0.01)
                        .says(Verdict.HELPS)
                        .aboutSpeed()
                        .make();
        assertThat(lead(study, falling))
                .containsExactly(
                        "momentum helps.",
                        "This is about speed within 20 epochs: the validation loss was still falling.");
        assertThat(lead(study, falling, said(study, "-l2", "wine", Verdict.HELPS)))
                .endsWith(
                        "This is partly about speed within 20 epochs: the validation loss was still falling.");
    }

    @Test
    void sorts_findings_as_it_tells_them() {
        Study study = WineStudy.study();
        List<Finding> findings =
                List.of(
                        WineStudy.momentum(study),
                        WineStudy.l2(study),
                        WineStudy.clip(study),
                        WineStudy.helpful(study));
        assertThat(Lead.sorted(findings).stream().map(finding -> finding.judgement().verdict()))
                .containsExactly(
                        Verdict.HELPS,
                        Verdict.NO_PRACTICAL_DIFFERENCE,
                        Verdict.INERT,
                        Verdict.INCONCLUSIVE);
    }
}
