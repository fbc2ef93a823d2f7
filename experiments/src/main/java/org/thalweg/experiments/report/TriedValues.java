package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Mark;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Dimension.Scale;
import org.thalweg.experiments.words.Question;
import org.thalweg.text.Numbers;

/** What was tried of one hyper-parameter, for one arm on one dataset. */
final class TriedValues {
    private final Arm arm;
    private final Dimension dimension;
    private final List<Row> rows;
    private final String chosenBy;

    TriedValues(Study study, String dataset, Arm arm, Dimension dimension) {
        this.arm = arm;
        this.dimension = dimension;
        this.rows = study.tuning().rows(dataset, arm);
        this.chosenBy = new Question(study).chosenBy();
    }

    Arm arm() {
        return arm;
    }

    private Optional<Double> value(Tried tried) {
        return Optional.ofNullable(tried.setting().values().get(dimension.parameter()));
    }

    List<Double> values() {
        return rows.stream()
                .flatMap(row -> row.tried().stream())
                .flatMap(tried -> value(tried).stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    /** Returns the runs at a value in all replicates. */
    List<Tried> at(double value) {
        return rows.stream()
                .flatMap(row -> row.tried().stream())
                .filter(tried -> value(tried).filter(v -> v == value).isPresent())
                .toList();
    }

    Line line() {
        List<List<Double>> points = new ArrayList<>();
        for (double value : values()) {
            List<Tried> here = at(value);
            List<List<Bands.Sample>> samples =
                    here.stream()
                            .map(tried -> List.of(new Bands.Sample(value, tried.loss())))
                            .toList();
            points.addAll(Bands.points(samples));
        }
        return new Line(arm.name(), points, marks(), shaded());
    }

    /** Returns what each replicate chose, at the loss that it had there. */
    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (Row row : rows) {
            Double chosen = row.setting().values().get(dimension.parameter());
            if (chosen != null && Double.isFinite(row.loss())) {
                marks.add(
                        new Mark(
                                Rounded.of(chosen),
                                Rounded.of(row.loss()),
                                "replicate "
                                        + row.replicate()
                                        + " chose "
                                        + Numbers.rounded(chosen, 3)
                                        + (row.edges().contains(dimension.parameter())
                                                ? ", at an edge"
                                                : "")
                                        + ": "
                                        + chosenBy
                                        + " "
                                        + Numbers.rounded(row.loss(), 4)));
            }
        }
        return marks;
    }

    /** Returns the values at which a run diverged, each reaching half-way to its neighbours. */
    private List<List<Double>> shaded() {
        List<Double> values = values();
        List<List<Double>> ranges = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            double share = share(at(values.get(i)));
            if (share > 0) {
                ranges.add(Rounded.list(between(values, i - 1), between(values, i), share));
            }
        }
        return ranges;
    }

    private double between(List<Double> values, int i) {
        double left = values.get(Math.max(i, 0));
        double right = values.get(Math.min(i + 1, values.size() - 1));
        return dimension.scale() == Scale.LOG ? Math.sqrt(left * right) : (left + right) / 2;
    }

    /** Returns how many of these runs diverged. */
    static long diverged(List<Tried> tried) {
        return tried.stream().filter(t -> t.ending().kind() == Kind.DIVERGED).count();
    }

    private static double share(List<Tried> tried) {
        return tried.isEmpty() ? 0 : (double) diverged(tried) / tried.size();
    }
}
