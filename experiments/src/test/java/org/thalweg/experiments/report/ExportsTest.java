package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.report.ResultRow.Tests;

class ExportsTest {

    @Test
    void writes_markdown() {
        assertThat(MarkdownTable.print(WineStudy.data()))
                .isEqualTo(
                        """
                        **test.loss, lower is better; difference to base; 10 paired seeds × 2 datasets; learning rate tuned per variant**

                        | variant | Δ test.loss | 95 % CI | better/worse | p (Holm) | diverged | tuned rate | verdict |
                        | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |
                        | base | 0.4187 | reference | - | - | 0/20 | 0.038 |  |
                        | -momentum | +0.5 % | [-0.9 %, +1.8 %] | 6 / 14 | 0.62 | 0/20 | 0.338 (×8.9) | inconclusive |
                        | -l2 | -0.1 % | [-0.2 %, 0.0 %] | 14 / 6 | 0.092 | 0/20 | 0.038 | no practical difference |
                        | -clip-by-global-norm | 0 | identical 20/20 | - | - | 0/20 | 0.038 | inert: never fired |

                        - at the base learning rate -momentum would look +33 % worse (20/20). That is the learning rate, not momentum.
                        """);
    }

    @Test
    void writes_latex() {
        assertThat(LatexTable.print(WineStudy.data()))
                .isEqualTo(
                        """
                        % \\usepackage{booktabs}
                        \\begin{table}
                        \\centering
                        \\caption{test.loss, lower is better; difference to base; 10 paired seeds $\\times$ 2 datasets; learning rate tuned per variant.}
                        \\begin{tabular}{lrrrrrll}
                        \\toprule
                        variant & $\\Delta$ test.loss & 95\\,\\% CI & better/worse & p (Holm) & diverged & tuned rate & verdict \\\\
                        \\midrule
                        base & 0.4187 & reference & -- & -- & 0/20 & 0.038 &  \\\\
                        -momentum & +0.5\\,\\% & [$-$0.9\\,\\%, +1.8\\,\\%] & 6 / 14 & 0.62 & 0/20 & 0.338 ($\\times$8.9) & inconclusive \\\\
                        -l2 & $-$0.1\\,\\% & [$-$0.2\\,\\%, 0.0\\,\\%] & 14 / 6 & 0.092 & 0/20 & 0.038 & no practical difference \\\\
                        -clip-by-global-norm & 0 & identical 20/20 & -- & -- & 0/20 & 0.038 & inert: never fired \\\\
                        \\bottomrule
                        \\end{tabular}

                        \\smallskip at the base learning rate -momentum would look +33\\,\\% worse (20/20). That is the learning rate, not momentum.
                        \\end{table}
                        """);
    }

    @Test
    void writes_json() {
        ReportData data =
                WineStudy.data(WineStudy.question("wine"), List.of(WineStudy.MOMENTUM), "note");
        assertThat(JsonExport.print(data))
                .isEqualTo(
                        """
                        {
                          "experiment" : "wine",
                          "measure" : "test.loss",
                          "direction" : "lower is better",
                          "practical" : 0.01,
                          "seeds" : 10,
                          "base" : "clip-by-global-norm(1) | momentum(0.9) | sgd(0.05) + l2(0.001)",
                          "datasets" : [ "red", "white" ],
                          "tables" : [ {
                            "dataset" : "all",
                            "reference" : {
                              "variant" : "base",
                              "mean" : 0.41871,
                              "diverged" : 0,
                              "runs" : 20,
                              "rates" : [ 0.038, 0.038 ]
                            },
                            "comparisons" : [ {
                              "variant" : "-momentum",
                              "subject" : "momentum",
                              "verdict" : "inconclusive",
                              "sentence" : "what removing it does is inconclusive",
                              "unit" : "share of the base's mean",
                              "difference" : 0.005,
                              "low" : -0.009,
                              "high" : 0.018,
                              "level" : 0.95,
                              "better" : 6,
                              "worse" : 14,
                              "identical" : 0,
                              "diverged" : 0,
                              "runs" : 20,
                              "p" : 0.20666666666666667,
                              "adjustedP" : 0.62,
                              "wilcoxonP" : 0.25,
                              "equivalenceP" : 0.5,
                              "effectSize" : 0.125,
                              "rates" : [ 0.338, 0.338 ]
                            } ]
                          } ],
                          "notes" : [ "note" ]
                        }
                        """);
    }

    @Test
    void leaves_out_of_json_what_is_not_finite() throws Exception {
        ResultRow row = WineStudy.MOMENTUM;
        ResultRow infinite =
                new ResultRow(
                        row.variant(),
                        row.subject(),
                        row.change(),
                        row.effect(),
                        row.better(),
                        row.worse(),
                        row.identical(),
                        new Tests(
                                0.5,
                                0.5,
                                OptionalDouble.empty(),
                                Double.NaN,
                                Double.NEGATIVE_INFINITY),
                        row.diverged(),
                        row.runs(),
                        List.of(),
                        row.judgement(),
                        row.remark());
        String json =
                JsonExport.print(WineStudy.data(WineStudy.question("wine"), List.of(infinite)));
        JsonNode comparison = new ObjectMapper().readTree(json).at("/tables/0/comparisons/0");
        assertThat(comparison.has("adjustedP")).isTrue();
        assertThat(comparison.has("wilcoxonP")).isFalse();
        assertThat(comparison.has("equivalenceP")).isFalse();
        assertThat(comparison.has("effectSize")).isFalse();
        assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void text_stays_text_in_markdown() {
        assertThat(MarkdownTable.escape("a|b *c* _d_ `e` <i> [f](g) \\ $h$ #i\nj ~k~ &amp;"))
                .isEqualTo(
                        "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\<i\\> \\[f\\](g) \\\\ \\$h\\$ \\#i j \\~k\\~ \\&amp;");
    }

    @Test
    void text_stays_text_in_latex() {
        assertThat(LatexTable.escape("a_b & 50% {c} $d$ #e ^f ~g \\h <i> \"j\" |k| ±1 → Δ ×\nl"))
                .isEqualTo(
                        "a\\_b \\& 50\\% \\{c\\} \\$d\\$ \\#e \\textasciicircum{}f \\textasciitilde{}g"
                                + " \\textbackslash{}h \\textless{}i\\textgreater{} \\textquotedbl{}j\\textquotedbl{}"
                                + " \\textbar{}k\\textbar{} $\\pm$1 $\\rightarrow$ $\\Delta$ $\\times$ l");
    }
}
