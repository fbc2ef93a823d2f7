package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.data.Split;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.report.ReportData.BandPoint;
import org.thalweg.experiments.report.ReportData.LossCurve;
import org.thalweg.experiments.report.ReportData.Spot;
import org.thalweg.experiments.report.ReportData.Trajectory;
import org.thalweg.experiments.report.ReportData.Valley;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Path;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.oracle.LinearProblem;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;

class KnownMinimumTest {

    /** A batch holds all 40 instances of the training part: descent is that of the whole objective. */
    private static final int ALL = 40;

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.5), new Sgd(0.05)))
                .tuneNothing()
                .seeds(3)
                .epochs(30)
                .batchSize(ALL);
    }

    private static KnownMinimum known(Bench bench) throws InterruptedException {
        return KnownMinimum.of(bench.run().inMemory().study(), bench.data());
    }

    @Test
    void all_paths_start_at_the_same_point_and_newton_points_at_the_minimum() throws Exception {
        KnownMinimum known = known(bench().regularize(new L2(0.01)));
        assertThat(known.sentences()).isEmpty();
        assertThat(known.valleys()).hasSize(1);
        Valley valley = known.valleys().get(0);
        assertThat(valley.trajectories().stream().map(Trajectory::variant))
                .containsExactly("base", "-momentum", "-l2");
        Spot start = valley.trajectories().get(0).spots().get(0);
        for (Trajectory path : valley.trajectories()) {
            assertThat(path.spots()).hasSize(31);
            assertThat(path.spots().get(0)).isEqualTo(start);
            assertThat(path.spots().get(1)).isNotEqualTo(start);
        }
        Spot newton = valley.directions().getOrDefault("Newton", new Spot(0, 0));
        Spot minimum = valley.minimum().orElseThrow();
        // A projection onto the plane of four sums each.
        assertThat(start.x() + newton.x()).isCloseTo(minimum.x(), within(1e-12));
        assertThat(start.y() + newton.y()).isCloseTo(minimum.y(), within(1e-12));
    }

    @Test
    void plain_descent_on_all_data_comes_nearer_to_the_minimum_with_every_step() throws Exception {
        KnownMinimum known = known(bench().regularize(new L2(0.01)));
        assertThat(known.curves()).hasSize(1);
        assertThat(known.curves().get(0).quantity()).isEqualTo("f − f*");
        assertThat(known.curves().get(0).logarithmic()).isTrue();
        LossCurve plain = known.curves().get(0).curves().get(1);
        assertThat(plain.variant()).isEqualTo("-momentum");
        List<BandPoint> points = plain.points();
        assertThat(points).hasSize(31);
        for (int i = 0; i < points.size(); i++) {
            assertThat(points.get(i).x()).isEqualTo(ALL * i);
            assertThat(points.get(i).median()).isPositive();
            if (i > 0) {
                assertThat(points.get(i).high()).isLessThan(points.get(i - 1).high());
                assertThat(points.get(i).low()).isLessThan(points.get(i - 1).low());
            }
        }
    }

    @Test
    void a_path_ends_where_the_run_ended() throws Exception {
        Bench bench = bench().epochs(250).batchSize(16);
        Findings findings = bench.run().inMemory();
        Experiment experiment = findings.study().experiment();
        LoadedData data = bench.data().get(0);
        Split split = data.split(Phase.EVALUATE, 1);
        LinearProblem problem = LinearProblem.of(split.train());
        List<Trial> trials = new ArrayList<>();
        for (Series series : findings.study().evaluations()) {
            trials.add(new Trial(Phase.EVALUATE, "made", series.arm(), series.rate(), 1));
        }
        List<Path> paths = Path.of(experiment, data, trials);
        for (int i = 0; i < paths.size(); i++) {
            Outcome outcome = findings.study().evaluations().get(i).outcomes().get(1);
            List<Path.Point> points = paths.get(i).points();
            assertThat(points).hasSizeBetween(150, 201);
            assertThat(points.get(0).gradients()).isZero();
            Path.Point last = points.get(points.size() - 1);
            assertThat(last.gradients()).isEqualTo(outcome.gradients());
            // Both are sums over 40 instances, in different orders.
            assertThat(problem.value(last.parameters()))
                    .isCloseTo(outcome.measures().get(Measure.TRAIN_LOSS), within(1e-13));
        }
    }

    @Test
    void other_penalties_are_left_out_with_the_reason() throws Exception {
        KnownMinimum known = known(bench().regularize(new L1(0.01)));
        assertThat(known.curves()).isEmpty();
        assertThat(known.valleys()).isEmpty();
        assertThat(known.sentences())
                .containsExactly(
                        "No trajectories are drawn on made: the exact minimum is computed for a linear model under squared"
                                + " error, with l2 or no penalty, only.");
    }

    @Test
    void there_is_no_exact_minimum_for_softmax() {
        Bench softmax = bench().loss(new SoftmaxCrossEntropy());
        assertThat(Objective.of(softmax.experiment(), softmax.arms().get(0))).isEmpty();
        assertThat(Objective.of(bench().experiment(), bench().arms().get(0))).isPresent();
    }

    @Test
    void data_that_are_gone_are_left_out_with_the_reason() throws Exception {
        KnownMinimum known = KnownMinimum.of(bench().run().inMemory().study(), List.of());
        assertThat(known.valleys()).isEmpty();
        assertThat(known.sentences())
                .containsExactly(
                        "No trajectories are drawn on made: the data are no longer what they were.");
    }

    @Test
    void the_report_shows_the_picture_and_the_curves() throws Exception {
        Bench bench = bench();
        Findings findings = bench.run().inMemory();
        String page =
                HtmlReport.write(ReportData.of(findings).withTrajectories(findings, bench.data()));
        assertThat(page)
                .contains("Paths through the valley on made")
                .contains("How far above the minimum on made");
    }
}
