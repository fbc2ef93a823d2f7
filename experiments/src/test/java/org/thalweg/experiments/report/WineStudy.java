package org.thalweg.experiments.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.experiments.report.ResultRow.Effect;
import org.thalweg.experiments.report.ResultRow.Tests;
import org.thalweg.experiments.report.ResultTable.Reference;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.Judgement;
import org.thalweg.experiments.statistics.Verdict;

/** A small study with given numbers, one row for each way a row can look. */
final class WineStudy {

    static final ResultRow MOMENTUM =
            row(
                    "-momentum",
                    "momentum",
                    new Effect(0.005, -0.009, 0.018, 0.95, true),
                    6,
                    14,
                    0,
                    0.62,
                    0.338,
                    new Judgement(Verdict.INCONCLUSIVE, "what removing it does is inconclusive"),
                    "");
    static final ResultRow L2 =
            row(
                    "-l2",
                    "l2",
                    new Effect(-0.001, -0.002, 0.00004, 0.95, true),
                    14,
                    6,
                    0,
                    0.0917,
                    0.038,
                    new Judgement(
                            Verdict.NO_PRACTICAL_DIFFERENCE,
                            "removing it makes no practical difference"),
                    "");
    static final ResultRow CLIP =
            row(
                    "-clip-by-global-norm",
                    "clip-by-global-norm",
                    new Effect(0, 0, 0, 0.95, true),
                    0,
                    0,
                    20,
                    1,
                    0.038,
                    new Judgement(Verdict.INERT, "removing it changes nothing: inert"),
                    "never fired");
    static final ResultRow WARMUP =
            row(
                    "-warmup",
                    "warmup",
                    new Effect(0.331, 0.302, 0.36, 0.95, true),
                    0,
                    20,
                    0,
                    0.0000019073,
                    0.038,
                    new Judgement(Verdict.HELPS, "removing it hurts: it helps"),
                    "");

    private WineStudy() {}

    private static ResultRow row(
            String variant,
            String subject,
            Effect effect,
            int better,
            int worse,
            int identical,
            double p,
            double rate,
            Judgement judgement,
            String remark) {
        return new ResultRow(
                variant,
                subject,
                Change.REMOVAL,
                effect,
                better,
                worse,
                identical,
                new Tests(p / 3, p, OptionalDouble.of(0.25), 0.5, 0.125),
                0,
                20,
                List.of(rate, rate),
                judgement,
                remark);
    }

    static Question question(String name) {
        return new Question(
                name,
                "test.loss",
                Direction.LOWER_IS_BETTER,
                0.01,
                10,
                List.of("red", "white"),
                "sgd.learning-rate",
                "clip-by-global-norm(1) | momentum(0.9) | sgd(0.05) + l2(0.001)",
                List.of("base", "-momentum", "-l2", "-clip-by-global-norm", "-warmup"));
    }

    static ReportData data() {
        return data(
                question("wine"),
                List.of(MOMENTUM, L2, CLIP),
                "at the base learning rate -momentum would look +33 % worse (20/20). That is the learning rate, not"
                        + " momentum.");
    }

    static ReportData data(Question question, List<ResultRow> rows, String... notes) {
        Reference base = new Reference("base", 0.41871, 0, 20, List.of(0.038, 0.038));
        return new ReportData(
                question,
                List.of(new ResultTable("", base, rows)),
                List.of(notes),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
