package org.thalweg.engine;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.Evaluation;
import org.thalweg.Regularizer;
import org.thalweg.Regularizer.Form;
import org.thalweg.Scope;
import org.thalweg.parameters.Layout;

/** Regularizers on parameters that lie like this. */
final class Penalties {

    private static final int MOST_SWEEPS = 1000;
    private static final double ROUNDING = 1e-15;

    private final List<Regularizer> regularizers;
    private final List<Regularizer> proximal;
    private final List<String> keys;
    private final Layout layout;

    Penalties(List<Regularizer> regularizers, Layout layout) {
        this.regularizers = ImmutableList.copyOf(regularizers);
        this.keys = UniqueNames.of(regularizers);
        this.layout = layout;
        this.proximal =
                regularizers.stream()
                        .filter(regularizer -> form(regularizer) != Form.SMOOTH)
                        .sorted(Comparator.comparing(Regularizer::form))
                        .toList();
    }

    private Form form(Regularizer regularizer) {
        return ComponentException.answer(
                key(regularizer), regularizer, "form()", regularizer::form);
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

    /** Returns those with a proximal map, in the order in which they are taken at first. */
    List<Regularizer> proximal() {
        return proximal;
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

    /**
     * Replaces z by the minimiser of Σ (zᵢ − θᵢ)² / 2sᵢ + the sum of the penalties that have maps: by Dykstra's algorithm,
     * block coordinate descent on the dual. Where the maps, taken one after the other, are that of the sum, so is the first
     * sweep, and the second sees that.
     *
     * @param watch is told what each penalty's share is
     * @see <a href="https://arxiv.org/abs/1705.04768">Tibshirani, 2017, for sums of more than two</a>
     */
    void proximal(double[] parameters, double[] stepSizes, Optional<Watch> watch) {
        List<Regularizer> maps = proximal();
        if (maps.isEmpty()) {
            return;
        }
        if (maps.size() == 1 && watch.isEmpty()) {
            take(maps.get(0), parameters, stepSizes);
            return;
        }
        double[] start = parameters.clone();
        double[][] shares = new double[maps.size()][parameters.length];
        boolean moves = true;
        for (int sweep = 0; moves && sweep < MOST_SWEEPS; sweep++) {
            moves = false;
            for (int i = 0; i < maps.size(); i++) {
                moves |= takeShare(maps.get(i), parameters, stepSizes, shares[i]);
            }
            moves &= maps.size() > 1;
        }
        watch.ifPresent(
                taps -> {
                    for (int i = 0; i < maps.size(); i++) {
                        double[] share = shares[i];
                        double[] after = start.clone();
                        Arrays.setAll(after, j -> start[j] - share[j]);
                        taps.worked(key(maps.get(i)), start, after);
                    }
                });
    }

    /** Gives back what one penalty took off, and lets it take anew; returns whether that is more or less by more than rounding. */
    private boolean takeShare(
            Regularizer regularizer, double[] parameters, double[] stepSizes, double[] share) {
        double[] before = share.clone();
        for (int j = 0; j < share.length; j++) {
            parameters[j] += share[j];
            share[j] = parameters[j];
        }
        take(regularizer, parameters, stepSizes);
        boolean moves = false;
        for (int j = 0; j < share.length; j++) {
            double whole = Math.abs(share[j]);
            share[j] -= parameters[j];
            moves |= Math.abs(share[j] - before[j]) > ROUNDING * whole;
        }
        return moves;
    }

    private void take(Regularizer regularizer, double[] parameters, double[] stepSizes) {
        for (Stretch tile : tiles(regularizer.scope(), parameters, stepSizes, stepSizes)) {
            step(regularizer, tile);
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
