package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.experiments.statistics.Verdict;

class TextTableTest {

    @Test
    void aligns_columns_and_appends_notes() {
        assertThat(TextTable.print(WineStudy.data(), 200, false))
                .isEqualTo(
                        """
                        RESULT test.loss, lower is better; difference to base over 10 folds, each tuned by itself
                          wine
                          variant               Δ test.loss  interval (at Holm level)  better/worse  p (Holm)  diverged  tuned rates    verdict
                          exact (ridge)              0.4102                 reference             -         -         -  -              the minimum of what is trained, on the same rows
                          base                       0.4187                 reference             -         -      0/10  0.022 … 0.046
                          -momentum                  +0.5 %          [-1.9 %, +2.8 %]         4 / 6      0.62      0/10  0.22 … 0.46    inconclusive: 10 folds can show 2.4 %, 50 about 1.8 %; less than 1.6 % takes more rows
                          -l2                        -0.1 %           [-0.2 %, 0.0 %]         7 / 3     0.092      0/10  0.022 … 0.046  no practical difference
                          -clip-by-global-norm            0           identical 10/10             -         -      0/10  0.022 … 0.046  inert: never fired

                          ! at the base's learning rate -momentum would look 33 % worse; tuned it does not (the two differ by 32 % [27 %, 38 %]). That is the learning rate, not momentum.
                        """);
    }

    @Test
    void puts_verdicts_on_lines_of_their_own_where_the_terminal_is_narrow() {
        assertThat(TextTable.print(WineStudy.data(), 120, false))
                .isEqualTo(
                        """
                        RESULT test.loss, lower is better; difference to base over 10 folds, each tuned by itself
                          wine
                          variant               Δ test.loss  interval (at Holm level)  better/worse  p (Holm)  diverged  tuned rates
                          exact (ridge)              0.4102                 reference             -         -         -  -
                              the minimum of what is trained, on the same rows
                          base                       0.4187                 reference             -         -      0/10  0.022 … 0.046
                          -momentum                  +0.5 %          [-1.9 %, +2.8 %]         4 / 6      0.62      0/10  0.22 … 0.46
                              inconclusive: 10 folds can show 2.4 %, 50 about 1.8 %; less than 1.6 % takes more rows
                          -l2                        -0.1 %           [-0.2 %, 0.0 %]         7 / 3     0.092      0/10  0.022 … 0.046
                              no practical difference
                          -clip-by-global-norm            0           identical 10/10             -         -      0/10  0.022 … 0.046
                              inert: never fired

                          ! at the base's learning rate -momentum would look 33 % worse; tuned it does not (the two differ by 32 % [27 %,
                            38 %]). That is the learning rate, not momentum.
                        """);
    }

    @Test
    void breaks_titles_and_moves_tuned_values_too_on_eighty_characters() {
        assertThat(TextTable.print(WineStudy.data(), 80, false))
                .isEqualTo(
                        """
                        RESULT test.loss, lower is better; difference to base over 10 folds, each tuned
                          by itself
                          wine
                                                        Δ      interval (at  better/       p
                          variant               test.loss       Holm level)    worse  (Holm)  diverged
                          exact (ridge)            0.4102         reference        -       -         -
                              the minimum of what is trained, on the same rows
                          base                     0.4187         reference        -       -      0/10
                              tuned rates 0.022 … 0.046
                          -momentum                +0.5 %  [-1.9 %, +2.8 %]    4 / 6    0.62      0/10
                              tuned rates 0.22 … 0.46; inconclusive: 10 folds can show 2.4 %, 50 about
                              1.8 %; less than 1.6 % takes more rows
                          -l2                      -0.1 %   [-0.2 %, 0.0 %]    7 / 3   0.092      0/10
                              tuned rates 0.022 … 0.046; no practical difference
                          -clip-by-global-norm          0   identical 10/10        -       -      0/10
                              tuned rates 0.022 … 0.046; inert: never fired

                          ! at the base's learning rate -momentum would look 33 % worse; tuned it does
                            not (the two differ by 32 % [27 %, 38 %]). That is the learning rate, not
                            momentum.
                        """);
    }

