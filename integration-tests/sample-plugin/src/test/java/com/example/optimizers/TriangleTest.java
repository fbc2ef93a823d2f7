package com.example.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.thalweg.Clock;

class TriangleTest {

    @Test
    void goes_up_and_down_and_up() {
        Triangle triangle = new Triangle(1, 5, 2);
        double[] values =
                LongStream.rangeClosed(1, 7)
                        .mapToDouble(t -> triangle.at(new Clock(t, 1, t - 1)))
                        .toArray();
        assertArrayEquals(new double[] {1, 3, 5, 3, 1, 3, 5}, values);
    }
}
