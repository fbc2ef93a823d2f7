package org.thalweg.graph;

/**
 * Exponential and logarithms within one unit in the last place, with the same bits on every machine and JVM. {@link StrictMath} has
 * that too; these take half as long, which is a twentieth of an ablation over ten classes.
 *
 * <p>The argument is reduced as W. Cody and W. Waite do (Software Manual for the Elementary Functions, 1980, chapters 5 and 6), by k
 * times log 2 in two parts, and a Taylor series summed for what is left.
 */
public final class Elementary {

    private static final double LOG2_E = 1.4426950408889634;

    /** The leading 32 bits of log 2: their product with any exponent is exact. */
    private static final double LOG_2_HIGH = 0x1.62e42feep-1;

    private static final double LOG_2_LOW = 0x1.a39ef35793c76p-33;

    /** Added to a number of less than 2⁵¹, rounds it to a whole one, which is then in the last bits. */
    private static final double ROUNDING = 0x1.8p52;

    /** Whose exponentials neither overflow nor lose bits. */
    private static final double USUAL = 708;

    private static final long EXPONENT = 0xfffL << 52;

    private static final long ROOT_OF_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

    private Elementary() {}

    /** Returns eˣ. */
    public static double exp(double x) {
        if (!(Math.abs(x) < USUAL)) {
            return StrictMath.exp(x);
        }
        double shifted = x * LOG2_E + ROUNDING;
        double k = shifted - ROUNDING;
        double high = x - k * LOG_2_HIGH;
        double low = k * LOG_2_LOW;
        double power = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
        return power * (1 + (high + (rest(high - low) - low)));
    }

    /** eʳ − 1 − r for |r| ≤ log 2 / 2, in terms that do not wait for each other. */
    private static double rest(double r) {
        double r2 = r * r;
        double r4 = r2 * r2;
        double first = 1 / 2. + r * (1 / 6.) + r2 * (1 / 24. + r * (1 / 120.));
        double second = 1 / 720. + r * (1 / 5_040.) + r2 * (1 / 40_320. + r * (1 / 362_880.));
        double third =
                1 / 3_628_800.
                        + r * (1 / 39_916_800.)
                        + r2 * (1 / 479_001_600. + r * (1 / 6_227_020_800.));
        return r2 * (first + r4 * (second + r4 * third));
    }

    /** Returns the natural logarithm of x. */
    public static double log(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return StrictMath.log(x);
        }
        long exponent = exponent(x);
        return log(scaled(x, exponent) - 1, (double) (exponent >> 52), 0);
    }

    /** Returns log(1 + x), which for small x is about x and as exact. */
    public static double log1p(double x) {
        if (!(x > -1 && x <= Double.MAX_VALUE)) {
            return StrictMath.log1p(x);
        }
        double sum = 1 + x;
        long exponent = exponent(sum);
        if (exponent == 0) {
            return log(x, 0, 0);
        }
        double lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
        return log(scaled(sum, exponent) - 1, (double) (exponent >> 52), lost / sum);
    }

    /** Returns k, where a double has its exponent: x / 2ᵏ is between √½ and √2. */
    private static long exponent(double x) {
        return (Double.doubleToRawLongBits(x) - ROOT_OF_HALF) & EXPONENT;
    }

    private static double scaled(double x, long exponent) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) - exponent);
    }

    /** k log 2 + log(1 + f) + low, where log(1 + f) = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …), s = f / (2 + f), and 2 s = f − s f. */
    private static double log(double f, double k, double low) {
        double s = f / (2 + f);
        double s2 = s * s;
        double s4 = s2 * s2;
        double s8 = s4 * s4;
        double first = 2 / 3. + s2 * (2 / 5.) + s4 * (2 / 7. + s2 * (2 / 9.));
        double second = 2 / 11. + s2 * (2 / 13.) + s4 * (2 / 15. + s2 * (2 / 17.));
        double third = 2 / 19. + s2 * (2 / 21.);
        double rest = s2 * (first + s8 * (second + s8 * third));
        return k * LOG_2_HIGH + (f - (s * (f - rest) - (k * LOG_2_LOW + low)));
    }
}
