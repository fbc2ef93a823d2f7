package org.thalweg.experiments.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.experiments.words.Captions;

/**
 * The report as one HTML page that needs nothing else: neither a network nor files beside it.
 *
 * <p>Its Content-Security-Policy lets only the scripts run whose hashes it names, so that text from data or specs would do
 * nothing even if it were taken for a script.
 */
public final class HtmlReport {

    /** Near the beginning of each report: by this it is known. */
    public static final String GENERATOR = "<meta name=\"generator\" content=\"Thalweg\">";

    private static final String ECHARTS =
            "META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private HtmlReport() {}

    /** What the scripts of the page read. */
    private record PageData(
            String name,
            List<String> variants,
            List<Figure> figures,
            ObjectNode results,
            String runs) {}

    /** Returns the page. */
    public static String write(ReportData data) {
        HtmlParts parts = new HtmlParts(data);
        String echarts = inline(Resources.getResource(ECHARTS));
        String script = resource("figures.js") + resource("table.js") + resource("report.js");
        return fill(
                resource("report.html"),
                ImmutableMap.<String, String>builder()
                        .put("title", Html.escape(data.question().name()))
                        .put("question", Html.escape(new Captions(data.findings()).asked()))
                        .put("base", Html.escape(data.question().base()))
                        .put("policy", policy(echarts, script))
                        .put("style", resource("report.css"))
                        .put("navigation", navigation(parts.titles()))
                        .put("parts", parts.html())
                        .put("data", Json.forHtml(page(data, parts.figures())))
                        .put("echarts", echarts)
                        .put("script", script)
                        .buildOrThrow());
    }

    private static PageData page(ReportData data, List<Figure> figures) {
        return new PageData(
                data.question().name(),
                data.question().variants(),
                figures,
                JsonExport.tree(data),
                data.runs().orElse(""));
    }

    private static String policy(String... scripts) {
        StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
        for (String script : scripts) {
            byte[] hash = Hashing.sha256().hashString(script, UTF_8).asBytes();
            policy.append(" 'sha256-")
                    .append(Base64.getEncoder().encodeToString(hash))
                    .append('\'');
        }
        return policy
                + "; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";
    }

    private static String navigation(Map<String, String> titles) {
        Html html = new Html();
        titles.forEach(
                (id, title) -> html.open("li").inline("a", title, "href", "#" + id).close("li"));
        return html.toString();
    }

    private static String resource(String name) {
        return inline(Objects.requireNonNull(HtmlReport.class.getResource(name), name));
    }

    private static String inline(URL resource) {
        try {
            return Resources.toString(resource, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces every place once: what is put in is not looked at again. */
    private static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        Objects.requireNonNull(values.get(place.group(1)))));
    }
}