    @Test
    void columns_move_together_before_they_are_given_up() {
        Study study = WineStudy.study();
        assertThat(
                        TextTable.print(WineStudy.data(study, WineStudy.clip(study)), 74, false)
                                .lines()
                                .skip(3))
                .containsExactly(
                        "                               Δ    interval (at better/      p",
                        "  variant              test.loss     Holm level)   worse (Holm) diverged",
                        "  base                    0.4187       reference       -      -     0/10",
                        "      tuned rates 0.022 … 0.046",
                        "  -clip-by-global-norm         0 identical 10/10       -      -     0/10",
                        "      tuned rates 0.022 … 0.046; inert: never fired");
    }

    @Test
    void puts_numbers_below_where_it_is_very_narrow() {
        Study study = WineStudy.study();
        assertThat(TextTable.print(WineStudy.data(study, WineStudy.momentum(study)), 40, false))
                .isEqualTo(
                        """
                        RESULT test.loss, lower is better;
                          difference to base over 10 folds, each
                          tuned by itself
                          wine
                                             Δ      interval (at
                          variant    test.loss       Holm level)
                          base          0.4187         reference
                              diverged 0/10; tuned rates 0.022 …
                              0.046
                          -momentum     +0.5 %  [-1.9 %, +2.8 %]
                              better/worse 4 / 6; p (Holm) 0.62;
                              diverged 0/10; tuned rates 0.22 …
                              0.46; inconclusive: 10 folds can
                              show 2.4 %, 50 about 1.8 %; less
                              than 1.6 % takes more rows
                        """);
    }

    private static final String LONG = "momentum → rmsprop(0.95, epsilon=1e-5, centered=true)";

    private static Sheet longNames(int variants) {
        List<Sheet.Column> columns =
                List.of(
                        Sheet.words("variant"),
                        Sheet.numbers("Δ test.loss"),
                        Sheet.numbers("interval (at Holm level)"),
                        Sheet.numbers("better/worse"),
                        Sheet.numbers("p (Holm)"),
                        Sheet.numbers("diverged"),
                        Sheet.words("tuned rates"),
                        Sheet.words("verdict"));
        List<List<String>> rows =
                IntStream.range(0, variants)
                        .mapToObj(
                                i ->
                                        List.of(
                                                i % 3 == 0 ? "-l2#" + i : LONG + i,
                                                "-0.1 %",
                                                "[-10.2 %, +10.1 %]",
                                                "7 / 3",
                                                "0.092",
                                                "0/10",
                                                "0.022 … 0.046",
                                                "no practical difference"))
                        .toList();
        return Sheet.of("wine", "difference to base", columns, rows);
    }

    @ParameterizedTest
    @CsvSource({"60, 4", "80, 4", "120, 3", "200, 2"})
    void long_names_cost_a_line_and_no_more(int width, int most) {
        TextLayout layout = TextLayout.of(longNames(30), width);
        assertThat(layout.head()).hasSizeLessThanOrEqualTo(3);
        assertThat(layout.rows()).hasSizeLessThanOrEqualTo(30 * most);
        assertThat(layout.head()).allMatch(line -> line.length() <= width);
        assertThat(layout.rows()).allMatch(line -> line.length() <= width);
    }

    @Test
    void a_name_longer_than_its_column_stands_above_its_row() {
        TextLayout layout = TextLayout.of(longNames(2), 80);
        assertThat(layout.head())
                .containsExactly(
                        "                   Δ   interval (at Holm  better/       p",
                        "  variant  test.loss              level)    worse  (Holm)  diverged");
        assertThat(layout.rows())
                .containsExactly(
                        "  -l2#0       -0.1 %  [-10.2 %, +10.1 %]    7 / 3   0.092      0/10",
                        "      tuned rates 0.022 … 0.046; no practical difference",
                        "  momentum → rmsprop(0.95, epsilon=1e-5, centered=true)1",
                        "              -0.1 %  [-10.2 %, +10.1 %]    7 / 3   0.092      0/10",
                        "      tuned rates 0.022 … 0.046; no practical difference");
    }

