package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.statistics.ResampledT;
import org.thalweg.experiments.statistics.StudentT;
import org.thalweg.text.Numbers;

class ExportsTest {

    @Test
    void writes_markdown() {
        assertThat(MarkdownTable.print(WineStudy.data()))
                .isEqualTo(
                        """
                        **wine: test.loss, lower is better; difference to base over 10 folds, each tuned by itself**

                        | variant | Δ test.loss | interval (at Holm level) | better/worse | p (Holm) | diverged | tuned rates | verdict |
                        | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |
                        | exact (ridge) | 0.4102 | reference | - | - | - | - | the minimum of what is trained, on the same rows |
                        | base | 0.4187 | reference | - | - | 0/10 | 0.022 … 0.046 |  |
                        | -momentum | +0.5 % | [-1.9 %, +2.8 %] | 4 / 6 | 0.62 | 0/10 | 0.22 … 0.46 | inconclusive: 10 folds can show 2.4 %, 50 about 1.8 %; less than 1.6 % takes more rows |
                        | -l2 | -0.1 % | [-0.2 %, 0.0 %] | 7 / 3 | 0.092 | 0/10 | 0.022 … 0.046 | no practical difference |
                        | -clip-by-global-norm | 0 | identical 10/10 | - | - | 0/10 | 0.022 … 0.046 | inert: never fired |

                        - at the base's learning rate -momentum would look 33 % worse; tuned it does not (the two differ by 32 % \\[27 %, 38 %\\]). That is the learning rate, not momentum.
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
                        \\caption{wine: test.loss, lower is better; difference to base over 10 folds, each tuned by itself.}
                        \\begin{tabular}{lrrrrrlp{0.3\\linewidth}}
                        \\toprule
                        variant & $\\Delta$ test.loss & interval (at Holm level) & better/worse & p (Holm) & diverged & tuned rates & verdict \\\\
                        \\midrule
                        exact (ridge) & 0.4102 & reference & -- & -- & -- & -- & the minimum of what is trained, on the same rows \\\\
                        base & 0.4187 & reference & -- & -- & 0/10 & 0.022 \\ldots{} 0.046 &  \\\\
                        -momentum & +0.5\\,\\% & [$-$1.9\\,\\%, +2.8\\,\\%] & 4 / 6 & 0.62 & 0/10 & 0.22 \\ldots{} 0.46 & inconclusive: 10 folds can show 2.4\\,\\%, 50 about 1.8\\,\\%; less than 1.6\\,\\% takes more rows \\\\
                        -l2 & $-$0.1\\,\\% & [$-$0.2\\,\\%, 0.0\\,\\%] & 7 / 3 & 0.092 & 0/10 & 0.022 \\ldots{} 0.046 & no practical difference \\\\
                        -clip-by-global-norm & 0 & identical 10/10 & -- & -- & 0/10 & 0.022 \\ldots{} 0.046 & inert: never fired \\\\
                        \\bottomrule
                        \\end{tabular}

                        \\smallskip at the base's learning rate -momentum would look 33\\,\\% worse; tuned it does not (the two differ by 32\\,\\% [27\\,\\%, 38\\,\\%]). That is the learning rate, not momentum.
                        \\end{table}
                        """);
    }

    private static JsonNode json(Study study, Finding... findings) throws Exception {
        return new ObjectMapper().readTree(JsonExport.print(WineStudy.data(study, findings)));
    }

