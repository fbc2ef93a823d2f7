/*
 * An epoch of plain minibatch SGD by hand, and reading the inputs once: w1 ROWS FEATURES BATCH WAY ORDER
 *
 * WAY is read, in-order, gather, or prefetch: with the rows four ahead on their way. ORDER is a file of row numbers, or -.
 * Linear with a bias, squared error averaged over the minibatch, rate 0.001; the result is the mean loss of the epoch.
 */
#include "yard.h"

static int rows, features, batch, ahead, *order;
static double *x, *y, *w, *g;

static double read_once(void)
{
    double sum = 0;
    size_t n = (size_t)rows * features;
    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return sum;
}

static inline const double *row(int i)
{
    if (ahead && i + ahead < rows)
        for (int d = 0; d < features; d += 8)
            __builtin_prefetch(x + (size_t)order[i + ahead] * features + d);
    return x + (size_t)order[i] * features;
}

static double epoch(void)
{
    const double rate = 1e-3;
    double b = 0, losses = 0;
    memset(w, 0, sizeof(double) * features);
    for (int from = 0; from < rows; from += batch) {
        int n = rows - from < batch ? rows - from : batch;
        double share = 2.0 / n, gb = 0;
        memset(g, 0, sizeof(double) * features);
        for (int i = from; i < from + n; i++) {
            const double *restrict xi = row(i);
            double z = 0;
            for (int d = 0; d < features; d++)
                z += w[d] * xi[d];
            double r = z + b - y[order[i]];
            losses += r * r;
            gb += share * r;
            if (n == 1) {
                for (int d = 0; d < features; d++)
                    w[d] -= rate * share * r * xi[d];
            } else {
                for (int d = 0; d < features; d++)
                    g[d] += share * r * xi[d];
            }
        }
        if (n > 1)
            for (int d = 0; d < features; d++)
                w[d] -= rate * g[d];
        b -= rate * gb;
    }
    return losses / rows;
}

int main(int argc, char **argv)
{
    if (argc < 6)
        return usage("w1 ROWS FEATURES BATCH read|in-order|gather|prefetch ORDER|-");
    rows = atoi(argv[1]);
    features = atoi(argv[2]);
    batch = atoi(argv[3]);
    ahead = strcmp(argv[4], "prefetch") == 0 ? 4 : 0;
    sample(rows, features, &x, &y);
    order = order_from(argv[5], rows);
    w = room(sizeof(double) * features);
    g = room(sizeof(double) * features);
    return run(argc, argv, strcmp(argv[4], "read") == 0 ? read_once : epoch);
}
