package org.thalweg.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.thalweg.catalog.Complaint;
import org.thalweg.catalog.Entry;
import org.thalweg.records.Parameter;

/** Components as JSON. Apart from the text, so that only who wants JSON waits for Jackson to load. */
final class ComponentsJson {

    private ComponentsJson() {}

    static String print(List<Entry> entries, List<Complaint> problems) {
        try {
            return new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(
                            ImmutableMap.of(
                                    "components",
                                    entries.stream().map(ComponentsJson::tree).toList(),
                                    "problems",
                                    problems.stream().map(Complaint::message).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> tree(Entry entry) {
        return ImmutableMap.of(
                "kind", entry.kind().singular(),
                "name", entry.name(),
                "summary", entry.summary(),
                "formula", entry.formula(),
                "reference", entry.reference(),
                "parameters", entry.parameters().stream().map(each -> tree(entry, each)).toList(),
                "origin",
                        ImmutableMap.of(
                                "location", entry.origin().location(),
                                "version", entry.origin().version()));
    }

    private static Map<String, Object> tree(Entry entry, Parameter parameter) {
        ImmutableMap.Builder<String, Object> tree = ImmutableMap.builder();
        tree.put("name", parameter.name())
                .put("type", parameter.valueType().description())
                .put("default", entry.defaultOf(parameter))
                .put("meaning", parameter.meaning());
        parameter.range().ifPresent(range -> tree.put("range", range.toString()));
        return tree.buildOrThrow();
    }
}
