package org.thalweg.experiments.report;

import static org.thalweg.experiments.report.Sheet.numbers;
import static org.thalweg.experiments.report.Sheet.words;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Secondary;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.report.Sheet.Column;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.words.Amounts;
import org.thalweg.experiments.words.Captions;

/** The table of the measures that stand beside the primary one. */
final class BesideGrid {

    private static final String NOTHING = "-";

    private BesideGrid() {}

    /** Returns the other measures, with a dash where one cannot be had; empty if no other is asked for. */
    static Optional<Sheet> of(Table table) {
        Experiment experiment = table.findings().study().experiment();
        List<Measure> measures =
                experiment.measures().stream()
                        .filter(measure -> measure != experiment.primary())
                        .toList();
        if (measures.isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(words("variant")));
        measures.forEach(measure -> columns.add(numbers(Captions.beside(measure))));
        List<List<String>> rows = new ArrayList<>();
        rows.add(besides(table.base().name(), measures, table.fullest(), true));
        table.rows()
                .forEach(
                        row ->
                                rows.add(
                                        besides(
                                                row.comparison().arm().name(),
                                                measures,
                                                row,
                                                false)));
        return Optional.of(
                Sheet.of(
                        table.dataset(),
                        new Captions(table.findings()).beside(table.dataset(), table.rows()),
                        columns,
                        rows));
    }

    private static List<String> besides(
            String name, List<Measure> measures, Finding finding, boolean base) {
        ImmutableList.Builder<String> row = ImmutableList.builder();
        row.add(name);
        int pairs = finding.pairs().count();
        for (Measure measure : measures) {
            row.add(
                    finding.secondary().stream()
                            .filter(s -> s.measure() == measure)
                            .findFirst()
                            .map(s -> base ? base(s, pairs) : beside(s, pairs))
                            .orElse(NOTHING));
        }
        return row.build();
    }

    private static String base(Secondary secondary, int pairs) {
        String mean = Amounts.mean(secondary.pairs().baseMean());
        return secondary.measure().censored()
                ? mean + "; reached " + secondary.baseArrived() + "/" + pairs
                : mean;
    }

    /** A mean of steps says little without how many runs arrived. */
    private static String beside(Secondary secondary, int pairs) {
        Unit unit = secondary.unit();
        String difference =
                secondary
                        .interval()
                        .map(i -> Amounts.estimate(secondary.difference(), i, unit))
                        .orElseGet(() -> Amounts.signed(secondary.difference(), unit, 2));
        return secondary.measure().censored()
                ? difference
                        + "; reached "
                        + secondary.arrived()
                        + "/"
                        + pairs
                        + " vs "
                        + secondary.baseArrived()
                        + "/"
                        + pairs
                : difference;
    }
}
