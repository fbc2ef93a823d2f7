package org.thalweg.experiments.findings;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.thalweg.experiments.statistics.Differences;
import org.thalweg.experiments.statistics.Equivalence;
import org.thalweg.experiments.statistics.NadeauBengio;
import org.thalweg.experiments.statistics.SignFlip;
import org.thalweg.experiments.statistics.StudentT;
import org.thalweg.experiments.statistics.WilcoxonSignedRank;

/**
 * The tests on one dataset. On one split: the t interval, the sign-flip test, and Wilcoxon's beside it. Where each seed draws
 * its own split: only the t test corrected by Nadeau and Bengio.
 */
final class OneDataset {

    private final Study study;
    private final long seed;

    OneDataset(Study study, long seed) {
        this.study = study;
        this.seed = seed;
    }

    /** Returns the tests of at least two pairs. */
    Tested test(Pairs pairs) {
        double[] d = pairs.differences();
        double baseMean = mean(pairs.baseValues());
        boolean redrawn = study.redrawn(pairs.dataset());
        StudentT t =
                redrawn
                        ? NadeauBengio.test(d, testToTrain(pairs.dataset()), Tested.LEVEL)
                        : StudentT.of(d, Tested.LEVEL);
        double margin = study.experiment().practical() * Math.abs(baseMean);
        return new Tested(
                pairs.comparison(),
                pairs.dataset(),
                baseMean,
                mean(pairs.armValues()),
                Differences.of(d),
                Math.abs(baseMean),
                t.interval(),
                redrawn ? t.p() : SignFlip.of(d, seed).p(),
                redrawn ? OptionalDouble.empty() : OptionalDouble.of(WilcoxonSignedRank.of(d).p()),
                margin > 0 && !pairs.allDiverged() ? Equivalence.of(t, margin).p() : 1,
                pairs.divergence(),
                pairs.diverged(),
                pairs.baseDiverged(),
                pairs.count(),
                pairs.identical(),
                pairs.inert());
    }

    private double testToTrain(String dataset) {
        return study.data().stream()
                .filter(facts -> facts.name().equals(dataset))
                .findFirst()
                .orElseThrow()
                .testToTrain();
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
