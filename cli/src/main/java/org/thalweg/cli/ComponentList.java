package org.thalweg.cli;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.thalweg.catalog.Complaint;
import org.thalweg.catalog.Entry;
import org.thalweg.catalog.Origin;
import org.thalweg.records.Parameter;

/** All components as text: by kind and origin, two lines each. */
final class ComponentList {

    private static final int INDENT = 24;

    private ComponentList() {}

    static String print(List<Entry> entries, List<Complaint> problems) {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            groups.computeIfAbsent(heading(entry), unused -> new ArrayList<>()).add(entry);
        }
        StringBuilder text = new StringBuilder();
        groups.forEach(
                (heading, group) -> {
                    text.append(heading).append('\n');
                    group.forEach(entry -> text.append(lines(entry)));
                    text.append('\n');
                });
        if (!problems.isEmpty()) {
            text.append("PROBLEMS\n");
            problems.forEach(problem -> text.append("  ").append(problem).append('\n'));
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String heading(Entry entry) {
        return entry.kind().plural().toUpperCase(Locale.ROOT) + "  from " + origin(entry.origin());
    }

    /** Returns a JAR's name, without the folders. */
    static String origin(Origin origin) {
        String location = origin.location();
        return location.substring(location.replaceFirst("/+$", "").lastIndexOf('/') + 1);
    }

    private static String lines(Entry entry) {
        String parameters =
                entry.parameters().stream()
                        .map(parameter -> shortly(entry, parameter))
                        .collect(Collectors.joining(", "));
        String blank = " ".repeat(INDENT);
        return Strings.padEnd("  " + entry.name(), INDENT, ' ')
                + entry.summary()
                + "\n"
                + (parameters.isEmpty() ? "" : blank + parameters + "\n");
    }

    private static String shortly(Entry entry, Parameter parameter) {
        return parameter.name()
                + "="
                + entry.defaultOf(parameter)
                + parameter.range().map(range -> " in " + range).orElse("");
    }
}
