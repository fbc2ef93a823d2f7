package org.thalweg.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.spec.Draft.Tuned;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.Node.Entry;
import org.thalweg.experiments.spec.Node.Mapping;
import org.thalweg.experiments.spec.Node.Scalar;
import org.thalweg.experiments.spec.Node.Sequence;

/** Reads what is tuned: {@code none}, a list of hyper-parameters, or their ranges with a budget. */
final class TuningReader {

    private static final String NONE = "none";
    private static final String DEFAULT = "default";

    private TuningReader() {}

    static Ablation read(Ablation ablation, Node node) {
        if (node instanceof Scalar word && word.text().equals(NONE)) {
            return ablation.untuned();
        }
        if (node instanceof Sequence sequence) {
            if (sequence.items().isEmpty()) {
                throw node.position()
                        .error("Nothing is named that could be tuned. Write 'none' if nothing is.");
            }
            return ablation.tune(
                    sequence.items().stream()
                            .map(item -> tuned(ablation, item, Optional.empty()))
                            .toList());
        }
        if (!(node instanceof Mapping mapping)) {
            throw Scalars.mustBe(
                    Key.TUNE,
                    "'none', a list such as [sgd.learning-rate, momentum.decay], or a map such as {sgd.learning-rate: \"log(1e-4, 10)\", trials: 16}",
                    node);
        }
        Fields fields =
                Fields.of(
                        mapping,
                        Level.TUNE,
                        name -> name.contains("."),
                        ", and hyper-parameters such as sgd.learning-rate");
        List<Tuned> tuned = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            if (entry.name().contains(".")) {
                tuned.add(tuned(ablation, entry.key(), range(entry)));
            }
        }
        Ablation budgeted =
                fields.find(Key.TRIALS)
                        .map(n -> ablation.trials(Scalars.whole(Key.TRIALS, n)))
                        .orElse(ablation);
        return tuned.isEmpty() ? budgeted : budgeted.tune(tuned);
    }

    /** Checks what is tuned where its place is known. */
    private static Tuned tuned(Ablation ablation, Node node, Optional<Dimension> range) {
        String name = Scalars.scalar(Key.TUNE, "the name of a hyper-parameter", node).text();
        Tuned tuned = new Tuned(name, range);
        try {
            ablation.check(tuned);
            return tuned;
        } catch (SpecException e) {
            throw node.position().error(e);
        }
    }

    private static Optional<Dimension> range(Entry entry) {
        Node value = Fields.valueOf(entry);
        return value instanceof Scalar word && word.text().equals(DEFAULT)
                ? Optional.empty()
                : Optional.of(Scalars.range(entry.name(), value));
    }
}
