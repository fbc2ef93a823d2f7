package org.thalweg.experiments.spec;

import java.util.List;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.Node.Entry;
import org.thalweg.experiments.spec.Node.Mapping;
import org.thalweg.experiments.spec.Node.Scalar;

/** Reads how learning rates are chosen: {@code none}, or a range with a budget. */
final class TuningReader {

    private static final String NONE = "none";

    private TuningReader() {}

    static Ablation read(Ablation ablation, Parts base, Node node) {
        if (node instanceof Scalar word && word.text().equals(NONE)) {
            return ablation.untuned();
        }
        if (!(node instanceof Mapping mapping)) {
            throw Scalars.mustBe(
                    Key.TUNE,
                    "'none' or a map such as {sgd.learning-rate: \"log(1e-4, 10)\", trials: 16}",
                    node);
        }
        Fields fields =
                Fields.of(
                        mapping,
                        Level.TUNE,
                        name -> name.contains("."),
                        ", and a learning rate such as sgd.learning-rate");
        Ablation tuned =
                ablation.tuningBudget(
                        fields.find(Key.TRIALS)
                                .map(n -> Scalars.whole(Key.TRIALS, n))
                                .orElse(Draft.POINTS),
                        fields.find(Key.TUNE_SEEDS)
                                .map(n -> Scalars.whole(Key.TUNE_SEEDS, n))
                                .orElse(Draft.TUNE_SEEDS));
        List<Entry> rates =
                mapping.entries().stream().filter(entry -> entry.name().contains(".")).toList();
        if (rates.size() > 1) {
            throw rates.get(1)
                    .key()
                    .position()
                    .error("One learning rate is tuned, not two. Leave this out.");
        }
        return rates.isEmpty() ? tuned : withRate(tuned, base, rates.get(0));
    }

    private static Ablation withRate(Ablation ablation, Parts base, Entry rate) {
        double[] ends = Scalars.logRange(rate.name(), Fields.valueOf(rate));
        try {
            return ablation.tune(Resolution.rate(base, rate.name()).toString(), ends[0], ends[1]);
        } catch (IllegalArgumentException e) {
            throw rate.key().position().error(e);
        }
    }
}
