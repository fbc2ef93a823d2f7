package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.report.ResultRow.Effect;
import org.thalweg.experiments.report.ResultRow.Tests;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.Judgement;
import org.thalweg.experiments.statistics.Verdict;

class TextTableTest {

    @Test
    void aligns_columns_and_appends_notes() {
        assertThat(TextTable.print(WineStudy.data(), 150, false))
                .isEqualTo(
                        """
                        RESULT test.loss, lower is better; difference to base; 10 paired seeds × 2 datasets; learning rate tuned per variant
                          variant               Δ test.loss           95 % CI  better/worse  p (Holm)  diverged  tuned rate    verdict
                          base                       0.4187         reference             -         -      0/20  0.038
                          -momentum                  +0.5 %  [-0.9 %, +1.8 %]        6 / 14      0.62      0/20  0.338 (×8.9)  inconclusive
                          -l2                        -0.1 %   [-0.2 %, 0.0 %]        14 / 6     0.092      0/20  0.038         no practical difference
                          -clip-by-global-norm            0   identical 20/20             -         -      0/20  0.038         inert: never fired

                          ! at the base learning rate -momentum would look +33 % worse (20/20). That is the learning rate, not momentum.
                        """);
    }

    @Test
    void puts_verdicts_on_lines_of_their_own_where_the_terminal_is_narrow() {
        assertThat(TextTable.print(WineStudy.data(), 110, false))
                .isEqualTo(
                        """
                        RESULT test.loss, lower is better; difference to base; 10 paired seeds × 2 datasets; learning rate tuned per
                          variant
                          variant               Δ test.loss           95 % CI  better/worse  p (Holm)  diverged  tuned rate
                          base                       0.4187         reference             -         -      0/20  0.038
                          -momentum                  +0.5 %  [-0.9 %, +1.8 %]        6 / 14      0.62      0/20  0.338 (×8.9)
                              inconclusive
                          -l2                        -0.1 %   [-0.2 %, 0.0 %]        14 / 6     0.092      0/20  0.038
                              no practical difference
                          -clip-by-global-norm            0   identical 20/20             -         -      0/20  0.038
                              inert: never fired

                          ! at the base learning rate -momentum would look +33 % worse (20/20). That is the learning rate, not
                            momentum.
                        """);
    }

    @Test
    void puts_every_cell_on_a_line_of_its_own_where_it_is_very_narrow() {
        ReportData data = WineStudy.data(WineStudy.question("wine"), List.of(WineStudy.MOMENTUM));
        assertThat(TextTable.print(data, 40, false))
                .isEqualTo(
                        """
                        RESULT test.loss, lower is better;
                          difference to base; 10 paired seeds ×
                          2 datasets; learning rate tuned per
                          variant
                          base
                            Δ test.loss 0.4187
                            95 % CI reference
                            better/worse -
                            p (Holm) -
                            diverged 0/20
                            tuned rate 0.038
                          -momentum
                            Δ test.loss +0.5 %
                            95 % CI [-0.9 %, +1.8 %]
                            better/worse 6 / 14
                            p (Holm) 0.62
                            diverged 0/20
                            tuned rate 0.338 (×8.9)
                            verdict inconclusive
                        """);
    }

    @Test
    void colours_only_when_told_and_nothing_else_changes() {
        String plain = TextTable.print(WineStudy.data(), 150, false);
        String coloured = TextTable.print(WineStudy.data(), 150, true);
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[1mRESULT").contains("\u001b[33m  ! at the base");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
    }

    @Test
    void gives_absolute_differences_where_the_base_has_a_mean_of_zero() {
        ResultRow absolute =
                new ResultRow(
                        "-momentum",
                        "momentum",
                        Change.REMOVAL,
                        new Effect(0.0123456, -0.001, 0.0256789, 0.95, false),
                        6,
                        14,
                        0,
                        new Tests(0.2, 0.2, OptionalDouble.empty(), 0.5, 0.1),
                        1,
                        20,
                        List.of(0.02, 0.5),
                        new Judgement(Verdict.HELPS, "removing it hurts: it helps"),
                        "");
        String text =
                TextTable.print(
                        WineStudy.data(WineStudy.question("wine"), List.of(absolute)), 200, false);
        assertThat(text)
                .contains(
                        "  -momentum      +0.0123  [-0.001, +0.0257]        6 / 14       0.2      1/20  0.02 to 0.5"
                                + "  removing it hurts: it helps\n");
    }
}
