package org.thalweg.experiments.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.io.Resources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;

/** No text of a report covers another or is cut off, on any screen. Skipped where there is no browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayoutInChromiumTest {

    /** Browsers have no narrower windows: of a phone, the page alone is as narrow. */
    private static final int NARROWEST_WINDOW = 500;

    private static final Pattern FAULTS =
            Pattern.compile("<samp id=\"faults\">(.*?)</samp>", Pattern.DOTALL);

    @TempDir static Path folder;

    private Chromium browser;
    private String few;
    private String many;

    @BeforeAll
    void write() throws Exception {
        Optional<Chromium> found = Chromium.find();
        assumeTrue(found.isPresent(), "No browser on the PATH: " + Chromium.NAMES);
        browser = found.orElseThrow();
        few = HtmlReport.write(SampleStudy.of().report());
        many = HtmlReport.write(manyVariants().report());
    }

    /** Thirteen variants with long names on data whose name is long and has no blank. */
    private static SampleStudy manyVariants() {
        List<Object> decays = IntStream.range(1, 10).<Object>mapToObj(i -> i / 20.0).toList();
        return SampleStudy.of()
                .named("many variants with long names")
                .on(
                        "short",
                        "AnUnbreakableNameOfADatasetThatGoesOnForMuchLongerThanAnyLineOfAPhone")
                .chain(Chain.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05)))
                .design(
                        new Design.Swap(
                                Map.of(
                                        "momentum",
                                        List.of(
                                                new RmsProp(0.95, 1.2345e-5, true),
                                                new Adam(0.95, 0.99, 1.2345e-5, true)))),
                        new Design.LeaveOneOut(),
                        new Design.Vary(Map.of("momentum.decay", decays)))
                .split(new Splitting.Folds(3, 1, 0.25))
                .measure(Measure.TEST_LOSS, Measure.TEST_R2, Measure.STEPS_TO_TARGET)
                .epochs(5);
    }

    private List<String> faults(String page, int width, String style) throws Exception {
        String narrow = width < NARROWEST_WINDOW ? "html{width:" + width + "px}" : "";
        String checked =
                page.replaceFirst("<meta http-equiv=[^>]*>", "")
                        .replaceFirst(
                                "<style>", Matcher.quoteReplacement("<style>" + narrow + style));
        String script =
                Resources.toString(
                        Resources.getResource(LayoutInChromiumTest.class, "layout.js"), UTF_8);
        int end = checked.lastIndexOf("</body>");
        String shown =
                browser.show(
                                checked.substring(0, end)
                                        + "<script>"
                                        + script
                                        + "</script>"
                                        + checked.substring(end),
                                folder,
                                Math.max(width, NARROWEST_WINDOW))
                        .document();
        Matcher faults = FAULTS.matcher(shown);
        assertThat(faults.find()).isTrue();
        return faults.group(1).lines().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1200, 1900})
    void nothing_covers_other_text_or_is_cut_off(int width) throws Exception {
        assertThat(faults(few, width, "")).isEmpty();
        assertThat(faults(many, width, "")).isEmpty();
    }

    @Test
    void what_is_cut_off_would_be_told() throws Exception {
        assertThat(faults(few, 390, ".chart text { transform: translate(-9px, 0); }"))
                .anyMatch(fault -> fault.startsWith("clipped effects-0: "));
        assertThat(faults(few, 390, "nav { min-width: 2000px; }"))
                .anyMatch(fault -> fault.startsWith("the page is "));
    }

    /** Draws the page as for paper, and keeps it like that. */
    private static final String PRINTED =
            "<script>dispatchEvent(new Event('beforeprint'))</script></body>";

    @Test
    void paper_shows_what_screens_fold() throws Exception {
        String page = many.replaceFirst("<meta http-equiv=[^>]*>", "");
        int end = page.lastIndexOf("</body>");
        String shown = browser.show(page.substring(0, end) + PRINTED, folder).document();
        assertThat(shown).contains("<html lang=\"en\" data-theme=\"light\" class=\"paper\">");
        assertThat(shown).contains("<details class=\"more\" open=\"\">");
        assertThat(shown).doesNotContain("<details class=\"more\">");
    }
}
