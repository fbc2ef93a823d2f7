package org.thalweg.experiments.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Tuning;

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
        text.data();
        text.runs();
        text.total(cached, estimate, cores);
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
        String data = plan.experiment().isOfProblems() ? "problem" : "dataset";
        lines.add(line + " × " + counted(plan.experiment().data().size(), data) + folds());
    }

    /** Returns " × 10 folds" where that is so on each dataset; else every dataset by name. */
    private String folds() {
        List<String> distinct = plan.folds().stream().distinct().toList();
        if (distinct.size() == 1) {
            return " × " + distinct.get(0);
        }
        return IntStream.range(0, plan.folds().size())
                .mapToObj(i -> plan.experiment().data().get(i).name() + ": " + plan.folds().get(i))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private void data() {
        List<String> names = plan.experiment().data().stream().map(DataSource::name).toList();
        for (int i = 0; i < plan.data().size(); i++) {
            String data = plan.experiment().isOfProblems() ? "on    " : "data  ";
            lines.add((i == 0 ? data : "      ") + names.get(i) + ": " + plan.data().get(i));
        }
    }

    private void runs() {
        Optional<Tuning> tuning = plan.experiment().tuning();
        lines.add(
                tuning.map(this::tune)
                        .orElse("tune  none  every variant keeps the values of its chain"));
        lines.add(line("eval", "each variant in each replicate", "", plan.evaluationRuns()));
        if (tuning.isPresent()) {
            lines.add(line("", "with the base's values", "up to", plan.atBaseRuns()));
            lines.add(line("", "as fewer trials choose", "up to", plan.budgetRuns()));
        }
        if (plan.exactRuns() > 0) {
            lines.add(line("", "solved exactly", "", plan.exactRuns()));
        }
    }

    private String tune(Tuning tuning) {
        List<String> parameters = tuning.parameters();
        String what =
                parameters.size() == 1
                        ? "values of " + parameters.get(0)
                        : "points of " + String.join(", ", parameters);
        return line("tune", tuning.trials() + " " + what + " each", "", plan.tuningRuns())
                + ", more where the best is at an edge";
    }

    private static String line(String phase, String what, String upTo, long runs) {
        return String.format(Locale.ROOT, "%-5s %-38s %5s %6d runs", phase, what, upTo, runs);
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
        String further =
                plan.furtherRuns() == 0 ? "" : " and up to " + plan.furtherRuns() + " more";
        lines.add(
                String.format(
                        Locale.ROOT, "%d runs%s, %d cached%s", plan.runs(), further, cached, time));
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

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
