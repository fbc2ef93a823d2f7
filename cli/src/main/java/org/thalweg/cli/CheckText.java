package org.thalweg.cli;

import java.util.Locale;
import org.thalweg.ApiVersion;
import org.thalweg.cli.plugin.Examined;
import org.thalweg.cli.plugin.JarFacts;
import org.thalweg.cli.plugin.PluginCheck;
import org.thalweg.testkit.Compliance;

/** A plug-in's examination as text. */
final class CheckText {

    private static final int DIGITS_OF_A_HASH = 12;

    private CheckText() {}

    static String print(PluginCheck check) {
        StringBuilder text = new StringBuilder(check.plugin()).append('\n');
        check.jars().forEach(jar -> text.append("  ").append(facts(jar)).append('\n'));
        check.problems()
                .forEach(
                        problem ->
                                text.append(problem.harmless() ? "  note: " : "  PROBLEM: ")
                                        .append(problem.message())
                                        .append('\n'));
        check.examined().forEach(one -> text.append('\n').append(examined(one)));
        return text.append('\n').append(sum(check)).append('\n').toString();
    }

    private static String facts(JarFacts jar) {
        StringBuilder text = new StringBuilder(jar.file());
        if (!jar.version().isEmpty()) {
            text.append(" ").append(jar.version());
        }
        text.append(", SHA-256 ").append(jar.sha256(), 0, DIGITS_OF_A_HASH).append("…, ");
        text.append(jar.classes()).append(jar.classes() == 1 ? " class" : " classes");
        jar.java().ifPresent(java -> text.append(" for Java ").append(java));
        text.append(", built for API ")
                .append(
                        jar.apiVersion()
                                .orElse("(not said: " + ApiVersion.MANIFEST_ATTRIBUTE + ")"));
        return text.append(", here ").append(ApiVersion.CURRENT).toString();
    }

    private static String examined(Examined one) {
        StringBuilder text = new StringBuilder();
        text.append(one.kind().singular()).append(' ').append(one.component());
        text.append("  ").append(one.type()).append('\n');
        for (Examined.Result result : one.results()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %-6s %2d %s%n",
                            word(result.compliance().outcome()),
                            result.number(),
                            result.obligation()));
            if (!result.compliance().reason().isEmpty()) {
                text.append("            ").append(result.compliance().reason()).append('\n');
            }
        }
        return text.toString();
    }

    private static String word(Compliance.Outcome outcome) {
        return switch (outcome) {
            case MET -> "met";
            case FAILED -> "FAILED";
            case NOT_APPLICABLE -> "-";
        };
    }

    private static String sum(PluginCheck check) {
        long problems = check.problems().stream().filter(one -> !one.harmless()).count();
        int components = check.examined().size();
        return String.format(
                Locale.ROOT,
                "%s: %d %s, %d %s; obligations: %d met, %d failed, %d not applicable.",
                check.passed() ? "OK" : "NOT OK",
                problems,
                problems == 1 ? "problem" : "problems",
                components,
                components == 1 ? "usable component" : "usable components",
                check.count(Compliance.Outcome.MET),
                check.count(Compliance.Outcome.FAILED),
                check.count(Compliance.Outcome.NOT_APPLICABLE));
    }
}
