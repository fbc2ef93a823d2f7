package org.thalweg.experiments.plan;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.thalweg.Range;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.ParameterPath;
import org.thalweg.experiments.spec.SearchRange;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.text.Numbers;

/**
 * The points at which all arms are tuned. One hyper-parameter: evenly spaced, both ends included. Several: the first points of
 * Sobol's sequence, moved to the middle of their cells, so that each of them alone is evenly spaced, too.
 *
 * <p>A coordinate is 0 at the low end of a range and 1 at its high end; where a range was extended there are others.
 *
 * @see <a href="https://doi.org/10.1016/0041-5553(67)90144-9">Sobol, 1967</a>
 */
public final class Space {

    private static final int DIGITS = 6;
    private static final double HAIR = 1e-6;

    /** A range grows by a quarter as many points as it had. */
    private static final int EXTENSION_SHARE = 4;

    private final List<Dimension> dimensions;
    private final int trials;
    private final List<Range> declared;
    private final List<Boolean> whole;
    private final SobolSequenceGenerator sobol;
    private final Map<String, List<Boolean>> has = new HashMap<>();

    /**
     * @param arms all that are tuned; at least one has each of the hyper-parameters
     */
    public Space(Tuning tuning, List<Arm> arms) {
        this.dimensions = tuning.dimensions();
        this.trials = tuning.trials();
        this.declared = dimensions.stream().map(d -> declared(d, arms)).toList();
        this.whole = dimensions.stream().map(d -> isWhole(d, arms)).toList();
        this.sobol = new SobolSequenceGenerator(dimensions.size());
        arms.forEach(arm -> has.put(arm.name(), has(arm)));
    }

    private List<Boolean> has(Arm arm) {
        return dimensions.stream()
                .map(dimension -> ParameterPath.parse(dimension.parameter()).isIn(arm.parts()))
                .toList();
    }

    private static boolean isWhole(Dimension dimension, List<Arm> arms) {
        ParameterPath path = ParameterPath.parse(dimension.parameter());
        return arms.stream()
                .map(Arm::parts)
                .filter(path::isIn)
                .anyMatch(parts -> SearchRange.isWhole(path.parameter(parts)));
    }

    private static Range declared(Dimension dimension, List<Arm> arms) {
        ParameterPath path = ParameterPath.parse(dimension.parameter());
        return arms.stream()
                .map(Arm::parts)
                .filter(path::isIn)
                .flatMap(parts -> path.parameter(parts).range().stream())
                .findFirst()
                .orElse(new Range(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true));
    }

    /** Returns the points asked for. */
    public List<Point> points() {
        if (dimensions.size() == 1) {
            return IntStream.range(0, trials).mapToObj(i -> grid(i)).toList();
        }
        return IntStream.range(0, trials).mapToObj(i -> new Point(centred(i))).toList();
    }

    /** Returns how many hyper-parameters there are. */
    public int dimensions() {
        return dimensions.size();
    }

    /** Returns the name of one of them. */
    public String parameter(int dimension) {
        return dimensions.get(dimension).parameter();
    }

    /** Returns whether an arm has one of them. */
    public boolean has(Arm arm, int dimension) {
        return Objects.requireNonNull(has.get(arm.name())).get(dimension);
    }

    /** Returns a quarter and half of the trials: what choices fewer trials would make is asked of these. */
    public List<Integer> smallerBudgets() {
        return IntStream.of(trials / 4, trials / 2)
                .filter(budget -> budget >= 2)
                .distinct()
                .boxed()
                .toList();
    }

    /** Returns the numbers of so many of the points asked for, spread like all of them. */
    public List<Integer> subset(int budget) {
        return IntStream.range(0, budget)
                .map(k -> dimensions.size() == 1 ? (2 * k + 1) * trials / (2 * budget) : k)
                .boxed()
                .toList();
    }

    /** Returns how many points an extension adds. */
    public int more() {
        return Math.max(1, trials / EXTENSION_SHARE);
    }

