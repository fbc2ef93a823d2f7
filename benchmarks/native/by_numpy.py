"""W1 and W3 in numpy, by hand: by_numpy.py w1 ROWS FEATURES BATCH, or w3 ROWS FEATURES BATCH EPOCHS ORDER. On one thread.

The same numbers as in C. Alone it prints the median of five; with "serve" it does its work once for each line that it reads. ORDER is a
file of row numbers, one order for each epoch, or -.
"""

import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np

INPUTS, ERRORS, WEIGHTS = np.uint64(1 << 60), np.uint64(2 << 60), np.uint64(3 << 60)
RATES = np.array([1e-4, 3e-4, 1e-3, 3e-3])


def uniform(first, count):
    """The numbers of SampleData for seed 1, from a place of the sequence on."""
    with np.errstate(over="ignore"):
        z = np.uint64(1) + (first + np.arange(count, dtype=np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (((z ^ (z >> np.uint64(31))) >> np.uint64(11)).astype(np.float64)) * 2.0**-52 - 1


def sample(rows, features):
    x = np.concatenate([uniform(INPUTS + np.uint64(i * features), 1000 * features) for i in range(0, rows, 1000)])
    x = x[: rows * features].reshape(rows, features)
    return x, x @ uniform(WEIGHTS, features) + 0.1 * uniform(ERRORS, rows)


def w1(rows, features, batch):
    """An epoch of plain SGD, rows in order: the mean loss."""
    x, y = sample(rows, features)

    def epoch():
        w, b, losses = np.zeros(features), 0.0, 0.0
        for i in range(0, rows, batch):
            part = x[i : i + batch]
            r = part @ w + b - y[i : i + batch]
            losses += r @ r
            r *= 2 / len(r)
            w -= 1e-3 * (r @ part)
            b -= 1e-3 * r.sum()
        return losses / rows

    return epoch


def w3(rows, features, batch, epochs, order):
    """8 optimizers × 4 rates as a matrix of 32 rows: the mean losses of the last epoch, summed."""
    x, y = sample(rows, features)
    x = np.hstack([x, np.ones((rows, 1))])
    orders = np.tile(np.arange(rows), (epochs, 1)) if order == "-" else np.fromfile(order, np.int32).reshape(epochs, rows)

    def train():
        w, m, v = (np.zeros((32, features + 1)) for _ in range(3))
        step = 0
        for epoch in range(epochs):
            losses = 0.0
            for i in range(0, rows, batch):
                chosen = orders[epoch, i : i + batch]
                part = x[chosen]
                r = w @ part.T - y[chosen]
                losses += np.vdot(r, r)
                r *= 2 / len(chosen)
                step += 1
                update(w, r @ part, m, v, step)
        return losses / rows

    return train


def update(w, g, m, v, step):
    rates = RATES[:, None]
    norm = np.sqrt((g[24:] * g[24:]).sum(1, keepdims=True))
    g[24:] *= np.minimum(1, 1 / norm)
    w[0:4] -= rates * g[0:4]  # sgd
    for k in (4, 24):  # momentum, clip + momentum
        m[k : k + 4] = 0.9 * m[k : k + 4] + g[k : k + 4]
        w[k : k + 4] -= rates * m[k : k + 4]
    m[8:12] = 0.9 * m[8:12] + g[8:12]  # nesterov
    w[8:12] -= rates * (g[8:12] + 0.9 * m[8:12])
    v[12:16] += g[12:16] ** 2  # adagrad
    w[12:16] -= rates * g[12:16] / (np.sqrt(v[12:16]) + 1e-10)
    for k in (16, 28):  # rmsprop, clip + rmsprop
        v[k : k + 4] = 0.9 * v[k : k + 4] + 0.1 * g[k : k + 4] ** 2
        w[k : k + 4] -= rates * g[k : k + 4] / (np.sqrt(v[k : k + 4]) + 1e-8)
    v[20:24] = 0.999 * v[20:24] + 0.001 * g[20:24] ** 2  # adam
    m[20:24] = 0.9 * m[20:24] + 0.1 * g[20:24]
    corrected = np.sqrt(v[20:24]) / np.sqrt(1 - 0.999**step) + 1e-8
    w[20:24] -= rates * (m[20:24] / (1 - 0.9**step)) / corrected


def main(name, *arguments):
    serve = arguments[-1] == "serve"
    given = arguments[:-1] if serve else arguments
    work = {"w1": w1, "w3": w3}[name](*(int(a) if a.isdigit() else a for a in given))
    if serve:
        for _ in sys.stdin:
            print(repr(float(work())), flush=True)
        return
    times = []
    for _ in range(5):
        began = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - began)
    print(name, *given, ": %.6f s, result %.17g" % (sorted(times)[2], result))


main(*sys.argv[1:])
