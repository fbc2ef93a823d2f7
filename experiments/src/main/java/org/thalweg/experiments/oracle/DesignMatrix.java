package org.thalweg.experiments.oracle;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A matrix A whose elements may carry a second double each, for what did not fit in the first. Immutable by convention: rows
 * are shared, never written.
 *
 * @param columns P
 * @param lines M rows
 */
record DesignMatrix(int columns, List<Line> lines) {

    private static final double[] NOTHING = {};
    private static final int ALL = -1;

    /**
     * A row, or what is not 0 of it.
     *
     * @param column the one that is not 0, or −1 for all of them
     * @param high P numbers, or one
     * @param low as high, or empty where there is nothing to add
     */
    record Line(int column, double[] high, double[] low) {

        static Line of(double[] high, double[] low) {
            return new Line(ALL, high, low);
        }

        static Line single(int column, double high, double low) {
            return new Line(column, new double[] {high}, new double[] {low});
        }

        private boolean isSingle() {
            return column != ALL;
        }

        private double at(int j) {
            return !isSingle() ? high[j] : column == j ? high[0] : 0;
        }

        private double lowAt(int j) {
            if (low.length == 0) {
                return 0;
            }
            return !isSingle() ? low[j] : column == j ? low[0] : 0;
        }

        private void addProducts(Sum sum, TwoFold theta) {
            int from = isSingle() ? column : 0;
            for (int k = 0; k < high.length; k++) {
                sum.addProduct(-high[k], theta.high()[from + k]);
                sum.add(-high[k] * theta.low()[from + k]);
            }
            for (int k = 0; k < low.length; k++) {
                sum.add(-low[k] * theta.high()[from + k]);
            }
        }

        private void addProducts(Sum[] sums, double factor, double rest) {
            int from = isSingle() ? column : 0;
            for (int k = 0; k < high.length; k++) {
                sums[from + k].addProduct(high[k], factor);
                sums[from + k].add(high[k] * rest);
            }
            for (int k = 0; k < low.length; k++) {
                sums[from + k].add(low[k] * factor);
            }
        }
    }

    static DesignMatrix of(int columns, List<double[]> rows) {
        return of(columns, rows, rows.stream().map(row -> NOTHING).toList());
    }

    static DesignMatrix of(int columns, List<double[]> high, List<double[]> low) {
        return new DesignMatrix(
                columns,
                IntStream.range(0, high.size())
                        .mapToObj(i -> Line.of(high.get(i), low.get(i)))
                        .toList());
    }

    /** These vectors as rows, each of a weight that makes it no larger than columns of these sizes. */
    static DesignMatrix of(List<TwoFold> vectors, double[] sizes) {
        List<double[]> high = new ArrayList<>();
        List<double[]> low = new ArrayList<>();
        for (TwoFold vector : vectors) {
            double largest = 0;
            for (int j = 0; j < sizes.length; j++) {
                largest = Math.max(largest, Math.abs(vector.high()[j]) / sizes[j]);
            }
            // A power of two scales without rounding.
            int exponent = -Math.getExponent(largest);
            high.add(scalb(vector.high(), exponent));
            low.add(scalb(vector.low(), exponent));
        }
        return of(sizes.length, high, low);
    }

    private static double[] scalb(double[] values, int exponent) {
        return Arrays.stream(values).map(value -> Math.scalb(value, exponent)).toArray();
    }

    int rows() {
        return lines.size();
    }

    DesignMatrix with(DesignMatrix below) {
        return with(below.lines);
    }

    private DesignMatrix with(List<Line> below) {
        return new DesignMatrix(
                columns, ImmutableList.<Line>builder().addAll(lines).addAll(below).build());
    }

    /** The same rows, which carry no second number, each multiplied by one. */
    DesignMatrix timesRows(TwoFold factors) {
        return new DesignMatrix(
                columns,
                IntStream.range(0, rows())
                        .mapToObj(
                                i -> {
                                    TwoFold factor = TwoFold.zeros(columns);
                                    Arrays.fill(factor.high(), factors.high()[i]);
                                    Arrays.fill(factor.low(), factors.low()[i]);
                                    TwoFold row = TwoFold.of(lines.get(i).high).times(factor);
                                    return Line.of(row.high(), row.low());
                                })
                        .toList());
    }

    /** The same with one row below for each of the first columns: a number in that column, zeros elsewhere. */
    DesignMatrix withDiagonal(TwoFold number, int firstColumns) {
        double high = number.high()[0];
        return high == 0
                ? this
                : with(
                        IntStream.range(0, firstColumns)
                                .mapToObj(j -> Line.single(j, high, number.low()[0]))
                                .toList());
    }

