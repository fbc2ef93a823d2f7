package org.thalweg.engine;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.Evaluation;
import org.thalweg.Regularizer;
import org.thalweg.Regularizer.Form;
import org.thalweg.Scope;
import org.thalweg.parameters.Layout;

/** Regularizers on parameters that lie like this. */
final class Penalties {

    private final List<Regularizer> regularizers;
    private final List<String> keys;
    private final Layout layout;

    Penalties(List<Regularizer> regularizers, Layout layout) {
        this.regularizers = ImmutableList.copyOf(regularizers);
        this.keys = Keys.of(regularizers);
        this.layout = layout;
    }

    List<Regularizer> all() {
        return regularizers;
    }

    String key(Regularizer regularizer) {
        for (int i = 0; i < keys.size(); i++) {
            if (regularizers.get(i) == regularizer) {
                return keys.get(i);
            }
        }
        throw new IllegalArgumentException(regularizer + " is not among " + keys + ".");
    }

    /** Returns those with a proximal map, in the order in which the maps are taken. */
    List<Regularizer> proximal() {
        return regularizers.stream()
                .filter(regularizer -> regularizer.form() != Form.SMOOTH)
                .sorted(Comparator.comparing(Regularizer::form))
                .toList();
    }

    /** Returns the objective at θ where the mean loss is this one. */
    Evaluation at(double[] parameters, double loss) {
        double smooth = 0;
        double rest = 0;
        for (Regularizer regularizer : regularizers) {
            for (Stretch tile : tiles(regularizer.scope(), parameters, parameters, null)) {
                double part = regularizer.smoothPenalty(tile);
                smooth += part;
                rest += regularizer.form() == Form.SMOOTH ? 0 : regularizer.penalty(tile) - part;
            }
        }
        return new Evaluation(loss, smooth, rest);
    }

    /** Adds the gradient of the smooth penalties at θ. */
    void addGradient(double[] parameters, double[] gradient) {
        for (Regularizer regularizer : regularizers) {
            tiles(regularizer.scope(), parameters, gradient, null)
                    .forEach(regularizer::addGradient);
        }
    }

    /** Takes all proximal steps, of these sizes. */
    void proximal(double[] parameters, double[] stepSizes) {
        for (Regularizer regularizer : proximal()) {
            for (Stretch tile : tiles(regularizer.scope(), parameters, stepSizes, stepSizes)) {
                step(regularizer, tile);
            }
        }
    }

    /** Takes a proximal step on a tile any of whose step sizes is above 0. */
    static void step(Regularizer regularizer, Stretch tile) {
        if (tile.moves()) {
            regularizer.proximal(tile);
        }
    }

    private List<Stretch> tiles(
            Scope scope, double[] parameters, double[] update, double @Nullable [] gain) {
        Scope least = scope == Scope.VECTOR ? scope : Scope.BLOCK;
        return Stretch.cut(least, layout, new Vectors(parameters, update, gain), State.NONE, 1);
    }
}
