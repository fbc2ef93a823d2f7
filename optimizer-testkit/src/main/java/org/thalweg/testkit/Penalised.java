package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Regularizer;
import org.thalweg.Regularizer.Form;
import org.thalweg.Tile;
import org.thalweg.engine.Tiles;
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

    /** Returns the smooth part of R(θ). */
    double smooth(double[] at) {
        return tiles(WHOLE, at, new double[SIZE]).stream()
                .mapToDouble(subject::smoothPenalty)
                .sum();
    }

    /** Returns the minimiser over z of ‖z − θ‖²/2 + stepSize · (the rest of R)(z). */
    double[] proximal(double[] at, double stepSize) {
        return proximal(at, equal(stepSize), WHOLE);
    }

    /** Returns the minimiser over z of Σ(zᵢ − θᵢ)²/2sᵢ + (the rest of R)(z). */
    double[] proximal(double[] at, double[] stepSizes) {
        return proximal(at, stepSizes, WHOLE);
    }

    double[] proximal(double[] at, double[] stepSizes, int tile) {
        double[] result = at.clone();
        tiles(tile, result, new double[SIZE], stepSizes).forEach(subject::proximal);
        return result;
    }

    static double[] equal(double stepSize) {
        double[] sizes = new double[SIZE];
        Arrays.fill(sizes, stepSize);
        return sizes;
    }

    /** Returns step sizes that differ by up to four orders of magnitude. */
    static double[] unequal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] sizes = new double[SIZE];
        Arrays.setAll(sizes, i -> StrictMath.pow(10, 4 * random.nextDouble() - 3));
        return sizes;
    }

    /** Returns the same with every third element at rest. */
    static double[] some(long seed) {
        double[] sizes = unequal(seed);
        Arrays.setAll(sizes, i -> i % 3 == 1 ? 0 : sizes[i]);
        return sizes;
    }

    /** Returns the step sizes on which what the subject does is to be tried. */
    List<double[]> stepSizes() {
        List<double[]> sizes = new ArrayList<>(List.of(equal(0.01), equal(0.5), equal(3)));
        // A projection takes no notice of them, so there is no metric but the euclidean one.
        if (subject.form() != Form.PROJECTION) {
            sizes.addAll(List.of(unequal(16), some(17)));
        }
        return sizes;
    }

    /** Returns the tiles that the engine would hand over. */
    List<Tile> tiles(int size, double[] at, double[] update) {
        return tiles(size, at, update, equal(1));
    }

    List<Tile> tiles(int size, double[] at, double[] update, double[] stepSizes) {
        return Tiles.of(subject.scope(), BLOCKS, at, update, stepSizes, size);
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

    /** Returns whether it says that it is a constraint. */
    boolean isConstraint() {
        return subject.form() == Form.CONSTRAINT || subject.form() == Form.PROJECTION;
    }

    /** Returns whether it costs nothing. */
    boolean isFree() {
        return points(1).stream().allMatch(point -> penalty(point) == 0);
    }
}
