package org.thalweg.experiments.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.thalweg.backprop.Outline;
import org.thalweg.backprop.Outline.Box;
import org.thalweg.backprop.Outline.Role;

/** Names for the values of a program, and its operations as equations: {@code ŷ = z₁ + b}. */
final class GraphEquations {

    private static final int SUBSCRIPT_ZERO = '₀';

    private GraphEquations() {}

    /** Returns the names by number: ŷ for the predictions, J for the losses, z₁, z₂ … for what lies between. */
    static Map<Integer, String> names(Outline outline) {
        Map<Integer, String> names = new LinkedHashMap<>();
        int between = 0;
        for (Box box : outline.boxes()) {
            if (box.role() != Role.OPERATION) {
                names.put(box.number(), box.label());
            } else if (box.number() == outline.losses()) {
                names.put(box.number(), "J");
            } else if (box.number() == outline.predictions()) {
                names.put(box.number(), "ŷ");
            } else {
                names.put(box.number(), "z" + subscript(++between));
            }
        }
        return names;
    }

    private static String subscript(int number) {
        return Integer.toString(number)
                .chars()
                .mapToObj(digit -> Character.toString(digit - '0' + SUBSCRIPT_ZERO))
                .collect(Collectors.joining());
    }

    /** Returns a box as an equation; what is not computed is its name. */
    static String equation(Box box, Map<Integer, String> names) {
        String name = names.getOrDefault(box.number(), box.label());
        return box.role() == Role.OPERATION ? name + " = " + right(box, names) : name;
    }

    private static String right(Box box, Map<Integer, String> names) {
        List<String> taken =
                box.from().stream().map(from -> names.getOrDefault(from, "?")).toList();
        String label = box.label();
        if (label.equals("×")) {
            return String.join(" ", taken);
        }
        if (taken.size() == 2 && label.length() == 1) {
            return String.join(" " + label + " ", taken);
        }
        if (label.contains("·")) {
            return label.replace("·", taken.get(0));
        }
        return label.equals("Σ")
                ? "Σ " + taken.get(0)
                : label + taken.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}
