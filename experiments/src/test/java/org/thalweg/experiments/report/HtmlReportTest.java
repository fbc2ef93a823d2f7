package org.thalweg.experiments.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Splitting;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlReportTest {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern DATA =
            Pattern.compile(
                    "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private ReportData sample;
    private String page;
    private String hostile;

    @BeforeAll
    void write() throws InterruptedException {
        sample = SampleStudy.of().report();
        page = HtmlReport.write(sample);
        hostile = HtmlReport.write(SampleStudy.hostile().report());
    }

    private static List<String> scripts(String page) {
        return SCRIPT.matcher(page).results().map(match -> match.group(1)).toList();
    }

    private static JsonNode data(String page) throws Exception {
        String json = DATA.matcher(page).results().findFirst().orElseThrow().group(1);
        return new ObjectMapper().readTree(json);
    }

    @Test
    void one_sentence_says_what_holds_for_three_variants() {
        Study study = Given.on("wine").study();
        Finding[] all =
                Stream.of("-clip-by-global-norm", "-momentum", "-l2")
                        .map(arm -> GivenFinding.of(study, arm).gate(Gate.FEW_ROWS).make())
                        .toArray(Finding[]::new);
        String three = HtmlReport.write(ReportData.of(GivenFindings.of(study, all).make()));
        assertThat(three)
                .containsOnlyOnce("<li class=\"no_verdict\">")
                .contains("<strong>No verdict on clip-by-global-norm, momentum and l2.</strong>");
        String two =
                HtmlReport.write(ReportData.of(GivenFindings.of(study, all[0], all[1]).make()));
        assertThat(two.split("<li class=\"no_verdict\">", -1)).hasSize(3);
    }

    @Test
    void paper_leaves_out_details_of_three_datasets_and_says_so() throws Exception {
        String many = HtmlReport.write(SampleStudy.of().on("a", "b", "c").epochs(3).report());
        assertThat(many).contains("<p class=\"on-paper\">Of so many datasets paper shows ");
        assertThat(many).contains("<figure id=\"pairs-0\" class=\"narrow left-out\">");
        assertThat(many).contains("<figure id=\"effects-0\" class=\"narrow\">");
        assertThat(page).doesNotContain("left-out\">").doesNotContain("<p class=\"on-paper\">");
    }

    @Test
    void a_factorial_design_alone_has_its_table_and_no_empty_headings() throws Exception {
        SampleStudy study =
                SampleStudy.of().design(new Design.Factorial(List.of("l2", "momentum"))).epochs(3);
        String factorial = HtmlReport.write(ReportData.of(study.findings()));
        assertThat(sections(factorial)).contains("table", "interactions");
        assertThat(factorial)
                .contains("<th scope=\"row\">l2 × momentum<wbr>")
                .doesNotContain("<h3>On left</h3>");
    }

    @Test
    void has_its_parts_in_their_order() {
        assertThat(sections(page))
                .containsExactly(
                        "verdicts",
                        "effects",
                        "table",
                        "pairs",
                        "tuning",
                        "curves",
                        "speed",
                        "activity",
                        "valley",
                        "interactions",
                        "methods",
                        "reproduce",
                        "downloads");
    }

    @Test
    void leaves_out_parts_without_content() {
        assertThat(sections(HtmlReport.write(WineStudy.data())))
                .containsExactly(
                        "verdicts",
                        "effects",
                        "table",
                        "pairs",
                        "tuning",
                        "speed",
                        "activity",
                        "methods",
                        "downloads");
    }

    private static List<String> sections(String page) {
        return Pattern.compile("<section id=\"(\\w+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void every_part_is_in_the_navigation() {
        sections(page).forEach(id -> assertThat(page).contains("<li><a href=\"#" + id + "\">"));
    }

    @Test
    void stays_below_three_megabytes() throws Exception {
        assertThat(page.getBytes(UTF_8).length).isBetween(1_100_000, 3_000_000);
        String large = HtmlReport.write(SampleStudy.of().on(SampleStudy.names(12)).report());
        assertThat(large.getBytes(UTF_8).length).isLessThan(3_000_000);
    }

    @Test
    void loads_nothing_from_elsewhere() {
        String withoutScripts = DATA.matcher(SCRIPT.matcher(page).replaceAll("")).replaceAll("");
        assertThat(withoutScripts)
                .doesNotContainPattern(" (src|href|action)=[\"']?+(?!#)")
                .doesNotContain("@import")
                .doesNotContain("url(");
    }

    @Test
    void lets_only_its_own_scripts_run() {
        String allowed =
                scripts(page).stream()
                        .map(script -> Hashing.sha256().hashString(script, UTF_8).asBytes())
                        .map(hash -> " 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                        .collect(Collectors.joining("", "script-src", ";"));
        assertThat(scripts(page)).hasSize(2);
        assertThat(policy(page)).startsWith("default-src 'none'; " + allowed);
    }

    private static String policy(String page) {
        Matcher policy = Pattern.compile("Policy\" content=\"([^\"]*)\"").matcher(page);
        assertThat(policy.find()).isTrue();
        return policy.group(1);
    }

    @Test
    void is_the_same_for_the_same_data() throws Exception {
        assertThat(HtmlReport.write(SampleStudy.of().report())).isEqualTo(page);
    }

    @Test
    void text_stays_text() throws Exception {
        assertThat(scripts(hostile)).isEqualTo(scripts(page));
        assertThat(DATA.matcher(hostile).results().map(MatchResult::group).toList()).hasSize(1);
        String visible = DATA.matcher(SCRIPT.matcher(hostile).replaceAll("")).replaceAll("");
        assertThat(visible).doesNotContain("<img").doesNotContain("<script");
        assertThat(visible)
                .contains(
                        "<h1>&lt;/script&gt;&lt;script&gt;throw &#39;name&#39;&lt;/script&gt;</h1>");
        assertThat(visible).contains("{{parts}}${x}{a|b}");
        assertThat(data(hostile).get("name").asText())
                .isEqualTo("</script><script>throw 'name'</script>");
        assertThat(data(hostile).at("/results/comparisons/0/dataset").asText())
                .isEqualTo("<script>throw 'data'</script>");
    }

    @Test
    void data_have_no_number_that_json_lacks() throws Exception {
        assertThat(data(page).toString()).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(Json.forHtml(List.of(Double.NaN, Double.POSITIVE_INFINITY, 1.5, -2.0, 1e300)))
                .isEqualTo("[null,null,1.5,-2,1.0E300]");
    }

    @Test
    void every_pair_is_in_the_data() throws Exception {
        JsonNode comparisons = data(page).at("/results/comparisons");
        List<Finding> findings = sample.findings().findings();
        assertThat(comparisons.size()).isEqualTo(findings.size());
        for (int i = 0; i < findings.size(); i++) {
            double[] scores = findings.get(i).pairs().armScores();
            JsonNode written = comparisons.get(i).get("pairs");
            assertThat(written.size()).isEqualTo(SampleStudy.REPLICATES).isEqualTo(scores.length);
            for (int k = 0; k < scores.length; k++) {
                assertThat(written.get(k).get("variant").asDouble()).isEqualTo(scores[k]);
            }
        }
    }

    @Test
    void says_in_words_what_matters() {
        assertThat(HtmlReport.write(WineStudy.data()))
                .contains(
                        "<p class=\"lead\">l2 makes no practical difference. clip-by-global-norm never had an effect. Whether"
                                + " momentum matters is not settled.</p>");
    }

    @Test
    void says_where_it_holds() {
        assertThat(HtmlReport.write(WineStudy.data()))
                .contains(
                        "Measured by test.loss (lower is better), on wine over 10 folds, each tuned by itself; differences up"
                                + " to 1 % of the base&#39;s mean do not matter.");
        Study fixed = Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2)).study();
        assertThat(HtmlReport.write(WineStudy.data(fixed, WineStudy.momentum(fixed))))
                .contains(
                        "on wine on this test set; 10 draws of validation part, seeds and tuning; differences up to 1 %");
    }

    @Test
    void shows_tests_budgets_and_tuned_values() {
        assertThat(page)
                .contains("left: tests, difference to base; p decides")
                .contains("left: what a budget does, difference to base from the same runs")
                .contains("right: smallest and largest value chosen in any replicate")
                .contains("Main effects and interactions, lower is better; a family of 6 tests")
                .contains("left: beside it, unadjusted 95 % intervals");
    }

    @Test
    void says_what_steps_to_the_target_count() {
        assertThat(page)
                .contains(
                        "The target is a validation loss of at most 5 % above what the base&#39;s tuning had reached in the"
                                + " replicate.");
    }

    @Test
    void says_in_a_sentence_what_was_the_same_in_all_runs() {
        assertThat(page)
                .contains(
                        "<p class=\"said\">How often each part acted, on left: the share of steps on which it changed"
                                + " anything was ");
    }

    @Test
    void verdicts_stand_below_their_rows_and_are_never_cut_off() {
        assertThat(HtmlReport.write(WineStudy.data()))
                .contains(
                        "<tr class=\"below\"><td colspan=\"7\"><div>inconclusive: 10 folds can show 2.4\u00a0%, 50 about"
                                + " 1.8\u00a0%; less than 1.6\u00a0% takes more rows</div>");
    }

    @Test
    void paper_shows_everything_folded_but_what_it_shows_elsewhere() {
        assertThat(page)
                .contains("details::details-content { content-visibility: visible;")
                .contains("<details class=\"more\"><summary>Tests, budgets and tuned values")
                .contains("<details class=\"more\"><summary>Spec, as written")
                .contains("<details class=\"again\"><summary>Markdown")
                .contains("<details class=\"again\"><summary>LaTeX");
        assertThat(page).doesNotContainPattern("<details>");
    }

    @Test
    void many_variants_have_all_their_names_and_wide_figures() throws Exception {
        List<Object> decays = IntStream.range(1, 12).<Object>mapToObj(i -> i / 20.0).toList();
        String many =
                HtmlReport.write(
                        SampleStudy.of()
                                .design(new Design.Vary(Map.of("momentum.decay", decays)))
                                .epochs(3)
                                .report());
        assertThat(many)
                .contains("<figure id=\"effects-0\" class=\"wide\">")
                .contains("<figure id=\"curves-0\" class=\"wide\">")
                .doesNotContain("data-variant=");
        assertThat(page)
                .contains("<figure id=\"effects-0\" class=\"narrow\">")
                .contains("data-variant=\"1\"");
        for (JsonNode figure : data(many).get("figures")) {
            if (figure.at("/drawing/kind").asText().equals("lines")) {
                assertThat(figure.at("/drawing/lines").findValuesAsText("variant"))
                        .hasSize(12)
                        .contains("base", "momentum.decay=0.05", "momentum.decay=0.55");
            }
        }
    }

    @Test
    void many_verdicts_are_folded_dataset_by_dataset() throws Exception {
        String many = HtmlReport.write(SampleStudy.of().on(SampleStudy.names(14)).report());
        assertThat(many).containsPattern("<summary>On d1: ([a-z ]+\\d, )*inert 1");
        assertThat(page).doesNotContain("<summary>On left");
    }

    @Test
    void points_to_the_file_of_runs_where_it_does_not_hold_them() {
        assertThat(HtmlReport.write(WineStudy.data()))
                .contains("<a href=\"runs.csv\" class=\"button\">runs.csv: every run</a>");
    }
}
