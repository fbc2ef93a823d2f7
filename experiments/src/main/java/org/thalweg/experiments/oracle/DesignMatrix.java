package org.thalweg.experiments.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A matrix A whose elements may carry a second double each, for what did not fit in the first. Immutable by convention: rows
 * are shared, never written.
 *
 * @param columns P
 * @param high M rows of P numbers
 * @param low as high, or an empty row where there is nothing to add
 */
record DesignMatrix(int columns, List<double[]> high, List<double[]> low) {

    private static final double[] NOTHING = {};

    static DesignMatrix of(int columns, List<double[]> rows) {
        return new DesignMatrix(columns, rows, rows.stream().map(row -> NOTHING).toList());
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
        return new DesignMatrix(sizes.length, high, low);
    }

    private static double[] scalb(double[] values, int exponent) {
        return Arrays.stream(values).map(value -> Math.scalb(value, exponent)).toArray();
    }

    int rows() {
        return high.size();
    }

    DesignMatrix with(DesignMatrix below) {
        List<double[]> allHigh = new ArrayList<>(high);
        allHigh.addAll(below.high);
        List<double[]> allLow = new ArrayList<>(low);
        allLow.addAll(below.low);
        return new DesignMatrix(columns, allHigh, allLow);
    }

    /** The same with one row below for each of the first columns: a number in that column, zeros elsewhere. */
    DesignMatrix withDiagonal(TwoFold number, int firstColumns) {
        if (number.high()[0] == 0) {
            return this;
        }
        List<double[]> diagonalHigh = new ArrayList<>();
        List<double[]> diagonalLow = new ArrayList<>();
        for (int j = 0; j < firstColumns; j++) {
            double[] rowHigh = new double[columns];
            double[] rowLow = new double[columns];
            rowHigh[j] = number.high()[0];
            rowLow[j] = number.low()[0];
            diagonalHigh.add(rowHigh);
            diagonalLow.add(rowLow);
        }
        return with(new DesignMatrix(columns, diagonalHigh, diagonalLow));
    }

    /** The same with one row below for each column: a number in that column, zeros elsewhere. */
    DesignMatrix withDiagonal(double[] numbers) {
        List<double[]> diagonal = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            double[] row = new double[columns];
            row[j] = numbers[j];
            diagonal.add(row);
        }
        return with(of(columns, diagonal));
    }

    /** A column, of each element the first number. */
    double[] column(int j) {
        return high.stream().mapToDouble(row -> row[j]).toArray();
    }

    /** The same with these columns alone. */
    DesignMatrix columns(int[] which) {
        return new DesignMatrix(which.length, select(high, which), select(low, which));
    }

    private static List<double[]> select(List<double[]> rows, int[] which) {
        return rows.stream()
                .map(
                        row ->
                                row.length == 0
                                        ? row
                                        : Arrays.stream(which).mapToDouble(j -> row[j]).toArray())
                .toList();
    }

    double[] columnNorms() {
        double[] largest = new double[columns];
        for (double[] row : high) {
            for (int j = 0; j < columns; j++) {
                largest[j] = Math.max(largest[j], Math.abs(row[j]));
            }
        }
        double[] squares = new double[columns];
        for (double[] row : high) {
            for (int j = 0; j < columns; j++) {
                double share = largest[j] == 0 ? 0 : row[j] / largest[j];
                squares[j] += share * share;
            }
        }
        return IntStream.range(0, columns)
                .mapToDouble(j -> largest[j] * Math.sqrt(squares[j]))
                .toArray();
    }

    /** Returns y − r − Aθ. */
    TwoFold defect(TwoFold y, TwoFold r, TwoFold theta) {
        TwoFold defect = TwoFold.zeros(rows());
        for (int i = 0; i < rows(); i++) {
            Sum sum = new Sum();
            y.addTo(sum, i, 1);
            r.addTo(sum, i, -1);
            double[] a = high.get(i);
            double[] rest = low.get(i);
            for (int j = 0; j < columns; j++) {
                sum.addProduct(-a[j], theta.high()[j]);
                sum.add(-a[j] * theta.low()[j]);
            }
            for (int j = 0; j < rest.length; j++) {
                sum.add(-rest[j] * theta.high()[j]);
            }
            defect.set(i, sum);
        }
        return defect;
    }

    /** Returns Aᵀr. */
    double[] transposeTimes(TwoFold r) {
        Sum[] sums = new Sum[columns];
        Arrays.setAll(sums, j -> new Sum());
        for (int i = 0; i < rows(); i++) {
            double[] a = high.get(i);
            double[] rest = low.get(i);
            for (int j = 0; j < columns; j++) {
                sums[j].addProduct(a[j], r.high()[i]);
                sums[j].add(a[j] * r.low()[i]);
            }
            for (int j = 0; j < rest.length; j++) {
                sums[j].add(rest[j] * r.high()[i]);
            }
        }
        return Arrays.stream(sums).mapToDouble(Sum::high).toArray();
    }
}
