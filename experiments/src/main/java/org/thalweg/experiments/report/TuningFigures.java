package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Cell;
import org.thalweg.experiments.report.Figure.Heat;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Lines;
import org.thalweg.experiments.report.Figure.Style;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Dimension.Scale;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.statistics.ExpectedBest;
import org.thalweg.experiments.words.Question;
import org.thalweg.experiments.words.Words;
import org.thalweg.text.Numbers;

/** The figures that say whether the tuning was fair. */
final class TuningFigures {

    private final Study study;
    private final List<Dimension> dimensions;

    private final String chosenBy;

    TuningFigures(Study study) {
        this.study = study;
        this.chosenBy = new Question(study).chosenBy();
        this.dimensions = study.experiment().tuning().map(Tuning::dimensions).orElse(List.of());
    }

    /** Returns loss against each tuned value, and expected best against budget, dataset by dataset. */
    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (DataFacts facts : study.data()) {
            for (Dimension dimension : dimensions) {
                losses(facts, dimension, figures.size()).ifPresent(figures::add);
            }
            if (!dimensions.isEmpty()) {
                expected(facts, figures.size()).map(Figure::asDetail).ifPresent(figures::add);
            }
        }
        return figures;
    }

    /** Losses have a logarithmic axis; what is a logarithm, or may be negative, has none. */
    private boolean isPositive() {
        Experiment experiment = study.experiment();
        return !experiment.isOfProblems() || experiment.primary() == Measure.GAP;
    }

    private Optional<Figure> losses(DataFacts facts, Dimension dimension, int number) {
        List<Line> lines =
                study.arms().all().stream()
                        .map(arm -> new TriedValues(study, facts.name(), arm, dimension))
                        .filter(tried -> !tried.values().isEmpty())
                        .map(TriedValues::line)
                        .toList();
        String noun = Question.noun(dimension.parameter());
        return lines.stream().allMatch(line -> line.points().isEmpty())
                ? Optional.empty()
                : Optional.of(
                        new Figure(
                                "tuning-" + number,
                                (facts.ofProblem() ? Words.capital(chosenBy) : "Loss")
                                        + " against "
                                        + noun
                                        + " on "
                                        + facts.name(),
                                (dimensions.size() > 1
                                                ? "Median over the replicates; from point to point other values differ,"
                                                        + " too."
                                                : RunFigures.MEDIAN
                                                        + " A choice is the minimum of the curve of its replicate, each"
                                                        + (facts.ofProblem() ? " point" : " loss")
                                                        + " averaged with its neighbours.")
                                        + (facts.ofProblem()
                                                ? " Hollow marks are what the replicates chose. Bars"
                                                : " Hollow marks are what the replicates chose, each at its own loss. Bars")
                                        + " above the"
                                        + " plot span the values at which a variant diverged, the darker the oftener. The"
                                        + " axis ends a quarter above "
                                        + (facts.ofProblem()
                                                ? "that of the start"
                                                : "the loss of the untrained model")
                                        + "; triangles stand for"
                                        + " what is beyond.",
                                new Lines(
                                        new Axis(noun, "", dimension.scale() == Scale.LOG),
                                        new Axis(chosenBy, "", isPositive()),
                                        dimensions.size() > 1 ? Style.CLOUD : Style.POINTS,
                                        RunFigures.top(study, facts.name()),
                                        lines)));
    }

    private Optional<Figure> expected(DataFacts facts, int number) {
        List<Line> lines =
                study.arms().all().stream()
                        .map(arm -> Bands.line(arm.name(), expected(facts.name(), arm)))
                        .filter(line -> !line.points().isEmpty())
                        .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Figure(
                                "tuning-" + number,
                                "Expected best against number of trials, on " + facts.name(),
                                "The "
                                        + chosenBy
                                        + " to expect of the best of so many trials: where curves cross, a"
                                        + " smaller budget would have favoured another variant. Values that diverged count"
                                        + " as the worst that did not. "
                                        + RunFigures.MEDIAN,
                                new Lines(
                                        new Axis("tuning trials", "", false),
                                        new Axis("expected " + chosenBy, "", isPositive()),
                                        Style.POINTS,
                                        RunFigures.top(study, facts.name()),
                                        lines)));
    }

    /** As far as every replicate went. */
    private List<List<Double>> expected(String dataset, Arm arm) {
        List<double[]> best = new ArrayList<>();
        for (Row row : study.tuning().rows(dataset, arm)) {
            double most = worst(dataset, row.replicate());
            if (Double.isFinite(most) && !row.tried().isEmpty()) {
                best.add(
                        ExpectedBest.of(
                                row.tried().stream()
                                        .mapToDouble(
                                                t -> t.usable() ? Math.min(t.loss(), most) : most)
                                        .toArray()));
            }
        }
        int trials = best.stream().mapToInt(b -> b.length).min().orElse(0);
        return IntStream.range(0, trials)
                .mapToObj(i -> Bands.point(i + 1.0, best.stream().map(b -> b[i]).toList()))
                .toList();
    }

    private double worst(String dataset, int replicate) {
        return study.tuning().rows().stream()
                .filter(row -> row.dataset().equals(dataset) && row.replicate() == replicate)
                .mapToDouble(TuningFigures::firstUsable)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    /** Returns the loss at the smallest usable value: hardly trained, which stands for diverged and worse ones. */
    private static double firstUsable(Row row) {
        return row.tried().stream()
                .filter(Tried::usable)
                .mapToDouble(Tried::loss)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Returns where training diverged, on each dataset where it did, over the first of what is tuned. */
    List<Figure> divergence() {
        return dimensions.stream()
                .limit(1)
                .flatMap(dimension -> study.data().stream().map(facts -> heat(facts, dimension)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Figure> heat(DataFacts facts, Dimension dimension) {
        List<TriedValues> all =
                study.arms().all().stream()
                        .map(arm -> new TriedValues(study, facts.name(), arm, dimension))
                        .filter(tried -> !tried.values().isEmpty())
                        .toList();
        List<Double> values =
                all.stream().flatMap(t -> t.values().stream()).distinct().sorted().toList();
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < all.size(); row++) {
            for (int column = 0; column < values.size(); column++) {
                List<Tried> here = all.get(row).at(values.get(column));
                if (!here.isEmpty()) {
                    cells.add(
                            new Cell(
                                    column,
                                    row,
                                    (double) TriedValues.diverged(here) / here.size(),
                                    TriedValues.diverged(here) + "/" + here.size()));
                }
            }
        }
        String noun = Question.noun(dimension.parameter());
        return cells.stream().allMatch(cell -> cell.share() == 0)
                ? Optional.empty()
                : Optional.of(
                        new Figure(
                                "divergence-" + study.data().indexOf(facts),
                                "Where training diverged on " + facts.name(),
                                "Tuning runs that diverged, of those made in all replicates, by "
                                        + noun
                                        + "; the darker, the oftener.",
                                new Heat(
                                        new Axis(noun, "", true),
                                        values.stream().map(v -> Numbers.rounded(v, 2)).toList(),
                                        all.stream().map(t -> t.arm().name()).toList(),
                                        cells)));
    }
}
