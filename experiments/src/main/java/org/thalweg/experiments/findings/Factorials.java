package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Factorial;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.FactorialEffect;
import org.thalweg.experiments.statistics.Holm;

/** Main effects and interactions of factorial designs: contrasts within each pair of dataset and seed. */
final class Factorials {

    private final Study study;
    private final long seed;

    Factorials(Study study, long seed) {
        this.study = study;
        this.seed = seed;
    }

    /** Returns the effects of one design; none where there are not at least two complete blocks in units to average. */
    List<Effect> effects(Factorial design) {
        if (study.data().stream().anyMatch(facts -> study.redrawn(facts.name()))) {
            return List.of();
        }
        double[][] blocks = blocks(design.cells());
        if (blocks.length < 2) {
            return List.of();
        }
        List<FactorialEffect> effects =
                FactorialEffect.of(design.factors(), blocks, Tested.LEVEL, seed);
        double[] p =
                Holm.adjusted(
                        effects.stream()
                                .mapToDouble(e -> e.signFlip().orElseThrow().p())
                                .toArray());
        ImmutableList.Builder<Effect> adjusted = ImmutableList.builder();
        for (int i = 0; i < p.length; i++) {
            adjusted.add(new Effect(effects.get(i), p[i]));
        }
        return adjusted.build();
    }

    private double[][] blocks(List<Arm> cells) {
        List<double[]> blocks = new ArrayList<>();
        for (DataFacts facts : study.data()) {
            double unit = unit(facts.name());
            for (int s = 0; s < study.experiment().seeds() && unit > 0; s++) {
                block(facts.name(), cells, s, unit).ifPresent(blocks::add);
            }
        }
        return blocks.toArray(double[][]::new);
    }

    private double unit(String dataset) {
        Measure primary = study.experiment().primary();
        return Math.abs(study.evaluation(dataset, study.arms().base()).mean(primary).orElse(0));
    }

    private Optional<double[]> block(String dataset, List<Arm> cells, int seedIndex, double unit) {
        double[] block = new double[cells.size()];
        for (int c = 0; c < block.length; c++) {
            Double value =
                    study.evaluation(dataset, cells.get(c))
                            .outcomes()
                            .get(seedIndex)
                            .measures()
                            .get(study.experiment().primary());
            if (value == null) {
                return Optional.empty();
            }
            block[c] = value / unit;
        }
        return Optional.of(block);
    }
}
