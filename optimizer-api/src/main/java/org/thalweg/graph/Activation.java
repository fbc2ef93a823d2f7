package org.thalweg.graph;

import java.util.Locale;

/**
 * The usual functions between layers. They are computed with {@link Elementary} and {@link StrictMath}, so their bits do not depend on the machine;
 * NaN stays NaN. GELU is not among them: it takes the error function, which StrictMath does not have.
 */
public enum Activation implements Elementwise {
    /** max(0, x); its slope at 0 is taken as 0. */
    RELU {
        @Override
        public double value(double x) {
            return Math.max(x, 0);
        }

        @Override
        public double derivative(double x, double y) {
            return kink(x, 0);
        }
    },
    /** max(0, x) + min(0, x) / 100; its slope at 0 is taken as 1/100. */
    LEAKY_RELU {
        @Override
        public double value(double x) {
            return x > 0 ? x : LEAK * x;
        }

        @Override
        public double derivative(double x, double y) {
            return kink(x, LEAK);
        }
    },
    /** x above 0, exp(x) − 1 below. */
    ELU {
        @Override
        public double value(double x) {
            return x > 0 ? x : StrictMath.expm1(x);
        }

        @Override
        public double derivative(double x, double y) {
            return x > 0 ? 1 : y + 1;
        }
    },
    /** tanh x. */
    TANH {
        @Override
        public double value(double x) {
            return StrictMath.tanh(x);
        }

        @Override
        public double derivative(double x, double y) {
            return 1 - y * y;
        }
    },
    /** 1 / (1 + exp(−x)). */
    SIGMOID {
        @Override
        public double value(double x) {
            return sigmoid(x);
        }

        @Override
        public double derivative(double x, double y) {
            return y * (1 - y);
        }
    },
    /** log(1 + exp(x)). */
    SOFTPLUS {
        @Override
        public double value(double x) {
            return Math.max(x, 0) + Elementary.log1p(Elementary.exp(-Math.abs(x)));
        }

        @Override
        public double derivative(double x, double y) {
            return sigmoid(x);
        }
    },
    /** x / (1 + exp(−x)). */
    SILU {
        @Override
        public double value(double x) {
            return x * sigmoid(x);
        }

        @Override
        public double derivative(double x, double y) {
            double s = sigmoid(x);
            return s * (1 + x * (1 - s));
        }
    };

    private static final double LEAK = 0.01;

    /** Returns the constant's name in lower case. */
    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns 1 above 0, the slope given at 0 and below. */
    private static double kink(double x, double below) {
        return x > 0 ? 1 : x <= 0 ? below : x;
    }

    /** No exponential overflows, whichever the sign. */
    private static double sigmoid(double x) {
        double e = Elementary.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
