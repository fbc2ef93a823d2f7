package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.Regularizer;
import org.thalweg.Regularizer.Form;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.records.Parameter;

/** What every regularizer must do, beyond what every component must. */
final class RegularizerObligations {

    private static final int[] TILES = {1, 5};
    private static final int IN_W = 5;
    private static final int IN_B = 13;
    private static final int IN_S = 16;

    private final Penalised penalised;
    private final String name;

    private RegularizerObligations(Regularizer subject) {
        penalised = new Penalised(subject);
        name = subject.name();
    }

    static List<Obligation> of(
            Regularizer subject, Set<String> quiet, boolean convex, boolean exemptsBiases) {
        RegularizerObligations all = new RegularizerObligations(subject);
        Proximal proximal = new Proximal(subject);
        return new ComponentObligations<>(
                        subject, Regularizer.class, quiet, RegularizerObligations::behaviour)
                .list()
                .add("has_the_gradient_of_its_penalty", new Smooth(subject)::isDerivative)
                .add("has_the_proximal_map_of_its_penalty", proximal::isMinimiser)
                .add(
                        "has_a_firmly_non_expansive_proximal_map",
                        () -> proximal.isFirmlyNonExpansive(convex))
                .add(
                        "projects_into_its_set_and_stays_there",
                        () -> new Projection(subject).isNearest(convex))
                .add("has_a_finite_penalty_of_at_least_zero", all::isFinite)
                .add("leaves_biases_alone_unless_asked", () -> all.exempts(exemptsBiases))
                .add("leaves_zero_alone", all::leavesZero)
                .add("turns_nan_into_nan_or_an_error", all::keepsNan)
                .add("keeps_the_promise_of_its_scope", all::keepsScope)
                .add("writes_only_what_it_may", all::writesLittle)
                .add("has_the_form_that_it_tells", all::tellsForm)
                .list();
    }

    private static double[] behaviour(Regularizer regularizer) {
        Penalised penalised = new Penalised(regularizer);
        return Penalised.points(2).stream()
                .flatMapToDouble(
                        point ->
                                Stream.of(
                                                new double[] {penalised.penalty(point)},
                                                penalised.gradient(point),
                                                penalised.proximal(point, 0.5),
                                                penalised.proximal(point, Penalised.unequal(20)))
                                        .flatMapToDouble(Arrays::stream))
                .toArray();
    }

    private void tellsForm() {
        Form form = penalised.subject().form();
        Unmet.unless(
                form != Form.SMOOTH || penalised.hasNoProximal(),
                "%s has a proximal step, but does not tell its form: the engine never takes it. Override form().",
                name);
        boolean set = penalised.isConstraint();
        Unmet.unless(
                !set || penalised.isFree(), "%s tells the form %s, but has a penalty.", name, form);
        Unmet.unless(
                set || penalised.hasNoProximal() || !penalised.isFree(),
                "%s tells the form %s, but has no penalty: say CONSTRAINT, or PROJECTION if step sizes play no part.",
                name,
                form);
    }

    private void isFinite() {
        List<double[]> points = new ArrayList<>(Penalised.points(3));
        points.add(new double[Penalised.SIZE]);
        for (double[] point : points) {
            double penalty = penalised.penalty(point);
            Unmet.unless(
                    Double.isFinite(penalty) && penalty >= 0,
                    "The penalty of %s at %s is %s.",
                    name,
                    point,
                    penalty);
        }
    }

    private void exempts(boolean exemptsBiases) {
        Inapplicable.when(!exemptsBiases, "Its contract says so: exemptsBiases() is false.");
        boolean asked =
                Parameter.of(penalised.subject().getClass()).stream()
                        .filter(parameter -> parameter.name().equals("biases"))
                        .anyMatch(parameter -> parameter.valueIn(penalised.subject()).equals(true));
        Inapplicable.when(asked, "It is asked to take biases in: biases=true.");
        for (double[] point : Penalised.points(4)) {
            exempts(point, IN_B, "bias");
            exempts(point, IN_S, "scale");
        }
    }

    private void exempts(double[] point, int at, String kind) {
        double[] other = point.clone();
        other[at] *= -3;
        Unmet.unless(
                penalised.penalty(point) == penalised.penalty(other)
                        && penalised.gradient(point)[at] == 0
                        && penalised.proximal(point, 0.5)[at] == point[at],
                "%s acts on a %s, though nobody asked for it. Leave alone what is not isWeights().",
                name,
                kind);
    }