    /** The same with one row below for each column: a number in that column, zeros elsewhere. */
    DesignMatrix withDiagonal(double[] numbers) {
        return with(
                IntStream.range(0, columns).mapToObj(j -> Line.single(j, numbers[j], 0)).toList());
    }

    /** The same with one row below for each column: a number in that column, zeros elsewhere. */
    DesignMatrix withDiagonal(TwoFold numbers) {
        return with(
                IntStream.range(0, columns)
                        .mapToObj(j -> Line.single(j, numbers.high()[j], numbers.low()[j]))
                        .toList());
    }

    /** A column, of each element the first number. */
    double[] column(int j) {
        return lines.stream().mapToDouble(line -> line.at(j)).toArray();
    }

    /** A column. */
    TwoFold wholeColumn(int j) {
        return new TwoFold(column(j), lines.stream().mapToDouble(line -> line.lowAt(j)).toArray());
    }

    /** The same without the rows that stand for one of the first columns alone. */
    DesignMatrix withoutDiagonal(int firstColumns) {
        return new DesignMatrix(
                columns,
                lines.stream()
                        .filter(line -> !line.isSingle() || line.column >= firstColumns)
                        .toList());
    }

    /** By column, the sum of the squares of what rows hold that stand for it alone. */
    double[] diagonalSquares() {
        double[] squares = new double[columns];
        for (Line line : lines) {
            if (line.isSingle()) {
                squares[line.column] += line.high[0] * line.high[0];
            }
        }
        return squares;
    }

    /** The first rows. */
    DesignMatrix first(int count) {
        return new DesignMatrix(columns, lines.subList(0, count));
    }

    /** The same with these columns alone, without rows of which nothing is left. */
    DesignMatrix columns(int[] which) {
        int[] place = new int[columns];
        Arrays.fill(place, ALL);
        for (int k = 0; k < which.length; k++) {
            place[which[k]] = k;
        }
        List<Line> kept = new ArrayList<>();
        for (Line line : lines) {
            if (!line.isSingle()) {
                kept.add(Line.of(select(line.high, which), select(line.low, which)));
            } else if (place[line.column] != ALL) {
                kept.add(new Line(place[line.column], line.high, line.low));
            }
        }
        return new DesignMatrix(which.length, kept);
    }

    private static double[] select(double[] row, int[] which) {
        return row.length == 0 ? row : Arrays.stream(which).mapToDouble(j -> row[j]).toArray();
    }

    double[] columnNorms() {
        double[] largest = new double[columns];
        for (Line line : lines) {
            int from = line.isSingle() ? line.column : 0;
            for (int k = 0; k < line.high.length; k++) {
                largest[from + k] = Math.max(largest[from + k], Math.abs(line.high[k]));
            }
        }
        double[] squares = new double[columns];
        for (Line line : lines) {
            int from = line.isSingle() ? line.column : 0;
            for (int k = 0; k < line.high.length; k++) {
                double most = largest[from + k];
                double share = most == 0 ? 0 : line.high[k] / most;
                squares[from + k] += share * share;
            }
        }
        return IntStream.range(0, columns)
                .mapToDouble(j -> largest[j] * Math.sqrt(squares[j]))
                .toArray();
    }

    /** Returns the first numbers of all elements, each divided by the scale of its column, with zeros below. */
    double[][] scaled(double[] scale, int height) {
        double[][] scaled = new double[height][columns];
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int from = line.isSingle() ? line.column : 0;
            for (int k = 0; k < line.high.length; k++) {
                scaled[i][from + k] = line.high[k] / scale[from + k];
            }
        }
        return scaled;
    }

    /** Returns y − r − Aθ. */
    TwoFold defect(TwoFold y, TwoFold r, TwoFold theta) {
        TwoFold defect = TwoFold.zeros(rows());
        for (int i = 0; i < rows(); i++) {
            Sum sum = new Sum();
            y.addTo(sum, i, 1);
            r.addTo(sum, i, -1);
            lines.get(i).addProducts(sum, theta);
            defect.set(i, sum);
        }
        return defect;
    }

    /** Returns Aᵀr. */
    double[] transposeTimes(TwoFold r) {
        return transposeDefect(TwoFold.zeros(columns), r, 1);
    }

    /** Returns c − Aᵀr. */
    double[] transposeDefect(TwoFold c, TwoFold r) {
        return transposeDefect(c, r, -1);
    }

    private double[] transposeDefect(TwoFold c, TwoFold r, int sign) {
        Sum[] sums = new Sum[columns];
        for (int j = 0; j < columns; j++) {
            sums[j] = new Sum();
            c.addTo(sums[j], j, 1);
        }
        for (int i = 0; i < rows(); i++) {
            lines.get(i).addProducts(sums, sign * r.high()[i], sign * r.low()[i]);
        }
        return Arrays.stream(sums).mapToDouble(Sum::high).toArray();
    }
}