    /**
     * Returns further points beyond one end of one dimension; fewer or none where the hyper-parameter's declared range ends,
     * or where its scale does.
     *
     * @param dimension its number
     * @param extension which extension at this end it is, from 0
     * @param above whether beyond the high end
     */
    public List<Point> beyond(int dimension, int extension, boolean above) {
        if (dimensions.get(dimension).scale() == Dimension.Scale.UNIFORM) {
            return List.of();
        }
        List<Point> points = new ArrayList<>();
        for (int k = 1; k <= more(); k++) {
            int out = extension * more() + k;
            if (dimensions.size() == 1) {
                points.add(grid(above ? trials - 1 + out : -out));
            } else {
                double[] at = centred(trials + out);
                double distance = (out - 0.5) / trials;
                at[dimension] = above ? 1 + distance : -distance;
                points.add(new Point(at));
            }
        }
        return points.stream().filter(p -> allowed(dimension, p)).toList();
    }

    /** Returns whether a hyper-parameter may have values beyond an end of its range, which a uniform one does not try. */
    public boolean confines(int dimension, boolean above) {
        Dimension range = dimensions.get(dimension);
        double hair = HAIR * (range.high() - range.low());
        return range.scale() == Dimension.Scale.UNIFORM
                && declared.get(dimension)
                        .contains(above ? range.high() + hair : range.low() - hair);
    }

    /** Returns whether a hyper-parameter may have values beyond an end of its range, on whatever scale. */
    public boolean goesOn(int dimension, boolean above) {
        return confines(dimension, above) || !beyond(dimension, 0, above).isEmpty();
    }

    private boolean allowed(int dimension, Point point) {
        return declared.get(dimension).contains(value(dimension, point.at().get(dimension)));
    }

    private Point grid(int number) {
        return new Point(new double[] {(double) number / (trials - 1)});
    }

    private double[] centred(int index) {
        double cells = Integer.highestOneBit(Math.max(1, trials - 1)) * 2.0;
        double[] at = sobol.skipTo(index).clone();
        for (int d = 0; d < at.length; d++) {
            at[d] = (at[d] + 0.5 / cells) % 1;
        }
        return at;
    }

    /** Returns the values of a point that an arm has a place for. */
    public Setting setting(Point point, Arm arm) {
        ImmutableMap.Builder<String, Double> values = ImmutableMap.builder();
        for (int d = 0; d < dimensions.size(); d++) {
            if (has(arm, d)) {
                values.put(parameter(d), value(d, point.at().get(d)));
            }
        }
        return new Setting(values.buildOrThrow());
    }

    /**
     * Returns the value at a coordinate: the ends exactly, the others rounded to six digits, so that a value read in a table
     * is the one that was used; of a whole number, the nearest one.
     */
    private double value(int dimension, double at) {
        double value = unrounded(dimension, at);
        return whole.get(dimension) ? Math.rint(value) : value;
    }

    private double unrounded(int dimension, double at) {
        Dimension range = dimensions.get(dimension);
        if (at == 0) {
            return range.low();
        }
        if (at == 1) {
            return range.high();
        }
        double value;
        if (range.scale() == Dimension.Scale.LOG) {
            double low = StrictMath.log(range.low());
            value = StrictMath.exp(low + at * (StrictMath.log(range.high()) - low));
        } else {
            value = range.low() + at * (range.high() - range.low());
        }
        return Double.parseDouble(Numbers.rounded(value, DIGITS));
    }

    /**
     * A point of the space.
     *
     * @param at one coordinate for each dimension
     */
    public record Point(List<Double> at) {

        /** By the first coordinate, then the second … */
        public static final Comparator<Point> ASCENDING =
                Comparator.comparing(Point::at, Comparators.lexicographical(Double::compare));

        public Point {
            at = ImmutableList.copyOf(at);
        }

        Point(double[] at) {
            this(IntStream.range(0, at.length).mapToObj(d -> at[d]).toList());
        }
    }
}
