package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.words.Amounts;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0.005, true, 1, +0.5 %",
        "-0.0009, true, 1, -0.1 %",
        "-0.0004, true, 1, 0.0 %",
        "0, true, 2, 0.00 %",
        "12.34567, true, 1, +1230 %",
        "4.5e63, true, 1, +4.5e65 %",
        "0.0123456, false, 1, +0.0123",
        "-2, false, 1, -2"
    })
    void writes_differences_with_their_sign(
            double value, boolean relative, int decimals, String text) {
        assertThat(Amounts.signed(value, new Unit(relative, 1), decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 1", "0.003, 1", "0.0015, 1", "0.0005, 2", "0.00005, 3", "0, 1", "1e-9, 4"})
    void gives_a_narrow_interval_more_decimals(double half, int decimals) {
        assertThat(Amounts.decimals(new Interval(-half, half, 0.95))).isEqualTo(decimals);
    }

    @ParameterizedTest
    @CsvSource({"0.62, 0.62", "0.001953125, 0.002", "1, 1", "0.0000019073, 1.9e-6"})
    void writes_p_with_two_digits(double p, String text) {
        assertThat(Amounts.p(p)).isEqualTo(text);
    }

    @Test
    void writes_one_value_or_the_smallest_and_the_largest() {
        assertThat(Amounts.range(List.of(0.0383, 0.0384))).isEqualTo("0.038");
        assertThat(Amounts.range(List.of(0.046, 0.0215443, 0.03))).isEqualTo("0.022 … 0.046");
        assertThat(Amounts.range(List.of())).isEqualTo("-");
    }

    @Test
    void writes_an_estimate_with_its_interval_and_nothing_as_0() {
        assertThat(Amounts.estimate(0.005, new Interval(-0.009, 0.018, 0.95), new Unit(true, 1)))
                .isEqualTo("+0.5 % [-0.9 %, +1.8 %]");
        assertThat(Amounts.estimate(0, new Interval(0, 0, 0.95), new Unit(true, 1))).isEqualTo("0");
    }
}
