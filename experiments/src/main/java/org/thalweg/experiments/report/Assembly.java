package org.thalweg.experiments.report;

import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.Component;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Note;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.report.ReportData.Interaction;
import org.thalweg.experiments.report.ResultRow.Effect;
import org.thalweg.experiments.report.ResultRow.Tests;
import org.thalweg.experiments.report.ResultTable.Reference;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.StudentT;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.records.Notation;

/** From findings to what a report shows. */
final class Assembly {

    private final Findings findings;
    private final Study study;
    private final Experiment experiment;

    Assembly(Findings findings) {
        this.findings = findings;
        this.study = findings.study();
        this.experiment = study.experiment();
    }

    ReportData data() {
        RunAssembly runs = new RunAssembly(findings);
        return new ReportData(
                question(),
                tables(),
                findings.notes().stream().map(Note::text).toList(),
                runs.pairs(),
                runs.tuning(),
                runs.curves(),
                runs.divergence(),
                runs.profiles(),
                runs.activity(),
                List.of(),
                interactions(),
                runs.failures(),
                new Methods(study).sentences(),
                Optional.empty(),
                Optional.empty());
    }

    private Question question() {
        return new Question(
                experiment.name(),
                experiment.primary().label(),
                experiment.primary().direction(),
                experiment.practical(),
                experiment.seeds(),
                study.data().stream().map(DataFacts::name).toList(),
                experiment.tuning().map(Tuning::parameter).orElse(""),
                Stream.concat(
                                Stream.of((Component) experiment.chain()),
                                experiment.regularizers().stream())
                        .map(Notation::print)
                        .collect(Collectors.joining(" + ")),
                study.arms().names());
    }

    private List<ResultTable> tables() {
        List<Finding> all = new ArrayList<>();
        if (study.data().size() > 1) {
            all.addAll(findings.findings());
        }
        all.addAll(findings.byDataset());
        return Figures.by(
                        all,
                        finding -> finding.dataset() + "\n" + finding.comparison().base().name())
                .values()
                .stream()
                .map(this::table)
                .sorted(Comparator.comparingInt(table -> order(table.dataset())))
                .toList();
    }

    private int order(String dataset) {
        return Iterables.indexOf(study.data(), facts -> facts.name().equals(dataset));
    }

    /** The base is described by the comparison that has most of its runs: where runs failed, others have fewer. */
    private ResultTable table(List<Finding> group) {
        Finding fullest =
                group.stream().max(Comparator.comparingInt(Finding::runs)).orElse(group.get(0));
        Arm base = fullest.comparison().base();
        return new ResultTable(
                fullest.dataset(),
                new Reference(
                        base.name(),
                        fullest.baseMean(),
                        fullest.baseDiverged(),
                        fullest.runs(),
                        rates(base, fullest.dataset())),
                group.stream().map(this::row).toList());
    }

    private List<Double> rates(Arm arm, String dataset) {
        return experiment.tuning().isEmpty()
                ? List.of()
                : study.data().stream()
                        .map(DataFacts::name)
                        .filter(name -> dataset.isEmpty() || name.equals(dataset))
                        .map(name -> study.tuning().rate(name, arm))
                        .toList();
    }

    private ResultRow row(Finding finding) {
        Comparison comparison = finding.comparison();
        Direction direction = experiment.primary().direction();
        return new ResultRow(
                comparison.arm().name(),
                comparison.subject(),
                comparison.change(),
                effect(finding.differences().mean(), finding.interval(), finding.scale()),
                finding.differences().better(direction),
                finding.differences().worse(direction),
                finding.identical(),
                new Tests(
                        finding.p(),
                        finding.adjustedP(),
                        finding.wilcoxonP(),
                        finding.equivalenceP(),
                        finding.differences().hedgesGz()),
                finding.diverged(),
                finding.runs(),
                rates(comparison.arm(), finding.dataset()),
                finding.judgement(),
                finding.judgement().verdict() == Verdict.INERT && neverFired(finding)
                        ? "never fired"
                        : "");
    }

    private static Effect effect(double mean, Interval interval, double scale) {
        double unit = scale > 0 ? scale : 1;
        return new Effect(
                mean / unit,
                interval.low() / unit,
                interval.high() / unit,
                interval.level(),
                scale > 0);
    }

    private boolean neverFired(Finding finding) {
        Comparison comparison = finding.comparison();
        Arm having = comparison.change() == Change.ADDITION ? comparison.arm() : comparison.base();
        String fired = comparison.subject() + ".fired";
        return study.evaluations().stream()
                .filter(series -> series.arm().name().equals(having.name()))
                .filter(
                        series ->
                                finding.dataset().isEmpty()
                                        || series.dataset().equals(finding.dataset()))
                .map(Series::outcomes)
                .flatMap(List::stream)
                .allMatch(outcome -> outcome.activity().getOrDefault(fired, 1.0) == 0);
    }

    private List<Interaction> interactions() {
        return findings.effects().stream()
                .map(
                        effect -> {
                            StudentT test = effect.effect().test();
                            return new Interaction(
                                    effect.effect().factors(),
                                    effect(test.estimate(), test.interval(), 1),
                                    effect.adjustedP());
                        })
                .toList();
    }
}
