package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.thalweg.experiments.spec.Node.Mapping;
import org.thalweg.experiments.spec.Node.Sequence;
import org.thalweg.experiments.statistics.Margin;

/** Reads the simple settings of an experiment. */
final class SettingsReader {

    /** What a key's value does to an experiment that is being described. */
    @FunctionalInterface
    interface Setting {
        Ablation on(Ablation ablation, Node node);
    }

    private static final Map<Key, Setting> SETTINGS =
            ImmutableMap.<Key, Setting>builder()
                    .put(Key.REPLICATES, (a, n) -> a.replicates(Scalars.whole(Key.REPLICATES, n)))
                    .put(Key.EPOCHS, (a, n) -> a.epochs(Scalars.whole(Key.EPOCHS, n)))
                    .put(Key.BATCH_SIZE, (a, n) -> a.batchSize(Scalars.whole(Key.BATCH_SIZE, n)))
                    .put(Key.STOP_EARLY, (a, n) -> a.stopEarly(Scalars.whole(Key.STOP_EARLY, n)))
                    .put(Key.SEED, (a, n) -> a.seed(Scalars.wholeLong(Key.SEED, n)))
                    .put(Key.MEASURE, (a, n) -> a.measure(measures(n)))
                    .put(Key.PRIMARY, (a, n) -> a.primary(Scalars.measure(Key.PRIMARY, n)))
                    .put(Key.TARGET_LOSS, (a, n) -> a.target(Scalars.number(Key.TARGET_LOSS, n)))
                    .put(Key.PRACTICAL, (a, n) -> a.practical(margin(n)))
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

    private static Margin margin(Node node) {
        if (!(node instanceof Mapping mapping)) {
            return Margin.relative(Scalars.share(Key.PRACTICAL, node));
        }
        Fields fields = Fields.of(mapping, Key.Level.PRACTICAL);
        Node value =
                fields.find(Key.ABSOLUTE)
                        .orElseThrow(
                                () ->
                                        Scalars.mustBe(
                                                Key.PRACTICAL,
                                                "a share such as 1%, or a map such as {absolute: 0.01}",
                                                node));
        double absolute = Scalars.number(Key.ABSOLUTE, value);
        if (absolute < 0) {
            throw Scalars.mustBe(Key.ABSOLUTE, "a number of at least 0", value);
        }
        return Margin.absolute(absolute);
    }

    private static Measure[] measures(Node node) {
        List<Node> names = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        return names.stream()
                .map(name -> Scalars.measure(Key.MEASURE, name))
                .toArray(Measure[]::new);
    }
}
