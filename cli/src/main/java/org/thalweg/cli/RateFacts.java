package org.thalweg.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.run.ExactRate;
import org.thalweg.text.Aligned;
import org.thalweg.text.Numbers;
import org.thalweg.training.RateCurve;

/**
 * What is known of a chain's learning rate.
 *
 * @param chain with a rate
 * @param where on what it was tested
 */
record RateFacts(
        RateCurve curve, DoubleFunction<Chain> chain, String where, Optional<ExactRate> exact) {

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int COLUMNS = 60;

    /** A rate that is marked in text and picture. */
    record Marked(String kind, double rate, String meaning) {}

    /** Returns what is marked, the rate to begin with first. */
    List<Marked> marked() {
        List<Marked> marked = new ArrayList<>();
        curve.suggested()
                .ifPresent(
                        rate ->
                                marked.add(
                                        new Marked(
                                                "suggested",
                                                rate,
                                                rate < curve.lowest().orElseThrow() / 11
                                                        ? "to begin with: half of what holds"
                                                        : "to begin with: a tenth of where the loss is least")));
        curve.lowest()
                .ifPresent(
                        rate ->
                                marked.add(
                                        new Marked(
                                                "lowest",
                                                rate,
                                                "where the smoothed loss is least while the rate grows")));
        curve.holds()
                .ifPresent(
                        rate ->
                                marked.add(
                                        new Marked(
                                                "holds",
                                                rate,
                                                "holds when kept from the start on"
                                                        + shown(curve.breaks(), "; %s does not"))));
        exact.ifPresent(
                known ->
                        marked.add(
                                new Marked(
                                        "exact",
                                        known.limit(),
                                        (known.momentum() == 0
                                                        ? "2/λmax"
                                                        : "2(1 + "
                                                                + Numbers.shortest(known.momentum())
                                                                + ")/λmax")
                                                + ", exact without noise and with all rows at once: larger ones diverge")));
        return marked;
    }

    private static String shown(OptionalDouble rate, String format) {
        return rate.isPresent() ? String.format(format, number(rate.getAsDouble())) : "";
    }

    static String number(double rate) {
        return Numbers.rounded(rate, 3);
    }

    /** Returns the losses as bars, the rates that are marked, and the chain to begin with. */
    String text() {
        List<RateCurve.Point> points = curve.points();
        StringBuilder text = new StringBuilder();
        text.append("RATE   ").append(curve.varied()).append(" on ").append(where).append('\n');
        if (!points.isEmpty()) {
            double last = points.get(points.size() - 1).rate();
            text.append("loss   ").append(bars()).append('\n');
            text.append("       from ")
                    .append(number(points.get(0).rate()))
                    .append(" to ")
                    .append(number(last))
                    .append(" in ")
                    .append(points.size())
                    .append(" steps, ")
                    .append(
                            curve.blewUp()
                                    ? "where the loss blew up"
                                    : "and the loss did not blow up")
                    .append("\n\n");
        }
        List<List<String>> rows =
                marked().stream().map(m -> List.of(number(m.rate()), m.meaning())).toList();
        text.append(
                Aligned.lines(rows, 3).stream()
                        .map(line -> "  " + line + "\n")
                        .collect(Collectors.joining()));
        text.append(
                curve.suggested().isPresent()
                        ? "\nBEGIN  " + chain.apply(curve.suggested().getAsDouble()) + "\n"
                        : "  The loss did not fall at any rate: none is suggested.\n");
        return text.toString();
    }

    /** Smoothed losses, from the least to what they were at first, or the most below it. */
    private String bars() {
        List<RateCurve.Point> points = curve.points();
        double least = points.stream().mapToDouble(RateCurve.Point::smoothed).min().orElseThrow();
        double top = Math.max(top(), Math.nextUp(least));
        int columns = Math.min(COLUMNS, points.size());
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            RateCurve.Point point =
                    points.get((int) ((long) i * (points.size() - 1) / Math.max(1, columns - 1)));
            double share = (point.smoothed() - least) / (top - least);
            int bar = (int) Math.round(share * (BARS.length() - 1));
            bars.append(BARS.charAt(Math.max(0, Math.min(BARS.length() - 1, bar))));
        }
        return bars.toString();
    }

    /** Returns the loss at the upper end of a picture: what it was at first, before any rate was large. */
    double top() {
        List<RateCurve.Point> points = curve.points();
        return points.get(Math.min(9, points.size() - 1)).smoothed();
    }
}
