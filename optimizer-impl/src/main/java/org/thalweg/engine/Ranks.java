package org.thalweg.engine;

/**
 * Values by their rank, without sorting the others.
 *
 * @see <a href="https://doi.org/10.1145/366622.366647">Hoare, 1961</a>
 */
final class Ranks {

    private Ranks() {}

    /** Rearranges x[from … to] such that x[rank] is what it were if sorted, nothing larger before it, nothing smaller behind. */
    static void select(double[] x, int from, int to, int rank) {
        int low = from;
        int high = to;
        while (low < high) {
            double pivot = x[low + (high - low) / 2];
            int i = low;
            int j = high;
            while (i <= j) {
                while (less(x[i], pivot)) {
                    i++;
                }
                while (less(pivot, x[j])) {
                    j--;
                }
                if (i <= j) {
                    double other = x[i];
                    x[i++] = x[j];
                    x[j--] = other;
                }
            }
            if (rank <= j) {
                high = j;
            } else if (rank >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /** NaN is the largest, as it is in sorting. */
    private static boolean less(double a, double b) {
        return a < b || (Double.isNaN(b) && !Double.isNaN(a));
    }
}
