package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.findings.Pairs;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;

/** Pairs of runs made so that their means, their difference and their counts are those given. */
final class GivenPairs {

    private final Study study;
    private final Comparison comparison;
    private final String dataset;
    private final Measure measure;
    private int count = 10;
    private int better = 4;
    private int worse = 6;
    private int identical;
    private int diverged;
    private int baseDiverged;
    private int capped;
    private int baseCapped;

    private GivenPairs(Study study, Comparison comparison, String dataset, Measure measure) {
        this.study = study;
        this.comparison = comparison;
        this.dataset = dataset;
        this.measure = measure;
    }

    static GivenPairs of(Study study, Comparison comparison, String dataset, Measure measure) {
        return new GivenPairs(study, comparison, dataset, measure);
    }

    GivenPairs counts(int newBetter, int newWorse, int newIdentical) {
        better = newBetter;
        worse = newWorse;
        identical = newIdentical;
        return this;
    }

    GivenPairs endings(int newDiverged, int newBaseDiverged, int newCapped, int newBaseCapped) {
        diverged = newDiverged;
        baseDiverged = newBaseDiverged;
        capped = newCapped;
        baseCapped = newBaseCapped;
        return this;
    }

    /** Of ten. */
    GivenPairs count(int number) {
        count = number;
        better = number / 2;
        worse = number - better;
        return this;
    }

    /**
     * @param difference in the unit
     */
    Pairs make(double baseMean, double difference, Unit unit) {
        Pairs pairs = pairs(baseMean, difference * unit.size());
        if (count > 0) {
            assertThat(pairs.baseMean()).isEqualTo(baseMean);
            assertThat(pairs.difference(unit)).isCloseTo(difference, within(1e-12));
            assertThat(List.of(pairs.better(), pairs.worse())).containsExactly(better, worse);
        }
        return pairs;
    }

    private Pairs pairs(double baseMean, double difference) {
        double sign = measure.direction().better(1) ? 1 : -1;
        double most = Math.abs(difference) * count + baseMean / 8;
        double good = better == 0 ? 0 : worse == 0 ? difference * count / better : sign * most;
        double bad = worse == 0 ? 0 : (difference * count - better * good) / worse;
        List<Outcome> base = new ArrayList<>();
        List<Outcome> arm = new ArrayList<>();
        List<Outcome> ofArm = study.evaluation(dataset, comparison.arm()).outcomes();
        for (int i = 0; i < count; i++) {
            double d = i < better ? good : i < better + worse ? bad : 0;
            String trajectory = "run " + i;
            base.add(outcome(ofArm, i, baseMean, baseDiverged, baseCapped, trajectory));
            arm.add(
                    outcome(
                            ofArm,
                            i,
                            baseMean + d,
                            diverged,
                            capped,
                            i < identical ? trajectory : trajectory + " of the arm"));
        }
        return new Pairs(comparison, dataset, measure, base, arm, 10, 0);
    }

    /** Settings are those of the study's runs, again and again. */
    private Outcome outcome(
            List<Outcome> like,
            int i,
            double score,
            int ofThemDiverged,
            int ofThemCapped,
            String trajectory) {
        boolean ended = i < ofThemDiverged;
        boolean untrained = i < ofThemCapped;
        double worseBy = measure.direction().better(1) ? -1 : 1;
        return new Outcome(
                like.get(i % like.size()).trial(),
                new Ending(ended ? Ending.Kind.DIVERGED : Ending.Kind.OK, 200, ""),
                ended ? Map.of() : Map.of(measure, untrained ? score + worseBy : score),
                Map.of(measure, untrained ? score : score + 100 * worseBy),
                trajectory,
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                6400,
                0.01);
    }
}
