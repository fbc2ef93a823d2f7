package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.Clock;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.Schedule;
import org.thalweg.UsageException;
import org.thalweg.data.Preprocessing;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;
import org.thalweg.text.Shown;

/**
 * By what a run is known again: two runs of the same identity take the same steps, whatever their number of epochs, if no schedule is over all of them, their rules to
 * stop by, their threads and their listeners.
 *
 * @param settings what else was set, by its name in messages
 * @param links the chain's, in order, those inside of others included
 */
record RunIdentity(
        DataIdentity train,
        Optional<DataIdentity> validation,
        Map<String, String> settings,
        List<Link> links) {

    /**
     * A link of a chain.
     *
     * @param component its name
     * @param values hyper-parameters, but not those that are links themselves
     */
    record Link(String path, String component, Map<String, String> values) {

        private static final int EPOCHS = 100;

        Link {
            values = ImmutableMap.copyOf(values);
        }

        /** A schedule over the whole run is another one in a run of another length. */
        static Link of(String path, Component link, int epochs) {
            ImmutableMap.Builder<String, String> values = ImmutableMap.builder();
            for (Parameter parameter : Parameter.of(link.getClass())) {
                Object value = parameter.valueIn(link);
                if (!holdsLinks(value)) {
                    String text = Notation.value(parameter, value);
                    boolean whole =
                            value instanceof Schedule schedule && isOverTheWholeRun(schedule);
                    values.put(parameter.name(), whole ? text + " over " + counted(epochs) : text);
                }
            }
            return new Link(path, link.name(), values.buildOrThrow());
        }

        private static String counted(int epochs) {
            return epochs == 1 ? "1 epoch" : epochs + " epochs";
        }

        /** Whether it has other values in a run of twice the length. */
        private static boolean isOverTheWholeRun(Schedule schedule) {
            return IntStream.rangeClosed(1, EPOCHS)
                    .anyMatch(
                            epoch ->
                                    at(schedule, epoch, EPOCHS) != at(schedule, epoch, 2 * EPOCHS));
        }

        private static double at(Schedule schedule, int epoch, int epochs) {
            return schedule.at(new Clock(epoch, epoch, 0, Optional.of(new Clock.Run(1, epochs))));
        }

        private static boolean holdsLinks(Object value) {
            return value instanceof Optimizer
                    || (value instanceof List<?> list && list.stream().anyMatch(Link::holdsLinks));
        }

        boolean isTheSame(Link other) {
            return path.equals(other.path)
                    && component.equals(other.component)
                    && values.keySet().equals(other.values.keySet());
        }

        String text() {
            return path.equals(component) ? path : path + "=" + component;
        }
    }

    RunIdentity {
        settings = ImmutableMap.copyOf(settings);
        links = ImmutableList.copyOf(links);
    }

    static RunIdentity of(
            Settings settings,
            Preprocessing preprocessing,
            Variant variant,
            DataIdentity train,
            Optional<DataIdentity> validation) {
        String penalties =
                variant.regularizers().stream()
                        .map(Notation::printWhole)
                        .sorted()
                        .collect(Collectors.joining(" + "));
        return new RunIdentity(
                train,
                validation,
                ImmutableMap.<String, String>builder()
                        .put("the model", Notation.printWhole(settings.model))
                        .put("the loss", Notation.printWhole(settings.loss))
                        .put("the penalties", penalties.isEmpty() ? "none" : penalties)
                        .put(
                                "the class weights",
                                settings.classWeights.map(ClassWeights::toString).orElse("none"))
                        .put("the batch size", atMost(train.rows(), settings.batchSize))
                        .put("the shuffle block", atMost(train.rows(), settings.shuffleBlock))
                        .put("the seed", Long.toString(settings.seed))
                        .put("the units", preprocessing.toString())
                        .buildOrThrow(),
                variant.chain().tree().entrySet().stream()
                        .map(link -> Link.of(link.getKey(), link.getValue(), settings.epochs))
                        .toList());
    }

    /** Larger ones come to the same. */
    private static String atMost(int rows, int instances) {
        return Integer.toString(Math.min(rows, instances));
    }

    /**
     * Refuses a run of which this is not, but for values of the links' hyper-parameters, and returns these, a sentence each.
     *
     * @param step after which the run goes on
     * @throws UsageException that says what differs
     */
    List<String> changes(RunIdentity now, long step) {
        train.difference("training data", now.train).ifPresent(RunIdentity::refuse);
        requireSameValidation(now);
        settings.forEach(
                (what, value) -> {
                    String here = now.settings.getOrDefault(what, "none");
                    if (!here.equals(value)) {
                        refuse(
                                String.format(
                                        "made with %s %s, this run has %s", what, value, here));
                    }
                });
        requireSameLinks(now);
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            Link then = links.get(i);
            Map<String, String> values = now.links.get(i).values();
            then.values()
                    .forEach(
                            (name, value) -> {
                                String other = Objects.requireNonNull(values.get(name));
                                if (!other.equals(value)) {
                                    changes.add(
                                            String.format(
                                                    "%s.%s was %s up to step %d and is %s from there on.",
                                                    then.path(), name, value, step, other));
                                }
                            });
        }
        return changes;
    }

    private void requireSameValidation(RunIdentity now) {
        if (validation.isPresent() != now.validation.isPresent()) {
            refuse(
                    validation.isPresent()
                            ? "made with validation data, this run has none"
                            : "made without validation data, which this run has");
        }
        validation
                .flatMap(then -> then.difference("validation data", now.validation.orElseThrow()))
                .ifPresent(RunIdentity::refuse);
    }

    private void requireSameLinks(RunIdentity now) {
        boolean same = links.size() == now.links.size();
        for (int i = 0; same && i < links.size(); i++) {
            same = links.get(i).isTheSame(now.links.get(i));
        }
        if (!same) {
            refuse(String.format("made with the links %s, this run has %s", text(), now.text()));
        }
    }

    private String text() {
        return links.stream().map(Link::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static void refuse(String difference) {
        throw new UsageException(
                "The checkpoint was "
                        + Shown.message(difference)
                        + ". Continue with what it was made with, or start anew.");
    }
}
