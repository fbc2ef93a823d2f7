package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Pairs;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.report.Figure.Cell;
import org.thalweg.experiments.report.Figure.Dots;
import org.thalweg.experiments.report.Figure.Forest;
import org.thalweg.experiments.report.Figure.Heat;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Lines;
import org.thalweg.experiments.report.Figure.Style;
import org.thalweg.experiments.run.Costs;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TestRows;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.ExpectedBest;
import org.thalweg.experiments.statistics.Verdict;

/** Tables and figures show what was found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewsTest {

    private Findings findings;
    private Study study;

    @BeforeAll
    void run() throws InterruptedException {
        findings = SampleStudy.of().findings();
        study = findings.study();
    }

    @Test
    void tables_follow_the_datasets_and_the_plan() {
        List<Table> tables = Table.of(findings);
        assertThat(tables.stream().map(Table::dataset)).containsExactly("left", "right");
        assertThat(tables.get(0).rows().stream().map(row -> row.comparison().arm().name()))
                .containsExactly("-clip-by-global-norm", "-momentum", "-l2");
        assertThat(tables.get(0).exact()).isPresent();
    }

    @Test
    void a_clip_that_never_fired_is_inert_in_every_replicate() {
        Finding clip = findings.findings().get(0);
        assertThat(clip.judgement().verdict()).isEqualTo(Verdict.INERT);
        assertThat(new ResultGrids(findings).results(Table.of(findings).get(0)).rows().get(2))
                .contains("identical 5/5", "inert: never fired");
    }

    @Test
    void pairs_are_the_scores_of_the_runs() {
        List<Figure> figures = new ResultFigures(findings).pairs();
        assertThat(figures).hasSize(2);
        for (Finding finding : findings.on("left")) {
            double sum = 0;
            Pairs pairs = finding.pairs();
            for (int i = 0; i < pairs.count(); i++) {
                assertThat(pairs.baseScores()[i])
                        .isEqualTo(score(finding.comparison().base(), pairs.replicate(i)));
                assertThat(pairs.armScores()[i])
                        .isEqualTo(score(finding.comparison().arm(), pairs.replicate(i)));
                sum += finding.unit().of(pairs.differences()[i]);
            }
            assertThat(sum / SampleStudy.REPLICATES).isCloseTo(finding.difference(), within(1e-12));
        }
        Dots dots = (Dots) figures.get(0).drawing();
        assertThat(dots.dots()).hasSize(3 * SampleStudy.REPLICATES);
        assertThat(dots.band()).isEqualTo(1);
    }

    private double score(Arm arm, int replicate) {
        return study.evaluation("left", arm)
                .outcomes()
                .get(replicate)
                .score(Measure.TEST_LOSS)
                .orElseThrow();
    }

    @Test
    void effects_are_drawn_in_per_cent_of_the_base() {
        List<Figure> figures = new ResultFigures(findings).effects();
        Forest forest = (Forest) figures.get(0).drawing();
        Finding momentum = findings.on("left").get(1);
        assertThat(forest.estimates().get(1).mean())
                .isCloseTo(100 * momentum.difference(), within(1e-12));
        assertThat(forest.estimates().get(1).low())
                .isCloseTo(100 * momentum.estimate().orElseThrow().interval().low(), within(1e-12));
        assertThat(forest.estimates().get(0).text()).isEqualTo("0 (identical)");
    }

    @Test
    void means_over_datasets_have_their_own_figure_with_the_datasets_below() {
        List<Figure> figures = new ResultFigures(findings).effects();
        assertThat(figures).hasSize(3);
        Forest forest = (Forest) figures.get(2).drawing();
        assertThat(forest.estimates()).hasSize(3 * findings.overall().size());
        assertThat(forest.estimates().stream().limit(3).map(Figure.Estimate::label))
                .containsExactly("-momentum", "left", "right");
    }

    private Lines tuning(int figure) {
        return (Lines) new TuningFigures(study).figures().get(figure).drawing();
    }

    @Test
    void every_value_tried_has_its_median_and_chosen_ones_are_marked() {
        Lines lines = tuning(0);
        assertThat(lines.x().title()).isEqualTo("learning rate");
        assertThat(lines.style()).isEqualTo(Style.POINTS);
        for (Line line : lines.lines()) {
            Arm arm = arm(line.variant());
            assertThat(line.marks()).hasSize(SampleStudy.REPLICATES);
            for (Row row : study.tuning().rows("left", arm)) {
                assertThat(line.marks().get(row.replicate()).y()).isEqualTo(Rounded.of(row.loss()));
            }
            // Where a range was extended, there are others before.
            List<Double> first =
                    line.points().stream().filter(p -> p.get(0) == 1e-3).findFirst().orElseThrow();
            double[] losses =
                    study.tuning().rows("left", arm).stream()
                            .flatMap(row -> row.tried().stream())
                            .filter(tried -> Rounded.of(value(tried)) == first.get(0))
                            .mapToDouble(Tried::loss)
                            .sorted()
                            .toArray();
            assertThat(losses).hasSize(SampleStudy.REPLICATES);
            assertThat(first.get(2)).isEqualTo(Rounded.of(losses[2]));
        }
    }

    private static double value(Tried tried) {
        return tried.setting().values().getOrDefault("sgd.learning-rate", Double.NaN);
    }

    private Arm arm(String name) {
        return study.arms().all().stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void values_that_diverged_are_shaded_by_their_share() {
        for (Line line : tuning(0).lines()) {
            assertThat(line.shaded()).isNotEmpty();
            assertThat(line.shaded())
                    .allMatch(range -> range.get(0) < range.get(1))
                    .allMatch(range -> 0 < range.get(2) && range.get(2) <= 1);
            assertThat(line.shaded().get(line.shaded().size() - 1).get(2)).isEqualTo(1);
        }
    }

    @Test
    void the_divergence_map_counts_tuning_runs_of_all_replicates() {
        Heat heat = (Heat) new TuningFigures(study).divergence().get(0).drawing();
        long diverged =
                study.tuning().rows().stream()
                        .filter(row -> row.dataset().equals("left"))
                        .flatMap(row -> row.tried().stream())
                        .filter(tried -> tried.ending().kind() == Kind.DIVERGED)
                        .count();
        long drawn =
                heat.cells().stream()
                        .map(Cell::text)
                        .mapToLong(text -> Long.parseLong(text.substring(0, text.indexOf('/'))))
                        .sum();
        assertThat(drawn).isEqualTo(diverged).isPositive();
    }

    @Test
    void expected_best_is_the_median_over_the_replicates_and_falls() {
        for (Line line : tuning(1).lines()) {
            List<Double> best = line.points().stream().map(point -> point.get(2)).toList();
            assertThat(best).hasSizeGreaterThanOrEqualTo(SampleStudy.TRIALS);
            assertThat(best).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        }
        // With one trial it is the mean of all losses, those that diverged at the worst of the
        // first usable.
        List<Row> rows = study.tuning().rows("left", study.arms().base());
        double[] means = new double[rows.size()];
        for (int r = 0; r < means.length; r++) {
            int replicate = r;
            double worst =
                    study.tuning().rows().stream()
                            .filter(row -> row.dataset().equals("left"))
                            .filter(row -> row.replicate() == replicate)
                            .mapToDouble(
                                    row ->
                                            row.tried().stream()
                                                    .filter(Tried::usable)
                                                    .findFirst()
                                                    .orElseThrow()
                                                    .loss())
                            .max()
                            .orElseThrow();
            means[r] =
                    ExpectedBest.of(
                            rows.get(r).tried().stream()
                                    .mapToDouble(
                                            t -> t.usable() ? Math.min(t.loss(), worst) : worst)
                                    .toArray())[0];
        }
        Arrays.sort(means);
        assertThat(tuning(1).lines().get(0).points().get(0).get(2)).isEqualTo(Rounded.of(means[2]));
    }

    @Test
    void bands_hold_the_middle_half_of_the_replicates() {
        List<Figure> figures = new RunFigures(study).curves(0);
        assertThat(figures.stream().map(Figure::title))
                .containsExactly(
                        "Training loss on left",
                        "Validation loss on left",
                        "Training loss on right",
                        "Validation loss on right");
        for (Line line : ((Lines) figures.get(0).drawing()).lines()) {
            assertThat(line.points())
                    .hasSize(SampleStudy.EPOCHS)
                    .allMatch(p -> p.get(1) <= p.get(2) && p.get(2) <= p.get(3));
        }
    }

    @Test
    void validation_losses_are_shown_by_time_where_a_step_s_is_known() {
        Map<String, Double> costs = new HashMap<>();
        study.arms().all().forEach(arm -> costs.put(Costs.of("right", arm.name()), 1e-3));
        Study timed =
                new Study(
                        study.experiment(),
                        study.arms(),
                        study.data(),
                        study.tuning(),
                        study.evaluations(),
                        study.atBase(),
                        study.budgets(),
                        study.exact(),
                        study.minima(),
                        study.largestStableRates(),
                        costs);
        List<Figure> figures = new RunFigures(timed).curves(0);
        assertThat(figures).hasSize(5);
        assertThat(figures.get(4).title()).isEqualTo("Validation loss on right, by time");
        Lines byTime = (Lines) figures.get(4).drawing();
        Lines byGradients = (Lines) figures.get(3).drawing();
        for (int i = 0; i < byTime.lines().size(); i++) {
            List<List<Double>> points = byTime.lines().get(i).points();
            long steps = study.evaluations().get(0).outcomes().get(0).ending().step();
            assertThat(points.get(points.size() - 1).get(0)).isEqualTo(Rounded.of(1e-3 * steps));
            assertThat(points.stream().map(p -> p.get(2)))
                    .isEqualTo(
                            byGradients.lines().get(i).points().stream()
                                    .map(p -> p.get(2))
                                    .toList());
        }
    }

    @Test
    void profiles_end_with_the_share_that_reached_the_target() {
        Lines profile = (Lines) new RunFigures(study).profile().orElseThrow().drawing();
        for (Line line : profile.lines()) {
            List<Double> shares = line.points().stream().map(point -> point.get(1)).toList();
            assertThat(shares).isSorted().allMatch(share -> 0 <= share && share <= 100);
            long arrived =
                    study.evaluations().stream()
                            .filter(series -> series.arm().name().equals(line.variant()))
                            .flatMap(series -> series.outcomes().stream())
                            .filter(o -> o.is(Kind.OK) && !o.capped(Measure.STEPS_TO_TARGET))
                            .count();
            assertThat(shares.get(shares.size() - 1))
                    .isEqualTo(100.0 * arrived / (2 * SampleStudy.REPLICATES));
        }
    }

    @Test
    void predictions_are_those_of_the_rows_that_were_tested() {
        StringWriter text = new StringWriter();
        PredictionsCsv.write(study, text);
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        assertThat(lines.remove(0)).isEqualTo("dataset,arm,replicate,row,prediction,loss");
        List<Outcome> outcomes =
                study.evaluations().stream().flatMap(s -> s.outcomes().stream()).toList();
        int rows = outcomes.stream().mapToInt(o -> o.rows().orElseThrow().rows().length).sum();
        assertThat(lines).hasSize(rows);
        assertThat(lines.stream().filter(line -> line.startsWith("left,base,")))
                .hasSize(study.facts("left").testRows());
        TestRows first = outcomes.get(0).rows().orElseThrow();
        assertThat(lines.get(0))
                .isEqualTo(
                        "left,base,0,"
                                + first.rows()[0]
                                + ","
                                + first.predictions()[0]
                                + ","
                                + first.losses()[0]);
    }

    @Test
    void nothing_speaks_of_seeds_where_replicates_are_meant() {
        ReportData data = ReportData.of(findings);
        String page = HtmlReport.write(data);
        String texts = page.substring(0, page.indexOf("<script type=\"application/json\""));
        assertThat(texts).doesNotContain("seed");
        for (Figure figure : new HtmlParts(data).figures()) {
            assertThat(figure.title() + figure.note()).doesNotContain("seed");
        }
    }
}
