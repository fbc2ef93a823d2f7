package org.thalweg.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The figures of several rounds, each beside those that it is compared with in the same round. */
final class RatioTable {

    private final List<List<Figure>> rounds;

    /**
     * @param rounds the same benchmarks in each, in the same order
     */
    RatioTable(List<List<Figure>> rounds) {
        this.rounds = rounds;
    }

    /** Returns a heading, and a line for each figure and each of its yardsticks. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("what", "with", "figure", "", "beside", "", "ratio"));
        for (int i = 0; i < rounds.get(0).size(); i++) {
            Figure figure = rounds.get(0).get(i);
            int at = i;
            String value = number(median(round -> round.get(at).value()));
            String name = figure.type() + "." + figure.method();
            lines.add(line(name, figure.settings(), value, figure.unit(), "", "", ""));
            for (String yardstick : figure.against()) {
                comparison(at, yardstick).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private Optional<String> comparison(int at, String yardstick) {
        List<Figure> first = rounds.get(0);
        Figure figure = first.get(at);
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).isYardstick(yardstick, figure)) {
                int there = i;
                String value = number(median(round -> round.get(there).value()));
                String ratio =
                        number(median(round -> round.get(at).value() / round.get(there).value()));
                return Optional.of(line("", "", "", "", "× " + yardstick, value, ratio));
            }
        }
        return Optional.empty();
    }

    private double median(ToDoubleFunction<List<Figure>> of) {
        double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "%-38s %-42s %8s %-6s %-18s %8s %8s", (Object[]) cells)
                .stripTrailing();
    }

    /** Three significant digits. */
    private static String number(double value) {
        return String.format(
                Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.3g", value);
    }
}
