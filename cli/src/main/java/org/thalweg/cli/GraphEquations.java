package org.thalweg.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.thalweg.backprop.Outline;
import org.thalweg.backprop.Outline.Box;
import org.thalweg.backprop.Outline.Role;

/** Names for the values of a program, and its operations as equations: {@code ŷ = z₁ + b}. */
final class GraphEquations {

    private static final int SUBSCRIPT_ZERO = '₀';

    private GraphEquations() {}

    /** Returns the names by number: ŷ for the predictions, J for the losses, ξ₁, ξ₂ … for random numbers, z₁,
     * z₂ … for what lies between. */
    static Map<Integer, String> names(Outline outline) {
        Map<Integer, String> names = new LinkedHashMap<>();
        int between = 0;
        int random = 0;
        for (Box box : outline.boxes()) {
            if (isTranspose(box)) {
                names.put(box.number(), right(box, names));
            } else if (box.role() == Role.RANDOM) {
                names.put(box.number(), box.label() + subscript(++random));
            } else if (box.role() != Role.OPERATION) {
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

    /** Returns whether a box is the transpose of a parameter: it has no name of its own. */
    private static boolean isTranspose(Box box) {
        return box.role() == Role.OPERATION && box.columns() > 0;
    }

    private static String subscript(int number) {
        return Integer.toString(number)
                .chars()
                .mapToObj(digit -> Character.toString(digit - '0' + SUBSCRIPT_ZERO))
                .collect(Collectors.joining());
    }

    /** Returns a box as an equation; what is not computed, and a transpose, is its name. */
    static String equation(Box box, Map<Integer, String> names) {
        String name = names.getOrDefault(box.number(), box.label());
        return box.role() == Role.OPERATION && !isTranspose(box)
                ? name + " = " + right(box, names)
                : name;
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
            for (String one : taken) {
                // Each dot stands for one input, in order.
                label = label.replaceFirst("·", Matcher.quoteReplacement(one));
            }
            return label;
        }
        return label.equals("Σ")
                ? "Σ " + taken.get(0)
                : label + taken.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}