    @Test
    void writes_a_comparison_in_json_fact_by_fact() throws Exception {
        Study study = Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2)).study();
        Finding finding =
                GivenFinding.of(study, "-momentum")
                        .estimate(0.005, -0.019, 0.028, 0.62)
                        .reach(0.024, 0.011, OptionalDouble.empty())
                        .checks(OptionalDouble.of(0.25), OptionalDouble.of(0.5))
                        .otherRows(-0.04, 0.05)
                        .endings(1, 0, 2, 0)
                        .beside(Measure.STEPS_TO_TARGET, 113, 0.336, 0.1, 0.572, 2)
                        .make();
        JsonNode comparisons = json(study, finding).get("comparisons");
        JsonNode pairs = ((ObjectNode) comparisons.get(0)).remove("pairs");
        assertThat(rounded(comparisons.toPrettyString()))
                .isEqualToNormalizingNewlines(
                        """
                        [ {
                          "dataset" : "wine",
                          "base" : "base",
                          "variant" : "-momentum",
                          "subject" : "momentum",
                          "change" : "removal",
                          "verdict" : "inconclusive",
                          "variantIsBetter" : false,
                          "perhapsLessThanMargin" : false,
                          "sentence" : "momentum: inconclusive on this test set. On this test set removing it raises test.loss by 0.5 % (98 % interval -1.9 % to +2.8 %, which goes with p = 0.62, adjusted for 3 tests; better in 4 and worse in 6 of 10 draws). That does not settle it: 10 draws can show 2.4 %, 50 about 1.1 %. An interval that also covers other rows to test on is [-4.0 %, +5.0 %].",
                          "unit" : "share of the base's mean",
                          "margin" : 0.01,
                          "baseMean" : 0.41871,
                          "variantMean" : 0.42080355,
                          "difference" : 0.005,
                          "interval" : {
                            "low" : -0.019,
                            "high" : 0.028,
                            "level" : 0.98
                          },
                          "p" : 0.2066666666667,
                          "adjustedP" : 0.62,
                          "family" : 3,
                          "c" : 0.0,
                          "counts" : {
                            "asked" : 10,
                            "pairs" : 10,
                            "better" : 4,
                            "worse" : 6,
                            "identical" : 0,
                            "diverged" : 1,
                            "baseDiverged" : 0,
                            "capped" : 2,
                            "baseCapped" : 0
                          },
                          "aboutSpeed" : false,
                          "canShow" : {
                            "now" : 0.024,
                            "replicates" : 10,
                            "more" : 0.011,
                            "moreReplicates" : 50
                          },
                          "checks" : {
                            "signFlipP" : 0.25,
                            "divergenceP" : 0.5,
                            "effectSize" : 0.125,
                            "otherRows" : {
                              "low" : -0.04,
                              "high" : 0.05,
                              "level" : 0.98
                            }
                          },
                          "beside" : [ {
                            "measure" : "steps-to-target",
                            "direction" : "lower is better",
                            "unit" : "share of the base's mean",
                            "baseMean" : 113.0,
                            "variantMean" : 150.968,
                            "difference" : 0.336,
                            "interval" : {
                              "low" : 0.1,
                              "high" : 0.572,
                              "level" : 0.95
                            },
                            "reached" : 8,
                            "baseReached" : 10
                          } ]
                        } ]""");
        assertThat(pairs.size()).isEqualTo(10);
        assertThat(pairs.get(0).toString())
                .isEqualTo(
                        "{\"replicate\":0,\"base\":0.41871,\"variant\":%s,\"variantCapped\":true}"
                                .formatted(finding.pairs().armScores()[0]));
        assertThat(pairs.get(2).fieldNames())
                .toIterable()
                .containsExactly("replicate", "base", "variant");
    }

    /** Means of ten numbers are off in their last digits. */
    private static String rounded(String json) {
        return Pattern.compile("\\d\\.\\d{13,}")
                .matcher(json)
                .replaceAll(n -> Numbers.rounded(Double.parseDouble(n.group()), 13));
    }

    @Test
    void leaves_out_of_json_what_is_not_finite() throws Exception {
        Study study = WineStudy.study();
        Finding refused =
                GivenFinding.of(study, "-momentum").pairs(0).gate(Gate.TOO_FEW_PAIRS).make();
        Finding infinite =
                GivenFinding.of(study, "-l2")
                        .estimate(0.005, -0.019, 0.028, 0.62)
                        .effectSize(Double.NEGATIVE_INFINITY)
                        .make();
        JsonNode json = json(study, refused, infinite);
        assertThat(json.at("/comparisons/0/gate").asText()).isEqualTo("too_few_pairs");
        assertThat(json.at("/comparisons/0").has("difference")).isFalse();
        assertThat(json.at("/comparisons/0").has("p")).isFalse();
        assertThat(json.at("/comparisons/1/checks").has("effectSize")).isFalse();
        assertThat(json.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void what_was_tested_can_be_computed_again_from_json() throws Exception {
        ReportData data = SampleStudy.of().report();
        JsonNode json = new ObjectMapper().readTree(JsonExport.print(data));
        int tested = 0;
        for (JsonNode comparison : json.get("comparisons")) {
            if (!comparison.has("p")) {
                continue;
            }
            JsonNode dataset = dataset(json, comparison.get("dataset").asText());
            double baseMean = comparison.get("baseMean").asDouble();
            double[] differences = new double[SampleStudy.REPLICATES];
            Arrays.setAll(
                    differences,
                    i -> {
                        JsonNode pair = comparison.get("pairs").get(i);
                        double difference =
                                pair.get("variant").asDouble() - pair.get("base").asDouble();
                        return difference / Math.abs(baseMean);
                    });
            StudentT test =
                    ResampledT.test(
                            differences,
                            comparison.get("c").asDouble() * dataset.get("testToTrain").asDouble(),
                            comparison.at("/interval/level").asDouble());
            // Means of five numbers, divided before or after they are summed.
            assertThat(comparison.get("p").asDouble()).isCloseTo(test.p(), within(1e-9));
            assertThat(comparison.at("/interval/low").asDouble())
                    .isCloseTo(test.interval().low(), within(1e-12));
            tested++;
        }
        assertThat(tested).isPositive();
        assertThat(json.get("effects").size()).isEqualTo(6);
        assertThat(json.at("/effects/0/family").asInt()).isEqualTo(6);
        assertThat(json.get("exact").size()).isEqualTo(2);
        assertThat(json.get("budgets").size()).isPositive();
        assertThat(json.get("tuned").size()).isEqualTo(2 * data.question().variants().size());
    }

    private static JsonNode dataset(JsonNode json, String name) {
        for (JsonNode dataset : json.get("datasets")) {
            if (dataset.get("name").asText().equals(name)) {
                return dataset;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void text_stays_text_in_markdown() {
        assertThat(MarkdownTable.escape("a|b *c* _d_ `e` <i> [f](g) \\ $h$ #i\nj ~k~ &amp;"))
                .isEqualTo(
                        "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\<i\\> \\[f\\](g) \\\\ \\$h\\$ \\#i j \\~k\\~ \\&amp;");
    }

    @Test
    void text_stays_text_in_latex() {
        assertThat(
                        LatexTable.escape(
                                "a_b & 50% {c} $d$ #e ^f ~g \\h <i> \"j\" |k| ±1 → Δ × … ²\nl"))
                .isEqualTo(
                        "a\\_b \\& 50\\% \\{c\\} \\$d\\$ \\#e \\textasciicircum{}f \\textasciitilde{}g"
                                + " \\textbackslash{}h \\textless{}i\\textgreater{} \\textquotedbl{}j\\textquotedbl{}"
                                + " \\textbar{}k\\textbar{} $\\pm$1 $\\rightarrow$ $\\Delta$ $\\times$ \\ldots{} $^2$ l");
    }
}
