package org.thalweg.experiments.oracle;

import java.util.Arrays;

/** A vector in about twice the precision of double: each element is the unevaluated sum high + low. Mutable. */
record TwoFold(double[] high, double[] low) {

    static TwoFold zeros(int size) {
        return new TwoFold(new double[size], new double[size]);
    }

    /** The same numbers, exactly. */
    static TwoFold of(double[] values) {
        return new TwoFold(values.clone(), new double[values.length]);
    }

    /** A single number. */
    static TwoFold of(Sum sum) {
        return new TwoFold(new double[] {sum.high()}, new double[] {sum.low()});
    }

    TwoFold copy() {
        return padded(high.length);
    }

    /** The same numbers and zeros up to the size. */
    TwoFold padded(int size) {
        return new TwoFold(Arrays.copyOf(high, size), Arrays.copyOf(low, size));
    }

    /** The square root of a product of two numbers that are not negative. */
    static TwoFold sqrtOfProduct(double a, double b) {
        double product = a * b;
        double root = Math.sqrt(product);
        double rest = Math.fma(-root, root, product) + Math.fma(a, b, -product);
        return new TwoFold(new double[] {root}, new double[] {root == 0 ? 0 : rest / (2 * root)});
    }

    /** The square roots of numbers that are not negative. */
    static TwoFold sqrt(double[] values) {
        TwoFold roots = zeros(values.length);
        for (int i = 0; i < values.length; i++) {
            TwoFold root = sqrtOfProduct(values[i], 1);
            roots.high[i] = root.high[0];
            roots.low[i] = root.low[0];
        }
        return roots;
    }

    /** These numbers times others, element by element. */
    TwoFold times(TwoFold others) {
        TwoFold products = zeros(size());
        for (int i = 0; i < size(); i++) {
            Sum sum = new Sum();
            sum.addProduct(high[i], others.high[i]);
            sum.add(high[i] * others.low[i]);
            sum.add(low[i] * others.high[i]);
            products.set(i, sum);
        }
        return products;
    }

    /** These numbers divided by others, element by element. */
    TwoFold dividedBy(TwoFold others) {
        TwoFold quotients = zeros(size());
        for (int i = 0; i < size(); i++) {
            double quotient = high[i] / others.high[i];
            double rest =
                    Math.fma(-quotient, others.high[i], high[i])
                            + (low[i] - quotient * others.low[i]);
            Sum sum = new Sum();
            sum.add(quotient);
            sum.add(rest / others.high[i]);
            quotients.set(i, sum);
        }
        return quotients;
    }

    int size() {
        return high.length;
    }

    void set(int i, Sum sum) {
        high[i] = sum.high();
        low[i] = sum.low();
    }

    /** Puts these numbers into the places given. */
    void scatter(TwoFold values, int[] places) {
        for (int k = 0; k < places.length; k++) {
            high[places[k]] = values.high[k];
            low[places[k]] = values.low[k];
        }
    }

    void add(double[] values) {
        add(of(values));
    }

    void add(TwoFold values) {
        for (int i = 0; i < high.length; i++) {
            Sum sum = new Sum();
            addTo(sum, i, 1);
            values.addTo(sum, i, 1);
            set(i, sum);
        }
    }

    void addTo(Sum sum, int i, int sign) {
        sum.add(sign * high[i]);
        sum.add(sign * low[i]);
    }

    void addSquareTo(Sum sum, int i) {
        sum.addProduct(high[i], high[i]);
        sum.add(2 * high[i] * low[i]);
    }

    /** The sum of the squares of the first elements. */
    double squaredNorm(int first) {
        Sum sum = new Sum();
        for (int i = 0; i < first; i++) {
            addSquareTo(sum, i);
        }
        return sum.high();
    }
}
