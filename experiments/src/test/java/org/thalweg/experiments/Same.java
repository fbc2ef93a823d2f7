package org.thalweg.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.EqualCost.By;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Overall;
import org.thalweg.experiments.findings.Secondary;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TestRows;

/** Whether two runs of an experiment came to the same, to the bit; how long they took does not matter. */
final class Same {

    private Same() {}

    static void assertSame(Findings findings, Findings expected) {
        assertThat(said(findings.findings())).isEqualTo(said(expected.findings()));
        assertThat(findings.overall().stream().map(Same::said).toList())
                .isEqualTo(expected.overall().stream().map(Same::said).toList());
        assertThat(findings.effects()).isEqualTo(expected.effects());
        assertThat(findings.references()).isEqualTo(expected.references());
        assertThat(findings.look()).isEqualTo(expected.look());
        assertThat(findings.notes()).isEqualTo(expected.notes());
        assertThat(findings.study().data()).isEqualTo(expected.study().data());
        assertThat(findings.study().tuning().rows()).isEqualTo(expected.study().tuning().rows());
        assertThat(outcomes(findings.study())).isEqualTo(outcomes(expected.study()));
        assertThat(findings.study().minima()).isEqualTo(expected.study().minima());
    }

    private static List<List<Object>> said(List<Finding> findings) {
        return findings.stream().map(Same::said).toList();
    }

    private static List<Object> said(Finding finding) {
        return List.of(
                finding.comparison(),
                finding.dataset(),
                outcomes(finding.pairs().base()),
                outcomes(finding.pairs().arm()),
                finding.unit(),
                finding.margin(),
                finding.estimate(),
                finding.judgement(),
                finding.aboutSpeed(),
                finding.reach(),
                finding.checks(),
                finding.secondary().stream().map(Same::said).toList(),
                finding.budgets(),
                finding.equalCosts().stream().filter(c -> c.by() == By.GRADIENTS).toList(),
                finding.rateClaim());
    }

    private static List<Object> said(Secondary secondary) {
        return List.of(
                secondary.measure(),
                outcomes(secondary.pairs().base()),
                outcomes(secondary.pairs().arm()),
                secondary.unit(),
                secondary.interval());
    }

    private static List<Object> said(Overall overall) {
        return List.of(
                said(overall.findings()),
                overall.estimate(),
                overall.judgement(),
                overall.pooled(),
                overall.acrossDatasets());
    }

    private static List<List<Object>> outcomes(List<Outcome> outcomes) {
        return outcomes.stream().map(Same::values).toList();
    }

    private static List<List<Object>> outcomes(Study study) {
        return Stream.of(
                        study.evaluations().stream(),
                        study.atBase().values().stream().flatMap(List::stream),
                        study.budgets().values().stream().flatMap(List::stream),
                        study.exact().stream())
                .flatMap(several -> several)
                .map(Series::outcomes)
                .flatMap(List::stream)
                .map(Same::values)
                .toList();
    }

    private static List<Object> values(Outcome outcome) {
        return List.of(
                outcome.trial(),
                outcome.ending(),
                outcome.measures(),
                outcome.untrained(),
                outcome.trajectory(),
                outcome.curve(),
                outcome.activity(),
                outcome.rows().map(Same::values).orElse(List.of()),
                outcome.gradients());
    }

    private static List<Object> values(TestRows rows) {
        return List.of(
                Arrays.toString(rows.rows()),
                Arrays.toString(rows.losses()),
                Arrays.toString(rows.predictions()));
    }
}
