package org.thalweg.experiments.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Numbers with as many digits as a drawing can show; what is not finite is left as it is. */
final class Rounded {

    private static final MathContext DIGITS = new MathContext(5);

    private Rounded() {}

    static double of(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }

    static List<Double> list(double... values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(of(value));
        }
        return Collections.unmodifiableList(list);
    }
}
