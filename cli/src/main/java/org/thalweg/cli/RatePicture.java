package org.thalweg.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.thalweg.cli.RateFacts.Marked;
import org.thalweg.text.Numbers;
import org.thalweg.training.RateCurve;

/** Losses against a rate on a logarithmic scale, with the rates that are marked, as SVG. */
final class RatePicture {

    private static final int WIDTH = 860;
    private static final int LEFT = 70;
    private static final int RIGHT = 30;
    private static final int TOP = 56;
    private static final int PLOT = 320;
    private static final int LEGEND = 26;
    private static final int AXIS = 56;

    /** The axis of losses goes so much further up than what they were at first. */
    private static final double HEADROOM = 0.6;

    private static final double FOOTROOM = 0.15;

    private static final int LOSS_TICKS = 4;

    private static final String STYLE =
            """
              text { font: 14px system-ui, sans-serif; fill: #1f2933 }
              text.title { font-weight: 600; font-size: 15px }
              text.tick { font-size: 12px; fill: #52606d; text-anchor: middle }
              text.loss { font-size: 12px; fill: #52606d; text-anchor: end }
              .paper { fill: #ffffff }
              .grid { stroke: #e4e7eb; stroke-width: 1 }
              .axis { stroke: #7b8794; stroke-width: 1 }
              .raw { fill: #9fb3c8; opacity: 0.7 }
              .smooth { fill: none; stroke: #1f5fa8; stroke-width: 2.5 }
              .mark { stroke-width: 2 }
              .suggested { stroke: #2f8132 }
              .lowest { stroke: #1f5fa8; stroke-dasharray: 2 3 }
              .holds { stroke: #b3531a; stroke-dasharray: 8 4 }
              .exact { stroke: #8a1c7c; stroke-dasharray: 1 3; stroke-width: 3 }
            """;

    private final RateFacts facts;
    private final List<Marked> marked;
    private final double low;
    private final double high;
    private final double least;
    private final double most;
    private final Svg svg = new Svg();

    RatePicture(RateFacts facts) {
        this.facts = facts;
        this.marked = facts.marked();
        List<RateCurve.Point> points = facts.curve().points();
        double[] rates =
                DoubleStream.concat(
                                points.stream().mapToDouble(RateCurve.Point::rate),
                                marked.stream().mapToDouble(Marked::rate))
                        .sorted()
                        .toArray();
        this.low = Math.log10(rates[0]);
        this.high = Math.log10(rates[rates.length - 1]) + 0.1;
        double smallest =
                points.stream().mapToDouble(RateCurve.Point::smoothed).min().orElseThrow();
        double range =
                Math.max(facts.top() - smallest, Math.abs(smallest) * 1e-3 + Double.MIN_NORMAL);
        double below = smallest - FOOTROOM * range;
        this.least = smallest >= 0 ? Math.max(0, below) : below;
        this.most = smallest + (1 + HEADROOM) * range;
    }

    String draw() {
        int height = TOP + PLOT + AXIS + LEGEND * (marked.size() + 1);
        String title = facts.curve().varied() + " on " + facts.where();
        svg.begin(WIDTH, height, title, STYLE);
        svg.line(
                "<clipPath id=\"plot\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>",
                LEFT, TOP, WIDTH - LEFT - RIGHT, PLOT);
        svg.line("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", WIDTH, height);
        svg.line("<text class=\"title\" x=\"%d\" y=\"30\">%s</text>", LEFT, Svg.escaped(title));
        axes();
        losses();
        marked.forEach(this::mark);
        legend();
        return svg.end();
    }

    private void axes() {
        for (int decade = (int) Math.ceil(low); decade <= Math.floor(high); decade++) {
            double x = x(Math.pow(10, decade));
            svg.line(
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                    x, x, TOP, TOP + PLOT);
            svg.line(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s</text>",
                    x, TOP + PLOT + 18, Numbers.shortest(Double.parseDouble("1e" + decade)));
        }
        for (int i = 0; i <= LOSS_TICKS; i++) {
            double loss = least + (most - least) * i / LOSS_TICKS;
            svg.line(
                    "<text class=\"loss\" x=\"%d\" y=\"%.1f\">%s</text>",
                    LEFT - 8, y(loss) + 4, Numbers.rounded(loss, 3));
            svg.line(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT, WIDTH - RIGHT, y(loss), y(loss));
        }
        svg.line(
                "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
                LEFT, WIDTH - RIGHT, TOP + PLOT, TOP + PLOT);
        svg.line(
                "<text class=\"tick\" x=\"%d\" y=\"%d\">learning rate, growing from step to step</text>",
                (LEFT + WIDTH - RIGHT) / 2, TOP + PLOT + 40);
        svg.line(
                "<text class=\"loss\" x=\"%d\" y=\"%d\">%s</text>",
                LEFT - 8, TOP - 10, facts.quantity());
    }

    private void losses() {
        List<RateCurve.Point> points = facts.curve().points();
        svg.line("<g clip-path=\"url(#plot)\">");
        for (RateCurve.Point point : points) {
            svg.line(
                    "<circle class=\"raw\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>",
                    x(point.rate()), y(point.loss()));
        }
        svg.line(
                "<polyline class=\"smooth\" points=\"%s\"/>",
                points.stream()
                        .map(
                                p ->
                                        String.format(
                                                Locale.ROOT,
                                                "%.1f,%.1f",
                                                x(p.meanRate()),
                                                y(p.smoothed())))
                        .collect(Collectors.joining(" ")));
        svg.line("</g>");
    }

    private void mark(Marked mark) {
        double x = x(mark.rate());
        svg.line(
                "<line class=\"mark %s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                mark.kind(), x, x, TOP, TOP + PLOT);
    }

    private void legend() {
        int top = TOP + PLOT + AXIS + 10;
        for (Marked mark : marked) {
            svg.line(
                    "<line class=\"mark %s\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
                    mark.kind(), LEFT, LEFT + 34, top - 5, top - 5);
            svg.line(
                    "<text x=\"%d\" y=\"%d\">%s</text>",
                    LEFT + 44, top, RateFacts.number(mark.rate()));
            svg.line(
                    "<text x=\"%d\" y=\"%d\">%s</text>",
                    LEFT + 130, top, Svg.escaped(mark.meaning()));
            top += LEGEND;
        }
        svg.line(
                "<text class=\"tick\" style=\"text-anchor: start\" x=\"%d\" y=\"%d\">Dots: %s. Line: their decaying mean, at the mean of its rates.</text>",
                LEFT, top, facts.dots());
    }

    private double x(double rate) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log10(rate) - low) / (high - low);
    }

    /** Far beyond the picture is far enough: what is larger would be no number of SVG's. */
    private double y(double loss) {
        double share = Math.min((loss - least) / (most - least), 10);
        return TOP + PLOT * (1 - share);
    }
}
