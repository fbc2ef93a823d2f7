package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.findings.Effect;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Judgement;
import org.thalweg.experiments.findings.Overall;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.statistics.AcrossDatasets;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.OverDatasets;
import org.thalweg.experiments.statistics.StudentT;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.experiments.words.Together;

class OverviewTest {

    private static final double[] NOISE = {-0.01, 0, 0.01, 0.005, -0.005};

    /** Returns what datasets with these mean differences say together. */
    private static Findings findings(
            Study study, Verdict ofMean, List<Verdict> verdicts, double... differences) {
        List<Finding> findings = new ArrayList<>();
        List<StudentT> tests = new ArrayList<>();
        for (int i = 0; i < differences.length; i++) {
            double d = differences[i];
            tests.add(StudentT.of(Arrays.stream(NOISE).map(e -> d + e).toArray(), 0.95));
            findings.add(
                    GivenFinding.of(study, "-momentum", study.data().get(i).name())
                            .estimate(d, d - 0.02, d + 0.02, 0.01)
                            .says(verdicts.get(i))
                            .make());
        }
        double mean = Arrays.stream(differences).average().orElseThrow();
        Overall overall =
                new Overall(
                        findings,
                        new Estimate(
                                mean, new Interval(mean - 0.02, mean + 0.03, 0.95), 0.02, 0.02, 1),
                        new Judgement(ofMean, Optional.empty(), mean < 0, false),
                        OverDatasets.of(tests, 0.95),
                        AcrossDatasets.of(differences));
        return GivenFindings.of(study, findings.toArray(Finding[]::new)).overall(overall).make();
    }

    private static String inWords(Findings findings) {
        return new Together(findings).inWords(findings.overall().get(0));
    }

    @Test
    void datasets_that_contradict_each_other_are_told_in_words() {
        Study study = Given.on("diabetes", "linnerud").study();
        Findings findings =
                findings(study, Verdict.HELPS, List.of(Verdict.HELPS, Verdict.HURTS), 0.65, -0.1);
        assertThat(inWords(findings))
                .isEqualTo("helps on diabetes, hurts on linnerud: the mean is neither");
        assertThat(new Together(findings).sentence(findings.overall().get(0)))
                .isEqualTo(
                        "momentum: helps on diabetes, hurts on linnerud: the mean is neither (+27.5 %, 95 % interval +25.5 %"
                                + " to +30.5 %; p = 0.02).");
    }

    @Test
    void signs_that_disagree_are_told_in_words() {
        Study study = Given.on("diabetes", "linnerud").study();
        assertThat(
                        inWords(
                                findings(
                                        study,
                                        Verdict.HELPS,
                                        List.of(Verdict.HELPS, Verdict.INCONCLUSIVE),
                                        0.65,
                                        -0.01)))
                .isEqualTo(
                        "worse without it: it helps, on the mean of these; better on linnerud, worse on diabetes");
        assertThat(
                        inWords(
                                findings(
                                        study,
                                        Verdict.NO_PRACTICAL_DIFFERENCE,
                                        List.of(
                                                Verdict.NO_PRACTICAL_DIFFERENCE,
                                                Verdict.NO_PRACTICAL_DIFFERENCE),
                                        0.001,
                                        0.002)))
                .isEqualTo("no practical difference, on the mean of these");
    }

    @Test
    void the_table_counts_datasets_and_tests_nothing_about_new_ones_below_six() {
        Study study = Given.on("diabetes", "linnerud").study();
        Findings findings =
                findings(
                        study,
                        Verdict.INCONCLUSIVE,
                        List.of(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE),
                        0.01,
                        -0.012);
        assertThat(TextTable.print(ReportData.of(findings), 220, false))
                .endsWith(
                        """
                        RESULT over these 2 datasets, each of the same weight; a family of 1 means; about new datasets counts alone, since there are fewer than 6
                          variant    mean Δ test.loss  interval (at Holm level)  p (Holm)  datasets better/worse  heterogeneity (Welch)  in words
                          -momentum            -0.1 %          [-2.1 %, +2.9 %]      0.02                  1 / 1  I² 94.8 %, p = 0.0023  inconclusive, on the mean of these; better on linnerud, worse on diabetes
                        """);
    }

    @Test
    void six_datasets_tell_about_new_ones_by_wilcoxon() {
        Study study = Given.on("a", "b", "c", "d", "e", "f").study();
        Findings findings =
                findings(
                        study,
                        Verdict.HELPS,
                        List.of(
                                Verdict.HELPS,
                                Verdict.HELPS,
                                Verdict.HELPS,
                                Verdict.HELPS,
                                Verdict.HELPS,
                                Verdict.HELPS),
                        0.1,
                        0.2,
                        0.3,
                        0.4,
                        0.5,
                        0.6);
        Sheet grid = new Overview(findings).overall().orElseThrow();
        assertThat(grid.columns().get(6).title()).isEqualTo("p for new datasets (Wilcoxon)");
        // All of 2⁶ sign patterns, two-sided: 2/64.
        assertThat(grid.rows().get(0).get(6)).isEqualTo("0.031");
    }

    @Test
    void means_over_test_sets_say_so() {
        Study study =
                Given.on("diabetes", new Splitting.Fixed(0.25, 10, 0.2))
                        .and("linnerud", new Splitting.Fixed(0.25, 10, 0.2))
                        .study();
        Findings findings =
                findings(study, Verdict.HELPS, List.of(Verdict.HELPS, Verdict.HELPS), 0.1, 0.2);
        assertThat(inWords(findings))
                .isEqualTo("worse without it: it helps, on the mean of these test sets");
        assertThat(new Overview(findings).overall().orElseThrow().caption())
                .startsWith("over these 2 datasets, each on its test set, each of the same weight");
    }

    @Test
    void effects_of_a_factorial_design_have_their_family() {
        Study study = Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2)).study();
        Effect effect =
                new Effect(
                        "wine",
                        List.of("l2", "momentum"),
                        new Unit(true, 0.5),
                        0.03,
                        Optional.of(
                                new Estimate(
                                        0.03, new Interval(0.01, 0.05, 0.98), 0.004, 0.012, 3)),
                        Optional.of(Gate.FEW_TRIALS));
        Findings findings = GivenFindings.of(study).effects(effect).make();
        assertThat(TextTable.print(ReportData.of(findings), 200, false))
                .isEqualTo(
                        """
                        RESULT main effects and interactions, lower is better; a family of 3 tests
                          effect         dataset                 on test.loss  interval (at Holm level)      p  p (Holm)  in words
                          l2 × momentum  wine, on this test set        +3.0 %          [+1.0 %, +5.0 %]  0.004     0.012  inconclusive: the tuning tried too few values
                        """);
    }
}
