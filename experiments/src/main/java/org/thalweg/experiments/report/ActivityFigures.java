package org.thalweg.experiments.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thalweg.Regularizer;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Dot;
import org.thalweg.experiments.report.Figure.Dots;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Parts;
import org.thalweg.experiments.words.Words;
import org.thalweg.text.Numbers;

/** The figures of what the components did. */
final class ActivityFigures {

    private static final String SPREAD =
            "Mean over the replicates of a variant, with the lowest and highest.";

    private record Wording(String title, String axis, String note) {}

    private static final Map<String, Wording> WORDINGS =
            Map.of(
                    "fired",
                    new Wording(
                            "How often each part acted",
                            "share of steps on which it changed anything",
                            ""),
                    "factor",
                    new Wording(
                            "By what factor each part changed the length",
                            "length after / length before",
                            "Of a link: of the update it was handed. Of a penalty: of the gradient of the loss, to which it"
                                    + " adds its own, so that 1 does not mean that it did nothing. "),
                    "share",
                    new Wording(
                            "How large the change by each part was",
                            "length of the change / length before",
                            "Of a link: against the update it was handed. Of a penalty: against the gradient of the loss. "),
                    "cosine",
                    new Wording(
                            "Direction of the step",
                            "cosine between update and gradient",
                            "1 is straight down the gradient; whatever is positive still descends. "),
                    "penalty",
                    new Wording("Penalty at the end", "sum of the penalties", ""),
                    "zeros",
                    new Wording(
                            "Share of parameters that are exactly 0",
                            "share of parameters at the end",
                            ""));

    /** The figures in their order, whatever kept the numbers; those of other quantities come after. */
    private static final List<String> ORDER =
            List.of("fired", "factor", "share", "cosine", "rate", "zeros", "penalty");

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    /**
     * Something a component did, over the replicates.
     *
     * @param component key of the component, such as {@code clip-by-global-norm}
     * @param quantity what was watched, such as {@code fired}
     */
    private record Activity(
            String dataset,
            String variant,
            String component,
            String quantity,
            double mean,
            double low,
            double high) {}

    /** Finds out what the components did in the evaluation runs. */
    ActivityFigures(Study study) {
        List<Activity> activity = new ArrayList<>();
        for (Series series : study.evaluations()) {
            Map<String, DoubleSummaryStatistics> all = new LinkedHashMap<>();
            for (Outcome outcome : series.outcomes()) {
                outcome.activity()
                        .forEach(
                                (name, value) ->
                                        all.computeIfAbsent(
                                                        name, n -> new DoubleSummaryStatistics())
                                                .accept(value));
            }
            List<Activity> ofSeries = new ArrayList<>();
            all.forEach((name, values) -> ofSeries.add(activity(series, name, values)));
            List<String> parts = parts(series.arm());
            ofSeries.sort(
                    comparingInt((Activity a) -> place(ORDER, kind(a)))
                            .thenComparingInt(a -> place(parts, a.component())));
            activity.addAll(ofSeries);
        }
        Grouped.by(activity, a -> kind(a) + " " + a.dataset()).values().forEach(this::add);
    }

    /** Returns one figure a quantity and dataset, with one row a component, or a variant where it is about the whole chain. */
    List<Figure> figures() {
        return figures;
    }

    /** Returns what needs no figure, as it was the same in all runs. */
    List<String> sentences() {
        return sentences;
    }

    /** Returns the penalties, which act first, then the links. */
    private static List<String> parts(Arm arm) {
        Parts parts = arm.parts();
        List<String> keys = new ArrayList<>(parts.keys());
        keys.sort(comparing(key -> !(parts.part(key) instanceof Regularizer)));
        return keys;
    }

    private static int place(List<String> order, String name) {
        return order.contains(name) ? order.indexOf(name) : order.size();
    }

    private static Activity activity(Series series, String name, DoubleSummaryStatistics values) {
        int dot = name.lastIndexOf('.');
        return new Activity(
                series.dataset(),
                series.arm().name(),
                dot < 0 ? "chain" : name.substring(0, dot),
                name.substring(dot + 1),
                values.getAverage(),
                values.getMin(),
                values.getMax());
    }

