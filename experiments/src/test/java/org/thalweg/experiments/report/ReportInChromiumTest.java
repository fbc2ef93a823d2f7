package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.experiments.findings.Pairs;
import org.thalweg.experiments.report.Chromium.Shown;
import org.thalweg.text.Numbers;

/** Opens reports in a browser. Skipped where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInChromiumTest {

    private static final Pattern TABLE = Pattern.compile("<table>.*?</table>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script.*?</script>", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL =
            Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);

    @TempDir static Path folder;

    private Chromium browser;
    private ReportData data;
    private Shown shown;

    @BeforeAll
    void open() throws Exception {
        Optional<Chromium> found = Chromium.find();
        assumeTrue(found.isPresent(), "No browser on the PATH: " + Chromium.NAMES);
        browser = found.orElseThrow();
        data = SampleStudy.of().report();
        shown = browser.show(opened(HtmlReport.write(data)), folder);
    }

    /** Has the tables of data shown as if a reader had opened them. */
    private static String opened(String page) {
        return page.replace("<details class=\"data\">", "<details class=\"data\" open>");
    }

    @Test
    void the_console_is_silent() {
        assertThat(shown.console()).isEmpty();
    }

    @Test
    void the_console_would_tell() throws Exception {
        String broken =
                "<!doctype html><title>x</title><script>throw new Error('mistake')</script>";
        assertThat(browser.show(broken, folder).console())
                .anyMatch(line -> line.contains("mistake"));
    }

    @Test
    void every_figure_is_drawn_with_every_mark() {
        List<Figure> figures = new HtmlParts(data).figures();
        assertThat(figures).hasSizeGreaterThan(17);
        for (Figure figure : figures) {
            String drawn = figure(shown.document(), figure.id());
            assertThat(drawn).as(figure.title()).contains("<svg").contains("<path");
            assertThat(attribute(drawn, "data-marks"))
                    .as("marks of " + figure.title())
                    .isEqualTo(Integer.toString(marks(figure.drawing())));
            int paths = Splitter.on("<path").splitToList(drawn).size() - 1;
            assertThat(paths)
                    .as("paths of " + figure.title())
                    .isGreaterThanOrEqualTo(pathsAtLeast(figure.drawing()));
        }
    }

    private static String figure(String document, String id) {
        int from = document.indexOf("<figure id=\"" + id + "\"");
        return document.substring(from, document.indexOf("</figure>", from));
    }

    private static String attribute(String text, String name) {
        Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static int marks(Figure.Drawing drawing) {
        if (drawing instanceof Figure.Forest forest) {
            return forest.estimates().size();
        }
        if (drawing instanceof Figure.Dots dots) {
            return dots.dots().size();
        }
        if (drawing instanceof Figure.Lines lines) {
            return points(lines.lines());
        }
        if (drawing instanceof Figure.Plane plane) {
            return plane.contours().size() + points(plane.paths());
        }
        return ((Figure.Heat) drawing).cells().size();
    }

    private static int points(List<Figure.Line> lines) {
        return lines.stream().mapToInt(line -> line.points().size()).sum();
    }

    /** A line may be one path however many points it has; everything else has at least one path a mark. */
    private static int pathsAtLeast(Figure.Drawing drawing) {
        if (drawing instanceof Figure.Plane plane) {
            return plane.contours().size() + plane.paths().size();
        }
        return drawing instanceof Figure.Lines lines ? lines.lines().size() : marks(drawing);
    }

    @Test
    void the_table_says_what_the_rows_say() {
        Sheet grid = data.grids().get(0);
        List<List<String>> cells = cells(section(shown.document(), "table"));
        // What the last column says stands below the others.
        List<List<String>> expected = new ArrayList<>();
        expected.addAll(twoRows(grid.columns().stream().map(Sheet.Column::title).toList()));
        grid.rows().forEach(row -> expected.addAll(twoRows(row)));
        assertThat(cells).isEqualTo(expected);
    }

    private static List<List<String>> twoRows(List<String> row) {
        int last = row.size() - 1;
        return row.get(last).isEmpty()
                ? List.of(row.subList(0, last))
                : List.of(row.subList(0, last), List.of(row.get(last)));
    }

    private static String section(String document, String id) {
        int from = document.indexOf("<section id=\"" + id + "\"");
        return document.substring(from, document.indexOf("</section>", from));
    }

    /** Returns the cells of the first table, minus signs as hyphens. */
    private static List<List<String>> cells(String html) {
        Matcher table = TABLE.matcher(html);
        assertThat(table.find()).isTrue();
        return LINE.matcher(table.group())
                .results()
                .map(
                        line ->
                                CELL.matcher(line.group(1))
                                        .results()
                                        .map(c -> text(c.group(1)))
                                        .toList())
                .toList();
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace('−', '-')
                .replace('–', '-')
                .replace("&nbsp;", " ")
                .strip();
    }

    @Test
    void every_figure_hands_out_its_data() {
        for (Figure figure : new HtmlParts(data).figures()) {
            String drawn = figure(shown.document(), figure.id());
            assertThat(drawn)
                    .contains("Save as SVG")
                    .contains("Save as PNG")
                    .contains("Save data as CSV");
            if (figure.drawing() instanceof Figure.Forest forest) {
                assertThat(cells(drawn)).hasSize(forest.estimates().size() + 1);
            }
            if (figure.drawing() instanceof Figure.Dots dots) {
                assertThat(cells(drawn)).hasSize(dots.dots().size() + 1);
            }
        }
    }

    @Test
    void pairs_show_the_values_of_the_runs() {
        Pairs pairs = data.findings().findings().get(0).pairs();
        assertThat(text(figure(shown.document(), "pairs-0")))
                .contains(
                        "replicate 0: "
                                + Numbers.shortest(pairs.armScores()[0])
                                + ", base "
                                + Numbers.shortest(pairs.baseScores()[0]));
    }

    @Test
    void names_from_data_and_specs_stay_text() throws Exception {
        Shown hostile =
                browser.show(opened(HtmlReport.write(SampleStudy.hostile().report())), folder);
        assertThat(hostile.console()).isEmpty();
        String page = hostile.document();
        List<String> around = Splitter.on(SCRIPT).splitToList(page);
        assertThat(around).hasSize(4);
        for (String part : around) {
            assertThat(part).doesNotContain("<img").doesNotContain("<script");
        }
        assertThat(page).contains("On &lt;script&gt;throw 'data'&lt;/script&gt;");
        assertThat(figure(page, "effects-0")).contains("<svg");
    }

    /** Clicks on everything that saves a figure as SVG; instead of the files, whether they are sound is put into the page. */
    private static final String SAVING =
            """
            <script>
            let last = '';
            window.Blob = class extends Blob {
              constructor(parts, options) {
                super(parts, options);
                last = parts.join('');
              }
            };
            HTMLAnchorElement.prototype.click = function() {
              const faults = new DOMParser().parseFromString(last, 'image/svg+xml').getElementsByTagName('parsererror');
              const text = this.download + ' ' + (last.startsWith('<svg') && faults.length === 0);
              document.body.append(Object.assign(document.createElement('samp'), {textContent: text}));
            };
            for (const button of document.querySelectorAll('figure .buttons button')) {
              if (button.textContent.includes('SVG')) button.click();
            }
            </script>
            """;

    @Test
    void every_figure_is_saved_as_sound_svg() throws Exception {
        ReportData hostile = SampleStudy.hostile().report();
        String page = opened(HtmlReport.write(hostile)).replaceFirst("<meta http-equiv=[^>]*>", "");
        int end = page.lastIndexOf("</body>");
        Shown saving = browser.show(page.substring(0, end) + SAVING + page.substring(end), folder);
        assertThat(saving.console()).isEmpty();
        for (Figure figure : new HtmlParts(hostile).figures()) {
            String file = "-script-script-throw-name-script--" + figure.id() + ".svg";
            assertThat(saving.document().contains(file + " true</samp>")).as(file).isTrue();
        }
    }

    @Test
    void figures_are_described_to_those_who_do_not_see_them() {
        for (Figure figure : new HtmlParts(data).figures()) {
            String chart = figure(shown.document(), figure.id());
            assertThat(attribute(chart, "aria-label")).startsWith(figure.title());
        }
    }
}
