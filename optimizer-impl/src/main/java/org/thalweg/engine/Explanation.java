package org.thalweg.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.Clock;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.records.Notation;
import org.thalweg.text.Aligned;
import org.thalweg.text.Numbers;

/** A chain in words: its formula line by line, and one step of it in numbers; what is inside something is indented. */
final class Explanation {

    private static final double[] START = {1, -2, 0.5};
    private static final double[] GRADIENT = {3, -4, 0.5};
    private static final int DIGITS = 4;
    private static final int MOST_STEPS = 100;

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
        chain.tree()
                .forEach(
                        (path, link) -> {
                            Describe description = link.getClass().getAnnotation(Describe.class);
                            String[] formula =
                                    description == null || description.formula().length == 0
                                            ? new String[] {"u ← " + link.name() + "(u)"}
                                            : description.formula();
                            rows.add(List.of(head(path, link), formula[0]));
                            Arrays.stream(formula)
                                    .skip(1)
                                    .forEach(line -> rows.add(List.of("", line)));
                        });
        rows.add(List.of("step", "θ ← θ − u"));
        return Aligned.lines(rows, 2);
    }

    /** Returns a link without what is inside it, and with its own name where it has one. */
    private static String head(String path, Optimizer link) {
        String key = lastOf(path);
        boolean named = !key.equals(link.key()) && key.indexOf('#') < 0;
        return indent(path) + (named ? key + "=" : "") + Notation.printHead(link);
    }

    private static String indent(String path) {
        return "  ".repeat((int) path.chars().filter(c -> c == '/').count());
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What each link makes of an example gradient. */
    private static List<String> trace(Chain chain) {
        Set<String> paths = chain.tree().keySet();
        Map<String, double[]> left = new HashMap<>();
        Descent descent;
        try {
            descent = new Descent(chain, List.of(), ChainWarnings.EXAMPLE, START.clone(), 1);
        } catch (IllegalArgumentException e) {
            return List.of(
                    "No example, which would have the parameters W and b: " + e.getMessage());
        }
        descent.watch(
                new Tap() {
                    @Override
                    public void worked(String path, double[] before, double[] after) {
                        left.put(path, after.clone());
                    }
                });
        long step = 0;
        double[] before = START;
        // The first step in which every link works: one that gathers gradients lets others wait.
        do {
            left.clear();
            before = descent.parameters().clone();
            System.arraycopy(GRADIENT, 0, descent.gradient(), 0, GRADIENT.length);
            step++;
            descent.step(clock(step), 1, Explanation::flatLoss);
        } while (!left.keySet().containsAll(paths) && step < MOST_STEPS);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("step " + step, "u[W₁]", "u[W₂]", "u[b]"));
        rows.add(row("gradient", GRADIENT));
        for (String path : paths) {
            String title = indent(path) + lastOf(path);
            rows.add(
                    left.containsKey(path)
                            ? row(title, left.get(path))
                            : List.of(title, "–", "–", "–"));
        }
        rows.add(row("θ before", before));
        rows.add(row("θ after", descent.parameters()));
        return Aligned.lines(rows, 2);
    }

    private static Clock clock(long step) {
        Clock.Run run = Clock.SAMPLE.run().orElseThrow();
        return new Clock(step, (step - 1) / run.stepsPerEpoch() + 1, 0, Clock.SAMPLE.run());
    }

    /** Answers a link that asks for the gradient elsewhere: the loss is linear, so it is the same everywhere. */
    private static double flatLoss(double[] parameters, double[] gradient) {
        System.arraycopy(GRADIENT, 0, gradient, 0, GRADIENT.length);
        double loss = 1;
        for (int i = 0; i < START.length; i++) {
            loss += GRADIENT[i] * (parameters[i] - START[i]);
        }
        return loss;
    }

    private static List<String> row(String title, double[] values) {
        List<String> cells = new ArrayList<>(List.of(title));
        Arrays.stream(values).forEach(value -> cells.add(Numbers.rounded(value, DIGITS)));
        return cells;
    }
}
