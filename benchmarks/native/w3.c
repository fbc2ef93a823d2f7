/*
 * 8 optimizers × 4 learning rates on the same minibatches, by hand: w3 ROWS FEATURES BATCH EPOCHS stacked|solo ORDER
 *
 * Stacked, the 32 weights of a feature lie side by side, and a row is used for all of them; solo is one variant after another. ORDER is
 * a file with the order of rows of each epoch, one after another, or -. The result is the mean loss of the last epoch, summed over variants.
 */
#include <math.h>
#include "yard.h"

enum { SGD, MOMENTUM, NESTEROV, ADAGRAD, RMSPROP, ADAM, CLIP_MOMENTUM, CLIP_RMSPROP, OPTIMIZERS };
#define RATES 4
#define K (OPTIMIZERS * RATES)

static const double rates[RATES] = {1e-4, 3e-4, 1e-3, 3e-3};
static int rows, features, batch, epochs, *order;
static double *x, *y, *w, *g, *first, *second, *residuals;

/* One step of the optimizer for four rates, in columns from c of matrices with k columns. */
static void optimize(int optimizer, int c, int k, int lanes, const double *rate, long step)
{
    double factor[RATES] = {1, 1, 1, 1};
    if (optimizer >= CLIP_MOMENTUM) {
        double squares[RATES] = {0};
        for (int d = 0; d <= features; d++)
            for (int j = 0; j < lanes; j++)
                squares[j] += g[d * k + c + j] * g[d * k + c + j];
        for (int j = 0; j < lanes; j++)
            factor[j] = fmin(1, 1 / sqrt(squares[j]));
    }
    double c1 = 1 - pow(.9, step), c2 = sqrt(1 - pow(.999, step));
    for (int d = 0; d <= features; d++) {
        double *restrict p = w + d * k + c, *restrict q = g + d * k + c;
        double *restrict m = first + d * k + c, *restrict v = second + d * k + c;
        switch (optimizer) {
        case SGD:
            for (int j = 0; j < lanes; j++)
                p[j] -= rate[j] * q[j];
            break;
        case CLIP_MOMENTUM:
        case MOMENTUM:
            for (int j = 0; j < lanes; j++) {
                m[j] = .9 * m[j] + factor[j] * q[j];
                p[j] -= rate[j] * m[j];
            }
            break;
        case NESTEROV:
            for (int j = 0; j < lanes; j++) {
                m[j] = .9 * m[j] + q[j];
                p[j] -= rate[j] * (q[j] + .9 * m[j]);
            }
            break;
        case ADAGRAD:
            for (int j = 0; j < lanes; j++) {
                v[j] += q[j] * q[j];
                p[j] -= rate[j] * q[j] / (sqrt(v[j]) + 1e-10);
            }
            break;
        case CLIP_RMSPROP:
        case RMSPROP:
            for (int j = 0; j < lanes; j++) {
                double u = factor[j] * q[j];
                v[j] = .9 * v[j] + .1 * u * u;
                p[j] -= rate[j] * u / (sqrt(v[j]) + 1e-8);
            }
            break;
        case ADAM:
            for (int j = 0; j < lanes; j++) {
                v[j] = .999 * v[j] + .001 * q[j] * q[j];
                m[j] = .9 * m[j] + .1 * q[j];
                p[j] -= rate[j] * (m[j] / c1) / (sqrt(v[j]) / c2 + 1e-8);
            }
            break;
        }
    }
}

static void begin(void)
{
    size_t bytes = sizeof(double) * (features + 1) * K;
    memset(w, 0, bytes);
    memset(first, 0, bytes);
    memset(second, 0, bytes);
}

/* Eight doubles, so that gcc keeps the sums of 32 variants in registers, which it does not for an array. */
typedef double lanes __attribute__((vector_size(64)));
#define L (K / 8)

