package org.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    private static void check(double x) {
        long bits = Double.doubleToRawLongBits(Exponential.of(x));
        if (bits != Double.doubleToRawLongBits(StrictMath.exp(x))) {
            assertThat(Exponential.of(x)).as("exp %s", x).isEqualTo(StrictMath.exp(x));
        }
    }

    private static void checkAround(double x) {
        check(Math.nextDown(x));
        check(x);
        check(Math.nextUp(x));
    }

    @Test
    void has_the_bits_of_the_library_where_cases_meet() {
        for (double edge : new double[] {0, 0x1p-28, 0x1p-27, 1e-300, 700, 708.5, 745.2, 1e6, 5}) {
            checkAround(-edge);
        }
        for (int k = 0; k < 2050; k++) {
            checkAround(-k * StrictMath.log(2) / 2);
            checkAround(-Double.longBitsToDouble(0x3fd62e42_00000000L + ((long) k << 22)));
            checkAround(-Double.longBitsToDouble(0x3ff0a2b1_00000000L + ((long) k << 22)));
        }
        check(Double.NaN);
        check(Double.NEGATIVE_INFINITY);
        check(Double.POSITIVE_INFINITY);
    }

    @Test
    void has_the_bits_of_the_library_everywhere() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            check(-750 * random.nextDouble());
            check(-StrictMath.scalb(1 + random.nextDouble(), random.nextInt(40) - 35));
        }
    }
}
