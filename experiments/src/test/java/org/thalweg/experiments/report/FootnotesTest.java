package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.words.Verdicts.Wording;

/** What three rows and more have in common is said once. */
class FootnotesTest {

    private static final String SPEED = "about speed, the loss still falls";

    private static Wording open(String reason, String more) {
        return new Wording("inconclusive", reason, reason, more);
    }

    @Test
    void what_three_rows_say_stands_below_the_table() {
        List<Wording> rows =
                List.of(
                        open("too few values", SPEED),
                        open("too few values", ""),
                        open("too few values", SPEED),
                        open("10 folds can show 3 %", SPEED),
                        new Wording("worse without it: it helps", "", "", SPEED));
        Footnotes notes = Footnotes.of(rows);
        assertThat(rows.stream().map(notes::marked))
                .containsExactly(
                        "inconclusive (1, 2)",
                        "inconclusive (1)",
                        "inconclusive (1, 2)",
                        "inconclusive (2): 10 folds can show 3 %",
                        "worse without it: it helps (2)");
        assertThat(notes.marked("the minimum")).isEqualTo("(3)");
        assertThat(notes.list())
                .containsExactly("(1) too few values", "(2) " + SPEED, "(3) the minimum");
    }

    @Test
    void what_two_rows_say_stands_in_both() {
        List<Wording> rows = List.of(open("few", SPEED), open("few", SPEED));
        Footnotes notes = Footnotes.of(rows);
        assertThat(notes.marked(rows.get(0))).isEqualTo("inconclusive: few; " + SPEED);
        assertThat(notes.marked("the minimum")).isEqualTo("the minimum");
        assertThat(notes.list()).isEmpty();
    }

    @Test
    void reasons_that_name_the_variant_are_shared_in_words_that_do_not() {
        List<Wording> rows =
                List.of("a", "b", "c").stream()
                        .map(name -> new Wording("no verdict", name + " diverged", "these did", ""))
                        .toList();
        Footnotes notes = Footnotes.of(rows);
        assertThat(rows.stream().map(notes::marked)).containsOnly("no verdict (1)");
        assertThat(notes.list()).containsExactly("(1) these did");
    }
}
