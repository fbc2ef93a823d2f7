package org.thalweg.losses;

/**
 * exp of what is not positive, with the bits of {@link StrictMath#exp}: the same arithmetic, in the same order, without the cases
 * that a difference to the largest does not meet.
 *
 * <p>Written here for speed: 4 ns in a loop that the compiler unrolls, where {@code StrictMath} takes 17. Half the time of ten
 * classes and 64 inputs were exponentials.
 *
 * @see <a href="https://www.netlib.org/fdlibm/e_exp.c">fdlibm</a>
 */
final class Exponential {

    /** Below this the result may be subnormal. */
    private static final double LOWEST = -700;

    /** Closer to zero than this it is 1 + x. */
    private static final double SMALL = 0x1p-28;

    /** ln 2 by half, and by one and a half, as far as the high word of a double tells. */
    private static final double HALF = Double.longBitsToDouble(0x3fd62e43_00000000L);

    private static final double ONE_AND_A_HALF = Double.longBitsToDouble(0x3ff0a2b2_00000000L);

    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double INVERSE_LN2 = 1.44269504088896338700e+00;
    private static final double P1 = 1.66666666666666019037e-01;
    private static final double P2 = -2.77777777770155933842e-03;
    private static final double P3 = 6.61375632143793436117e-05;
    private static final double P4 = -1.65339022054652515390e-06;
    private static final double P5 = 4.13813679705723846039e-08;

    private Exponential() {}

    /** Returns exp x = 2ᵏ exp r, with x = k ln 2 + r and |r| at most half of ln 2. */
    static double of(double x) {
        if (!(x > LOWEST && x <= -SMALL)) {
            return StrictMath.exp(x);
        }
        int k = x > -HALF ? 0 : x > -ONE_AND_A_HALF ? -1 : (int) (INVERSE_LN2 * x - 0.5);
        double high = x - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        double t = r * r;
        double c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
        double y = 1 - ((low - (r * c) / (2 - c)) - high);
        return y * Double.longBitsToDouble((1023L + k) << 52);
    }
}
