package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.experiments.findings.Candidate;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.TunedChain;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.report.Sheet.Column;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.ParameterPath;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.StudentT;
import org.thalweg.experiments.words.Amounts;
import org.thalweg.experiments.words.Obstacles;
import org.thalweg.experiments.words.Replicates;
import org.thalweg.experiments.words.Words;
import org.thalweg.records.Notation;
import org.thalweg.text.Numbers;

/** How a chain is tuned, for a terminal. */
public final class TuningText {

    private static final int MOST_ROWS = 20;

    /** By how much a range on a log scale is widened. */
    private static final double FURTHER = 1000;

    private static final Range ANY =
            new Range(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);
    private static final String INDENT = "       ";

    private final TunedChain tuned;
    private final int width;
    private final List<Dimension> dimensions;
    private final Unit unit;
    private final Replicates replicates;
    private final List<String> lines = new ArrayList<>();

    private TuningText(TunedChain tuned, int width) {
        this.tuned = tuned;
        this.width = width;
        this.dimensions = tuned.experiment().tuning().orElseThrow().dimensions();
        this.replicates = new Replicates(tuned.facts(), tuned.source().split(), true);
        this.unit =
                tuned.together()
                        .map(best -> unit(best.score()))
                        .orElseGet(() -> new Unit(false, 1));
    }