    private void add(List<Activity> group) {
        String id = "activity-" + figures.size();
        if (kind(group.get(0)).equals("rate")) {
            rates(id, group).ifPresent(figures::add);
            return;
        }
        Map<String, List<Activity>> byComponent = Grouped.by(group, Activity::component);
        Map<Double, List<String>> same = new LinkedHashMap<>();
        byComponent.forEach(
                (component, all) -> {
                    double value = all.get(0).low();
                    if (all.stream().allMatch(a -> a.low() == value && a.high() == value)) {
                        same.computeIfAbsent(value, v -> new ArrayList<>()).add(component);
                    }
                });
        Wording wording = wording(group);
        if (!same.isEmpty() && !isNothing(group)) {
            sentences.add(sentence(wording, group.get(0).dataset(), same));
        }
        List<Activity> different =
                group.stream()
                        .filter(
                                a ->
                                        same.values().stream()
                                                .noneMatch(c -> c.contains(a.component())))
                        .toList();
        if (!different.isEmpty()) {
            figures.add(figure(id, wording, different, byComponent.size() == 1));
        }
    }

    /** Returns "How often each part acted, on wine: share of steps on which it changed anything 1 for sgd, in all runs." */
    private static String sentence(
            Wording wording, String dataset, Map<Double, List<String>> same) {
        return same.entrySet().stream()
                .map(e -> Numbers.rounded(e.getKey(), 3) + " for " + Words.and(e.getValue()))
                .collect(
                        Collectors.joining(
                                "; ",
                                wording.title()
                                        + ", on "
                                        + dataset
                                        + ": the "
                                        + wording.axis()
                                        + " was ",
                                ", in all runs."));
    }

    /** No zeros among the parameters are the usual case. */
    private static boolean isNothing(List<Activity> group) {
        return group.get(0).quantity().equals("zeros")
                && group.stream().allMatch(a -> a.high() == 0);
    }

    private static Wording wording(List<Activity> group) {
        String quantity = group.get(0).quantity();
        return WORDINGS.getOrDefault(quantity, new Wording(Words.capital(quantity), quantity, ""));
    }

    private static String kind(Activity activity) {
        return activity.component().equals("rate") ? "rate" : activity.quantity();
    }

    private static Figure figure(String id, Wording wording, List<Activity> group, boolean whole) {
        List<String> rows =
                group.stream().map(a -> whole ? a.variant() : a.component()).distinct().toList();
        List<Dot> dots =
                group.stream()
                        .map(
                                a ->
                                        dot(
                                                rows.indexOf(whole ? a.variant() : a.component()),
                                                a.variant(),
                                                a.mean(),
                                                a.low(),
                                                a.high()))
                        .toList();
        return new Figure(
                id,
                wording.title() + ", on " + group.get(0).dataset(),
                wording.note() + SPREAD,
                new Dots(new Axis(wording.axis(), "", false), 0, false, rows, dots));
    }

    /** Returns one row a variant: the median coordinate, and the quartiles about it. */
    private static Optional<Figure> rates(String id, List<Activity> group) {
        Map<String, Map<String, Double>> quartiles = new LinkedHashMap<>();
        for (Activity a : group) {
            quartiles
                    .computeIfAbsent(a.variant(), name -> new LinkedHashMap<>())
                    .put(a.quantity(), a.mean());
        }
        quartiles.values().removeIf(q -> q.size() < 3);
        List<String> rows = List.copyOf(quartiles.keySet());
        List<Dot> dots = new ArrayList<>();
        quartiles.forEach(
                (variant, q) ->
                        dots.add(
                                dot(
                                        rows.indexOf(variant),
                                        variant,
                                        Objects.requireNonNull(q.get("median")),
                                        Objects.requireNonNull(q.get("low")),
                                        Objects.requireNonNull(q.get("high")))));
        return dots.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Figure(
                                id,
                                "Effective learning rate per coordinate: quartiles, on "
                                        + group.get(0).dataset(),
                                "The step of a coordinate divided by its gradient: of the median coordinate, with the"
                                        + " quartiles; mean over all steps and replicates.",
                                new Dots(
                                        new Axis("effective learning rate", "", false),
                                        0,
                                        false,
                                        rows,
                                        dots)));
    }

    private static Dot dot(int row, String variant, double x, double low, double high) {
        return new Dot(row, variant, x, low, high, Numbers.rounded(x, 3));
    }
}
