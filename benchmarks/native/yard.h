/*
 * What the yardsticks share: the numbers of SampleData, to the bit, and two ways to run. Alone, a program does its work nine times and
 * prints the median; with "serve" as its last argument it does it once for each line that it reads, and answers with what came out:
 * so JMH times it like everything else.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define INPUTS (1ULL << 60)
#define ERRORS (2ULL << 60)
#define WEIGHTS (3ULL << 60)

static double uniform(uint64_t seed, uint64_t place)
{
    uint64_t z = seed + place * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    z ^= z >> 31;
    return (double)(z >> 11) * 0x1p-52 - 1;
}

static void *room(size_t bytes)
{
    void *at = aligned_alloc(64, (bytes + 127) / 64 * 64);
    if (!at) {
        fprintf(stderr, "There is no room for %zu bytes.\n", bytes);
        exit(1);
    }
    memset(at, 0, bytes);
    return at;
}

/* N rows of D inputs and their targets, of seed 1. */
__attribute__((unused)) static void sample(int rows, int features, double **inputs, double **targets)
{
    double *x = room(sizeof(double) * rows * features);
    double *y = room(sizeof(double) * rows);
    for (int i = 0; i < rows; i++) {
        double sum = 0;
        for (int d = 0; d < features; d++) {
            uint64_t at = (uint64_t)i * features + d;
            x[at] = uniform(1, INPUTS + at);
            sum += uniform(1, WEIGHTS + d) * x[at];
        }
        y[i] = sum + 0.1 * uniform(1, ERRORS + i);
    }
    *inputs = x;
    *targets = y;
}

/* The order of the rows: from a file of 32-bit numbers, or 0, 1, 2, … */
__attribute__((unused)) static int *order_from(const char *file, int rows)
{
    int *order = room(sizeof(int) * rows);
    for (int i = 0; i < rows; i++)
        order[i] = i;
    if (strcmp(file, "-") == 0)
        return order;
    FILE *in = fopen(file, "rb");
    if (!in || fread(order, sizeof(int), rows, in) != (size_t)rows) {
        fprintf(stderr, "%s has not the order of %d rows.\n", file, rows);
        exit(1);
    }
    fclose(in);
    return order;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

/* Does the work, which returns a number that depends on all of it. */
static int run(int argc, char **argv, double (*work)(void))
{
    if (strcmp(argv[argc - 1], "serve") == 0) {
        char line[64];
        while (fgets(line, sizeof line, stdin)) {
            printf("%.17g\n", work());
            fflush(stdout);
        }
        return 0;
    }
    double times[9], result = work();
    for (int i = 0; i < 9; i++) {
        double began = seconds();
        result = work();
        times[i] = seconds() - began;
    }
    qsort(times, 9, sizeof times[0], ascending);
    for (int i = 0; i < argc; i++)
        printf("%s ", argv[i]);
    printf(": %.6f s, result %.17g\n", times[4], result);
    return 0;
}

static int usage(const char *text)
{
    fprintf(stderr, "Usage: %s [serve]\n", text);
    return 2;
}
