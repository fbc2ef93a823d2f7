package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.experiments.report.ResultRow.Effect;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.Judgement;
import org.thalweg.experiments.statistics.Verdict;

class WordsTest {

    private final Question question = WineStudy.question("wine");

    @ParameterizedTest
    @CsvSource({
        "0.005, true, 1, +0.5 %",
        "-0.0009, true, 1, -0.1 %",
        "-0.0004, true, 1, 0.0 %",
        "0, true, 2, 0.00 %",
        "12.34567, true, 1, +1234.6 %",
        "0.0123456, false, 1, +0.0123",
        "-2, false, 1, -2"
    })
    void writes_differences_with_their_sign(
            double value, boolean relative, int decimals, String text) {
        assertThat(Words.signed(value, relative, decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 1", "0.003, 1", "0.0015, 1", "0.0005, 2", "0.00005, 3", "0, 1", "1e-9, 4"})
    void gives_a_narrow_interval_more_decimals(double half, int decimals) {
        assertThat(Words.decimals(new Effect(0, -half, half, 0.95, true))).isEqualTo(decimals);
    }

    @ParameterizedTest
    @CsvSource({"0.62, 0.62", "0.001953125, 0.002", "1, 1", "0.0000019073, 1.9e-6"})
    void writes_p_with_two_digits(double p, String text) {
        assertThat(Words.p(p)).isEqualTo(text);
    }

    @Test
    void writes_one_rate_or_their_range() {
        assertThat(Words.rate(List.of(0.0383, 0.0383), List.of(0.0383, 0.0383)))
                .isEqualTo("0.0383");
        assertThat(Words.rate(List.of(0.338, 0.338), List.of(0.038, 0.038)))
                .isEqualTo("0.338 (×8.9)");
        assertThat(Words.rate(List.of(0.338, 0.338), List.of(0.038, 0.1))).isEqualTo("0.338");
        assertThat(Words.rate(List.of(0.338, 0.01), List.of(0.038, 0.038)))
                .isEqualTo("0.01 to 0.338");
        assertThat(Words.rate(List.of(), List.of())).isEqualTo("-");
    }

    @Test
    void says_what_a_verdict_rests_on() {
        assertThat(Words.headline(WineStudy.WARMUP)).isEqualTo("warmup helps");
        assertThat(Words.sentence(WineStudy.WARMUP, question))
                .isEqualTo(
                        "Removing it raises test.loss by 33.1 %, which is worse (95 % interval +30.2 % to +36.0 %;"
                                + " better in 0 and worse in 20 of 20 pairs; p = 1.9e-6).");
        assertThat(Words.sentence(WineStudy.MOMENTUM, question))
                .isEqualTo(
                        "Removing it raises test.loss by 0.5 %, which is worse (95 % interval -0.9 % to +1.8 %; better in"
                                + " 6 and worse in 14 of 20 pairs; p = 0.62). The runs do not settle it.");
        assertThat(Words.sentence(WineStudy.L2, question))
                .isEqualTo(
                        "Removing it lowers test.loss by 0.1 %, which is better (95 % interval -0.2 % to 0.0 %;"
                                + " better in 14 and worse in 6 of 20 pairs; p = 0.092). That is within the practical"
                                + " margin of ±1 %.");
        assertThat(Words.sentence(WineStudy.CLIP, question))
                .isEqualTo(
                        "It never fired. Removing it leaves all 20 runs identical, bit for bit.");
    }

    @Test
    void says_that_a_change_makes_training_unstable() {
        ResultRow row =
                changed(
                        WineStudy.WARMUP,
                        Change.SUBSTITUTION,
                        new Judgement(
                                Verdict.UNSTABLE,
                                "the change makes training diverge more often: unstable after it"));
        assertThat(Words.headline(row)).isEqualTo("The change warmup: unstable");
        assertThat(Words.sentence(row, question))
                .isEqualTo(
                        "The change makes training diverge more often: unstable after it. Of 20 runs 0 diverged.");
        assertThat(Words.verdict(row))
                .isEqualTo("the change makes training diverge more often: unstable after it");
    }

    @Test
    void knows_that_a_higher_score_may_be_better() {
        Question accuracy =
                new Question(
                        "digits",
                        "test.accuracy",
                        Direction.HIGHER_IS_BETTER,
                        0.01,
                        10,
                        List.of("digits"),
                        "",
                        "sgd(0.1)",
                        List.of("base"));
        assertThat(Words.sentence(WineStudy.WARMUP, accuracy))
                .startsWith("Removing it raises test.accuracy by 33.1 %, which is better (");
        assertThat(accuracy.pairs("")).isEqualTo("10 paired seeds on digits");
        assertThat(accuracy.tuning()).isEqualTo("every variant keeps its learning rate");
    }

    @Test
    void leads_with_what_helps() {
        List<ResultRow> rows =
                List.of(
                        WineStudy.MOMENTUM,
                        WineStudy.L2,
                        changed(WineStudy.L2, Change.REMOVAL, WineStudy.CLIP.judgement()),
                        WineStudy.CLIP,
                        WineStudy.WARMUP);
        assertThat(Lead.sentences(rows))
                .containsExactly(
                        "warmup helps.",
                        "l2 makes no practical difference.",
                        "l2 and clip-by-global-norm never had an effect.",
                        "On momentum the runs do not settle it.");
        assertThat(Lead.sorted(rows).get(0)).isEqualTo(WineStudy.WARMUP);
        assertThat(Lead.sorted(rows)).hasSameSizeAs(rows);
    }

    private static ResultRow changed(ResultRow row, Change change, Judgement judgement) {
        return new ResultRow(
                row.variant(),
                row.subject(),
                change,
                row.effect(),
                row.better(),
                row.worse(),
                row.identical(),
                row.tests(),
                row.diverged(),
                row.runs(),
                row.rates(),
                judgement,
                row.remark());
    }
}
