package org.thalweg.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Map;
import org.thalweg.ApiVersion;
import org.thalweg.cli.plugin.Examined;
import org.thalweg.cli.plugin.JarFacts;
import org.thalweg.cli.plugin.PluginCheck;

/** A plug-in's examination as JSON. */
final class CheckJson {

    private CheckJson() {}

    static String print(PluginCheck check) {
        try {
            return new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(tree(check));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> tree(PluginCheck check) {
        return ImmutableMap.<String, Object>builder()
                .put("plugin", check.plugin())
                .put("passed", check.passed())
                .put("api", ApiVersion.CURRENT.toString())
                .put("jars", check.jars().stream().map(CheckJson::tree).toList())
                .put("problems", check.problems())
                .put("components", check.examined().stream().map(CheckJson::tree).toList())
                .buildOrThrow();
    }

    private static Map<String, Object> tree(JarFacts jar) {
        ImmutableMap.Builder<String, Object> tree = ImmutableMap.builder();
        tree.put("file", jar.file())
                .put("sha256", jar.sha256())
                .put("version", jar.version())
                .put("classes", jar.classes());
        jar.java().ifPresent(java -> tree.put("java", java));
        jar.apiVersion().ifPresent(api -> tree.put("api", api));
        return tree.buildOrThrow();
    }

    private static Map<String, Object> tree(Examined one) {
        return ImmutableMap.of(
                "kind", one.kind().singular(),
                "name", one.name(),
                "component", one.component(),
                "class", one.type(),
                "obligations", one.results().stream().map(CheckJson::tree).toList());
    }

    private static Map<String, Object> tree(Examined.Result result) {
        return ImmutableMap.of(
                "number", result.number(),
                "name", result.obligation(),
                "outcome",
                        result.compliance()
                                .outcome()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                "reason", result.compliance().reason());
    }
}
