package org.thalweg.training;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.text.DidYouMean;
import org.thalweg.text.Numbers;
import org.thalweg.text.Shown;

/**
 * What the instances of each class count in what is minimised, times their own weights. Only what the weights are relative to each
 * other matters. Immutable.
 */
public final class ClassWeights {

    /**
     * Every class counts the same in all: those of few instances more for each. Over the training part, of K classes that occur,
     *
     * <pre>
     * w_k = Σ n / (K · n_k),   n_k the number of the class's instances, or the sum of their weights
     * </pre>
     *
     * <p>as scikit-learn has it. A class that does not occur there has weight 1, the mean: it is met in validation alone.
     */
    public static final ClassWeights BALANCED = new ClassWeights(ImmutableMap.of());

    private static final String BALANCED_NAME = "balanced";

    /** Empty of {@link #BALANCED}. */
    private final ImmutableMap<String, Double> weights;

    private ClassWeights(ImmutableMap<String, Double> weights) {
        this.weights = weights;
    }

    /**
     * Returns the weights of some classes by their names, as {@link Dataset#classNames()} has them; all others have weight 1.
     *
     * @throws UsageException if there is none, or one is not between 10⁻⁷⁰ and 10⁷⁰
     */
    public static ClassWeights of(Map<String, Double> weights) {
        if (weights.isEmpty()) {
            throw new UsageException("There is no class weight. Name a class and its weight.");
        }
        weights.forEach(
                (name, weight) -> {
                    if (!(weight > 0 && Dataset.isWeight(weight))) {
                        throw new UsageException(
                                String.format(
                                        "The weight of class '%s' is %s. A class weight is a number from 1e-70 to 1e70.",
                                        Shown.of(name), Numbers.shortest(weight)));
                    }
                });
        return new ClassWeights(ImmutableMap.copyOf(weights));
    }

    /**
     * Reads {@code balanced}, or names and weights: {@code ham=1, spam=2.5}. What comes before the last equals sign is the name.
     *
     * @throws UsageException if it is neither, or a class is there twice
     */
    public static ClassWeights parse(String text) {
        if (text.strip().equals(BALANCED_NAME)) {
            return BALANCED;
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String each : text.split(",", -1)) {
            int equals = each.lastIndexOf('=');
            if (equals < 0) {
                throw unreadable(text);
            }
            String name = each.substring(0, equals).strip();
            try {
                if (weights.put(name, Double.parseDouble(each.substring(equals + 1))) != null) {
                    throw new UsageException(
                            String.format(
                                    "The class '%s' has two weights. Give it one.",
                                    Shown.of(name)));
                }
            } catch (NumberFormatException e) {
                throw unreadable(text);
            }
        }
        return of(weights);
    }

    private static UsageException unreadable(String text) {
        return new UsageException(
                String.format(
                        "'%s' are no class weights. Write `balanced`, or a weight for each class: `ham=1, spam=2.5`.",
                        Shown.of(text)));
    }

    /**
     * Checks that these are weights of classes of the data.
     *
     * @throws UsageException if the data have no classes, or not one of these
     */
    void check(Dataset data) {
        if (!data.isClassification()) {
            throw new UsageException(
                    "Class weights need targets that are classes. Say that they are, by --class or `classes`, or weight the instances.");
        }
        List<String> classes = data.classNames();
        for (String name : weights.keySet()) {
            if (!classes.contains(name)) {
                throw new UsageException(
                        String.format(
                                "There is no class '%s' to weight.%s The classes are %s.",
                                Shown.of(name),
                                DidYouMean.suggest(name, classes),
                                classes.stream()
                                        .map(known -> "'" + Shown.of(known) + "'")
                                        .collect(Collectors.joining(", "))));
            }
        }
    }

    /**
     * Returns data whose instances have the weights that these give them, times their own.
     *
     * @param train what is trained on, all of which counts
     * @param data the same, or others of the same classes
     */
    public Dataset weigh(Dataset train, Dataset data) {
        double[] classes = in(train);
        double[] weights = new double[data.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = own(data, i) * classes[data.classOf(i)];
        }
        return data.withWeights("class weights", weights);
    }

    /** What an instance counts by itself: 1 where none counts more than another. */
    private static double own(Dataset data, int instance) {
        return data.isWeighted() ? data.weightOf(instance) : 1;
    }

    /** Returns the weight of each class, in their order, in training on these data. */
    double[] in(Dataset train) {
        List<String> classes = train.classNames();
        if (!weights.isEmpty()) {
            return classes.stream().mapToDouble(name -> weights.getOrDefault(name, 1.0)).toArray();
        }
        double[] sizes = new double[classes.size()];
        for (int i = 0; i < train.size(); i++) {
            sizes[train.classOf(i)] += own(train, i);
        }
        double all = Arrays.stream(sizes).sum();
        long occurring = Arrays.stream(sizes).filter(size -> size > 0).count();
        return Arrays.stream(sizes).map(n -> n > 0 ? all / (occurring * n) : 1).toArray();
    }

    /** Returns the weights that are said, by the names of the classes; empty of {@link #BALANCED}. */
    public Map<String, Double> said() {
        return weights;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClassWeights that && weights.equals(that.weights);
    }

    @Override
    public int hashCode() {
        return weights.hashCode();
    }

    /** Returns what {@link #parse} reads. */
    @Override
    public String toString() {
        return weights.isEmpty()
                ? BALANCED_NAME
                : weights.entrySet().stream()
                        .map(each -> each.getKey() + "=" + Numbers.shortest(each.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
