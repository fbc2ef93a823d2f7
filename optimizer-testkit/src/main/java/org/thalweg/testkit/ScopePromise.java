package org.thalweg.testkit;

import java.util.Arrays;
import java.util.Comparator;
import org.thalweg.Optimizer;
import org.thalweg.Scope;
import org.thalweg.engine.Chain;

/** Whether an optimizer's results depend on no more than it says. */
record ScopePromise(Optimizer subject, Scope scope) {

    private static final int STEPS = 30;
    private static final int[] TILES = {1, 7, 64};
    private static final int IN_W = 20;
    private static final int IN_B = 135;

    /** What a wrapper holds may promise less than it does itself. */
    ScopePromise(Optimizer subject) {
        this(
                subject,
                Chain.of(subject).tree().values().stream()
                        .map(Optimizer::scope)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    void isKept() {
        Inapplicable.when(
                scope == Scope.VECTOR, "It declares Scope.VECTOR, which promises nothing.");
        double[] whole = walk(Landscape.slopes(1), Walk.SIZE);
        for (int tile : TILES) {
            Unmet.unless(
                    Arrays.equals(whole, walk(Landscape.slopes(1), tile)),
                    "%s declares Scope.%s but depends on the tile size.",
                    subject.name(),
                    scope);
        }
        isLocal(IN_W);
        isLocal(IN_B);
    }

    /** Another slope in one direction changes nothing in the directions that the scope keeps apart. */
    private void isLocal(int element) {
        double[] one = walk(Landscape.slopes(1).with(3, element, 5), Walk.SIZE);
        double[] other = walk(Landscape.slopes(1).with(3, element, -50), Walk.SIZE);
        int border = (int) Walk.BLOCKS.get(0).size();
        for (int i = 0; i < one.length; i++) {
            boolean apart =
                    scope == Scope.ELEMENT ? i != element : (i < border) != (element < border);
            Unmet.unless(
                    !apart || Double.compare(one[i], other[i]) == 0,
                    "%s declares Scope.%s, but the gradient of element %s changes the step of element %s.",
                    subject.name(),
                    scope,
                    element,
                    i);
        }
    }

    private double[] walk(Landscape landscape, int tile) {
        double[] start = Walk.start(Walk.SIZE);
        return new Walk(subject, Walk.RATE, Walk.BLOCKS, start, tile, landscape)
                .walk(STEPS)
                .parameters();
    }
}
