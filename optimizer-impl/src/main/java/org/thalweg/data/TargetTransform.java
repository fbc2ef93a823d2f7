package org.thalweg.data;

import java.util.Locale;
import org.thalweg.text.Numbers;

/**
 * A change of the targets that a model is trained on, whose predictions are changed back.
 *
 * <p>What is changed back is no mean. A model that is trained on logarithms by their squared error predicts the mean of log y, and its
 * exponential is below the mean of y where there is noise: the median, if the noise of log y is symmetric. Nothing is added
 * to make up for it.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1983.10478017">Duan, Smearing estimate: a nonparametric retransformation method,
 *     1983</a>
 */
public enum TargetTransform {
    /** log y, of targets above 0. */
    LOG(0) {
        @Override
        double apply(double target) {
            return StrictMath.log(target);
        }

        @Override
        double invert(double transformed) {
            return StrictMath.exp(transformed);
        }
    },
    /** log(1 + y), of targets above −1. */
    LOG1P(-1) {
        @Override
        double apply(double target) {
            return StrictMath.log1p(target);
        }

        @Override
        double invert(double transformed) {
            return StrictMath.expm1(transformed);
        }
    };

    private final double bound;

    TargetTransform(double bound) {
        this.bound = bound;
    }

    /** Returns what a model is trained on in the place of a target. */
    abstract double apply(double target);

    /** Returns the target that such a value stands for. */
    abstract double invert(double transformed);

    /** Returns its name as specs write it: {@code log}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what it makes of a target of this name: {@code log(price)}. */
    public String of(String target) {
        return word() + "(" + target + ")";
    }

    /**
     * Checks that it can be taken of all targets.
     *
     * @throws DataException that names the first of which it cannot; also of classes
     */
    public void check(Dataset data) {
        if (data.isClassification()) {
            throw new DataException(
                    "The targets are classes, of which there is no %s. Leave the transform out, or predict a number."
                            .formatted(word()));
        }
        for (int i = 0; i < data.size(); i++) {
            for (int k = 0; k < data.outputs(); k++) {
                double target = data.target(i, k);
                if (target <= bound) {
                    throw new DataException(
                            "The target '%s' is %s in %s. %s is defined for numbers above %s alone.%s"
                                    .formatted(
                                            data.outputNames().get(k),
                                            Numbers.shortest(target),
                                            data.origin().place(i),
                                            word(),
                                            Numbers.shortest(bound),
                                            this == LOG && target > LOG1P.bound
                                                    ? " Use log1p, or leave such rows out."
                                                    : " Leave such rows out."));
                }
            }
        }
    }
}
