package org.thalweg.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.run.ExactRate;
import org.thalweg.text.Aligned;
import org.thalweg.text.Numbers;
import org.thalweg.training.RateCurve;
import org.thalweg.training.RateCurve.Verdict;

/**
 * What is known of a chain's learning rate.
 *
 * @param chain with a rate
 * @param where on what it was tested
 * @param scatter what makes losses scatter
 */
record RateFacts(
        RateCurve curve,
        DoubleFunction<Chain> chain,
        String where,
        Scatter scatter,
        Optional<ExactRate> exact) {

    /** What makes losses scatter there. */
    enum Scatter {
        MINIBATCHES("loss", ", exact without noise and with all rows at once"),
        ALL_ROWS_AT_ONCE("loss", ", exact"),
        OF_A_PROBLEM("value", ", exact without noise"),
        NONE_OF_A_PROBLEM("value", ", exact");

        private final String quantity;
        private final String proviso;

        Scatter(String quantity, String proviso) {
            this.quantity = quantity;
            this.proviso = proviso;
        }
    }

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int COLUMNS = 60;

    /** A rate that is marked in text and picture. */
    record Marked(String kind, double rate, String meaning) {}

    /** Returns what is marked, the rate to begin with first. */
    List<Marked> marked() {
        List<Marked> marked = new ArrayList<>();
        if (curve.verdict() == Verdict.UNCHANGED) {
            return marked;
        }
        curve.suggested()
                .ifPresent(
                        rate ->
                                marked.add(
                                        new Marked(
                                                "suggested",
                                                rate,
                                                rate < curve.lowest().orElseThrow() / 11
                                                        ? "to begin with: half of what holds"
                                                        : "to begin with: a tenth of where the "
                                                                + scatter.quantity
                                                                + " is least")));
        curve.lowest()
                .ifPresent(
                        rate ->
                                marked.add(
                                        new Marked(
                                                "lowest",
                                                rate,
                                                "where the smoothed "
                                                        + scatter.quantity
                                                        + " is least while the rate grows")));
        curve.holds()
                .ifPresent(
                        rate ->
                                marked.add(
                                        new Marked(
                                                "holds",
                                                rate,
                                                "holds when kept from the start on"
                                                        + (curve.breaks().isPresent()
                                                                ? "; "
                                                                        + number(
                                                                                curve.breaks()
                                                                                        .getAsDouble())
                                                                        + " does not"
                                                                : "; larger ones were not tried"))));
        if (curve.holds().isEmpty()) {
            curve.breaks()
                    .ifPresent(
                            rate ->
                                    marked.add(
                                            new Marked(
                                                    "holds",
                                                    rate,
                                                    "does not hold when kept from the start on; smaller ones were not tried")));
        }
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
                                                + scatter.proviso
                                                + ": larger ones diverge")));
        return marked;
    }

    String quantity() {
        return scatter.quantity;
    }

    /** Returns what a point is. */
    String dots() {
        String after = curve.gathered() == 1 ? "" : ", the mean of " + curve.gathered() + " steps";
        return scatter == Scatter.MINIBATCHES
                ? "each minibatch after its step" + after
                : "the " + scatter.quantity + " after each step" + after;
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
            text.append(String.format("%-7s", scatter.quantity)).append(bars()).append('\n');
            text.append("       from ")
                    .append(number(points.get(0).rate()))
                    .append(" to ")
                    .append(number(last))
                    .append(" in ")
                    .append((long) points.size() * curve.gathered())
                    .append(" steps, ")
                    .append(
                            curve.blewUp()
                                    ? "where the " + scatter.quantity + " blew up"
                                    : "and the " + scatter.quantity + " did not blow up")
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
                        : "  None is suggested: " + reason() + "\n");
        return text.toString();
    }

    /** Returns why no rate is suggested, and what to do. */
    private String reason() {
        return switch (curve.verdict()) {
            case LEAST -> "";
            case STILL_FALLING ->
                    "the "
                            + scatter.quantity
                            + " was still falling at the largest. Give a larger --to.";
            case SCATTER ->
                    "the "
                            + scatter.quantity
                            + (scatter == Scatter.MINIBATCHES || scatter == Scatter.OF_A_PROBLEM
                                    ? " fell by no more than it scatters"
                                    : " did not fall")
                            + ". Give "
                            + String.join(" or ", wider())
                            + ".";
            case UNCHANGED ->
                    "the "
                            + scatter.quantity
                            + " is the same at all rates. There is nothing to learn, or all are too small.";
            case TOO_FEW ->
                    curve.blewUp()
                            ? "the " + scatter.quantity + " blew up at once. Give a smaller --from."
                            : "there are too few steps between the least rate and the largest. Give a smaller --from or a larger --to.";
        };
    }

    private List<String> wider() {
        List<String> options = new ArrayList<>();
        if (scatter == Scatter.MINIBATCHES) {
            options.add("a larger --batch-size");
        }
        options.add(curve.blewUp() ? "a smaller --from" : "a larger --to");
        return options;
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