    private void leavesZero() {
        Inapplicable.when(penalised.isConstraint(), "It is a constraint, which may exclude zero.");
        double[] zero = new double[Penalised.SIZE];
        Unmet.unless(
                Arrays.stream(penalised.gradient(zero)).allMatch(g -> g == 0)
                        && Arrays.stream(penalised.proximal(zero, 0.5)).allMatch(z -> z == 0),
                "%s moves parameters that are 0.",
                name);
    }

    private void keepsNan() {
        double[] point = Penalised.points(5).get(0);
        point[IN_W] = Double.NaN;
        Unmet.unlessItThrows(() -> keepsNan(point));
    }

    private void keepsNan(double[] point) {
        Unmet.unless(
                penalised.isConstraint() || Double.isNaN(penalised.penalty(point)),
                "The penalty of %s at a parameter that is NaN is %s.",
                name,
                penalised.penalty(point));
        Unmet.unless(
                penalised.hasNoGradient() || Double.isNaN(penalised.gradient(point)[IN_W]),
                "The gradient of %s at a parameter that is NaN is %s.",
                name,
                penalised.gradient(point)[IN_W]);
        Unmet.unless(
                Double.isNaN(penalised.proximal(point, 0.5)[IN_W]),
                "The proximal step of %s makes %s of a parameter that is NaN.",
                name,
                penalised.proximal(point, 0.5)[IN_W]);
    }

    private void keepsScope() {
        Scope scope = penalised.subject().scope();
        Inapplicable.when(
                scope == Scope.VECTOR, "It declares Scope.VECTOR, which promises nothing.");
        int border = Penalised.LAYOUT.to(Penalised.BLOCKS.get(0));
        for (double[] point : Penalised.points(6)) {
            double[] other = Smooth.moved(point, IN_B, 3);
            Unmet.unless(
                    Arrays.equals(
                                    penalised.gradient(point),
                                    0,
                                    border,
                                    penalised.gradient(other),
                                    0,
                                    border)
                            && Arrays.equals(
                                    penalised.proximal(point, 0.5),
                                    0,
                                    border,
                                    penalised.proximal(other, 0.5),
                                    0,
                                    border),
                    "%s declares Scope.%s, but what it does to the weights depends on the bias.",
                    name,
                    scope);
            for (int tile : TILES) {
                Unmet.unless(
                        Arrays.equals(penalised.gradient(point), penalised.gradient(point, tile))
                                && Arrays.equals(
                                        penalised.proximal(point, 0.5),
                                        penalised.proximal(point, Penalised.equal(0.5), tile)),
                        "%s declares Scope.%s but depends on the tile size.",
                        name,
                        scope);
            }
        }
    }

    private void writesLittle() {
        for (double[] point : Penalised.points(7)) {
            double[] at = point.clone();
            double[] update = Penalised.points(8).get(4);
            double[] before = update.clone();
            List<Tile> tiles = penalised.tiles(Penalised.SIZE, at, update);
            tiles.forEach(penalised.subject()::penalty);
            Unmet.unless(
                    Arrays.equals(point, at) && Arrays.equals(before, update),
                    "%s writes to a tile when asked for its penalty.",
                    name);
            tiles.forEach(penalised.subject()::addGradient);
            Unmet.unless(
                    Arrays.equals(point, at),
                    "%s writes to the parameters in addGradient. Only proximal may.",
                    name);
            double[] gradient = penalised.gradient(point);
            for (int i = 0; i < update.length; i++) {
                // The sum may have been rounded once more than this one.
                Unmet.unless(
                        Math.abs(update[i] - before[i] - gradient[i])
                                <= 1e-12 * (Math.abs(before[i]) + Math.abs(gradient[i])),
                        "%s does not add its gradient to what is there.",
                        name);
            }
            double[] after = update.clone();
            double[] sizes = Penalised.some(18);
            penalised
                    .tiles(Penalised.SIZE, at, update, sizes)
                    .forEach(penalised.subject()::proximal);
            Unmet.unless(
                    Arrays.equals(after, update), "%s writes to the update in proximal.", name);
            Unmet.unless(
                    Arrays.equals(Penalised.some(18), sizes),
                    "%s writes to the step sizes in proximal.",
                    name);
        }
    }
}
