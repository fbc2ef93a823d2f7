/*
 * Steps of batch 1, where overhead is all: tiny ROWS FEATURES EPOCHS sgd|chain ORDER
 *
 * Linear with a bias, squared error; sgd(0.001), or clip-by-global-norm(1) | rmsprop | momentum | sgd(0.001). ORDER is a file with the
 * order of rows of each epoch, one after another, or -. The result is the mean loss of the last epoch.
 */
#include <math.h>
#include "yard.h"

static int rows, features, epochs, chain, *order;
static double *x, *y, *p, *g, *v, *m;

static double work(void)
{
    double losses = 0;
    memset(p, 0, sizeof(double) * (features + 1));
    memset(v, 0, sizeof(double) * (features + 1));
    memset(m, 0, sizeof(double) * (features + 1));
    for (int epoch = 0; epoch < epochs; epoch++) {
        losses = 0;
        for (int i = 0; i < rows; i++) {
            int at = order[(size_t)epoch * rows + i];
            const double *restrict xi = x + (size_t)at * features;
            double z = p[features];
            for (int d = 0; d < features; d++)
                z += p[d] * xi[d];
            double r = z - y[at];
            losses += r * r;
            for (int d = 0; d < features; d++)
                g[d] = 2 * r * xi[d];
            g[features] = 2 * r;
            if (!chain) {
                for (int d = 0; d <= features; d++)
                    p[d] -= 1e-3 * g[d];
                continue;
            }
            double squares = 0;
            for (int d = 0; d <= features; d++)
                squares += g[d] * g[d];
            double factor = fmin(1, 1 / sqrt(squares));
            for (int d = 0; d <= features; d++) {
                double u = factor * g[d];
                v[d] = .9 * v[d] + .1 * u * u;
                m[d] = .9 * m[d] + u / (sqrt(v[d]) + 1e-8);
                p[d] -= 1e-3 * m[d];
            }
        }
    }
    return losses / rows;
}

int main(int argc, char **argv)
{
    if (argc < 6)
        return usage("tiny ROWS FEATURES EPOCHS sgd|chain ORDER|-");
    rows = atoi(argv[1]);
    features = atoi(argv[2]);
    epochs = atoi(argv[3]);
    chain = strcmp(argv[4], "chain") == 0;
    sample(rows, features, &x, &y);
    if (strcmp(argv[5], "-") == 0) {
        order = room(sizeof(int) * rows * epochs);
        for (int i = 0; i < rows * epochs; i++)
            order[i] = i % rows;
    } else
        order = order_from(argv[5], rows * epochs);
    p = room(sizeof(double) * (features + 1));
    g = room(sizeof(double) * (features + 1));
    v = room(sizeof(double) * (features + 1));
    m = room(sizeof(double) * (features + 1));
    return run(argc, argv, work);
}
