package org.thalweg.experiments.oracle;

/**
 * A sum of numbers and products as accurate as if computed in twice the precision of double and rounded once to the
 * unevaluated sum high + low.
 *
 * @see <a href="https://doi.org/10.1137/030601818">Ogita, Rump and Oishi, Accurate sum and dot product, 2005</a>
 */
final class Sum {

    private double sum;
    private double error;

    void add(double x) {
        double next = sum + x;
        double rounded = next - sum;
        error += (sum - (next - rounded)) + (x - rounded);
        sum = next;
    }

    // A fused multiply-add gives the product's rounding error exactly, in hardware or not.
    void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        error += Math.fma(a, b, -product);
    }

    double high() {
        return sum + error;
    }

    double low() {
        return error - (high() - sum);
    }
}