/* Forward and backward for all 32 of them; the bias is the row after the weights. */
static double stacked_gradient(const int *chosen, int n)
{
    const lanes *restrict W = (const lanes *)w;
    lanes *restrict G = (lanes *)g, *restrict R = (lanes *)residuals;
    double share = 2.0 / n;
    lanes zero = {0}, losses[L] = {zero}, bias[L] = {zero};
    for (int i = 0; i < n; i++) {
        const double *restrict xi = x + (size_t)chosen[i] * features;
        lanes a = zero, b = zero, c = zero, d = zero;
        for (int f = 0; f < features; f++) {
            a += W[f * L] * xi[f];
            b += W[f * L + 1] * xi[f];
            c += W[f * L + 2] * xi[f];
            d += W[f * L + 3] * xi[f];
        }
        lanes z[L] = {a, b, c, d};
        for (int l = 0; l < L; l++) {
            lanes r = z[l] + W[features * L + l] - y[chosen[i]];
            losses[l] += r * r;
            R[i * L + l] = r * share;
            bias[l] += R[i * L + l];
        }
    }
    for (int f = 0; f < features; f++) {
        lanes a = zero, b = zero, c = zero, d = zero;
        for (int i = 0; i < n; i++) {
            double xif = x[(size_t)chosen[i] * features + f];
            a += R[i * L] * xif;
            b += R[i * L + 1] * xif;
            c += R[i * L + 2] * xif;
            d += R[i * L + 3] * xif;
        }
        G[f * L] = a;
        G[f * L + 1] = b;
        G[f * L + 2] = c;
        G[f * L + 3] = d;
    }
    memcpy(G + features * L, bias, sizeof bias);
    double sum = 0;
    for (int k = 0; k < K; k++)
        sum += ((double *)losses)[k];
    return sum;
}

static double solo_gradient(const int *chosen, int n)
{
    double losses = 0, share = 2.0 / n, gb = 0;
    memset(g, 0, sizeof(double) * (features + 1));
    for (int i = 0; i < n; i++) {
        const double *restrict xi = x + (size_t)chosen[i] * features;
        double z = 0;
        for (int d = 0; d < features; d++)
            z += w[d] * xi[d];
        double r = z + w[features] - y[chosen[i]];
        losses += r * r;
        gb += share * r;
        for (int d = 0; d < features; d++)
            g[d] += share * r * xi[d];
    }
    g[features] = gb;
    return losses;
}

static double stacked(void)
{
    double losses = 0;
    long step = 0;
    begin();
    for (int epoch = 0; epoch < epochs; epoch++) {
        losses = 0;
        for (int from = 0; from < rows; from += batch) {
            int n = rows - from < batch ? rows - from : batch;
            losses += stacked_gradient(order + (size_t)epoch * rows + from, n);
            step++;
            for (int o = 0; o < OPTIMIZERS; o++)
                optimize(o, o * RATES, K, RATES, rates, step);
        }
    }
    return losses / rows;
}

static double solo(void)
{
    double all = 0;
    for (int o = 0; o < OPTIMIZERS; o++)
        for (int j = 0; j < RATES; j++) {
            double losses = 0;
            long step = 0;
            begin();
            for (int epoch = 0; epoch < epochs; epoch++) {
                losses = 0;
                for (int from = 0; from < rows; from += batch) {
                    int n = rows - from < batch ? rows - from : batch;
                    losses += solo_gradient(order + (size_t)epoch * rows + from, n);
                    optimize(o, 0, 1, 1, rates + j, ++step);
                }
            }
            all += losses / rows;
        }
    return all;
}

int main(int argc, char **argv)
{
    if (argc < 7)
        return usage("w3 ROWS FEATURES BATCH EPOCHS stacked|solo ORDER|-");
    rows = atoi(argv[1]);
    features = atoi(argv[2]);
    batch = atoi(argv[3]);
    epochs = atoi(argv[4]);
    sample(rows, features, &x, &y);
    if (strcmp(argv[6], "-") == 0) {
        order = room(sizeof(int) * rows * epochs);
        for (int i = 0; i < rows * epochs; i++)
            order[i] = i % rows;
    } else
        order = order_from(argv[6], rows * epochs);
    size_t bytes = sizeof(double) * (features + 1) * K;
    w = room(bytes);
    g = room(bytes);
    first = room(bytes);
    second = room(bytes);
    residuals = room(sizeof(double) * batch * K);
    return run(argc, argv, strcmp(argv[5], "solo") == 0 ? solo : stacked);
}
