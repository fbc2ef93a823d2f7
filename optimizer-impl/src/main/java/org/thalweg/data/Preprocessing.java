package org.thalweg.data;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.data.Encoding.Source;

/**
 * What becomes of data before a model sees them, and of its predictions before anyone else does. In this order: inputs that are
 * missing are filled; categories that the training part lacks are ignored; targets are transformed; all get mean 0 and deviation
 * 1. Whatever has to be known for it is found in the training part, and nothing else.
 *
 * @param fills what fills inputs that are missing; if that was asked for
 * @param unseen inputs, counted from 0, of categories that no row of the training part has: they are 0 for the model
 * @param transform of the targets, if any
 * @param standard means and deviations, of filled inputs and transformed targets; if that was asked for
 */
public record Preprocessing(
        Optional<Fills> fills,
        ImmutableIntArray unseen,
        Optional<TargetTransform> transform,
        Optional<Standardization> standard) {

    /** Leaves data as they are. */
    public static final Preprocessing NONE =
            new Preprocessing(
                    Optional.empty(), ImmutableIntArray.of(), Optional.empty(), Optional.empty());

    /**
     * Returns the preprocessing that is found in a training part. Missing inputs are filled as {@link Dataset#imputation} says.
     * Instances count as their weights say.
     *
     * @param rows the training part
     * @param standardize whether inputs, and targets that are no classes, get mean 0 and deviation 1
     * @throws DataException if there are missing values and nothing says how to fill them, if a column has none to fill them by,
     *     or if the transform cannot be taken of a target
     */
    public static Preprocessing fit(
            Dataset rows, Optional<TargetTransform> transform, boolean standardize) {
        Dataset train = rows.counted();
        if (train.lacksAny() && train.imputation().isEmpty()) {
            throw new DataException(
                    "The training data lack values of %s, and nothing says how to fill them. Say imputing(Imputation.MEAN), or MEDIAN."
                            .formatted(FileOrigin.counts(train.missing())));
        }
        Preprocessing plain =
                new Preprocessing(
                        train.imputation().map(by -> Fills.fit(train, by)),
                        unseen(train),
                        transform,
                        Optional.empty());
        return standardize
                ? new Preprocessing(
                        plain.fills,
                        plain.unseen,
                        transform,
                        Optional.of(
                                Standardization.fit(plain.apply(train), !train.isClassification())))
                : plain;
    }

    /**
     * Returns how many instances of the other parts have a category that the training part lacks, by the names of its input: those that
     * are ignored there. Inputs of which none has are not there.
     */
    public static Map<String, Integer> ignored(Split split) {
        Preprocessing categories =
                new Preprocessing(
                        Optional.empty(),
                        unseen(split.train().counted()),
                        Optional.empty(),
                        Optional.empty());
        Map<String, Integer> ignored = new LinkedHashMap<>(categories.ignored(split.validation()));
        categories
                .ignored(split.test())
                .forEach((input, count) -> ignored.merge(input, count, Integer::sum));
        return ignored;
    }

    /** The inputs of categories that no row has. */
    private static ImmutableIntArray unseen(Dataset train) {
        List<Integer> absent = new ArrayList<>();
        int at = 0;
        for (Source source : train.encoding().inputs()) {
            for (int k = 0; source.isCategorical() && k < source.width(); k++) {
                absent.add(at + k);
            }
            at += source.width();
        }
        for (int i = 0; i < train.size() && !absent.isEmpty(); i++) {
            int instance = i;
            absent.removeIf(input -> train.input(instance, input) == 1);
        }
        return ImmutableIntArray.copyOf(absent);
    }

    /** Returns whether data are left as they are. */
    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * Returns data as the model sees them: the same object if nothing changes.
     *
     * @throws DataException if values are missing that nothing fills, if the transform cannot be taken of a target, or as {@link
     *     Standardization#apply} says
     */
    public Dataset apply(Dataset data) {
        transform.ifPresent(t -> t.check(data));
        Dataset inputs = withInputs(data);
        return scaled(transform.map(inputs::withTargets).orElse(inputs));
    }

    /** Returns data as the model sees them, for predictions: whatever their targets are, they mean nothing. */
    public Dataset applyToInputs(Dataset data) {
        return scaled(withInputs(data));
    }

    private Dataset scaled(Dataset data) {
        return standard.map(s -> s.apply(data)).orElse(data);
    }

    private Dataset withInputs(Dataset data) {
        boolean gaps = data.lacksAny();
        if (gaps && fills.isEmpty()) {
            requireNoneMissing(data);
            gaps = false;
        }
        return gaps || hasUnseen(data) ? data.withInputs(this::change) : data;
    }

    private void change(double[] inputs) {
        fills.ifPresent(f -> f.fill(inputs));
        for (int n = 0; n < unseen.length(); n++) {
            inputs[unseen.get(n)] = 0;
        }
    }

    private boolean hasUnseen(Dataset data) {
        for (int n = 0; n < unseen.length(); n++) {
            for (int i = 0; i < data.size(); i++) {
                if (data.input(i, unseen.get(n)) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void requireNoneMissing(Dataset data) {
        Map<String, Integer> missing = data.missing();
        if (!missing.isEmpty()) {
            throw new DataException(
                    "The data lack values, which the model does not fill, for it was not trained to: %s. Fill them, leave their rows out, or train it on data with imputing(…)."
                            .formatted(FileOrigin.counts(missing)));
        }
    }

    /** Returns how many instances have a category that is ignored, by the names of its input; those that none has are not there. */
    public Map<String, Integer> ignored(Dataset data) {
        Map<String, Integer> ignored = new LinkedHashMap<>();
        for (int n = 0; n < unseen.length(); n++) {
            for (int i = 0; i < data.size(); i++) {
                if (data.input(i, unseen.get(n)) == 1) {
                    ignored.merge(data.inputNames().get(unseen.get(n)), 1, Integer::sum);
                }
            }
        }
        return ignored;
    }

    /**
     * Returns predictions, C to an instance, instance by instance, in the units of the original targets.
     *
     * @param predictions may be overwritten
     * @throws DataException if their number is not a multiple of C
     */
    public double[] predictionsToOriginal(double[] predictions) {
        double[] original =
                standard.map(s -> s.predictionsToOriginal(predictions)).orElse(predictions);
        transform.ifPresent(
                t -> {
                    for (int i = 0; i < original.length; i++) {
                        original[i] = t.invert(original[i]);
                    }
                });
        return original;
    }

    /** Returns what it is, for people: {@code standardized, missing inputs filled by the mean, targets log(y)}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(standard.isPresent() ? "standardized" : "those of the data");
        fills.ifPresent(f -> parts.add("missing inputs filled by the " + f.by().word()));
        transform.ifPresent(t -> parts.add("targets " + t.of("y")));
        return String.join(", ", parts);
    }
}
