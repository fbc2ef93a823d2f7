package com.example.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.thalweg.Clock;
import org.thalweg.Per;

class TriangleTest {

    private static final double[] UP_AND_DOWN_AND_UP = {1, 3, 5, 3, 1, 3, 5};

    @Test
    void goes_up_and_down_and_up() {
        Triangle triangle = new Triangle(1, 5, 2, Per.STEP);
        double[] values =
                LongStream.rangeClosed(1, 7)
                        .mapToDouble(t -> triangle.at(new Clock(t, 1, t - 1)))
                        .toArray();
        assertArrayEquals(UP_AND_DOWN_AND_UP, values);
    }

    @Test
    void goes_up_and_down_and_up_epoch_by_epoch() {
        Triangle triangle = new Triangle(1, 5, 2, Per.EPOCH);
        double[] values =
                LongStream.rangeClosed(1, 7)
                        .mapToDouble(epoch -> triangle.at(new Clock(9 + epoch, epoch, 9)))
                        .toArray();
        assertArrayEquals(UP_AND_DOWN_AND_UP, values);
    }
}