    @Test
    void colours_only_when_told_and_nothing_else_changes() {
        String plain = TextTable.print(WineStudy.data(), 150, false);
        String coloured = TextTable.print(WineStudy.data(), 150, true);
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[1mRESULT").contains("\u001b[33m  ! at the base");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
    }

    private static List<String> lines(Study study, Finding... findings) {
        return TextTable.print(WineStudy.data(study, findings), 250, false).lines().toList();
    }

    @Test
    void gives_absolute_differences_where_the_margin_is_absolute() {
        Study study = Given.on("wine").practical(Margin.absolute(0.01)).study();
        Finding finding =
                GivenFinding.of(study, "-momentum")
                        .absolute(0.01)
                        .estimate(0.0123456, 0.001, 0.0256789, 0.02)
                        .says(Verdict.HELPS, false, true)
                        .make();
        assertThat(lines(study, finding).get(4))
                .isEqualTo(
                        "  -momentum      +0.0123         [+0.001, +0.0257]         4 / 6      0.02      0/10  0.22 … 0.46  "
                                + "  worse without it: it helps, perhaps by less than the margin");
    }

    @Test
    void counts_runs_that_diverged_and_those_scored_as_untrained() {
        Study study = WineStudy.study();
        assertThat(lines(study, WineStudy.helpful(study)).get(4))
                .isEqualTo(
                        "  -momentum      +33.1 %        [+30.2 %, +36.0 %]        0 / 10    1.9e-6  1/10, 2 capped  0.22 …"
                                + " 0.46    worse without it: it helps");
    }

    @Test
    void shows_what_was_not_tested_as_such() {
        Study study = WineStudy.study();
        Finding refused =
                GivenFinding.of(study, "-momentum")
                        .difference(0.0312)
                        .gate(Gate.NOT_LEARNED)
                        .make();
        assertThat(lines(study, refused).get(4))
                .isEqualTo(
                        "  -momentum      +3.12 %                not tested         4 / 6         -      0/10  0.22 …"
                                + " 0.46    no verdict: neither base nor -momentum is shown to be better than the untrained model");
        Finding none = GivenFinding.of(study, "-momentum").pairs(0).gate(Gate.TOO_FEW_PAIRS).make();
        assertThat(lines(study, none).subList(3, 5))
                .containsExactly(
                        "  base                 -                 reference             -         -       0/0  0.022 …"
                                + " 0.046",
                        "  -momentum            -                         -             -         -       0/0  0.22 …"
                                + " 0.46    no verdict: no fold has results of both; it takes 3 to know how much they scatter");
    }

    @Test
    void on_one_test_set_the_caption_says_so_and_other_rows_have_an_interval() {
        Study study = Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2)).study();
        Finding finding =
                GivenFinding.of(study, "-momentum")
                        .estimate(0.005, -0.019, 0.028, 0.62)
                        .otherRows(-0.04, 0.05)
                        .make();
        assertThat(lines(study, finding))
                .containsExactly(
                        "RESULT test.loss, lower is better; difference to base on this test set; 10 draws of validation part,"
                                + " seeds and tuning",
                        "  wine",
                        "  variant    Δ test.loss  interval (at Holm level)  for other rows too  better/worse  p (Holm) "
                                + " diverged  tuned rates    verdict",
                        "  base            0.4187                 reference                   -             -         - "
                                + "     0/10  0.022 … 0.046",
                        "  -momentum       +0.5 %          [-1.9 %, +2.8 %]    [-4.0 %, +5.0 %]         4 / 6      0.62 "
                                + "     0/10  0.22 … 0.46    inconclusive, on this test set");
    }

