package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.experiments.oracle.Valley;
import org.thalweg.experiments.oracle.Valley.Spot;
import org.thalweg.experiments.oracle.Valley.Trajectory;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Lines;
import org.thalweg.experiments.run.ExactSolution;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Track;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.words.Methods;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;

class MinimumFiguresTest {

    /** A batch holds all 40 instances of the training part: descent is that of the whole objective. */
    private static final int ALL = 40;

    private static SampleStudy descent(Regularizer... penalties) {
        return SampleStudy.of()
                .on("made")
                .chain(Chain.of(new Momentum(0.5), new Sgd(0.05)), penalties)
                .design(new Design.LeaveOneOut())
                .split(new Splitting.Folds(3, 1, 0))
                .untuned()
                .measure(Measure.TEST_LOSS)
                .epochs(30)
                .batchSize(ALL);
    }

    private static Study study(SampleStudy sample) throws InterruptedException {
        return sample.findings().study();
    }

    @Test
    void all_paths_start_at_the_same_point_and_newton_points_at_the_minimum() throws Exception {
        Study study = study(descent(new L2(0.01)));
        assertThat(Methods.trajectories(study)).isEmpty();
        assertThat(study.minima()).hasSize(1);
        Valley valley = study.minima().get(0).valley().orElseThrow();
        assertThat(ValleyFigures.name(valley)).contains("principal components, which holds ");
        assertThat(valley.trajectories().stream().map(Trajectory::variant))
                .containsExactly("base", "-momentum", "-l2");
        Spot start = valley.trajectories().get(0).spots().get(0);
        for (Trajectory path : valley.trajectories()) {
            assertThat(path.spots()).hasSize(31);
            assertThat(path.spots().get(0)).isEqualTo(start);
            assertThat(path.spots().get(1)).isNotEqualTo(start);
        }
        Spot newton = valley.directions().getOrDefault("Newton", new Spot(0, 0));
        Spot minimum = valley.minimum();
        // A projection onto the plane of four sums each.
        assertThat(start.x() + newton.x()).isCloseTo(minimum.x(), within(1e-12));
        assertThat(start.y() + newton.y()).isCloseTo(minimum.y(), within(1e-12));
    }

    @Test
    void plain_descent_on_all_data_comes_nearer_to_the_minimum_with_every_step() throws Exception {
        List<Figure> curves = new MinimumFigures(study(descent(new L2(0.01)))).curves();
        assertThat(curves).hasSize(1);
        Lines lines = (Lines) curves.get(0).drawing();
        assertThat(lines.y().title()).isEqualTo("f − f*");
        assertThat(lines.y().log()).isTrue();
        Line plain = lines.lines().get(1);
        assertThat(plain.variant()).isEqualTo("-momentum");
        assertThat(plain.points()).hasSize(31);
        for (int i = 0; i < plain.points().size(); i++) {
            assertThat(plain.points().get(i).get(0)).isEqualTo(ALL * i);
            assertThat(plain.points().get(i).get(2)).isPositive();
            if (i > 0) {
                assertThat(plain.points().get(i).get(2))
                        .isLessThan(plain.points().get(i - 1).get(2));
            }
        }
    }

    @Test
    void a_path_ends_where_the_run_ended() throws Exception {
        SampleStudy sample = descent().epochs(250).batchSize(16);
        Findings findings = sample.findings();
        LoadedData data = sample.data().get(0);
        LinearProblem problem =
                ExactSolution.of(sample.experiment(), findings.study().arms().base())
                        .orElseThrow()
                        .on(data, 0);
        List<Outcome> outcomes =
                findings.study().evaluations().stream().map(s -> s.outcomes().get(0)).toList();
        for (int i = 0; i < outcomes.size(); i++) {
            List<Track.Point> points = outcomes.get(i).track().orElseThrow().points();
            assertThat(points).hasSizeBetween(150, 201);
            assertThat(points.get(0).gradients()).isZero();
            Track.Point last = points.get(points.size() - 1);
            assertThat(last.gradients()).isEqualTo(outcomes.get(i).gradients());
            // Both are sums over 40 instances, in different orders.
            assertThat(problem.value(last.parameters()))
                    .isCloseTo(
                            outcomes.get(i).measures().getOrDefault(Measure.TRAIN_LOSS, Double.NaN),
                            within(1e-13));
        }
    }

    @Test
    void other_penalties_are_left_out_with_the_reason() throws Exception {
        Study study = study(descent(new L1(0.01)));
        MinimumFigures known = new MinimumFigures(study);
        assertThat(known.curves()).isEmpty();
        assertThat(ValleyFigures.of(study.minima())).isEmpty();
        assertThat(Methods.trajectories(study))
                .containsExactly(
                        "No trajectories are drawn on made: the exact minimum is computed for a linear model under squared"
                                + " error, with l2 or no penalty, only.");
    }

    @Test
    void the_report_shows_the_picture_and_the_curves() throws Exception {
        assertThat(HtmlReport.write(descent().report()))
                .contains("Paths through the valley on made")
                .contains("How far above the minimum on made");
    }
}
