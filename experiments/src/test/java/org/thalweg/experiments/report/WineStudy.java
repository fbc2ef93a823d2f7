package org.thalweg.experiments.report;

import java.util.OptionalDouble;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.RateClaim;
import org.thalweg.experiments.findings.Reference;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.Verdict;

/** A small study with given numbers, one row for each way a row can look. */
final class WineStudy {

    private WineStudy() {}

    static Study study() {
        return Given.on("wine").study();
    }

    static Finding momentum(Study study) {
        return given(study).make();
    }

    static GivenFinding given(Study study) {
        return GivenFinding.of(study, "-momentum")
                .estimate(0.005, -0.019, 0.028, 0.62)
                .reach(0.024, 0.018, OptionalDouble.of(0.016));
    }

    static Finding l2(Study study) {
        return GivenFinding.of(study, "-l2")
                .counts(7, 3, 0)
                .estimate(-0.001, -0.002, 0.00004, 0.0917)
                .says(Verdict.NO_PRACTICAL_DIFFERENCE)
                .make();
    }

    static Finding clip(Study study) {
        return inert(study).make();
    }

    static GivenFinding inert(Study study) {
        return GivenFinding.of(study, "-clip-by-global-norm")
                .counts(0, 0, 10)
                .difference(0)
                .says(Verdict.INERT);
    }

    /** Momentum, had it helped. */
    static Finding helpful(Study study) {
        return givenHelpful(study).make();
    }

    static GivenFinding givenHelpful(Study study) {
        return GivenFinding.of(study, "-momentum")
                .counts(0, 10, 0)
                .estimate(0.331, 0.302, 0.36, 0.0000019073)
                .says(Verdict.HELPS, false, false)
                .endings(1, 0, 2, 0);
    }

    static Findings findings() {
        Study study = study();
        RateClaim claim =
                new RateClaim(
                        0.331,
                        false,
                        new Estimate(0.322, new Interval(0.27, 0.38, 0.95), 1e-5, 2e-5, 2));
        return GivenFindings.of(study, given(study).claim(claim).make(), l2(study), clip(study))
                .references(
                        new Reference(
                                "wine",
                                study.arms().base(),
                                0.41023,
                                new Unit(true, 0.41871),
                                0.0202))
                .make();
    }

    static ReportData data() {
        return ReportData.of(findings());
    }

    static ReportData data(Study study, Finding... findings) {
        return ReportData.of(GivenFindings.of(study, findings).make());
    }
}