    /**
     * Returns what was tried and chosen, and what to expect, every line ended by a line feed.
     *
     * @param width of the terminal in characters
     */
    public static String print(TunedChain tuned, int width) {
        TuningText text = new TuningText(tuned, width);
        text.candidates();
        text.choice();
        text.lines.add("");
        text.test();
        return text.lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private Unit unit(double mean) {
        boolean relative = tuned.experiment().practical().relative() && mean != 0;
        return new Unit(relative, relative ? Math.abs(mean) : 1);
    }

    private void say(String text) {
        lines.addAll(TextLayout.wrap(INDENT + text, width, INDENT + "  "));
    }

    private void candidates() {
        String seen = tuned.experiment().tunedBy().label();
        lines.add(
                "TUNED  "
                        + tuned.facts().name()
                        + ", by "
                        + seen
                        + ", mean over "
                        + replicates.all());
        ImmutableList.Builder<Column> columns = ImmutableList.builder();
        dimensions.forEach(dimension -> columns.add(Sheet.numbers(dimension.parameter())));
        columns.add(
                Sheet.numbers(seen),
                Sheet.numbers("behind the chosen"),
                Sheet.numbers("chosen in " + replicates.noun() + "s"),
                Sheet.numbers("diverged"));
        if (failed() > 0) {
            columns.add(Sheet.numbers("failed"));
        }
        columns.add(Sheet.words(""));
        List<Candidate> shown = shown();
        TextLayout table =
                TextLayout.of(
                        Sheet.of("", "", columns.build(), shown.stream().map(this::row).toList()),
                        width);
        lines.addAll(table.head());
        lines.addAll(table.rows());
        int more = tuned.candidates().size() - shown.size();
        if (more > 0) {
            say("and " + more + " more, with higher values");
        }
    }

    /** Of one hyper-parameter in the order of its values, of several in that of their scores. */
    private List<Candidate> shown() {
        Comparator<Candidate> byScore = Comparator.comparingDouble(Candidate::score);
        List<Candidate> best =
                tuned.candidates().stream().sorted(byScore).limit(MOST_ROWS).toList();
        return dimensions.size() > 1
                ? best
                : tuned.candidates().stream().filter(best::contains).toList();
    }

    private List<String> row(Candidate candidate) {
        ImmutableList.Builder<String> row = ImmutableList.builder();
        for (Dimension dimension : dimensions) {
            row.add(Numbers.shortest(value(candidate, dimension)));
        }
        row.add(Double.isNaN(candidate.score()) ? "-" : Amounts.mean(candidate.score()))
                .add(candidate.behind().map(test -> estimate(test, unit)).orElse("-"))
                .add(candidate.chosen() == 0 ? "-" : Integer.toString(candidate.chosen()))
                .add(share(candidate.diverged()));
        if (failed() > 0) {
            row.add(share(candidate.failed()));
        }
        return row.add(remark(candidate)).build();
    }

    private String share(int some) {
        return some == 0 ? "-" : some + "/" + tuned.choices().size();
    }

    private int failed() {
        return tuned.candidates().stream().mapToInt(Candidate::failed).sum();
    }

    private String remark(Candidate candidate) {
        if (isChosen(candidate)) {
            return "chosen";
        }
        if (tuned.gate().isPresent()) {
            return "";
        }
        if (candidate.better()) {
            return "better than the chosen";
        }
        return candidate.possible() ? "may be the best" : "";
    }

    /** What pulls a choice away from the best of single values is its worse neighbour. */
    private String keptAwayFrom(Candidate best) {
        StudentT lead = best.behind().orElseThrow();
        Interval interval = lead.interval();
        int at = tuned.candidates().indexOf(best);
        Candidate neighbour =
                Stream.of(at - 1, at + 1)
                        .filter(i -> i >= 0 && i < tuned.candidates().size())
                        .map(tuned.candidates()::get)
                        .filter(candidate -> !Double.isNaN(candidate.score()))
                        .max(Comparator.comparingDouble(Candidate::score))
                        .orElseThrow();
        Dimension dimension = dimensions.get(0);
        return "better than the chosen: "
                + best.setting()
                + ", by "
                + estimate(
                        -lead.estimate(),
                        new Interval(-interval.high(), -interval.low(), interval.level()),
                        unit)
                + "; the choice keeps away from it, since its neighbour "
                + Numbers.shortest(value(neighbour, dimension))
                + (neighbour.diverged() > 0
                        ? " diverges in " + neighbour.diverged() + " of " + replicates.counted()
                        : " does worse: " + Amounts.mean(neighbour.score()));
    }

    private boolean isChosen(Candidate candidate) {
        return tuned.together().filter(candidate::equals).isPresent();
    }

    private static double value(Candidate candidate, Dimension dimension) {
        return Objects.requireNonNull(candidate.setting().values().get(dimension.parameter()));
    }

    private String estimate(StudentT test, Unit unit) {
        if (tuned.gate(test).isPresent()) {
            return Amounts.signed(unit.of(test.estimate()), unit, 1);
        }
        return estimate(test.estimate(), test.interval(), unit);
    }

    private static String estimate(double estimate, Interval interval, Unit unit) {
        return Amounts.estimate(
                unit.of(estimate),
                new Interval(unit.of(interval.low()), unit.of(interval.high()), interval.level()),
                unit);
    }

    private void choice() {
        lines.add("");
        tuned.candidates().stream()
                .filter(candidate -> candidate.failed() > 0)
                .findFirst()
                .ifPresent(candidate -> say(failed(candidate)));
        if (tuned.together().isEmpty()) {
            boolean diverged = tuned.candidates().stream().anyMatch(c -> c.diverged() > 0);
            say(
                    "chosen: nothing. No value ended well in every "
                            + replicates.noun()
                            + "."
                            + (diverged
                                    ? " Tune where some do, such as among smaller values."
                                    : ""));
            return;
        }
        say(
                "chosen: "
                        + tuned.together().get().setting()
                        + ", the least mean over all "
                        + replicates.noun()
                        + "s"
                        + (dimensions.size() == 1
                                ? ", each averaged with its neighbours' by ¼, ½, ¼"
                                : ""));
        for (Dimension dimension : dimensions) {
            say(spread(dimension));
        }
        say(
                tuned.gate()
                        .map(
                                gate ->
                                        "no intervals: "
                                                + Obstacles.why(gate)
                                                + "; so nothing is said of which values may be the best")
                        .orElseGet(this::mayBeBest));
        tuned.better().stream().findFirst().ifPresent(best -> say(keptAwayFrom(best)));
        dimensions.stream()
                .filter(dimension -> tuned.open().contains(dimension.parameter()))
                .forEach(
                        dimension ->
                                say(
                                        "warning: "
                                                + dimension.parameter()
                                                + " is at an end of what was tried, and better values may lie beyond: "
                                                + wider(dimension)));
    }

    private String failed(Candidate first) {
        Ending ending = first.failure().orElseThrow();
        return "failed: "
                + failed()
                + " of "
                + Words.counted((long) tuned.candidates().size() * tuned.choices().size(), "run")
                + ", so that these values cannot be chosen. The first, with "
                + first.setting()
                + ": "
                + ending.why()
                + (ending.kind() == Ending.Kind.TIMEOUT
                        ? ". Allow more with --limit."
                        : ". Mend that, or tune where it does not happen.");
    }

    private String spread(Dimension dimension) {
        List<Double> values = tuned.chosen(dimension.parameter()).stream().sorted().toList();
        long edges =
                tuned.choices().stream()
                        .filter(row -> row.edges().contains(dimension.parameter()))
                        .count();
        String each = "each by itself: " + dimension.parameter() + " ";
        return values.isEmpty()
                ? each + "none, for no value ended well"
                : each
                        + "median "
                        + Numbers.rounded(median(values), 3)
                        + ", "
                        + Amounts.range(values)
                        + (edges == 0 ? "" : "; in " + edges + " at an end of what was tried");
    }

    private static double median(List<Double> ascending) {
        int half = ascending.size() / 2;
        return ascending.size() % 2 == 1
                ? ascending.get(half)
                : (ascending.get(half - 1) + ascending.get(half)) / 2;
    }

    private String mayBeBest() {
        int possible = tuned.possible().size();
        int all = tuned.candidates().size();
        String ranges =
                dimensions.stream()
                        .map(
                                d ->
                                        d.parameter()
                                                + " "
                                                + Amounts.range(
                                                        tuned.possible().stream()
                                                                .map(c -> value(c, d))
                                                                .toList()))
                        .collect(Collectors.joining(", "));
        if (possible == all) {
            return "may be the best: all of them; whether the value matters in this range, the data do not tell";
        }
        return "may be the best: "
                + possible
                + " of "
                + all
                + ", "
                + ranges
                + "; the best is among them at a level of 95 %"
                + (possible == 1 || !tuned.better().isEmpty()
                        ? ""
                        : ", and which it is the data do not tell");
    }

    /** Returns how the option is written whose range goes on where the best of this one is. */
    private String wider(Dimension range) {
        double chosen = value(tuned.together().orElseThrow(), range);
        boolean above =
                tuned.candidates().stream().allMatch(other -> value(other, range) <= chosen);
        Range declared =
                ParameterPath.parse(range.parameter())
                        .parameter(tuned.base().parts())
                        .range()
                        .orElse(ANY);
        Dimension wider =
                range.scale() == Dimension.Scale.LOG
                        ? new Dimension(
                                range.parameter(),
                                range.scale(),
                                above ? range.low() : Math.max(declared.low(), chosen / FURTHER),
                                above ? Math.min(declared.high(), chosen * FURTHER) : range.high())
                        : new Dimension(
                                range.parameter(),
                                range.scale(),
                                above ? range.low() : further(chosen, declared.low(), range),
                                above ? further(chosen, declared.high(), range) : range.high());
        return "--tune '" + wider.parameter() + ": " + wider.range() + "'";
    }

    /** Half-way to an end, or by the width of the range where there is none. */
    private static double further(double chosen, double end, Dimension range) {
        double width = range.high() - range.low();
        double further =
                Double.isFinite(end) ? (chosen + end) / 2 : chosen + (end > 0 ? width : -width);
        return Double.parseDouble(Numbers.rounded(further, 3));
    }

    private void test() {
        String measure = tuned.experiment().primary().label();
        Optional<StudentT> test = tuned.test();
        if (test.isEmpty()) {
            lines.add("TEST   nothing was measured in two replicates or more" + why(tuned.tuned()));
            return;
        }
        String scope = replicates.scope();
        lines.add(
                "TEST   "
                        + measure
                        + " "
                        + withInterval(test.get())
                        + (scope.isEmpty() ? "" : ", " + scope));
        say(tested());
        Optional<Gate> lacking = tuned.gate(test.get());
        if (!lacking.equals(tuned.gate())) {
            lacking.ifPresent(gate -> say("no interval: " + Obstacles.why(gate)));
        }
        int measured = (int) test.get().degreesOfFreedom() + 1;
        if (measured < tuned.choices().size()) {
            say(
                    "measured in "
                            + measured
                            + " of "
                            + replicates.counted()
                            + " alone"
                            + why(tuned.tuned()));
        }
        tuned.nothingLearned().ifPresent(gate -> say("nothing learned: " + unlearned(gate)));
        if (tuned.change().isEmpty()) {
            say(
                    "as written, "
                            + written()
                            + ": nothing to compare in two replicates or more"
                            + why(tuned.written()));
        }
        tuned.change()
                .ifPresent(
                        change -> {
                            Unit shares = unit(tuned.asWritten().orElseThrow().estimate());
                            say(
                                    "as written, "
                                            + written()
                                            + ": "
                                            + Amounts.mean(
                                                    tuned.asWritten().orElseThrow().estimate())
                                            + "; tuning changes it by "
                                            + estimate(change, shares)
                                            + (tuned.gate(change).isEmpty()
                                                            && change.interval().contains(0)
                                                    ? ", which may be nothing"
                                                    : ""));
                        });
    }

    /** Returns why runs have no result, if any failed, as what ends a sentence. */
    private static String why(Series runs) {
        return runs.failure().map(ending -> "; the first that failed: " + ending.why()).orElse("");
    }

    private String tested() {
        if (tuned.facts().ofProblem()) {
            return "of tuning and minimising: each draw tuned by itself, and tested on another draw";
        }
        String each =
                "of tuning and training: each " + replicates.noun() + " tuned by itself, and ";
        return switch (tuned.experiment().primary().part()) {
            case TEST -> each + "tested on rows that neither its tuning nor its training saw";
            case TRAIN -> each + "measured on the rows that it was trained on";
            case VALIDATION, PROBLEM -> each + "measured on the rows that it was tuned by";
        };
    }

    private String unlearned(Gate gate) {
        return gate == Gate.NOT_LEARNED
                ? "neither what was tuned nor the chain as written is shown to be better than "
                        + (tuned.facts().ofProblem() ? "the start" : "the untrained model")
                : Obstacles.why(gate);
    }

    private String written() {
        List<Regularizer> regularizers = tuned.base().regularizers();
        return tuned.base().chain()
                + (regularizers.isEmpty()
                        ? ""
                        : " with " + Words.and(Lists.transform(regularizers, Notation::print)));
    }

    private String withInterval(StudentT test) {
        if (tuned.gate(test).isPresent()) {
            return Amounts.mean(test.estimate());
        }
        return Amounts.mean(test.estimate())
                + " ["
                + Amounts.mean(test.interval().low())
                + ", "
                + Amounts.mean(test.interval().high())
                + "] (95 %)";
    }
}
