package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitTest {

    @Test
    void shares_are_of_the_size_of_a_mean() {
        Unit unit = Unit.of(true, -0.5);
        assertThat(unit.relative()).isTrue();
        assertThat(unit.of(0.25)).isEqualTo(0.5);
        assertThat(unit.of(new double[] {-1, 2})).containsExactly(-2, 4);
    }

    @Test
    void of_a_mean_of_zero_there_are_none() {
        assertThat(Unit.of(true, 0)).isEqualTo(new Unit(false, 1));
    }

    @Test
    void what_is_not_relative_stays_as_it_is() {
        assertThat(Unit.of(false, 7).of(0.1)).isEqualTo(0.1);
    }
}
