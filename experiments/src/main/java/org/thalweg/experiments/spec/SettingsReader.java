package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.thalweg.experiments.spec.Node.Sequence;

/** Reads the simple settings of an experiment. */
final class SettingsReader {

    /** What a key's value does to an experiment that is being described. */
    @FunctionalInterface
    interface Setting {
        Ablation on(Ablation ablation, Node node);
    }

    private static final Map<Key, Setting> SETTINGS =
            ImmutableMap.<Key, Setting>builder()
                    .put(Key.SEEDS, (a, n) -> a.seeds(Scalars.whole(Key.SEEDS, n)))
                    .put(Key.EPOCHS, (a, n) -> a.epochs(Scalars.whole(Key.EPOCHS, n)))
                    .put(Key.BATCH_SIZE, (a, n) -> a.batchSize(Scalars.whole(Key.BATCH_SIZE, n)))
                    .put(Key.SEED, (a, n) -> a.seed(Scalars.wholeLong(Key.SEED, n)))
                    .put(Key.MEASURE, (a, n) -> a.measure(measures(n)))
                    .put(Key.PRIMARY, (a, n) -> a.primary(Scalars.measure(Key.PRIMARY, n)))
                    .put(Key.PRACTICAL, (a, n) -> a.practical(Scalars.share(Key.PRACTICAL, n)))
                    .put(Key.LIMIT, (a, n) -> a.limit(Scalars.duration(Key.LIMIT, n)))
                    .buildOrThrow();

    private SettingsReader() {}

    static Ablation read(Ablation ablation, Fields fields) {
        Ablation read = ablation;
        for (Map.Entry<Key, Setting> setting : SETTINGS.entrySet()) {
            Ablation before = read;
            read =
                    fields.find(setting.getKey())
                            .map(node -> setting.getValue().on(before, node))
                            .orElse(before);
        }
        return read;
    }

    private static Measure[] measures(Node node) {
        List<Node> names = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        return names.stream()
                .map(name -> Scalars.measure(Key.MEASURE, name))
                .toArray(Measure[]::new);
    }
}
