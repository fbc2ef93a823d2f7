package org.thalweg.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.records.Notation;
import org.thalweg.text.Numbers;

/** A chain in words: its formula line by line, and one step of it in numbers. */
final class Explanation {

    private static final List<Block> BLOCKS =
            List.of(new Block("W", 1, 2, Role.WEIGHTS), new Block("b", 1, 1, Role.BIAS));
    private static final double[] START = {1, -2, 0.5};
    private static final double[] GRADIENT = {3, -4, 0.5};
    private static final int DIGITS = 4;

    private Explanation() {}

    static String of(Chain chain) {
        List<String> lines = new ArrayList<>();
        lines.add(chain.links().isEmpty() ? "(the empty chain)" : chain.toString());
        lines.add("");
        lines.addAll(formula(chain));
        lines.add("");
        lines.addAll(trace(chain));
        chain.warnings().forEach(warning -> lines.add("! " + warning));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> formula(Chain chain) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("gradient", "u ← g"));
        for (Optimizer link : chain.links()) {
            Describe description = link.getClass().getAnnotation(Describe.class);
            String[] formula = description == null ? new String[0] : description.formula();
            rows.add(
                    List.of(
                            Notation.print(link),
                            formula.length == 0 ? "u ← " + link.name() + "(u)" : formula[0]));
            Arrays.stream(formula).skip(1).forEach(line -> rows.add(List.of("", line)));
        }
        rows.add(List.of("step", "θ ← θ − u"));
        return table(rows);
    }

    /** Runs ever longer beginnings of the chain on the same gradient: what each link leaves. */
    private static List<String> trace(Chain chain) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("step 1", "u[W₁]", "u[W₂]", "u[b]"));
        rows.add(row("gradient", GRADIENT));
        for (int i = 1; i <= chain.links().size(); i++) {
            Chain beginning = new Chain(chain.links().subList(0, i));
            rows.add(row(chain.keys().get(i - 1), updateOf(beginning)));
        }
        double[] after = START.clone();
        double[] update = updateOf(chain);
        Arrays.setAll(after, i -> START[i] - update[i]);
        rows.add(row("θ before", START));
        rows.add(row("θ after", after));
        return table(rows);
    }

    private static double[] updateOf(Chain beginning) {
        Descent descent = new Descent(beginning, List.of(), BLOCKS, START.clone(), 1);
        System.arraycopy(GRADIENT, 0, descent.gradient(), 0, GRADIENT.length);
        descent.step(Clock.SAMPLE, 1, Explanation::flatLoss);
        return descent.gradient();
    }

    /** Answers a link that asks for the gradient elsewhere: the loss is linear, so it is the same everywhere. */
    private static double flatLoss(double[] parameters, double[] gradient) {
        System.arraycopy(GRADIENT, 0, gradient, 0, GRADIENT.length);
        return 1;
    }

    private static List<String> row(String title, double[] values) {
        List<String> cells = new ArrayList<>(List.of(title));
        Arrays.stream(values).forEach(value -> cells.add(Numbers.rounded(value, DIGITS)));
        return cells;
    }

    private static List<String> table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length()));
        }
        return rows.stream()
                .map(
                        row -> {
                            StringBuilder line = new StringBuilder();
                            for (int i = 0; i < columns; i++) {
                                line.append(row.get(i))
                                        .append(" ".repeat(widths[i] - row.get(i).length() + 2));
                            }
                            return line.toString().stripTrailing();
                        })
                .collect(Collectors.toList());
    }
}
