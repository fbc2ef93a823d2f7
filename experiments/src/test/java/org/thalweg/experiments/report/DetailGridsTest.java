package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.findings.Budget;
import org.thalweg.experiments.findings.EqualCost;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.findings.Unadjusted;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Decision.Outcome;
import org.thalweg.experiments.statistics.Interval;

/** What stands in the report beside its tables. */
class DetailGridsTest {

    private static Table first(Findings findings) {
        return Table.of(findings).get(0);
    }

    private static String text(Sheet grid) {
        return MarkdownTable.table(grid);
    }

    @Test
    void tests_come_with_their_family_and_level() {
        Study study = Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2)).study();
        Findings findings =
                GivenFindings.of(
                                study,
                                GivenFinding.of(study, "-momentum")
                                        .estimate(0.005, -0.019, 0.028, 0.62)
                                        .checks(OptionalDouble.of(0.23), OptionalDouble.of(0.03125))
                                        .make(),
                                WineStudy.clip(study))
                        .make();
        assertThat(text(new DetailGrids(findings).tests(first(findings))))
                .isEqualTo(
                        """
                        **wine: tests, difference to base; p decides with all others of its family, sign flips and effect sizes stand beside**

                        | variant | p | p (Holm) | of how many | level of the interval | margin ± | p (sign flips) | p (divergence) | effect size g |
                        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                        | -momentum | 0.21 | 0.62 | 3 | 98 % | 1 % | 0.23 | 0.031 | 0.13 |
                        | -clip-by-global-norm | - | - | - | - | 1 % | - | - | - |
                        """);
    }

    @Test
    void budgets_and_equal_costs_say_what_each_alone_would() {
        Study study = WineStudy.study();
        Interval interval = new Interval(-0.04, -0.02, 0.95);
        Decision better = new Decision(Outcome.BETTER, false);
        Findings findings =
                GivenFindings.of(
                                study,
                                WineStudy.given(study)
                                        .budgets(
                                                new Budget(
                                                        4, new Unadjusted(-0.03, interval, better)))
                                        .equalCosts(
                                                new EqualCost(
                                                        0.5,
                                                        EqualCost.By.GRADIENTS,
                                                        new Unit(true, 0.5),
                                                        0.012,
                                                        new Unadjusted(-0.03, interval, better)))
                                        .make(),
                                WineStudy.inert(study)
                                        .budgets(
                                                new Budget(
                                                        4,
                                                        new Unadjusted(
                                                                0,
                                                                new Interval(0, 0, 0.95),
                                                                new Decision(
                                                                        Outcome.NEGLIGIBLE,
                                                                        false))))
                                        .make())
                        .make();
        DetailGrids grids = new DetailGrids(findings);
        assertThat(text(grids.budgets(first(findings)).orElseThrow()))
                .isEqualTo(
                        """
                        **wine: what a budget does, difference to base from the same runs; unadjusted, decides nothing**

                        | variant | trials | Δ test.loss | 95 % interval, unadjusted | alone it |
                        | --- | ---: | ---: | ---: | --- |
                        | -momentum | 4 | -3.0 % | [-4.0 %, -2.0 %] | would look better |
                        """);
        assertThat(text(grids.equalCosts(first(findings)).orElseThrow()))
                .isEqualTo(
                        """
                        **wine: at equal cost, difference to base in validation loss; unadjusted, decides nothing; times are measured, not reproducible**

                        | variant | what is spent | times the base's | Δ at equal data | Δ at equal cost | 95 % interval, unadjusted | alone it |
                        | --- | --- | ---: | ---: | ---: | ---: | --- |
                        | -momentum | gradients | 0.5 | +1.20 % | -3.0 % | [-4.0 %, -2.0 %] | would look better |
                        """);
    }

    @Test
    void tuned_values_are_told_with_how_often_tuning_did_not_settle() {
        Study study = Given.on("wine").edges(3, 1).study();
        Findings findings = GivenFindings.of(study, WineStudy.momentum(study)).make();
        assertThat(text(new DetailGrids(findings).tuned("wine").orElseThrow()))
                .isEqualTo(
                        """
                        **wine: smallest and largest value chosen in any replicate**

                        | variant | sgd.learning-rate | best at an edge | none usable |
                        | --- | ---: | ---: | ---: |
                        | base | 0.022 … 0.046 | 3/10 | 0/10 |
                        | -clip-by-global-norm | 0.022 … 0.046 | 0/10 | 1/10 |
                        | -momentum | 0.22 … 0.46 | 0/10 | 1/10 |
                        | -l2 | 0.022 … 0.046 | 0/10 | 1/10 |
                        """);
        Study none = Given.on("wine").tune(Optional.empty()).study();
        assertThat(new DetailGrids(GivenFindings.of(none).make()).tuned("wine")).isEmpty();
    }

    @Test
    void failures_are_told_with_their_replicates_and_reasons() {
        Study study = Given.on("wine").failing().study();
        Findings findings = GivenFindings.of(study, WineStudy.momentum(study)).make();
        assertThat(text(new DetailGrids(findings).failures().orElseThrow()))
                .isEqualTo(
                        """
                        **Runs without a result**

                        | variant | dataset | phase | setting | replicates | reason |
                        | --- | --- | --- | --- | --- | --- |
                        | -l2 | wine | tune | sgd.learning-rate=5 | 2, 4 | failed |
                        | -l2 | wine | evaluate | sgd.learning-rate=0.046 | 2 | java.lang.ArithmeticException: / by zero |
                        """);
        assertThat(HtmlReport.write(ReportData.of(findings))).contains("<section id=\"failures\"");
        assertThat(new DetailGrids(WineStudy.findings()).failures()).isEmpty();
    }

    @Test
    void all_of_them_stand_below_the_table() {
        assertThat(new DetailGrids(WineStudy.findings()).all().stream().map(Sheet::title))
                .isEqualTo(
                        List.of(
                                "wine: tests, difference to base; p decides with all others of its family, sign flips and effect"
                                        + " sizes stand beside",
                                "wine: smallest and largest value chosen in any replicate"));
    }
}
