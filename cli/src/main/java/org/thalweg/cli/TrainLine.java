package org.thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.Component;
import org.thalweg.experiments.findings.TunedChain;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.spec.Arguments;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Key.Section;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.spec.Values;
import org.thalweg.experiments.statistics.StudentT;
import org.thalweg.records.Notation;
import org.thalweg.text.Numbers;

/** What to paste, to train a chain with the values that were chosen: a command and a line of Java. */
record TrainLine(TunedChain tuned, Arm arm, List<Path> plugins) {

    /** Returns the lines for a terminal; a problem has no command that only minimises it. */
    String print() {
        if (tuned.facts().ofProblem()) {
            return "\nTAKE   in Java: " + java() + "\n" + worse();
        }
        String command = Provenance.of(arguments(), "", List.of()).command();
        return "\nTRAIN  "
                + command
                + "\n       in Java: "
                + java()
                + "\n       What it prints of its test part is no such test: the values were chosen on these rows, too.\n"
                + worse();
    }

    private String worse() {
        if (!tuned.worse() || arm.equals(tuned.base())) {
            return "";
        }
        StudentT change = tuned.change().orElseThrow();
        boolean told = tuned.gate(change).isEmpty() && !change.interval().contains(0);
        return "       Tuning did worse than the chain as written"
                + (told ? "" : ", which may be luck")
                + ": keep it, or try more values.\n";
    }

    /** Returns the command with everything that is not a default. */
    List<String> arguments() {
        Experiment experiment = tuned.experiment();
        DataSource source = tuned.source();
        Values values = source.values().with(Keys.DROP, noInputs(source));
        List<String> command = new ArrayList<>(List.of("train", arm.chain().toString()));
        command.addAll(List.of("--data", shown(source.file())));
        command.addAll(
                source.classes()
                        ? List.of(Keys.CLASS.option().orElseThrow().name(), source.targets().get(0))
                        : Arguments.of(Keys.TARGET, source.values()));
        Keys.all().stream()
                .filter(key -> key != Keys.TARGET && key != Keys.DATA && key != Keys.NAME)
                .filter(key -> key.option().filter(o -> o.section() == Section.DATA).isPresent())
                .forEach(key -> command.addAll(Arguments.of(key, values)));
        command.addAll(Arguments.of(Keys.MODEL, experiment.values()));
        if (!experiment.loss().equals(Keys.loss(source.classes()))) {
            command.addAll(Arguments.of(Keys.LOSS, experiment.values()));
        }
        command.addAll(
                Arguments.of(
                        Keys.REGULARIZERS,
                        experiment.values().with(Keys.REGULARIZERS, arm.regularizers())));
        command.addAll(Arguments.of(Keys.EPOCHS, experiment.values()));
        command.addAll(Arguments.of(Keys.BATCH_SIZE, experiment.values()));
        command.addAll(Arguments.of(Keys.SEED, experiment.values()));
        if (experiment.patience().isPresent()) {
            command.addAll(Arguments.of(Keys.STOP_EARLY, experiment.values()));
            command.add("--validation");
            command.add(Numbers.shortest(source.split().validation()));
        }
        plugins.forEach(path -> command.addAll(List.of("--plugins", path.toString())));
        return command;
    }

    /** Columns that say how rows are split are inputs to a training, which knows nothing of splits. */
    private static List<String> noInputs(DataSource source) {
        Splitting split = source.split();
        Stream<String> column =
                split instanceof Splitting.Groups groups
                        ? Stream.of(groups.column())
                        : split instanceof Splitting.Order order
                                ? Stream.of(order.column())
                                : Stream.of();
        return Stream.concat(source.values().get(Keys.DROP).stream(), column).distinct().toList();
    }

    /** Relative to the folder in which the program runs, if it is below that. */
    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }

    private String java() {
        return Stream.concat(
                        Stream.of("Catalog.standard().parseChain(" + literal(arm.chain()) + ")"),
                        arm.regularizers().stream()
                                .map(
                                        penalty ->
                                                "Catalog.standard().parse(Regularizer.class, "
                                                        + literal(penalty)
                                                        + ")"))
                .collect(Collectors.joining(", "));
    }

    private static String literal(Component component) {
        String text = Notation.print(component);
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
