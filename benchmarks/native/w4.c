/*
 * clip-by-global-norm(1) | rmsprop | momentum | sgd(0.001) as two loops by hand, the norm and the rest: w4 PARAMETERS STEPS
 *
 * The gradient is the same in every step; the result is the sum of the parameters after STEPS of them from 0.
 */
#include <math.h>
#include "yard.h"

static int n, steps;
static double *p, *g, *v, *m;

static double work(void)
{
    memset(p, 0, sizeof(double) * n);
    memset(v, 0, sizeof(double) * n);
    memset(m, 0, sizeof(double) * n);
    for (int step = 0; step < steps; step++) {
        double squares = 0;
        for (int i = 0; i < n; i++)
            squares += g[i] * g[i];
        double factor = fmin(1, 1 / sqrt(squares));
        for (int i = 0; i < n; i++) {
            double u = factor * g[i];
            v[i] = .9 * v[i] + .1 * u * u;
            m[i] = .9 * m[i] + u / (sqrt(v[i]) + 1e-8);
            p[i] -= 1e-3 * m[i];
        }
    }
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += p[i];
    return sum;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return usage("w4 PARAMETERS STEPS");
    n = atoi(argv[1]);
    steps = atoi(argv[2]);
    p = room(sizeof(double) * n);
    g = room(sizeof(double) * n);
    v = room(sizeof(double) * n);
    m = room(sizeof(double) * n);
    for (int i = 0; i < n; i++)
        g[i] = uniform(1, INPUTS + i);
    return run(argc, argv, work);
}
