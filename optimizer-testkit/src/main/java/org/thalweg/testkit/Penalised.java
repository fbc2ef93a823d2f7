package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.parameters.Layout;

/** A regularizer as functions of a small weight matrix, a bias and a scale. */
record Penalised(Regularizer subject) {

    static final List<Block> BLOCKS =
            List.of(
                    new Block("W", 3, 4, Role.WEIGHTS),
                    new Block("b", 3, 1, Role.BIAS),
                    new Block("s", 3, 1, Role.SCALE));

    static final Layout LAYOUT = Layout.of(BLOCKS);
    static final int SIZE = 18;
    private static final int WHOLE = SIZE;
    private static final double[] SCALES = {0.01, 0.3, 1, 10, 1e4};

    /** Returns random points, from near zero to far away. */
    static List<double[]> points(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Arrays.stream(SCALES)
                .boxed()
                .flatMap(scale -> Stream.of(point(random, scale), point(random, scale)))
                .toList();
    }

    /** Returns a random point no element of which is near 0, where a penalty may have a kink. */
    static double[] point(SplittableRandom random, double scale) {
        double[] point = new double[SIZE];
        Arrays.setAll(
                point,
                i -> (random.nextBoolean() ? 1 : -1) * scale * (0.1 + 0.9 * random.nextDouble()));
        return point;
    }

    /** Returns R(θ). */
    double penalty(double[] at) {
        return tiles(WHOLE, at, new double[SIZE]).stream().mapToDouble(subject::penalty).sum();
    }

    /** Returns the gradient of the smooth part. */
    double[] gradient(double[] at) {
        return gradient(at, WHOLE);
    }

    double[] gradient(double[] at, int tile) {
        double[] gradient = new double[SIZE];
        tiles(tile, at, gradient).forEach(subject::addGradient);
        return gradient;
    }

    /** Returns the minimiser over z of ‖z − θ‖²/2 + stepSize · (the rest of R)(z). */
    double[] proximal(double[] at, double stepSize) {
        return proximal(at, stepSize, WHOLE);
    }

    double[] proximal(double[] at, double stepSize, int tile) {
        double[] result = at.clone();
        tiles(tile, result, new double[SIZE]).forEach(part -> subject.proximal(part, stepSize));
        return result;
    }

    /** Returns the tiles that the engine would hand over. */
    List<Tile> tiles(int size, double[] at, double[] update) {
        if (subject.scope() == Scope.VECTOR) {
            return List.of(new Patch(0, SIZE, BLOCKS, at, update));
        }
        List<Tile> tiles = new ArrayList<>();
        for (Block block : BLOCKS) {
            int end = LAYOUT.to(block);
            int length = subject.scope() == Scope.BLOCK ? (int) block.size() : size;
            for (int from = LAYOUT.from(block); from < end; from += length) {
                int to = Math.min(end, from + length);
                tiles.add(new Patch(from, to, List.of(block), at, update));
            }
        }
        return tiles;
    }

    /** Returns whether there is no smooth part. */
    boolean hasNoGradient() {
        return points(1).stream()
                .allMatch(point -> Arrays.stream(gradient(point)).allMatch(g -> g == 0));
    }

    /** Returns whether all of it is smooth. */
    boolean hasNoProximal() {
        return points(1).stream().allMatch(point -> Arrays.equals(point, proximal(point, 0.5)));
    }

    /** Returns whether it is a constraint: it costs nothing and moves what lies outside. */
    boolean isConstraint() {
        return !hasNoProximal() && points(1).stream().allMatch(point -> penalty(point) == 0);
    }
}