    @Test
    void captions_say_what_the_replicates_are() {
        assertThat(caption(Given.on("wine").tune(Optional.empty())))
                .isEqualTo(
                        "RESULT test.loss, lower is better; difference to base over 10 folds, nothing tuned");
        assertThat(caption(Given.on("wine", new Splitting.Folds(10, 5, 0.2))))
                .isEqualTo(
                        "RESULT test.loss, lower is better; difference to base over 5 rounds of 10 folds, each tuned by"
                                + " itself");
        assertThat(caption(Given.on("wine", new Splitting.Groups("subject", 10, 1, 0.2))))
                .isEqualTo(
                        "RESULT test.loss, lower is better; difference to base over 10 folds of whole groups (subject), each"
                                + " tuned by itself");
        assertThat(caption(Given.on("wine", new Splitting.Order("year", 10, 0.2))))
                .isEqualTo(
                        "RESULT test.loss, lower is better; difference to base on these 10 periods, each tuned by itself");
        assertThat(
                        caption(
                                Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2))
                                        .tune(Optional.empty())))
                .isEqualTo(
                        "RESULT test.loss, lower is better; difference to base on this test set; 10 draws of validation part"
                                + " and seeds");
        assertThat(caption(Given.on("wine").measure(Measure.TEST_R2)))
                .startsWith("RESULT test.r2, higher is better;");
    }

    private static String caption(Given given) {
        Study study = given.study();
        return lines(study, WineStudy.momentum(study)).get(0);
    }

    @Test
    void a_further_look_is_labelled() {
        ReportData data = ReportData.of(WineStudy.findings().look(2));
        assertThat(TextTable.print(data, 200, false).lines().findFirst())
                .contains(
                        "RESULT test.loss, lower is better; difference to base over 10 folds, each tuned by itself; look 2, p"
                                + " not adjusted for looks");
    }

    @Test
    void other_measures_stand_below_with_how_many_runs_arrived() {
        Study study =
                Given.on("wine")
                        .measure(Measure.TEST_LOSS, Measure.TEST_RMSE, Measure.STEPS_TO_TARGET)
                        .study();
        Finding finding =
                GivenFinding.of(study, "-momentum")
                        .estimate(0.005, -0.019, 0.028, 0.62)
                        .beside(Measure.TEST_RMSE, 54.11, 0.0036, -0.003, 0.01, 0)
                        .beside(Measure.STEPS_TO_TARGET, 113, 0.336, 0.1, 0.572, 2)
                        .make();
        List<String> lines = lines(study, finding);
        assertThat(lines.subList(5, lines.size()))
                .containsExactly(
                        "  beside it, unadjusted 95 % intervals; the target is a validation loss of at most 5 % above what the base's tuning had reached in the replicate",
                        "  variant    Δ test.rmse, lower is better  Δ steps-to-target (restricted mean), lower is better",
                        "  base                              54.11                                    113; reached 10/10",
                        "  -momentum       +0.4 % [-0.3 %, +1.0 %]     +33.6 % [+10.0 %, +57.2 %]; reached 8/10 vs 10/10");
    }

    @Test
    void a_measure_that_was_asked_for_has_its_column_though_it_cannot_be_had() {
        Study study =
                Given.on("wine")
                        .measure(Measure.TEST_LOSS, Measure.TEST_RMSE, Measure.TEST_MAE)
                        .study();
        Finding finding =
                GivenFinding.of(study, "-momentum")
                        .estimate(0.005, -0.019, 0.028, 0.62)
                        .beside(Measure.TEST_RMSE, 54.11, 0.0036, -0.003, 0.01, 0)
                        .make();
        assertThat(lines(study, finding))
                .endsWith(
                        "  variant    Δ test.rmse, lower is better  Δ test.mae, lower is better",
                        "  base                              54.11                            -",
                        "  -momentum       +0.4 % [-0.3 %, +1.0 %]                            -");
    }

    @Test
    void what_is_inconclusive_without_spread_says_no_more() {
        Study study = WineStudy.study();
        Finding finding =
                GivenFinding.of(study, "-momentum")
                        .estimate(0, 0, 0, 1)
                        .checks(OptionalDouble.empty(), OptionalDouble.empty())
                        .make();
        assertThat(lines(study, finding).get(4)).endsWith("  inconclusive");
    }
}
