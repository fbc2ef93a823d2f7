package org.thalweg.cli;

import java.util.Locale;
import java.util.Map;
import org.thalweg.backprop.Outline;
import org.thalweg.backprop.Outline.Box;
import org.thalweg.backprop.Outline.Role;

/** The forward and backward passes of a program as SVG: boxes from left to right, the same places in both. */
final class GraphPicture {

    private static final int LEAST_WIDTH = 150;

    /** About what a character of a label takes. */
    private static final int CHARACTER = 10;

    private static final int GAP = 60;
    private static final int HEIGHT = 56;
    private static final int LANE = 34;
    private static final int DOWN = HEIGHT + LANE;
    private static final int MARGIN = 24;
    private static final int TITLE = 34;

    private static final String STYLE =
            """
              text { font: 15px system-ui, sans-serif; fill: #1f2933; text-anchor: middle }
              text.shape { font-size: 12px; fill: #52606d }
              text.title { font-weight: 600; text-anchor: start }
              rect { fill: #ffffff; stroke: #7b8794; rx: 6px }
              rect.parameter { fill: #fdf0d5; stroke: #b07d2b }
              rect.given { fill: #e3eef9; stroke: #3a6ea5 }
              rect.still { stroke-dasharray: 3 4; fill: none }
              path { fill: none; stroke: #52606d; stroke-width: 1.5 }
              marker path { fill: #52606d; stroke: none }
              .paper { fill: #ffffff; stroke: none; rx: 0 }
            """;

    private final Outline outline;
    private final GraphLayout layout;
    private final Map<Integer, String> names;
    private final int boxWidth;
    private final Svg svg = new Svg();

    private GraphPicture(Outline outline) {
        this.outline = outline;
        this.layout = GraphLayout.of(outline);
        this.names = GraphEquations.names(outline);
        int longest =
                outline.boxes().stream()
                        .mapToInt(box -> GraphEquations.equation(box, names).length())
                        .max()
                        .orElse(0);
        this.boxWidth = Math.max(LEAST_WIDTH, CHARACTER * (longest + 2));
    }

    static String draw(String title, Outline outline) {
        return new GraphPicture(outline).draw(title);
    }

    private String draw(String title) {
        int panel = TITLE + layout.rows() * DOWN;
        String heading = "Forward: " + title + "; N instances a minibatch, J one loss an instance";
        int width =
                2 * MARGIN
                        + Math.max(
                                CHARACTER * heading.length(),
                                layout.layers() * (boxWidth + GAP) - GAP);
        int height = 2 * MARGIN + 2 * panel;
        svg.begin(width, height, title, STYLE);
        svg.line(
                "<marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker>");
        svg.line("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", width, height);
        heading(MARGIN, heading);
        outline.boxes().forEach(box -> forward(box, MARGIN + TITLE));
        heading(MARGIN + panel, "Backward: the gradient of the mean of J");
        outline.boxes().forEach(box -> backward(box, MARGIN + panel + TITLE));
        return svg.end();
    }

    private void heading(int top, String text) {
        svg.line(
                "<text class=\"title\" x=\"%d\" y=\"%d\">%s</text>",
                MARGIN, top + TITLE / 2, Svg.escaped(text));
    }

    private void forward(Box box, int top) {
        box(box, top, GraphEquations.equation(box, names), shape(box), "");
        for (int from : box.from()) {
            arrow(from, box.number(), top, false);
        }
    }

    private void backward(Box box, int top) {
        if (!box.varies()) {
            box(box, top, name(box), "no gradient", " still");
            return;
        }
        boolean isLoss = box.number() == outline.losses();
        box(box, top, isLoss ? "1/N" : "∂J/∂" + name(box), shape(box), "");
        for (int from : box.from()) {
            if (isVarying(from)) {
                arrow(box.number(), from, top, true);
            }
        }
    }

    private boolean isVarying(int number) {
        return outline.boxes().stream().anyMatch(box -> box.number() == number && box.varies());
    }

    private String name(Box box) {
        return names.getOrDefault(box.number(), box.label());
    }

    private static String shape(Box box) {
        return box.rows()
                + " × "
                + (box.columns() == 0 ? "N" : box.columns())
                + (box.role() == Role.RANDOM ? ", drawn" : "");
    }

    private void box(Box box, int top, String label, String shape, String style) {
        int x = x(box.number());
        int y = y(box.number(), top);
        String role =
                box.role() == Role.PARAMETER
                        ? "parameter"
                        : box.role() == Role.OPERATION ? "operation" : "given";
        svg.line(
                "<rect class=\"%s%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                role, style, x, y, boxWidth, HEIGHT);
        svg.line(
                "<text x=\"%d\" y=\"%d\">%s</text>",
                x + boxWidth / 2, y + HEIGHT / 2 - 3, Svg.escaped(label));
        svg.line(
                "<text class=\"shape\" x=\"%d\" y=\"%d\">%s</text>",
                x + boxWidth / 2, y + HEIGHT / 2 + 16, Svg.escaped(shape));
    }

    /** An arrow between the facing sides of two boxes, level at both ends; a long one goes between the rows. */
    private void arrow(int from, int to, int top, boolean leftward) {
        int x1 = x(from) + (leftward ? 0 : boxWidth);
        int x2 = x(to) + (leftward ? boxWidth : 0);
        int y1 = y(from, top) + HEIGHT / 2;
        int y2 = y(to, top) + HEIGHT / 2;
        String path = "M" + x1 + " " + y1;
        if (Math.abs(layout.layer(from) - layout.layer(to)) > 1) {
            int lane = y1 + (y2 < y1 ? -1 : 1) * (HEIGHT + LANE) / 2;
            int gap = leftward ? -GAP : GAP;
            path += bend(x1, y1, x1 + gap, lane) + "H" + (x2 - gap) + bend(x2 - gap, lane, x2, y2);
        } else {
            path += bend(x1, y1, x2, y2);
        }
        svg.line("<path marker-end=\"url(#tip)\" d=\"%s\"/>", path);
    }

    private static String bend(int x1, int y1, int x2, int y2) {
        int middle = (x1 + x2) / 2;
        return String.format(Locale.ROOT, "C%d %d %d %d %d %d", middle, y1, middle, y2, x2, y2);
    }

    private int x(int number) {
        return MARGIN + layout.layer(number) * (boxWidth + GAP);
    }

    private int y(int number, int top) {
        return top + layout.row(number) * DOWN;
    }
}
