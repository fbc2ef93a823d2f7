package org.thalweg.experiments.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.thalweg.text.Numbers;

/** The plan as a terminal shows it. */
final class PlanText {

    private static final int WIDTH = 100;
    private static final String INDENT = "       ";

    private final Plan plan;
    private final List<String> lines = new ArrayList<>();

    private PlanText(Plan plan) {
        this.plan = plan;
    }

    static String of(Plan plan, long cached, Optional<Duration> estimate, int cores) {
        PlanText text = new PlanText(plan);
        text.variants();
        text.runs();
        text.total(cached, estimate, cores);
        text.significance();
        plan.warnings().forEach(warning -> text.lines.add("! " + warning));
        return "PLAN   " + String.join("\n" + INDENT, text.lines);
    }

    private void variants() {
        List<String> names = plan.arms().names();
        String line = counted(names.size(), "variant") + " (";
        for (int i = 0; i < names.size(); i++) {
            String next = names.get(i) + (i + 1 < names.size() ? ", " : ")");
            if (line.length() + next.length() > WIDTH) {
                lines.add(line.stripTrailing());
                line = "  ";
            }
            line += next;
        }
        lines.add(line + " × " + counted(plan.experiment().data().size(), "dataset"));
    }

    private void runs() {
        String none = "none  every variant keeps the rate of its chain";
        String tune =
                plan.tuning()
                        .map(t -> t.points() + " learning rates × " + counted(t.seeds(), "seed"))
                        .map(what -> line("tune", what, plan.tuningRuns()))
                        .orElse("tune  " + none);
        lines.add(tune);
        lines.add(line("eval", plan.experiment().seeds() + " paired seeds", plan.evaluationRuns()));
    }

    private static String line(String phase, String what, long runs) {
        return String.format(Locale.ROOT, "%-5s %-30s %6d runs", phase, what, runs);
    }

    private void total(long cached, Optional<Duration> estimate, int cores) {
        String time =
                estimate.map(
                                duration ->
                                        ", about "
                                                + inWords(duration)
                                                + " on "
                                                + counted(cores, "core"))
                        .orElse("");
        lines.add(String.format(Locale.ROOT, "%d runs, %d cached%s", plan.runs(), cached, time));
    }

    private static String inWords(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 100) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 100
                ? minutes + " min"
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600.0);
    }

    private void significance() {
        int comparisons = plan.arms().comparisons().size();
        if (comparisons == 0) {
            lines.add("nothing is compared with the base; the factorial's effects are tested");
            return;
        }
        if (plan.redrawn()) {
            lines.add(
                    "splits are drawn anew for each seed: the t test corrected for that decides, with any number of seeds");
            return;
        }
        String smallest =
                String.format(
                        "smallest p this can give: %s; with %s (Holm) significance is ",
                        Numbers.rounded(plan.smallestP(), 1), counted(comparisons, "comparison"));
        OptionalInt needed = plan.seedsNeeded();
        lines.add(
                smallest
                        + (needed.isEmpty()
                                ? "not possible with any number of seeds: ask for fewer"
                                : plan.allowsSignificance()
                                        ? "possible from " + needed.getAsInt() + " seeds: ok"
                                        : "possible from "
                                                + needed.getAsInt()
                                                + " seeds: TOO FEW SEEDS"));
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
